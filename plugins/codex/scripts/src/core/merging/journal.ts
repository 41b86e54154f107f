// The journal of an apply: what is changed in the user's workspace, so that it can be finished or undone after a crash. Format:
// `docs/formats/state-home.md`; its files: `io/apply-journal.ts`.

import { type CopyContent, decodeCopyContent } from "../job/applied.ts";
import { decodeIdentity } from "../job/decode-identity.ts";
import type { ProcessIdentity } from "../job/record.ts";
import {
  booleanField,
  type JsonObject,
  numberField,
  objectField,
  objectsField,
  stringField,
  stringsField,
} from "../json.ts";

/** A file or link, as far as Git would keep it; `target` in bytes (latin1). */
export type FileState =
  | { readonly kind: "file"; readonly isExecutable: boolean; readonly sha256: string }
  | { readonly kind: "link"; readonly target: string };

/** A file as it was; its content lies in the file `old`. `mode` are its permission bits. */
export type OldState = FileState & { readonly mode: number; readonly offset: number; readonly length: number };

/** What is changed at a path (latin1): from what stood there to what is to stand there; null: nothing. */
export interface JournalEntry {
  readonly path: string;
  readonly old: OldState | null;
  readonly next: FileState | null;
  /** Where the new file waits (latin1): in the nearest folder that is there; null if nothing is to stand at the path. */
  readonly waiting: string | null;
}

/** The commits that HEAD is moved to. */
export interface JournalCommits {
  /** Oldest first; HEAD is moved to the last one. */
  readonly made: readonly string[];
  /** SHA-256 of the bytes of the index, as it was (null: there was none) and as it will be. */
  readonly oldIndex: string | null;
  readonly newIndex: string;
}

/** A journal. */
export interface ApplyJournal {
  readonly job: string;
  /** The root of the workspace. */
  readonly root: string;
  readonly owner: ProcessIdentity;
  readonly at: string;
  /** The branch's short name; null: HEAD was detached. */
  readonly branch: string | null;
  /** The commit that HEAD stood on; null before the first one. */
  readonly head: string | null;
  /** What the job's copy holds; null in journals of earlier versions. */
  readonly copy: CopyContent | null;
  /** Null: all comes as uncommitted changes. */
  readonly commits: JournalCommits | null;
  readonly entries: readonly JournalEntry[];
  /** The folders that are made for them (latin1), the outer ones first. */
  readonly folders: readonly string[];
  /** True once everything is in the workspace, and only the record does not say so yet. */
  readonly isDone: boolean;
}

/** Reads a journal; null if it is none. */
export function decodeJournal(json: JsonObject): ApplyJournal | null {
  const [job, root, at] = [stringField(json, "job"), stringField(json, "root"), stringField(json, "at")];
  const owner = decodeIdentity(objectField(json, "owner") ?? {});
  if (job === null || root === null || at === null || owner === null) return null;
  const commits = objectField(json, "commits");
  return {
    ...{ job, root, owner, at },
    branch: stringField(json, "branch"),
    head: stringField(json, "head"),
    copy: decodeCopyContent(objectField(json, "copy")),
    commits: commits === null ? null : decodeCommits(commits),
    entries: objectsField(json, "entries").map(decodeEntry),
    folders: stringsField(json, "folders"),
    isDone: booleanField(json, "isDone") ?? false,
  };
}

function decodeCommits(json: JsonObject): JournalCommits {
  return {
    made: stringsField(json, "made"),
    oldIndex: stringField(json, "oldIndex"),
    newIndex: stringField(json, "newIndex") ?? "",
  };
}

function decodeEntry(json: JsonObject): JournalEntry {
  const [old, next] = [objectField(json, "old"), objectField(json, "next")];
  return {
    path: stringField(json, "path") ?? "",
    old: old === null ? null : decodeOld(old),
    next: next === null ? null : decodeState(next),
    waiting: stringField(json, "waiting"),
  };
}

function decodeOld(json: JsonObject): OldState {
  const number = (name: string) => numberField(json, name) ?? 0;
  return { ...decodeState(json), mode: number("mode"), offset: number("offset"), length: number("length") };
}

function decodeState(json: JsonObject): FileState {
  const target = stringField(json, "target");
  if (target !== null) return { kind: "link", target };
  const isExecutable = booleanField(json, "isExecutable") ?? false;
  return { kind: "file", isExecutable, sha256: stringField(json, "sha256") ?? "" };
}
