// The user's index with some entries changed, as a new file of ours. What it knows of all other files stays, so that Git need
// not read them again, and so do the flags that the user set on a file.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TreeChange } from "../core/merging/tree-change.ts";
import { copyIndex, sharedIndexes } from "./copy-index.ts";
import { removeIfPresent, statsOf } from "./files.ts";
import type { OpenGit } from "./git.ts";
import { readIndexBytes } from "./git-index-bytes.ts";
import { keepFlags } from "./git-index-flags.ts";
import { spliceIndex } from "./git-index-splice.ts";
import { hashBytesOf, objectFormatOf } from "./git-objects.ts";

const EDIT = ["-c", "core.splitIndex=false", "update-index", "--add", "--replace", "-z", "--index-info"];

/** The bytes of the new index; null if Git could not make it. */
export async function editIndex(git: OpenGit, changes: readonly TreeChange[]): Promise<Buffer | null> {
  const index = join(git.gitFolder, "index");
  return (await splice(git, index, changes)) ?? editByGit(git, index, changes);
}

async function splice(git: OpenGit, index: string, changes: readonly TreeChange[]): Promise<Buffer | null> {
  const writtenAtMs = statsOf(index)?.mtimeMs;
  const bytes = sharedIndexes(git.gitFolder).length > 0 ? null : await readIndexBytes(index);
  if (writtenAtMs === undefined || bytes === null) return null;
  return spliceIndex(
    { bytes, atS: Math.floor((writtenAtMs - 1) / 1_000), format: objectFormatOf(git.settings) },
    changes,
  );
}

async function editByGit(git: OpenGit, index: string, changes: readonly TreeChange[]): Promise<Buffer | null> {
  const copy = join(git.scratch, "edited-index");
  removeIfPresent(copy);
  copyIndex(index, copy);
  const none = "00".repeat(hashBytesOf(objectFormatOf(git.settings)));
  // First what goes: a file may make room for a folder of its name.
  const sorted = changes.toSorted((a, b) => Number(a.to !== null) - Number(b.to !== null));
  const input = sorted.map(({ path, to }) =>
    to === null ? `0 ${none}\t${path}\0` : `${to.mode} ${to.object} 0\t${path}\0`,
  );
  const variables = { GIT_INDEX_FILE: copy };
  const edited = await git.ask(EDIT, Buffer.from(input.join(""), "latin1"), { variables });
  const set = new Set(changes.flatMap(({ path, to }) => (to === null ? [] : [path])));
  return edited !== null && (await keepFlags(git, copy, set)) ? readFileSync(copy) : null;
}
