// The commits that a job made in a submodule of its copy: their objects are added to the user's own submodule, so that the
// commit that the outer repository then names is there. No branch and no file of the submodule changes; what that leaves for the
// user to do is said.

import { join } from "node:path";
import { isGitlink, type TreeChange, type TreeEntry } from "../../core/merging/tree-change.ts";
import { textOf } from "../../core/quoted-path.ts";
import { type OpenGit, storesVariable, withGit, withVariables } from "../../io/git.ts";
import { addReached } from "../../io/git-add-objects.ts";
import { whyLedOut, whyObjectsLedOut } from "../../io/git-led-out.ts";
import { commitOf } from "../../io/git-refs.ts";
import { realPath } from "../../io/home.ts";
import { gitFoldersAt } from "../../io/workspace.ts";
import type { Sides } from "./open-sides.ts";

/** Brings what the commit at this path reaches; nothing if the user or the job has no repository there, or it lacks the commit. */
export async function bringCommit(sides: Sides, path: string, to: TreeEntry | null): Promise<void> {
  if (to === null || !isGitlink(to)) return;
  await withBoth(sides, path, async (within) => {
    const head = await commitOf(within, "HEAD");
    if ((await commitOf(within, to.object)) !== null) await addReached(within, to.object, head);
  });
}

/** Runs the body with the user's repository at this path, which knows the objects of the job's; null if there is none. */
async function withBoth<T>({ git, copyRoot }: Sides, path: string, body: (git: OpenGit) => Promise<T>) {
  const { place } = git;
  const root = join(realPath(place.root), path);
  const stores = storesAt(git, copyRoot, path);
  if (realPath(root) !== root || stores.length === 0) return null;
  const { settings: _, ...rest } = place;
  return withGit({ ...rest, root, outermost: place.root, stores }, body);
}

/** Where the objects of the job's repository at this path lie; nowhere if that leads out of the copy. */
function storesAt(git: OpenGit, copyRoot: string, path: string): readonly string[] {
  return whyUnread(git, copyRoot, path) === null ? [join(copyRoot, path, ".git", "objects")] : [];
}

/** Why nothing of the job's repository at this path is read; null: it lies in the copy. */
function whyUnread({ place }: OpenGit, copyRoot: string, path: string): string | null {
  const made = join(copyRoot, path);
  if (realPath(made) !== join(realPath(copyRoot), path)) return "a link leads to it";
  const common = gitFoldersAt(join(realPath(place.root), path)).at(-1);
  return common === undefined
    ? whyLedOut(copyRoot, made)
    : whyObjectsLedOut(copyRoot, made, join(realPath(common), "objects"));
}

const SHORT_SHA = 8;
const AS_IT_IS = "a submodule: its work tree is left as it is";

/** Why what the job did at the path of a submodule is not in the work tree, and where it is. */
export async function whySubmoduleLeft(sides: Sides, { path, from, to }: TreeChange): Promise<string> {
  if (to === null) return AS_IT_IS;
  if (!isGitlink(to)) return `${AS_IT_IS}; the job put a file in its place`;
  if (!isGitlink(from)) return "a repository that the job made: it is in the job's copy only";
  return `${AS_IT_IS}; the job moved it to ${to.object.slice(0, SHORT_SHA)}${await whereIs(sides, textOf(path), to.object)}`;
}

/** The end of a sentence about a commit of a submodule. */
async function whereIs(sides: Sides, path: string, commit: string): Promise<string> {
  if (await withBoth(sides, path, (within) => commitOf(within, commit))) return ": git checkout that there";
  const why = whyUnread(sides.git, sides.copyRoot, path);
  if (why !== null) return `: ${why}`;
  const copied = withVariables(sides.git, storesVariable(storesAt(sides.git, sides.copyRoot, path)));
  const isInCopy = (await commitOf(copied, commit)) !== null;
  return isInCopy ? ", which is not here: it is in the job's copy" : ", which is neither here nor in its copy";
}
