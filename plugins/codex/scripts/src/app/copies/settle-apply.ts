// Brings an apply to an end that was begun: finishes it if everything is in the workspace, else undoes it. Whoever does that
// holds the workspace's lock. A file that was changed or committed since is left as it is, and what it was before the apply is
// kept. While Git cannot be asked, nobody can tell how far it came: then the journal stays.

import type { Applied } from "../../core/job/applied.ts";
import type { ApplyJournal } from "../../core/merging/journal.ts";
import { keepOldFiles, newIndexPath, readJournal, readOld, removeJournal } from "../../io/apply-journal.ts";
import { takeBack } from "../../io/bring-in.ts";
import { type OpenGit, withGit } from "../../io/git.ts";
import { indexPrint, lockIndex, releaseLeftLock } from "../../io/git-index-lock.ts";
import { emptyTree } from "../../io/git-objects.ts";
import { commitOf } from "../../io/git-refs.ts";
import type { GitSettings } from "../../io/git-settings.ts";
import { diffTrees } from "../../io/git-tree-diff.ts";
import { noteInLog } from "../../io/job-files.ts";
import { updateJob } from "../../io/job-store.ts";
import { gitPlace } from "../end/git-place.ts";
import type { Context } from "../scope/context.ts";

/** What was left as it is, because it was changed or committed since: the files (latin1), and where their former content is kept. */
export interface LeftFiles {
  readonly kind: "left";
  readonly left: readonly string[];
  readonly kept: string;
}

/** How an apply was brought to its end, or why it could not be. */
export type Settled =
  | { readonly kind: "finished"; readonly job: string; readonly applied: Applied }
  | { readonly kind: "undone"; readonly job: string }
  | (LeftFiles & { readonly job: string })
  /** Git cannot be asked: it waits for the next apply. */
  | { readonly kind: "stuck"; readonly job: string };

/** Why nothing can be applied then, as the end of a sentence. */
export const STUCK = "an apply was cut short there, and Git cannot be asked how far it came; see `git status` there";

/** Settles what an apply that was killed left in the workspace; null if there is nothing. `settings` as `GitPlace` has them. */
export async function settleApply(context: Context, root: string, settings?: GitSettings): Promise<Settled | null> {
  const journal = readJournal(context.home, root);
  if (journal === null) {
    removeJournal(context.home, root); // What belonged to one may have been left.
    return null;
  }
  const settled = await withGit(gitPlace(context, root, settings), (git) => settle(context, git, journal));
  return settled ?? { kind: "stuck", job: journal.job };
}

/** Null: Git cannot tell. */
async function settle(context: Context, git: OpenGit, journal: ApplyJournal): Promise<Settled | null> {
  const commit = await commitOf(git, "HEAD");
  if (journal.isDone || (await hasCommits(git, journal, commit))) {
    if (journal.commits !== null) renewIndex(context, git, journal);
    return finishApply(context, journal);
  }
  const isCommitted = await committedSince(git, journal.head, commit);
  if (isCommitted === null) return null;
  if (journal.commits !== null) releaseLeftLock(git.gitFolder, journal.commits.newIndex);
  return undoApply(context, journal, isCommitted);
}

/** Whether somebody has committed something at a path between the commits `head` and `now`; null if Git cannot tell. */
async function committedSince(
  git: OpenGit,
  head: string | null,
  now: string | null,
): Promise<((path: string) => boolean) | null> {
  if (now === null) return (await namesCommit(git)) ? null : () => false;
  if (head !== null && (await commitOf(git, head)) === null) return () => true; // It is gone: nobody can tell.
  const changes = await diffTrees(git, head ?? emptyTree(git), now);
  if (changes === null) return null;
  const paths = new Set(changes.map(({ path }) => path));
  return (path) => paths.has(path);
}

/** True if HEAD names a commit, also one that cannot be read. */
async function namesCommit(git: OpenGit): Promise<boolean> {
  return (await git.ask(["rev-parse", "--verify", "--quiet", "HEAD"])) !== null;
}

/** True if HEAD was moved, also if somebody has gone on from there. */
async function hasCommits(git: OpenGit, { commits }: ApplyJournal, head: string | null): Promise<boolean> {
  const tip = commits?.made.at(-1);
  if (tip === undefined || head === null) return false;
  return tip === head || (await git.ask(["merge-base", "--is-ancestor", tip, head])) !== null;
}

/** HEAD was moved, and the index was not: it would say that the commits were to be taken back. */
function renewIndex({ home }: Context, { gitFolder }: OpenGit, { root, commits }: ApplyJournal): void {
  if (commits === null) return;
  releaseLeftLock(gitFolder, commits.newIndex);
  const isOld = () => indexPrint(gitFolder) === commits.oldIndex;
  if (isOld()) lockIndex(gitFolder, isOld, newIndexPath(home, root))?.commit();
}

/** Notes in the record that all was brought in, and ends the journal. */
export function finishApply({ home }: Context, journal: ApplyJournal): Extract<Settled, { kind: "finished" }> {
  const { job, root, at, branch, commits, copy } = journal;
  const form = { as: commits === null ? "changes" : "commits", at, branch, commits: commits?.made ?? [] } as const;
  const applied: Applied = copy === null ? form : { ...form, copy };
  updateJob(home, job, { type: "applied", applied });
  noteInLog(home, job, at, { type: "applied", as: applied.as, branch, commits: applied.commits });
  removeJournal(home, root);
  return { kind: "finished", job, applied };
}

/** Takes everything back that was brought in, and ends the journal. */
function undoApply({ home }: Context, journal: ApplyJournal, isCommitted: (path: string) => boolean): Settled {
  const { job, root } = journal;
  const left = takeBack(journal, (old) => readOld(home, root, old), isCommitted);
  if (left.length > 0) return { kind: "left", job, left, kept: keepOldFiles(home, journal, left) };
  removeJournal(home, root);
  return { kind: "undone", job };
}
