// Where the journal of an apply lies: `applies/WORKSPACE/` below the state home, from before the first file of the user's is
// changed until the job's record says that its work was brought in. `old` (the former contents, one after the other) and
// `index` (the new index) are flushed before `journal.json` is published. There is at most one journal for a workspace: who
// writes it holds the workspace's lock. A reader sees it whole or not at all.

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { type ApplyJournal, decodeJournal, type OldState } from "../core/merging/journal.ts";
import { foldersAbove } from "../core/merging/tree-change.ts";
import { pathBelow } from "./file-state.ts";
import { namesIn, readIfPresent, replaceFile, statsOf } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { workspaceKey } from "./job-hints.ts";
import { decodeVersioned, versionedText } from "./versioned-json.ts";

/** The folder of a workspace's journal. */
export function journalFolder(home: string, root: string): string {
  return join(home, "applies", workspaceKey(root));
}

/** The journal of a workspace; null if there is none. Throws if there is one that cannot be read. */
export function readJournal(home: string, root: string): ApplyJournal | null {
  const text = readIfPresent(journalPath(home, root));
  if (text === null) return null;
  const json = decodeVersioned(text);
  const journal = json && decodeJournal(json);
  if (journal === null) throw new Error(`"${journalPath(home, root)}" is no journal that this program can read.`);
  return journal;
}

/** True if there is a journal, which may be of an apply that goes on. */
export function hasJournal(home: string, root: string): boolean {
  return existsSync(journalPath(home, root));
}

/** Collects former contents, each of which is then found by its offset and length. */
export class OldContents {
  private readonly file: number;
  private size = 0;

  /** Begins with an empty file, in place of what an earlier apply may have left. */
  constructor(home: string, root: string) {
    const folder = journalFolder(home, root);
    rmSync(folder, { recursive: true, force: true });
    makePrivateFolder(folder);
    this.file = openSync(join(folder, "old"), "wx", 0o600);
  }

  /** Adds a content. */
  add(bytes: Uint8Array): { readonly offset: number; readonly length: number } {
    const offset = this.size;
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.size += bytes.length;
    return { offset, length: bytes.length };
  }

  /** To be called at last. `isKept` false: an error came up. */
  close(isKept = true): void {
    if (isKept) fsyncSync(this.file);
    closeSync(this.file);
  }
}

/** Publishes the journal, or what is new in it. From now on the apply has to be finished or undone. */
export function writeJournal(home: string, journal: ApplyJournal): void {
  replaceFile(journalPath(home, journal.root), versionedText(journal), true);
}

/** Takes over the flushed file with the new index; to be called before the journal is published. */
export function takeNewIndex(home: string, root: string, file: string): void {
  renameSync(file, newIndexPath(home, root));
}

/** Where the new index is. */
export function newIndexPath(home: string, root: string): string {
  return join(journalFolder(home, root), "index");
}

/** A former content. */
export function readOld(home: string, root: string, { offset, length }: OldState): Buffer {
  const file = openSync(join(journalFolder(home, root), "old"), "r");
  try {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const count = readSync(file, bytes, at, length - at, offset + at);
      if (count === 0) throw new Error("The former contents are cut short.");
      at += count;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Removes the journal first, and then what belongs to it. */
export function removeJournal(home: string, root: string): void {
  rmSync(journalPath(home, root), { force: true });
  rmSync(journalFolder(home, root), { recursive: true, force: true });
}

/** Keeps former contents as files in a folder of their own, and ends the journal. Gives that folder. */
export function keepOldFiles(home: string, { root, job, entries }: ApplyJournal, paths: readonly string[]): string {
  const kept = `${journalFolder(home, root)}.kept-${job}-${Date.now().toString(36)}`;
  makePrivateFolder(kept);
  for (const { path, old } of entries) {
    if (old === null || !paths.includes(path)) continue;
    const file = pathBelow(kept, path);
    mkdirSync(pathBelow(kept, foldersAbove(path)[0] ?? ""), { recursive: true, mode: 0o700 });
    writeFileSync(file, readOld(home, root, old), { mode: 0o600 });
  }
  removeJournal(home, root);
  return kept;
}

/** The folders with former contents that were kept before that time, by their paths. */
export function oldKeptFiles(home: string, beforeMs: number): readonly string[] {
  const names = namesIn(join(home, "applies")).filter((name) => name.includes(".kept-"));
  const paths = names.map((name) => join(home, "applies", name));
  return paths.filter((path) => (statsOf(path)?.mtimeMs ?? beforeMs) < beforeMs).toSorted();
}

/** Removes such a folder. */
export function removeKeptFiles(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function journalPath(home: string, root: string): string {
  return join(journalFolder(home, root), "journal.json");
}
