// The commits that a job made in a submodule of its copy: their objects are added to the user's own submodule, so that the
// commit that the outer repository then names is there. No branch and no file of the submodule changes.

import { join } from "node:path";
import { isGitlink, type TreeEntry } from "../../core/merging/tree-change.ts";
import { withGit } from "../../io/git.ts";
import { addReached } from "../../io/git-add-objects.ts";
import { commitOf } from "../../io/git-refs.ts";
import { realPath } from "../../io/home.ts";
import type { Sides } from "./open-sides.ts";

/** Brings what the commit at this path reaches; nothing if the user or the job has no repository there, or it lacks the commit. */
export async function bringCommit({ git, copyRoot }: Sides, path: string, to: TreeEntry | null): Promise<void> {
  const { place } = git;
  const root = join(realPath(place.root), path);
  if (to === null || !isGitlink(to) || realPath(root) !== root) return;
  const made = join(copyRoot, path);
  if (realPath(made) !== join(realPath(copyRoot), path)) return;
  const { settings: _, ...rest } = place;
  const inside = { ...rest, root, outermost: place.root, stores: [join(made, ".git", "objects")] };
  await withGit(inside, async (within) => {
    const head = await commitOf(within, "HEAD");
    if ((await commitOf(within, to.object)) !== null) await addReached(within, to.object, head);
  });
}
