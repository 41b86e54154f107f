// Which commits names stand for.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseCommit } from "../core/merging/commit-object.ts";
import { hintsIn } from "./files.ts";
import type { OpenGit } from "./git.ts";
import { readTyped } from "./git-batch.ts";
import { readPlanted } from "./planted-file.ts";

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
  if (hasOneBranch(git)) return [];
  const beside = ["--no-merged=HEAD", `--no-merged=${commit}`];
  const listed = await git.ask(["for-each-ref", "--format=%(refname)", ...beside, "refs/heads", "refs/stash"]);
  return listed?.split("\n").filter((name) => name !== "") ?? [];
}

/** True if nothing is there but the branch that HEAD names, as in a copy that was just made: then Git need not be asked. */
function hasOneBranch({ gitFolder, commonFolder }: OpenGit): boolean {
  const head = readPlanted(join(gitFolder, "HEAD"), true);
  const branch = head.kind === "text" ? /^ref: (refs\/heads\/[^\n]+)\n$/.exec(head.text)?.[1] : undefined;
  if (branch === undefined) return false;
  if (["packed-refs", "reftable", "refs/stash"].some((name) => existsSync(join(commonFolder, name)))) return false;
  const [, , ...parts] = branch.split("/");
  return parts.every((part, at) => {
    const beside = hintsIn(join(commonFolder, "refs", "heads", ...parts.slice(0, at)));
    return beside.length === 1 && beside[0] === part;
  });
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

function shaIn(output: string): string | null {
  return /^([0-9a-f]{40,64})\s*$/m.exec(output)?.[1] ?? null;
}
