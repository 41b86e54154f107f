// What a review is of: the flags -> commits, and how much changed between them. Codex is handed what was resolved here,
// so that what is said of the target is what was reviewed.

import { isAbsolute } from "node:path";
import { kindFacts } from "../../core/job/kinds.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { workWord } from "../../core/outcome/work.ts";
import { isQuoted } from "../../core/quoted-path.ts";
import type { ReviewTarget } from "../../core/review/findings.ts";
import { type OpenGit, withGit } from "../../io/git.ts";
import { type Comparison, countChanges, lineCountAt, untrackedFiles } from "../../io/git-changes.ts";
import { emptyTree } from "../../io/git-objects.ts";
import { commitOf, firstCommit, mergeBase, parentOf } from "../../io/git-refs.ts";
import { readShownStatus, type Status } from "../../io/git-status.ts";
import { findWorkspace, isFolder } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { gitPlaceOf } from "./git-place.ts";

/** What is asked for by flags. At most one of `base`, `commit` and `job` is given. */
export interface TargetWanted {
  readonly scope: "auto" | "working-tree" | "branch";
  readonly base: string | null;
  readonly commit: string | null;
  readonly job: JobRecord | null;
}

/** What is to be reviewed; nothing, which is no fault; or why there is no such thing. */
export type FoundTarget =
  | { readonly kind: "found"; readonly target: ReviewTarget; readonly paths?: readonly string[] }
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "refused"; readonly message: string; readonly hint: string };

const UPSTREAM = ["refs/remotes/origin/HEAD", "refs/heads/main", "refs/remotes/origin/main", "refs/heads/master"];
const DEFAULTS = [...UPSTREAM, "refs/remotes/origin/master"];
const OTHER_WAY = "Review what is there by --scope or --base instead.";
const MOST_PATHS = 1_000;
// Of more untracked files than this, the lines are not counted.
const MOST_READ = 2_000;

/** Finds what is to be reviewed in the context's folder. */
export async function findTarget(context: Context, wanted: TargetWanted): Promise<FoundTarget> {
  if (!isFolder(context.cwd)) return refused(`the folder "${context.cwd}" does not exist`, "Give one that exists.");
  const { root, gitFolders } = findWorkspace(context.cwd);
  if (gitFolders.length === 0)
    return refused(`"${context.cwd}" is in no Git repository`, "Run it in a repository, or with --cwd.");
  const found = await withGit(gitPlaceOf(context, root), (git) => find(git, wanted));
  return found ?? refused("Git could not be asked about this repository", "See what git status says there.");
}

async function find(git: OpenGit, wanted: TargetWanted): Promise<FoundTarget | null> {
  if (wanted.commit !== null) return findCommit(git, wanted.commit);
  if (wanted.job !== null) return findJobChanges(git, wanted.job);
  const status = await readShownStatus(git);
  if (status === null) return null;
  const isBranch = wanted.base !== null || wanted.scope === "branch";
  if (wanted.scope === "working-tree" || (!isBranch && status.entries.length > 0)) return findDirty(git, status);
  if (!isBranch && status.head === null) return nothing("there is no commit and no file yet");
  return findBranch(git, status, wanted.base);
}

/** Staged, unstaged and untracked changes; before the first commit, all files. */
async function findDirty(git: OpenGit, { head, entries }: Status): Promise<FoundTarget | null> {
  if (entries.length === 0) return nothing("nothing is staged, unstaged or untracked in the working tree");
  return counted(git, { kind: "working-tree", base: head, head: null });
}

async function findBranch(git: OpenGit, { head, entries }: Status, base: string | null): Promise<FoundTarget | null> {
  if (head === null) return refused("there is no commit yet", "Review the working tree: --scope working-tree.");
  const other = base === null ? await firstCommit(git, DEFAULTS) : await named(git, base);
  if (other === null) {
    return base === null
      ? refused(
          "there is no origin/HEAD, main or master to compare with",
          "Name the branch that it is for: --base REF.",
        )
      : noCommit("--base", base);
  }
  const start = await mergeBase(git, head, other.commit);
  if (start === null)
    return refused(`this branch and "${base ?? other.name}" have no commit in common`, "Name another one: --base REF.");
  const isDirty = entries.length > 0;
  if (start === head && !isDirty) return nothing(`this branch has nothing that ${base ?? other.name} has not`);
  return counted(git, { kind: "branch", base: start, head: isDirty ? null : head });
}

async function findCommit(git: OpenGit, ref: string): Promise<FoundTarget | null> {
  const head = await commitOf(git, ref);
  if (head === null) return noCommit("--commit", ref);
  return counted(git, { kind: "commit", base: await parentOf(git, head), head });
}

/** What a job changed: in its commits, or if it left something uncommitted, in the working tree too. */
async function findJobChanges(git: OpenGit, job: JobRecord): Promise<FoundTarget | null> {
  const why = whyNoJob(job, git.place.root);
  if (why !== null) return refused(why, OTHER_WAY);
  const evidence = isEnded(job) ? job.evidence : null;
  if (evidence === null || workWord(evidence) === "none") return nothing(`job ${job.id} changed nothing`);
  const files = evidence.files_changed.filter(isWithin);
  if (evidence.commits.length === 0 && files.length === 0) return noFiles(job.id, evidence.files_changed.length > 0);
  const { head_before: base, head_after, uncommitted, commits } = evidence;
  const head = uncommitted || commits.length === 0 ? null : head_after;
  for (const commit of [base, head])
    if (commit !== null && (await commitOf(git, commit)) === null)
      return refused(`commit ${commit} of job ${job.id} is gone`, OTHER_WAY);
  const paths = files.length === 0 || files.length > MOST_PATHS || files.some(isQuoted) ? {} : { paths: files };
  return counted(git, { kind: "job", base, head }, paths);
}

/** A job that claims no commit, and no file of this repository. */
function noFiles(id: string, hasOthers: boolean): FoundTarget {
  if (hasOthers) return nothing(`job ${id} changed no file of this repository`);
  return refused(`it is not known what job ${id} changed`, OTHER_WAY);
}

/** False for what lies outside of the repository: what Codex says that it changed counts wherever it lies. */
function isWithin(path: string): boolean {
  return !isAbsolute(path) && path.split(/[\\/]/)[0] !== "..";
}

function whyNoJob(job: JobRecord, root: string): string | null {
  if (!isEnded(job)) return `job ${job.id} has not ended`;
  if (!kindFacts(job.kind).mayWrite) return `job ${job.id} is of the kind ${job.kind}, which changes nothing`;
  if (job.evidence !== null && job.evidence.repository !== root && workWord(job.evidence) !== "none")
    return `job ${job.id} did not work in the repository "${root}"`;
  return null;
}

async function counted(
  git: OpenGit,
  { kind, base, head }: Pick<ReviewTarget, "kind" | "base" | "head">,
  among: Pick<Comparison, "paths"> = {},
): Promise<FoundTarget | null> {
  const from = base ?? emptyTree(git);
  const [tracked, untracked] = await Promise.all([
    countChanges(git, { from, to: head, ...among }),
    head === null ? untrackedFiles(git) : [],
  ]);
  if (tracked === null || untracked === null) return null;
  const meant = untracked.filter((path) => among.paths === undefined || among.paths.includes(path));
  const files = tracked.files + meant.length;
  if (files === 0) return nothing("no file differs");
  const added = linesOf(git.place.root, meant);
  const insertions = added === null ? null : tracked.insertions + added;
  return { kind: "found", target: { kind, base, head, files, insertions, deletions: tracked.deletions }, ...among };
}

/** How many lines untracked files have together; null if they are too many to be read. */
function linesOf(root: string, paths: readonly string[]): number | null {
  if (paths.length > MOST_READ) return null;
  return paths.reduce((sum, path) => sum + (lineCountAt(root, path) ?? 0), 0);
}

async function named(git: OpenGit, name: string): Promise<{ readonly name: string; readonly commit: string } | null> {
  const commit = await commitOf(git, name);
  return commit === null ? null : { name, commit };
}

function noCommit(flag: string, ref: string): FoundTarget {
  // What Git looks up in its reflogs and configuration, or beside its refs, is not looked up here.
  if (/@\{|^[A-Z_]+_HEAD$/.test(ref))
    return refused(`${flag} "${ref}" is no branch, tag or commit`, `Give what git rev-parse "${ref}" prints.`);
  return refused(`${flag} "${ref}" names no commit here`, "Give a branch, a tag or a commit that git log shows.");
}

function refused(why: string, hint: string): FoundTarget {
  return { kind: "refused", message: `Could not review: ${why}.`, hint };
}

function nothing(why: string): FoundTarget {
  return { kind: "nothing", message: `Nothing to review: ${why}.` };
}
