// How two trees, or the index and a tree, differ, path by path, as Git tells it without looking for renames.

import type { TreeChange, TreeEntry } from "../core/merging/tree-change.ts";
import type { OpenGit } from "./git.ts";

const FORM = ["-z", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none"];

const told = new WeakMap<OpenGit, Map<string, Promise<readonly TreeChange[] | null>>>();

/** How `to` differs from `from`, the full names of trees or commits; null if Git cannot tell. Of each pair Git is asked once. */
export function diffTrees(git: OpenGit, from: string, to: string): Promise<readonly TreeChange[] | null> {
  const known = told.get(git) ?? new Map<string, Promise<readonly TreeChange[] | null>>();
  told.set(git, known);
  const pair = `${from} ${to}`;
  const changes = known.get(pair) ?? askDiff(git, from, to);
  known.set(pair, changes);
  return changes;
}

async function askDiff(git: OpenGit, from: string, to: string): Promise<readonly TreeChange[] | null> {
  return from === to ? [] : askRaw(git, ["diff-tree", "-r", ...FORM, from, to]);
}

/** How the index differs from a tree; null if Git cannot tell. `GIT_INDEX_FILE` may name another index. */
export function indexChanges(git: OpenGit, tree: string): Promise<readonly TreeChange[] | null> {
  return askRaw(git, ["diff-index", "--cached", ...FORM, tree]);
}

async function askRaw(git: OpenGit, args: readonly string[]): Promise<readonly TreeChange[] | null> {
  const raw = await git.ask(args, "", { encoding: "latin1" });
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
