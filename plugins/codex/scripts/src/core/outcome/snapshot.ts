// The state of a repository at one moment, and what became of it between two.

import { asObject, objectsField, parseJson, stringField } from "../json.ts";
import type { Attribution, Commit, Evidence } from "./work.ts";

/** A path that differs from HEAD. `print` changes whenever its status, size or time of change does. */
export interface DirtyPath {
  readonly path: string;
  readonly print: string;
}

/** A repository as it was. `head` is null before the first commit. */
export interface Snapshot {
  readonly repository: string;
  readonly head: string | null;
  readonly dirty: readonly DirtyPath[];
}

/** What Git says lies between two snapshots, and what Codex's own items say. */
export interface Witnesses {
  readonly commits: readonly Commit[];
  readonly committedPaths: readonly string[];
  readonly pushed: boolean;
  /** Paths below the repository that Codex's file changes name, relative to it. */
  readonly itemPaths: readonly string[];
  /** True where a command of the turn made a commit. */
  readonly itemCommit: boolean;
}

/** The evidence between two snapshots. What was dirty before and has not changed is not claimed. */
export function evidenceBetween(before: Snapshot, after: Snapshot, witnesses: Witnesses): Evidence {
  const known = new Set(before.dirty.map(({ path, print }) => `${path}\0${print}`));
  const touched = after.dirty.filter(({ path, print }) => !known.has(`${path}\0${print}`)).map(({ path }) => path);
  const files = [...new Set([...witnesses.committedPaths, ...touched])].sort();
  return {
    repository: after.repository,
    head_before: before.head,
    head_after: after.head,
    commits: witnesses.commits,
    pushed: witnesses.pushed,
    files_changed: files,
    uncommitted: touched.length > 0,
    attribution: attribute(files, witnesses),
  };
}

function attribute(files: readonly string[], witnesses: Witnesses): Attribution {
  const committed = witnesses.commits.length > 0;
  if (committed && witnesses.itemCommit) return "codex_items";
  const named = new Set(witnesses.itemPaths);
  if (!committed && files.length > 0 && files.every((file) => named.has(file))) return "codex_items";
  return "git_only";
}

/** The evidence of a job outside any repository: only what Codex's items say, as absolute paths. */
export function evidenceWithoutRepository(itemPaths: readonly string[]): Evidence {
  const files = [...new Set(itemPaths)].sort();
  return {
    repository: null,
    head_before: null,
    head_after: null,
    commits: [],
    pushed: false,
    files_changed: files,
    uncommitted: files.length > 0,
    attribution: "codex_items",
  };
}

/** Reads a snapshot back from its JSON text; null where it is none. */
export function decodeSnapshot(text: string): Snapshot | null {
  const json = asObject(parseJson(text));
  const repository = json && stringField(json, "repository");
  if (json === null || repository === null) return null;
  const dirty = objectsField(json, "dirty").map((entry) => ({
    path: stringField(entry, "path") ?? "",
    print: stringField(entry, "print") ?? "",
  }));
  return { repository, head: stringField(json, "head"), dirty };
}
