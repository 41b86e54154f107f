// The state of a repository as Git tells it: two questions side by side, one for the work tree and one for the branches.

import type { Branch, Branches, Snapshot } from "../core/outcome/snapshot.ts";
import { type GitPlace, type OpenGit, withGit } from "./git.ts";
import { lookAtTree } from "./git-tree.ts";
import { realPath } from "./home.ts";

const BRANCHES = ["for-each-ref", "--format=%(objectname) %(refname) %(worktreepath)", "refs/heads", "refs/remotes"];

/** The state of the repository whose work tree has this root; null if Git cannot tell. */
export function takeSnapshot(place: GitPlace): Promise<Snapshot | null> {
  const takenAtMs = Date.now();
  return withGit(place, async (git) => {
    const [tree, branches] = await Promise.all([lookAtTree(git), git.ask(BRANCHES)]);
    if (tree === null) return null;
    const { untold, nested, ...rest } = tree;
    return {
      repository: place.root,
      ...rest,
      branches: branches === null ? null : parseBranches(branches, mainTree(git)),
      takenAtMs,
      ...(untold.length > 0 ? { untold } : {}),
      ...(nested.length > 0 ? { nested } : {}),
      settings: git.settings,
    };
  });
}

/** Git takes the scratch folder for the main work tree; this is where that lies. */
function mainTree({ place, gitFolder, commonFolder, scratch }: OpenGit): (worktree: string) => string {
  const isScratch = new Set([scratch, realPath(scratch)]);
  const main = gitFolder === commonFolder ? place.root : commonFolder.replace(/[\\/]\.git$/, "");
  return (worktree) => (isScratch.has(worktree) ? main : worktree);
}

function parseBranches(output: string, placed: (worktree: string) => string): Branches {
  const all = output.split("\n").flatMap((line) => parseBranch(line, placed) ?? []);
  const below = (folder: string) => all.filter(({ name }) => name.startsWith(folder));
  return { local: below("refs/heads/"), remote: below("refs/remotes/") };
}

function parseBranch(line: string, placed: (worktree: string) => string): Branch | null {
  const [, sha, name, worktree] = /^([0-9a-f]+) (\S+) ?(.*)$/.exec(line) ?? [];
  if (sha === undefined || name === undefined) return null;
  return { sha, name, worktree: worktree === undefined || worktree === "" ? null : placed(worktree) };
}
