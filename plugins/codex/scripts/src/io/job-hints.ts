// Hints: empty files whose names are job ids, so that nobody has to read every record.
// `workspaces/<slug-hash>/<id>`, `sessions/<hash>/<id>`, `groups/<group>/<id>`, `active/<id>`, `untold/<id>`. They are written before what they
// point to and removed after; a dangling one is ignored and swept; a lost one is made anew from the record.

import { existsSync, rmdirSync } from "node:fs";
import { basename, join } from "node:path";
import { isGroupId, jobPartOf } from "../core/group/membership.ts";
import { isJobId } from "../core/job/id.ts";
import { isEnded, isUntold, type JobRecord } from "../core/job/record.ts";
import { sha256 } from "../core/sha256.ts";
import { hintsIn, isMissing, removeIfPresent, touchOnce } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { unlessFaulty } from "./regular-file.ts";

const LASTING = ["workspaces", "sessions"];
const GROUPS = "groups";

/** The lists of ids that are kept. */
export type HintList =
  | "active"
  | "untold"
  | { readonly workspaceRoot: string }
  | { readonly sessionId: string }
  | { readonly groupId: string };

/** The ids in a list, oldest first; they may point to nothing. None if the list cannot be read: `brokenPlaces` tells. */
export function listHints(home: string, list: HintList): string[] {
  return hintsIn(hintFolder(home, list)).filter(isJobId).sort();
}

/** The ids of the groups whose jobs are listed, oldest first. */
export function listGroups(home: string): string[] {
  return hintsIn(join(home, GROUPS)).filter(isGroupId).sort();
}

/** Makes all the hints that a record needs; to be called before the job's first record is published. */
export function addHints(home: string, record: JobRecord): void {
  for (const list of lastingLists(record)) addHint(home, list, record.id);
  addPassingHints(home, record);
}

/** Makes those hints that come and go with the record's state; to be called before a change of it is published. */
export function addPassingHints(home: string, record: JobRecord): void {
  if (!isEnded(record)) addHint(home, "active", record.id);
  if (isUntold(record)) addHint(home, "untold", record.id);
}

/**
 * Removes the hints that an ended record does not need any more; to be called after it was published. For an active one
 * nothing is removed: somebody may just have made the hints of its end.
 */
export function dropHints(home: string, record: JobRecord): void {
  if (!isEnded(record)) return;
  removeHint(home, "active", record.id);
  if (!isUntold(record)) removeHint(home, "untold", record.id);
}

/** Removes every hint of a job. */
export function removeAllHints(home: string, record: JobRecord): void {
  for (const list of ["active", "untold", ...lastingLists(record)] as const) removeHint(home, list, record.id);
}

/** Removes the hints that point to nothing, as the caller judges. */
export function sweepDangling(home: string, isDangling: (id: string) => boolean): void {
  const below = [...LASTING, GROUPS].flatMap((name) => hintsIn(join(home, name)).map((list) => join(home, name, list)));
  const folders = [join(home, "active"), join(home, "untold"), ...below];
  for (const folder of folders) {
    for (const id of hintsIn(folder).filter(isJobId).filter(isDangling)) removeHintFile(join(folder, id));
  }
  for (const group of listGroups(home).filter((id) => isDangling(jobPartOf(id))))
    removeIfEmpty(join(home, GROUPS, group));
}

/** Makes the folders of the lists that can be watched, if that can be. */
export function makeHintFolders(home: string): void {
  for (const list of ["active", "untold"] as const) {
    unlessFaulty(
      () => makePrivateFolder(hintFolder(home, list)),
      () => {},
    );
  }
}

/** True if the lists are there, or nothing needs them yet. */
export function hasHints(home: string): boolean {
  return LASTING.every((name) => existsSync(join(home, name))) || !existsSync(join(home, "jobs"));
}

/** Says that the lists are complete again; to be called once every record has its hints. */
export function declareRepaired(home: string): void {
  for (const name of LASTING) makePrivateFolder(join(home, name));
}

function addHint(home: string, list: HintList, id: string): void {
  const folder = hintFolder(home, list);
  try {
    touchOnce(join(folder, id));
  } catch (error) {
    if (!isMissing(error)) throw error;
    makePrivateFolder(folder);
    touchOnce(join(folder, id));
  }
}

/** Looks first: a read-only disk refuses even to remove what is not there. */
function removeHint(home: string, list: HintList, id: string): void {
  const path = join(hintFolder(home, list), id);
  if (existsSync(path)) removeHintFile(path);
}

/** One that cannot be removed is as good as a dangling one. */
function removeHintFile(path: string): void {
  unlessFaulty(
    () => removeIfPresent(path),
    () => {},
  );
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It still lists a job.
  }
}

/** The folder of a list; it need not exist. */
export function hintFolder(home: string, list: HintList): string {
  if (typeof list === "string") return join(home, list);
  if ("groupId" in list) return join(home, GROUPS, list.groupId);
  return "sessionId" in list
    ? join(home, "sessions", digest(list.sessionId))
    : join(home, "workspaces", workspaceKey(list.workspaceRoot));
}

/** The lists that a job stays on for as long as it exists. */
function lastingLists({ workspaceRoot, sessionId, group }: JobRecord): HintList[] {
  return [
    { workspaceRoot },
    ...(sessionId === null ? [] : [{ sessionId }]),
    ...(group === undefined ? [] : [{ groupId: group.id }]),
  ];
}

function digest(text: string): string {
  return sha256(text).slice(0, 16);
}

/** A short name for a workspace, fit for a folder. */
export function workspaceKey(root: string): string {
  const slug = basename(root)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 32);
  return `${slug}-${digest(root)}`;
}
