// Makes commits anew on top of another one, as `git cherry-pick` would: each is merged three ways, with its first parent as
// the common beginning. Author and message are kept. The objects go to a store of ours; no branch moves.

import { type CommitObject, formatCommit, parseCommit, withTrailer } from "../core/merging/commit-object.ts";
import type { Conflict } from "../core/merging/conflict.ts";
import type { OpenGit } from "./git.ts";
import { mergeTrees } from "./git-merge.ts";
import { type ObjectStore, readObjects, writeObject } from "./git-objects.ts";

/** What is made anew, and how. */
export interface ReplayOrder {
  /** Full names, oldest first. */
  readonly commits: readonly string[];
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

/** What came of it: the commits, and the tree of the last one; or why the first that could not be made could not. */
export type Replayed =
  | { readonly commits: readonly ReplayedCommit[]; readonly tree: string }
  | { readonly conflicts: readonly Conflict[] };

/** The commits from `start` (left out) to `head`, oldest first, of each merge its first parent; null if that is no way. */
export async function commitsSince(git: OpenGit, start: string, head: string): Promise<readonly string[] | null> {
  if (start === head) return [];
  const output = await git.ask(["rev-list", "--reverse", "--first-parent", "--parents", head, `^${start}`]);
  const lines = output?.trim().split("\n") ?? [];
  const [, parent] = lines[0]?.split(" ") ?? [];
  return parent === start ? lines.map((line) => line.split(" ")[0] ?? "") : null;
}

/** Makes the commits; null if Git cannot tell. One that changes nothing there is left out. */
export async function replayCommits(git: OpenGit, store: ObjectStore, order: ReplayOrder): Promise<Replayed | null> {
  let { head, tree } = order.onto;
  const made: ReplayedCommit[] = [];
  const texts = await readObjects(git, order.commits);
  for (const name of order.commits) {
    const commit = parseCommit(texts.get(name)?.toString("latin1") ?? "");
    const [parent] = commit?.parents ?? [];
    if (commit === null || parent === undefined) return null;
    const merged = await mergeTrees(git, store, { base: parent, here: tree, there: name });
    if (merged === null || "conflicts" in merged) return merged;
    if (merged.tree === tree) continue;
    tree = merged.tree;
    head = writeCommit(store, order, commit, { tree, parents: head === null ? [] : [head] });
    made.push({ sha: head, subject: subjectOf(commit) });
  }
  return { commits: made, tree };
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
