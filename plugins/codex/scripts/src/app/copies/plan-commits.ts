// Whether what a job made comes as commits, and what they would be: each is merged, and so is the index, before anything is touched.

import type { ApplyForm } from "../../core/job/applied.ts";
import { chooseForm } from "../../core/merging/choose-form.ts";
import type { TreeChange } from "../../core/merging/tree-change.ts";
import { textOf } from "../../core/quoted-path.ts";
import type { OpenGit } from "../../io/git.ts";
import { encodeObjects, type NewObject } from "../../io/git-add-objects.ts";
import { isStartOfWork } from "../../io/git-copy-start.ts";
import { operationIn } from "../../io/git-head.ts";
import { identityStamp, userIdentity } from "../../io/git-identity.ts";
import { type EditedIndex, editIndex } from "../../io/git-index-edit.ts";
import { indexStamp } from "../../io/git-index-lock.ts";
import { notedTree } from "../../io/git-index-survey.ts";
import { mergeTrees } from "../../io/git-merge.ts";
import { emptyTree, readObjects } from "../../io/git-objects.ts";
import { parentOf } from "../../io/git-refs.ts";
import { commitsSince, contentsOf, type ReplayedCommit, replayCommits } from "../../io/git-replay.ts";
import { diffTrees, indexChanges } from "../../io/git-tree-diff.ts";
import { editTree } from "../../io/git-tree-edit.ts";
import type { Sides } from "./open-sides.ts";
import type { Conflicting } from "./plan-files.ts";

/** What is wanted. */
export interface PlanOrder {
  readonly job: string;
  readonly wanted: ApplyForm | null;
  readonly atMs: number;
}

/** What is to be done beyond the work tree. */
export interface CommitsPlan {
  /** The commits for HEAD, in the store of the sides. */
  readonly commits: readonly ReplayedCommit[];
  /** The objects that they need and the user's store may lack; what an object needs comes before it. Null: one is damaged. */
  readonly objects: readonly NewObject[] | null;
  /** The index as it is and as it will be; null: it stays. */
  readonly index: NewIndex | null;
}

/** A new index, and the stamp of the one that is there; null: none. */
export type NewIndex = EditedIndex & { readonly oldStamp: string | null };

const NO_COMMITS: CommitsPlan = { commits: [], objects: [], index: null };

/** The form, and the commits if it is that. */
export async function planForm(sides: Sides, order: PlanOrder) {
  const { git, start, commitsFrom, there } = sides;
  const [names, started] = await Promise.all([
    commitsSince(git, commitsFrom.commit, there.commit),
    readObjects(git, [start]),
  ]);
  const isOfWork = isStartOfWork(started.get(start)?.toString("latin1") ?? "");
  const dirty = isOfWork && names !== null && names.length > 0 ? await dirtyInCommits(sides) : [];
  const facts = { wanted: order.wanted, commits: names?.length ?? null, dirty, operation: operationIn(git) };
  const form = chooseForm(facts);
  const isCommits = "as" in form && form.as === "commits";
  return { form, commits: isCommits ? await planCommits(sides, order, names ?? []) : NO_COMMITS };
}

/** The paths of the job's commits that differed from the user's HEAD when the copy was made. */
async function dirtyInCommits({ git, start, commitsFrom, there }: Sides): Promise<readonly string[]> {
  const base = (await parentOf(git, start)) ?? emptyTree(git);
  const [uncommitted, committed] = await Promise.all([
    diffTrees(git, base, start),
    diffTrees(git, commitsFrom.tree, there.tree),
  ]);
  const paths = new Set(uncommitted?.map(({ path }) => path));
  return committed?.flatMap(({ path }) => (paths.has(path) ? [textOf(path)] : [])) ?? [];
}

async function planCommits(
  sides: Sides,
  { job, atMs }: PlanOrder,
  names: readonly string[],
): Promise<CommitsPlan | Conflicting | null> {
  const { git, store, commitsFrom, head, headTree } = sides;
  const identity = userIdentity(git);
  // The index first: to write it takes Git a while.
  const index = await planIndex(sides);
  const replaying = replayCommits(git, store, {
    commits: names,
    from: commitsFrom.tree,
    onto: { head: head.commit, tree: headTree },
    committer: identity === null ? null : Buffer.from(identityStamp(identity, atMs)).toString("latin1"),
    trailer: `Codex-Job: ${job}`,
  });
  const isEdited = index !== null && "edited" in index;
  const [editing, staged] = isEdited ? [index.edited, index.contents] : [null, []];
  const encoding = replaying.then((made) =>
    made !== null && "objects" in made ? encodeObjects(git, [...new Set([...staged, ...made.objects])]) : [],
  );
  const [replayed, edited, objects] = await Promise.all([replaying, editing, encoding]);
  if (replayed === null || "conflicts" in replayed) return replayed;
  if (replayed.commits.length === 0) return NO_COMMITS;
  if (index !== null && "conflicts" in index) return index;
  if (edited === null) return null;
  return { commits: replayed.commits, objects, index: edited };
}

/** The user's index, with what the job committed merged into it; `edited` is still being written. `contents` are the files in it that are new. */
async function planIndex({
  git,
  store,
  commitsFrom,
  there,
  headTree,
}: Sides): Promise<
  { readonly edited: Promise<NewIndex | null>; readonly contents: readonly string[] } | Conflicting | null
> {
  const oldStamp = indexStamp(git.gitFolder); // Before anything is read of it.
  const staged = await stagedSince(git, headTree);
  if (staged === null) return null;
  const edits = staged.map(({ path, to }) => ({ path, entry: to }));
  const here = await editTree(git, store, headTree, edits);
  if (here === null) return null;
  const merged = await mergeTrees(git, store, { base: commitsFrom.tree, here, there: there.tree });
  if (merged === null || "conflicts" in merged) return merged;
  const edited = editIndex(git, merged.changes).then((made) => made && { ...made, oldStamp });
  // What is staged beside is merged with it: into contents that no commit has.
  return { edited, contents: contentsOf(merged.changes) };
}

async function stagedSince(git: OpenGit, headTree: string): Promise<readonly TreeChange[] | null> {
  return (await notedTree(git)) === headTree ? [] : indexChanges(git, headTree);
}
