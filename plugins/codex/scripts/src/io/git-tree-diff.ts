// How two trees differ, path by path, as Git tells it without looking for renames.

import type { TreeChange, TreeEntry } from "../core/merging/tree-change.ts";
import type { OpenGit } from "./git.ts";

const DIFF = ["diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none"];

/** How `to` differs from `from`, both trees or commits; null if Git cannot tell. */
export async function diffTrees(git: OpenGit, from: string, to: string): Promise<readonly TreeChange[] | null> {
  if (from === to) return [];
  const raw = await git.ask([...DIFF, from, to], "", { encoding: "latin1" });
  return raw === null ? null : parseTreeChanges(raw);
}

/** `:OLD-MODE NEW-MODE OLD NEW STATUS NUL path NUL`, one after the other, read as latin1; see git-diff-index(1). */
export function parseTreeChanges(raw: string): readonly TreeChange[] {
  const tokens = raw.split("\0");
  const changes: TreeChange[] = [];
  for (let at = 0; at + 1 < tokens.length; at += 2) {
    const [oldMode = "", mode = "", old = "", object = "", status] = (tokens[at] ?? "").slice(1).split(" ");
    const from = status === "A" ? null : entryOf(oldMode, old);
    changes.push({ path: tokens[at + 1] ?? "", from, to: status === "D" ? null : entryOf(mode, object) });
  }
  return changes;
}

function entryOf(mode: string, object: string): TreeEntry | null {
  return /^0+$/.test(mode) ? null : { mode, object };
}
