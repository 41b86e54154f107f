// The workspace as it stands, kept to be compared: as a tree object as far as it can be stored, and of the rest a print.

import type { KeptTree } from "../../core/review/gate-turn.ts";
import { sha256 } from "../../core/sha256.ts";
import { type GitPlace, withGit } from "../../io/git.ts";
import type { Tree } from "../../io/git-status.ts";
import { lookAtTree } from "../../io/git-tree.ts";
import type { StoredTree } from "../../io/git-work-tree.ts";
import { storeWorkTree } from "../../io/git-work-tree.ts";

// No reviewer reads a larger file, and to store one at each prompt would make the user wait.
const MOST_FILE_BYTES = 16 * 1024 * 1024;

/** Keeps the workspace in a store; null if Git cannot tell what is there. */
export async function keepTree(git: GitPlace, store: string): Promise<Omit<KeptTree, "store"> | null> {
  const [stored, seen] = await Promise.all([
    storeWorkTree(git, store, { mostBytes: MOST_FILE_BYTES }),
    withGit(git, lookAtTree),
  ]);
  return stored === null ? null : { tree: stored.tree, unstored: seen === null ? null : printOf(git, stored, seen) };
}

/** Of paths under a filter, files that are too large or cannot be read, and what the repositories within hold. */
function printOf({ root }: GitPlace, stored: StoredTree, { dirty, untold }: Tree): string {
  const isFolder = ({ changedAtMs }: { readonly changedAtMs: number | null }) => changedAtMs === null;
  const left = dirty.filter((each) => isFolder(each) || stored.untold.some(({ path }) => path === each.path));
  return sha256(JSON.stringify([root, ...[...left, ...untold].map(({ path, print }) => `${path} ${print}`).sort()]));
}
