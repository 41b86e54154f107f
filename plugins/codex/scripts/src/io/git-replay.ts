// Makes commits anew on top of another one, as `git cherry-pick` would: each is merged three ways, with its first parent as
// the common beginning. Author and message are kept. The objects go to a store of ours; no branch moves.

import { type CommitObject, formatCommit, parseCommit, withTrailer } from "../core/merging/commit-object.ts";
import type { Conflict } from "../core/merging/conflict.ts";
import { isGitlink, type TreeChange } from "../core/merging/tree-change.ts";
import type { OpenGit } from "./git.ts";
import { mergeTrees } from "./git-merge.ts";
import { type ObjectStore, readObjects, writeObject } from "./git-objects.ts";
import { editTree } from "./git-tree-edit.ts";

/** What is made anew, and how. */
export interface ReplayOrder {
  /** Full names, oldest first. */
  readonly commits: readonly string[];
  /** The tree of the first one's first parent. */
  readonly from: string;
  /** The commit that the first one is put on, and its tree; null: there is no commit yet. */
  readonly onto: { readonly head: string | null; readonly tree: string };
  /** `NAME <EMAIL> SECONDS ZONE`; null: the committer is kept. */
  readonly committer: string | null;
  readonly trailer: string;
}

/** A commit that was made. */
export interface ReplayedCommit {
  readonly sha: string;
  readonly subject: string;
}

/** What came of it: the commits, and the objects that they need and HEAD may lack; or why the first that could not be made could not. */
export type Replayed =
  /** What an object needs comes before it. */
  | { readonly commits: readonly ReplayedCommit[]; readonly tree: string; readonly objects: readonly string[] }
  | { readonly conflicts: readonly Conflict[] };

/** The commits from `start` (left out) to `head`, oldest first, of each merge its first parent; null if that is no way. */
export async function commitsSince(git: OpenGit, start: string, head: string): Promise<readonly string[] | null> {
  const near = await nearCommits(git, start, head);
  if (near !== null) return near;
  const output = await git.ask(["rev-list", "--reverse", "--first-parent", "--parents", head, `^${start}`]);
  const lines = output?.trim().split("\n") ?? [];
  const [, parent] = lines[0]?.split(" ") ?? [];
  return parent === start ? lines.map((line) => line.split(" ")[0] ?? "") : null;
}

const NEAR = 20;

/** The same, if they are few: most jobs make a commit or two, which are read faster than another Git is started. */
async function nearCommits(git: OpenGit, start: string, head: string): Promise<readonly string[] | null> {
  const names: string[] = [];
  for (let at = head; at !== start; ) {
    const parent = parseCommit((await readObjects(git, [at])).get(at)?.toString("latin1") ?? "")?.parents[0];
    names.unshift(at);
    if (parent === undefined || names.length > NEAR) return null;
    at = parent;
  }
  return names;
}

/** Makes the commits; null if Git cannot tell. One that changes nothing there is left out. */
export async function replayCommits(git: OpenGit, store: ObjectStore, order: ReplayOrder): Promise<Replayed | null> {
  let { head, tree } = order.onto;
  let base = order.from;
  const made: ReplayedCommit[] = [];
  const written = new Set<string>();
  const own = { ...store, written };
  const texts = await readObjects(git, order.commits);
  for (const name of order.commits) {
    const commit = parseCommit(texts.get(name)?.toString("latin1") ?? "");
    if (commit === null) return null;
    const merged = await mergeTrees(git, own, { base, here: tree, there: commit.tree });
    if (merged === null || "conflicts" in merged) return merged;
    base = commit.tree;
    if (merged.changes.length === 0) continue;
    for (const name of contentsOf(merged.changes)) written.add(name);
    // Not the job's own tree, even where it would be the same: whatever is odd in that stays out of the user's history.
    const edits = merged.changes.map(({ path, to }) => ({ path, entry: to }));
    const edited = await editTree(git, own, tree, edits);
    if (edited === null) return null;
    tree = edited;
    head = writeCommit(own, order, commit, { tree, parents: head === null ? [] : [head] });
    made.push({ sha: head, subject: subjectOf(commit) });
  }
  return { commits: made, tree, objects: [...written] };
}

/** The files and links that the changes bring; the commit of a submodule is no object here. */
export function contentsOf(changes: readonly TreeChange[]): readonly string[] {
  return changes.flatMap(({ to }) => (to === null || isGitlink(to) ? [] : [to.object]));
}

function writeCommit(
  store: ObjectStore,
  { committer, trailer }: ReplayOrder,
  commit: CommitObject,
  place: Pick<CommitObject, "tree" | "parents">,
): string {
  const message = withTrailer(commit.message, trailer);
  const text = formatCommit({ ...commit, ...place, message, committer: committer ?? commit.committer });
  return writeObject(store, "commit", Buffer.from(text, "latin1"));
}

function subjectOf({ message }: CommitObject): string {
  return Buffer.from(message.split("\n", 1)[0] ?? "", "latin1").toString("utf8");
}
