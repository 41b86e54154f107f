// What differs between two trees, of which each may lie in a store of ours.

import { type GitPlace, withGit } from "./git.ts";

/** The difference of two trees. */
export interface TreeDiff {
  readonly files: number;
  readonly insertions: number;
  readonly deletions: number;
  /** As a patch for reading. */
  readonly patch: string;
  /** As a patch without the lines around each change, for `changedLines`. */
  readonly hunks: string;
}

const DIFF = ["diff-tree", "-r", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames"];
const PREFIXES = ["--src-prefix=a/", "--dst-prefix=b/"];

/** The difference from tree `before` to tree `after`; null if Git cannot tell. `stores` are those that hold what the user's lacks. */
export function diffTrees(
  place: GitPlace,
  before: string,
  after: string,
  stores: readonly string[],
): Promise<TreeDiff | null> {
  return withGit(place, async (git) => {
    const manner = { variables: storesVariable(stores) };
    const ask = (...args: string[]) => git.ask([...DIFF, ...args, before, after], "", manner);
    const [numbers, patch, hunks] = await Promise.all([
      ask("--numstat", "-z"),
      ask("-p", ...PREFIXES),
      ask("-p", "-U0", ...PREFIXES),
    ]);
    return numbers === null || patch === null || hunks === null ? null : { ...count(numbers), patch, hunks };
  });
}

/** How Git is told of further stores. */
export function storesVariable(stores: readonly string[]): Readonly<Record<string, string>> {
  const separator = process.platform === "win32" ? ";" : ":";
  const quoted = stores.map((store) => `"${store.replaceAll(/[\\"]/g, "\\$&")}"`);
  return { GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted.join(separator) };
}

/** `ADDED TAB REMOVED TAB path NUL`; of a binary file both are `-`. */
function count(numbers: string): Pick<TreeDiff, "files" | "insertions" | "deletions"> {
  const lines = numbers.split("\0").filter((line) => line !== "");
  const sum = (column: number) => lines.reduce((total, line) => total + (Number(line.split("\t")[column]) || 0), 0);
  return { files: lines.length, insertions: sum(0), deletions: sum(1) };
}
