/**
 * The threads of the fake Codex, kept in `$CODEX_HOME/fake-threads` so that a later process can read and resume them.
 * As with the real one, a turn whose process was killed reads as interrupted without an end.
 */
import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One stored turn, in the protocol's own form. */
export interface StoredTurn {
  readonly id: string;
  items: object[];
  status: "inProgress" | "completed" | "interrupted" | "failed";
  error: object | null;
  readonly startedAt: number;
  completedAt: number | null;
  durationMs: number | null;
}

/** One stored thread. */
export interface StoredThread {
  readonly id: string;
  readonly cwd: string;
  name: string | null;
  readonly model: string;
  readonly turns: StoredTurn[];
}

/** A new thread, not stored before its first turn. */
export function newThread(cwd: string, model: string): StoredThread {
  return { id: randomUUID(), cwd, name: null, model, turns: [] };
}

/** Stores the thread whole. */
export function saveThread(thread: StoredThread): void {
  const path = pathOf(thread.id);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(`${path}.tmp`, JSON.stringify(thread));
  renameSync(`${path}.tmp`, path);
}

/** The stored thread; undefined when there is none of this id. */
export function loadThread(id: string): StoredThread | undefined {
  try {
    return JSON.parse(readFileSync(pathOf(id), "utf8"), (key, value) =>
      key === "status" && value === "inProgress" ? "interrupted" : value,
    );
  } catch {
    return undefined;
  }
}

/** The thread as the protocol tells it. */
export function describeThread(thread: StoredThread, withTurns: boolean): object {
  const { id, cwd, name, model } = thread;
  const turns = withTurns ? thread.turns.map((turn) => ({ ...turn, rootTurnId: turn.id, itemsView: "full" })) : [];
  const path = rolloutOf(id);
  return {
    id,
    sessionId: id,
    path,
    cwd,
    name,
    model,
    modelProvider: "fake",
    cliVersion: "0.169.0",
    preview: "",
    turns,
  };
}

/** Adds a line to the file of the thread, as the real one has it. */
export function appendToRollout(id: string, line: object): void {
  mkdirSync(join(rolloutOf(id), ".."), { recursive: true });
  appendFileSync(rolloutOf(id), `${JSON.stringify(line)}\n`);
}

function rolloutOf(id: string): string {
  return pathOf(id).replace(/json$/u, "jsonl");
}

function pathOf(id: string): string {
  return join(process.env["CODEX_HOME"] ?? ".", "fake-threads", `${id.replaceAll(/[^\w-]/gu, "_")}.json`);
}
