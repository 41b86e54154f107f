// What lies in a job's copy and is neither in the patch of its work nor brought in by an apply.

import type { UntoldPath } from "../../core/outcome/snapshot.ts";
import type { OpenGit } from "../../io/git.ts";
import { refsBeside } from "../../io/git-refs.ts";
import { uncommittedSubmodules } from "../../io/git-tree.ts";

/** A path, or the full name of a branch or of the stash, and why it stays where it is. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

const UNCOMMITTED = "a submodule: what is not committed in it is in the copy only";
const STASHED = "stashed in the copy only: a task that goes on there, by --resume, can take it out";
const BRANCH = "a branch of the copy that its HEAD does not hold: a task that goes on there, by --resume, can merge it";

/** What of the copy no look at its work tree tells: submodules in which something is uncommitted, other branches, the stash. */
export async function leftBeside(copy: OpenGit, start: string): Promise<readonly LeftOut[]> {
  const [submodules, refs] = await Promise.all([uncommittedSubmodules(copy), refsBeside(copy, start)]);
  return [
    ...submodules.map(({ path, why }) => ({ path, why: why ?? UNCOMMITTED })),
    ...refs.map((path) => ({ path, why: path === "refs/stash" ? STASHED : BRANCH })),
  ];
}

/** What a look at its work tree could not tell, and what no look at it tells. */
export function leftInCopy(untold: readonly UntoldPath[], beside: readonly LeftOut[]): readonly LeftOut[] {
  const named = new Set(beside.map(({ path }) => path));
  return [...beside, ...untold.filter(({ path }) => !named.has(path)).map(({ path, why }) => ({ path, why }))];
}
