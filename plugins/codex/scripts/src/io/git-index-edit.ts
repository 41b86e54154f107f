// The user's index with some entries changed, as a new file of ours. What it knows of all other files stays, so that Git need
// not read them again, and so do the flags that the user set on a file.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TreeChange } from "../core/merging/tree-change.ts";
import { copyIndex, copyTime, sharedIndexes } from "./copy-index.ts";
import { sha256Of } from "./file-state.ts";
import { statsOf } from "./files.ts";
import { writeFlushed } from "./flushed-file.ts";
import type { OpenGit } from "./git.ts";
import { writeIndexFile } from "./git-index-file.ts";
import { keepFlags } from "./git-index-flags.ts";
import { indexBytes, indexPath } from "./git-index-lock.ts";
import { spliceIndex } from "./git-index-splice.ts";
import { hashBytesOf, objectFormatOf } from "./git-objects.ts";

/** The SHA-256 of the index that was there (null: none), and that of the new one, which is in a flushed file of ours. */
export interface EditedIndex {
  readonly old: string | null;
  readonly print: string;
  readonly file: string;
}

/** Makes the new index; null if Git could not. To be called once for an open repository. */
export async function editIndex(git: OpenGit, changes: readonly TreeChange[]): Promise<EditedIndex | null> {
  const index = indexPath(git.gitFolder);
  const stats = statsOf(index);
  const bytes = indexBytes(index);
  const format = objectFormatOf(git.settings);
  const isSplit = sharedIndexes(git.gitFolder).length > 0;
  // A millisecond less: what is told of its time is rounded.
  const written = { bytes: bytes ?? Buffer.alloc(0), atS: Math.floor(((stats?.mtimeMs ?? 0) - 1) / 1_000), format };
  const spliced = isSplit ? null : spliceIndex(written, changes);
  const made = spliced ?? (await editByGit(git, index, changes));
  if (made === null) return null;
  const file = join(git.scratch, "new-index");
  const writing = writeFlushed(file, made);
  const prints = { old: bytes && sha256Of(bytes), print: sha256Of(...made) }; // The disk is at work meanwhile.
  await writing;
  // Git has looked at young files when it wrote its own: what changed after that has to be seen later.
  if (spliced === null) copyTime(editedByGit(git), file);
  return { ...prints, file };
}

function editedByGit({ scratch }: OpenGit): string {
  return join(scratch, "edited-index");
}

const EDIT = ["-c", "core.splitIndex=false", "update-index", "--add", "--replace", "-z", "--index-info"];

async function editByGit(
  git: OpenGit,
  index: string,
  changes: readonly TreeChange[],
): Promise<readonly Buffer[] | null> {
  const copy = editedByGit(git);
  const format = objectFormatOf(git.settings);
  copyIndex(index, copy);
  if (statsOf(copy) === null) writeIndexFile(copy, format, []);
  const none = "00".repeat(hashBytesOf(format));
  // First what goes: a file may make room for a folder of its name.
  const sorted = changes.toSorted((a, b) => Number(a.to !== null) - Number(b.to !== null));
  const input = sorted.map(({ path, to }) =>
    to === null ? `0 ${none}\t${path}\0` : `${to.mode} ${to.object} 0\t${path}\0`,
  );
  const variables = { GIT_INDEX_FILE: copy };
  const edited = await git.ask(EDIT, Buffer.from(input.join(""), "latin1"), { variables });
  const set = new Set(changes.flatMap(({ path, to }) => (to === null ? [] : [path])));
  return edited !== null && (await keepFlags(git, copy, set)) ? [readFileSync(copy)] : null;
}
