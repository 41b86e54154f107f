// Presence of watchers: `watchers/<session>.json` names the process of a `watch`. Left behind by a killed one, it is
// ignored, because its process is gone.

import { join } from "node:path";
import { decodeIdentity } from "../core/job/decode-identity.ts";
import type { ProcessIdentity } from "../core/job/record.ts";
import { isSameProcess } from "../core/job/record.ts";
import { fileNameOf } from "./client-store.ts";
import { removeIfPresent } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { livenessOf, selfIdentity } from "./process/identity.ts";
import { unlessFaulty } from "./regular-file.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

/** Publishes that this process watches a session, if that can be written; the result withdraws it. */
export function publishWatcher(home: string, sessionId: string): () => void {
  const path = pathOf(home, sessionId);
  const self = selfIdentity();
  unlessFaulty(
    () => {
      makePrivateFolder(join(home, "watchers"));
      replaceVersioned(path, self);
    },
    () => {},
  );
  return () => {
    const current = readWatcher(path);
    if (current !== null && isSameProcess(current, self)) removeIfPresent(path); // Another one may have come since.
  };
}

/** True if the watcher of a session lives. */
export function isWatcherAlive(home: string, sessionId: string): boolean {
  const watcher = readWatcher(pathOf(home, sessionId));
  return watcher !== null && livenessOf(watcher) === "alive";
}

function readWatcher(path: string): ProcessIdentity | null {
  const json = readVersioned(path);
  return json && decodeIdentity(json);
}

function pathOf(home: string, sessionId: string): string {
  return join(home, "watchers", `${fileNameOf(sessionId)}.json`);
}
