// The commit that a copy begins at. What is to be no work of the job is a commit of ours below all that the job makes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "./files.ts";
import { type GitPlace, type OpenGit, withGit, withVariables } from "./git.ts";
import { objectFormatOf, readObjects, writeObject } from "./git-objects.ts";
import { type StoredTree, storeTreeOf } from "./git-work-tree.ts";

const WHO = "codex-rescue <codex-rescue@localhost>";
/** The subject of the commit that holds the user's uncommitted work. */
export const START_OF_WORK = "The work as it stood when the job began";
const PREPARED = "The copy as --prepare left it";

/** True for the text of a commit of ours: what it holds beyond its parent is not committed in the user's repository. */
export function isStartOfWork(text: string): boolean {
  return text.includes(`\nauthor ${WHO} `) && [START_OF_WORK, PREPARED].some((each) => text.endsWith(`\n\n${each}\n`));
}

/** Writes a commit of the stored tree into the store `objects`, on top of `head`; returns its name. */
export function commitTree(
  git: OpenGit,
  objects: string,
  { tree, head }: StoredTree,
  { madeAtMs, subject }: { readonly madeAtMs: number; readonly subject: string },
): string {
  const store = { folder: objects, format: objectFormatOf(git.settings) };
  const parent = head === null ? "" : `parent ${head}\n`;
  const seconds = Math.floor(madeAtMs / 1_000);
  const by = `author ${WHO} ${seconds} +0000\ncommitter ${WHO} ${seconds} +0000\n`;
  return writeObject(store, "commit", Buffer.from(`tree ${tree}\n${parent}${by}\n${subject}\n`));
}

/** Where a copy begins, and how many paths differ from where it began before. */
export interface MovedStart {
  readonly start: string;
  readonly changed: number;
}

/**
 * Lets the copy at `place.root` begin at its work tree as it stands now, its branch with it: one commit on top of the user's. Null if Git cannot tell, or if
 * somebody has moved the branch away from `start`.
 */
export function moveStart(
  place: GitPlace,
  { branch, start, madeAtMs }: { readonly branch: string; readonly start: string; readonly madeAtMs: number },
): Promise<MovedStart | null> {
  const folder = join(place.root, ".git");
  const ref = join(folder, "refs", "heads", ...branch.split("/"));
  return withGit(place, async (git) => {
    if (textOf(join(folder, "HEAD")) !== `ref: refs/heads/${branch}` || textOf(ref) !== start) return null;
    const objects = join(folder, "objects");
    const stored = await storeTreeOf(git, objects);
    if (stored === null) return null;
    const changed = stored.files.length;
    if (changed === 0) return { start, changed };
    const head = await userCommit(git, start);
    const moved = commitTree(git, objects, { ...stored, head }, { madeAtMs, subject: PREPARED });
    replaceFile(ref, `${moved}\n`);
    const inCopy = withVariables(git, {
      GIT_DIR: folder,
      GIT_WORK_TREE: place.root,
      GIT_INDEX_FILE: join(folder, "index"),
      GIT_OBJECT_DIRECTORY: objects,
    });
    return (await inCopy.ask(["read-tree", "-m", "-i", moved])) === null ? null : { start: moved, changed };
  });
}

/** The user's own commit at or below the start; null if they had none. */
async function userCommit(git: OpenGit, start: string): Promise<string | null> {
  const text = (await readObjects(git, [start])).get(start)?.toString("latin1") ?? "";
  return isStartOfWork(text) ? (/^parent (\S+)$/m.exec(text)?.[1] ?? null) : start;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}
