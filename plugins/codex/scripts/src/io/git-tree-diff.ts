// How two trees, or the index and a tree, differ, path by path, without looking for renames.

import type { TreeChange, TreeEntry } from "../core/merging/tree-change.ts";
import type { OpenGit } from "./git.ts";
import { objectFormatOf } from "./git-objects.ts";
import { FOLDER_MODE } from "./git-tree-cursor.ts";
import { compareTrees, readTrees, unlessNoTree } from "./git-tree-object.ts";

const FORM = ["-z", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none"];

const NOTHING = Buffer.alloc(0);
const told = new WeakMap<OpenGit, Map<string, Promise<readonly TreeChange[] | null>>>();

/** How `to` differs from `from`, the full names of trees or commits; null if Git cannot read them. Each pair is compared once. */
export function diffTrees(git: OpenGit, from: string, to: string): Promise<readonly TreeChange[] | null> {
  const known = told.get(git) ?? new Map<string, Promise<readonly TreeChange[] | null>>();
  told.set(git, known);
  const pair = `${from} ${to}`;
  const changes = known.get(pair) ?? (from === to ? Promise.resolve([]) : unlessNoTree(() => compare(git, from, to)));
  known.set(pair, changes);
  return changes;
}

const MOST_CHANGES = 1_000_000;

/** Two folders at the same path, by the names of their trees; null: there is none. */
interface Pair {
  readonly folder: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** All folders of one depth are read with one question. */
async function compare(git: OpenGit, from: string, to: string): Promise<readonly TreeChange[] | null> {
  const format = objectFormatOf(git.settings);
  const changes: TreeChange[] = [];
  let pairs: readonly Pair[] = [{ folder: "", from: `${from}^{tree}`, to: `${to}^{tree}` }];
  while (pairs.length > 0) {
    const names = pairs.flatMap((pair) => [pair.from ?? [], pair.to ?? []].flat());
    const trees = await readTrees(git, names);
    const contentOf = (name: string | null) => (name === null ? NOTHING : trees(name));
    const differing = pairs.flatMap((pair) =>
      compareTrees(contentOf(pair.from), contentOf(pair.to), format).map(({ name, ...change }) => {
        return { path: `${pair.folder}${name}`, ...change };
      }),
    );
    for (const each of differing) changes.push(...fileChange(each));
    pairs = differing.flatMap(folderPair);
    // A job can make trees that hold one another any number of times.
    if (changes.length + pairs.length > MOST_CHANGES) return null;
  }
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What changed there that is no folder. */
function fileChange({ path, from, to }: TreeChange): readonly TreeChange[] {
  const [old, now] = [isFolder(from) ? null : from, isFolder(to) ? null : to];
  return old === null && now === null ? [] : [{ path, from: old, to: now }];
}

function folderPair({ path, from, to }: TreeChange): readonly Pair[] {
  const treeIn = (entry: TreeEntry | null) => (entry !== null && isFolder(entry) ? entry.object : null);
  return isFolder(from) || isFolder(to) ? [{ folder: `${path}/`, from: treeIn(from), to: treeIn(to) }] : [];
}

function isFolder(entry: TreeEntry | null): boolean {
  return entry?.mode === FOLDER_MODE;
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
