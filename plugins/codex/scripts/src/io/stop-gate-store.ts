// The stop gate of each workspace: `stop-gates/<workspace>/settings.json` is there while the gate is on. In a folder for
// each session beside it: `turn.json`, and `tree-…`, the stores of the work trees that it compares. All of it is written
// whole. One session is one client, whose hooks run one after the other.

import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { decodeGateSettings, type StoredGateSettings } from "../core/review/gate-settings.ts";
import { decodeGateTurn, type GateTurn, type KeptTree } from "../core/review/gate-turn.ts";
import { sha256 } from "../core/sha256.ts";
import { hintsIn } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { workspaceKey } from "./job-hints.ts";
import { unlessFaulty } from "./regular-file.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

const SETTINGS = "settings.json";
const TURN = "turn.json";
const TREE = "tree-";

/** What the gate of a workspace is set to; null: it is off. */
export function readGateSettings(home: string, workspaceRoot: string): StoredGateSettings | null {
  const json = readVersioned(join(gateFolder(home, workspaceRoot), SETTINGS));
  return json === null ? null : decodeGateSettings(json);
}

/** Switches the gate of a workspace on, or changes it. */
export function writeGateSettings(home: string, workspaceRoot: string, settings: StoredGateSettings): void {
  const folder = gateFolder(home, workspaceRoot);
  makePrivateFolder(folder);
  replaceVersioned(join(folder, SETTINGS), { workspaceRoot, ...settings });
}

/** Switches the gate of a workspace off, and forgets what it knew. */
export function removeGate(home: string, workspaceRoot: string): void {
  remove(join(gateFolder(home, workspaceRoot), SETTINGS)); // First: from now on it is off.
  remove(gateFolder(home, workspaceRoot));
}

/** The gate's folder for a session; it need not exist. */
export function gateSessionFolder(home: string, workspaceRoot: string, sessionId: string): string {
  return join(gateFolder(home, workspaceRoot), sha256(sessionId).slice(0, 16));
}

/** What is known of a session since the user's last prompt; null: nothing. */
export function readGateTurn(folder: string): GateTurn | null {
  const json = readVersioned(join(folder, TURN));
  return json === null ? null : decodeGateTurn(json);
}

/** Keeps what is known of a session. */
export function writeGateTurn(folder: string, { start, ...rest }: GateTurn): void {
  makePrivateFolder(folder);
  replaceVersioned(join(folder, TURN), { ...start, ...rest });
}

/** Begins anew at a prompt: the stores of earlier ones are removed. A review that a killed hook left running stays known. */
export function beginGateTurn(folder: string, start: KeptTree | null): void {
  const jobId = readGateTurn(folder)?.jobId ?? null;
  writeGateTurn(folder, { start, rounds: 0, reviewed: null, jobId });
  for (const name of hintsIn(folder)) if (name.startsWith(TREE) && name !== start?.store) remove(join(folder, name));
}

/** Removes a store that is not needed any more. */
export function removeStore(store: string): void {
  remove(store);
}

/** Makes a new store in the folder of a session, and gives its path; a turn names it by its last part. */
export function newTreeStore(folder: string): string {
  makePrivateFolder(folder);
  return mkdtempSync(join(folder, TREE));
}

/** Removes what is known of sessions that had no prompt since `beforeMs`. */
export function pruneGateTurns(home: string, beforeMs: number): void {
  for (const workspace of hintsIn(join(home, "stop-gates"))) {
    const folder = join(home, "stop-gates", workspace);
    for (const session of hintsIn(folder).filter((name) => name !== SETTINGS)) {
      const changedAtMs = statSync(join(folder, session), { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (changedAtMs < beforeMs) remove(join(folder, session));
    }
    if (!existsSync(join(folder, SETTINGS)) && hintsIn(folder).length === 0) remove(folder);
  }
}

function gateFolder(home: string, workspaceRoot: string): string {
  return join(home, "stop-gates", workspaceKey(workspaceRoot));
}

function remove(path: string): void {
  unlessFaulty(
    () => rmSync(path, { recursive: true, force: true }),
    () => {},
  );
}
