// Clients of this home: `clients/<session>.json`. A client is one Claude Code process and the session ids it has had;
// `/clear` and a new start change the id, a resumed session keeps it under another process. Each file is replaced whole.

import { statSync } from "node:fs";
import { join } from "node:path";
import { decodeIdentity } from "../core/job/decode-identity.ts";
import type { ProcessIdentity } from "../core/job/record.ts";
import { isSameProcess } from "../core/job/record.ts";
import { type JsonObject, objectField, stringField, stringsField } from "../core/json.ts";
import { hintsIn } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { unlessFaulty } from "./regular-file.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

/** A session as its client last recorded it. `sessionIds` are all that its client has had, oldest first. */
export interface ClientSession {
  readonly sessionId: string;
  readonly process: ProcessIdentity;
  readonly sessionIds: readonly string[];
  readonly workspaceRoot: string;
}

/**
 * Records that a process has a session now. Its earlier sessions learn of it, so that whoever knows the client by one of
 * them finds the others. A resumed session brings those before it along, not those that its former process had after it.
 */
export function recordClient(
  home: string,
  sessionId: string,
  process: ProcessIdentity,
  workspaceRoot: string,
): ClientSession {
  makePrivateFolder(join(home, "clients"));
  const same = listClients(home).filter((client) => isSameProcess(client.process, process));
  const formerly = readClient(home, sessionId)?.sessionIds ?? [];
  const before = [
    ...formerly.slice(0, Math.max(0, formerly.indexOf(sessionId))),
    ...same.flatMap((client) => client.sessionIds),
  ];
  const sessionIds = [...new Set(before.filter((id) => id !== sessionId)), sessionId];
  const client = { sessionId, process, sessionIds, workspaceRoot };
  for (const earlier of same) writeClient(home, { ...earlier, sessionIds });
  writeClient(home, client);
  return client;
}

function writeClient(home: string, client: ClientSession): void {
  replaceVersioned(pathOf(home, client.sessionId), client);
}

/** The client of a session; null if none was recorded or the file cannot be read. */
export function readClient(home: string, sessionId: string): ClientSession | null {
  return decode(readVersioned(pathOf(home, sessionId)));
}

/** All session ids of the client that has this session; at least this one. */
export function sessionsOf(home: string, sessionId: string): readonly string[] {
  const sessionIds = readClient(home, sessionId)?.sessionIds ?? [];
  return sessionIds.includes(sessionId) ? sessionIds : [...sessionIds, sessionId];
}

/** The same, for whoever asks again and again: what was read is remembered until there is another file. */
export function rememberingSessions(home: string, sessionId: string): () => readonly string[] {
  const path = pathOf(home, sessionId);
  let known: { readonly stamp: string; readonly sessionIds: readonly string[] } | null = null;
  return () => {
    const stamp = stampOf(path);
    if (known?.stamp !== stamp) known = { stamp, sessionIds: sessionsOf(home, sessionId) };
    return known.sessionIds;
  };
}

/** Changes when another file takes the place of this one. */
function stampOf(path: string): string {
  return unlessFaulty(
    () => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? "" : [stats.dev, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(" ");
    },
    (fault) => fault,
  );
}

function listClients(home: string): readonly ClientSession[] {
  const folder = join(home, "clients");
  return hintsIn(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => decode(readVersioned(join(folder, name))))
    .filter((client) => client !== null);
}

function decode(json: JsonObject | null): ClientSession | null {
  const process = json && objectField(json, "process");
  const identity = process && decodeIdentity(process);
  const sessionId = json && stringField(json, "sessionId");
  if (!json || !identity || !sessionId) return null;
  return {
    sessionId,
    process: identity,
    sessionIds: stringsField(json, "sessionIds"),
    workspaceRoot: stringField(json, "workspaceRoot") ?? "",
  };
}

function pathOf(home: string, sessionId: string): string {
  return join(home, "clients", `${fileNameOf(sessionId)}.json`);
}

/** A name from outside made fit for a file: its unusual characters are written as their code. */
export function fileNameOf(name: string): string {
  return name.slice(0, 200).replaceAll(/[^A-Za-z0-9-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}
