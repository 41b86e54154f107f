// Which commits names stand for.

import { parseCommit } from "../core/merging/commit-object.ts";
import type { OpenGit } from "./git.ts";
import { readTyped } from "./git-batch.ts";

// `..` would be a range, and Git allows neither blanks nor control characters in a name.
const NO_NAME = /^-|\.\.|[\s\u0000-\u001f\u007f]/;

/** The full name of the commit that a ref stands for; null if it stands for none: a tag of a tree, a range, an option. */
export async function commitOf(git: OpenGit, ref: string): Promise<string | null> {
  if (ref === "" || NO_NAME.test(ref)) return null;
  const output = await git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  return output === null ? null : shaIn(output);
}

/** A commit and its tree, by their full names. */
export interface CommitWithTree {
  readonly commit: string;
  readonly tree: string;
}

/** Both as they belong together; null if `ref`, a name that we made, stands for no commit. */
export async function commitAndTree(git: OpenGit, ref: string): Promise<CommitWithTree | null> {
  const name = `${ref}^{commit}`;
  const { object: commit, content } = (await readTyped(git, [name])).get(name) ?? {};
  const tree = parseCommit(content?.toString("latin1") ?? "")?.tree;
  return commit === undefined || tree === undefined ? null : { commit, tree };
}

/** True if something that the commit's tree names cannot be read, or the commit itself. */
export async function lacksObjects(git: OpenGit, commit: string): Promise<boolean> {
  const listed = await git.ask(["rev-list", "--objects", "--no-walk", "--missing=print", commit]);
  return listed === null || /^\?/m.test(listed);
}

/** The branches, and the stash, that hold something which neither HEAD nor the commit does; none if Git cannot tell. */
export async function refsBeside(git: OpenGit, commit: string): Promise<readonly string[]> {
  const beside = ["--no-merged=HEAD", `--no-merged=${commit}`];
  const listed = await git.ask(["for-each-ref", "--format=%(refname)", ...beside, "refs/heads", "refs/stash"]);
  return listed?.split("\n").filter((name) => name !== "") ?? [];
}

/** The first parent of a commit; null if it has none. */
export function parentOf(git: OpenGit, commit: string): Promise<string | null> {
  return commitOf(git, `${commit}^1`);
}

/** Where two commits part; null if they have no commit in common. */
export async function mergeBase(git: OpenGit, one: string, other: string): Promise<string | null> {
  const output = await git.ask(["merge-base", one, other]);
  return output === null ? null : shaIn(output);
}

/** The branch that others build on: the first of `names` that there is, with its commit; null if there is none. */
export async function firstCommit(
  git: OpenGit,
  names: readonly string[],
): Promise<{ readonly name: string; readonly commit: string } | null> {
  for (const name of names) {
    const commit = await commitOf(git, name);
    if (commit !== null) return { name, commit };
  }
  return null;
}

/** The name of the tree without a file, in the repository's own format; Git knows it without its being stored. */
export async function emptyTree(git: OpenGit): Promise<string | null> {
  const output = await git.ask(["hash-object", "-t", "tree", "--stdin"]);
  return output === null ? null : shaIn(output);
}

function shaIn(output: string): string | null {
  return /^([0-9a-f]{40,64})\s*$/m.exec(output)?.[1] ?? null;
}
