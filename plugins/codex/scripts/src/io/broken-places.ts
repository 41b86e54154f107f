// The folders and files of the state home that should lead to jobs and incidents but cannot be used. Readers pass over
// those that only serve as hints. So that this stays no secret, `status` names them.

import { accessSync, constants, lstatSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type HintList, hintFolder } from "./job-hints.ts";
import { unlessFaulty } from "./regular-file.ts";

/** A place that cannot be used, by its path within the home (the home itself: by its whole path), and why. */
export interface BrokenPlace {
  readonly id: string;
  readonly reason: string;
}

const FOLDERS = ["jobs", "active", "untold", "workspaces", "sessions", "incidents", "clients", "agents", "watchers"];
const FILES = ["ledger.jsonl", "gate.json"];

/** Those of the home, and of these lists; only the home, by its whole path, if that is broken. What is not there is not broken. */
export function brokenPlaces(home: string, lists: readonly HintList[]): readonly BrokenPlace[] {
  const wrong = whyNoFolder(home);
  if (wrong !== null) return [{ id: home, reason: `it ${wrong}` }];
  const folders = [...FOLDERS.map((name) => join(home, name)), ...lists.map((list) => hintFolder(home, list))];
  const faults = [
    ...folders.map((path) => ({ path, reason: whyNoFolder(path) })),
    ...FILES.map((name) => join(home, name)).map((path) => ({ path, reason: whyNoFile(path) })),
  ];
  return faults.flatMap(({ path, reason }) =>
    reason === null ? [] : [{ id: relative(home, path), reason: `it ${reason}` }],
  );
}

function whyNoFolder(path: string): string | null {
  return whyUnfit(path, constants.R_OK | constants.X_OK, (stats) => (stats.isDirectory() ? null : "is no folder"));
}

function whyNoFile(path: string): string | null {
  return whyUnfit(path, constants.R_OK, (stats) => {
    return stats.isFile() ? null : stats.isDirectory() ? "is a folder" : "is no regular file";
  });
}

type Stats = NonNullable<ReturnType<typeof statSync>>;

function whyUnfit(path: string, access: number, judge: (stats: Stats) => string | null): string | null {
  return unlessFaulty(
    () => {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats === undefined) return lstatSync(path, { throwIfNoEntry: false }) ? "is a link to nothing" : null;
      const wrong = judge(stats);
      if (wrong === null) accessSync(path, access);
      return wrong;
    },
    (fault) => fault,
  );
}
