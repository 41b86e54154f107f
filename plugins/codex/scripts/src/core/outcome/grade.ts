// How certain it is that a commit or a changed path is the job's.
//
// **A commit** is the first of these that fits:
//  1. named: the output of a command of the turn says that it made it                          → accounted for
//  2. another job's items account for it; or it is older than the job (fetched, restored)      → somebody else's
//  3. within the time of a command of the turn that asks Git for commits, in this repository; the command succeeded (or
//     may have made it before it failed or was cut short, if the sandbox lets the job commit); and no more commits lie
//     in that time than it asks for, less those that it names                                  → accounted for
//  4. within the time of a Git process of the job that commits, as Git itself told it (`git-run.ts`), in this repository; the
//     sandbox may let the job commit; no other writing job was there; and no more commits lie in that time than those
//     processes can have made, those accounted for by 1 and 3 counted too                      → witnessed
//  5. made on a branch that another work tree has checked out; or the sandbox lets the job commit nothing, and it called
//     no tool outside the sandbox                                                              → somebody else's
//  6. any other                                                                                → open
// **A path** that differs from before:
//  1. named by a file change of the turn                                                       → accounted for
//  2. the sandbox lets the job write nothing, and it called no tool outside the sandbox        → somebody else's
//  3. last changed while a command of the turn ran, or at a time that is not known and commands of the turn did run; and no
//     other writing job was there                                                              → likely
//  4. any other                                                                                → open

import { type CommandRun, isRunningAt, isRunningInSecond, mostCommits, type Span } from "./command-run.ts";
import { type GitRun, mostCommitsOf } from "./git-run.ts";
import type { DirtyPath } from "./snapshot.ts";
import type { Commit } from "./work.ts";

/** A new commit as Git tells it. */
export interface MadeCommit extends Commit {
  /** In ms since 1970, in whole seconds. */
  readonly committedAtMs: number;
  readonly paths: readonly string[];
  /** True if it is only on branches that another work tree had checked out. */
  readonly isElsewhere: boolean;
  /** True if an earlier commit was made anew as this one. */
  readonly isRewritten: boolean;
}

/** Who else worked in the repository while the job ran. */
export interface OtherJobs {
  /** True if another job that may write ran meanwhile. */
  readonly isPresent: boolean;
  /** The commits that the items of other jobs account for. */
  readonly commits: ReadonlySet<string>;
}

/** All that speaks for or against the job. */
export interface Witnesses {
  /** When the job's baseline was taken, in ms since 1970; null if that is not known. */
  readonly startedAtMs: number | null;
  /** Paths below the repository that Codex's file changes name, relative to it. */
  readonly itemPaths: ReadonlySet<string>;
  /** Those that ran in this repository. */
  readonly commands: readonly CommandRun[];
  /** Git processes that commit, in this repository, each within the time of a command or a tool of the turn. */
  readonly gitRuns: readonly GitRun[];
  /** What the job may do by its sandbox; null if that is not known. */
  readonly mayWrite: boolean | null;
  readonly mayCommit: boolean | null;
  readonly otherJobs: OtherJobs;
  /** True if nobody but the job works in this repository. */
  readonly isIsolated?: boolean;
}

/** A path that differs from before. */
export type ChangedPath = Pick<DirtyPath, "path" | "changedAtMs">;

/** How certain it is; see above. */
export type Grade = "accounted" | "witnessed" | "likely" | "open" | "foreign";

/** A commit or a path with its grade. */
export interface Graded<T> {
  readonly of: T;
  readonly grade: Grade;
}

/** Grades all new commits: how many there are at a time bears on each of them. */
export function gradeCommits(commits: readonly MadeCommit[], witnesses: Witnesses): readonly Graded<MadeCommit>[] {
  const shown = shownCommits(commits, witnesses);
  const witnessed = witnessedCommits(commits, witnesses);
  return commits.map((commit) => ({ of: commit, grade: gradeCommit(commit, shown, witnessed, witnesses) }));
}

function gradeCommit(
  commit: MadeCommit,
  shown: ReadonlySet<MadeCommit>,
  witnessed: ReadonlySet<MadeCommit>,
  witnesses: Witnesses,
): Grade {
  if (isNamed(commit, witnesses.commands)) return "accounted";
  if (isForeign(commit, witnesses)) return "foreign";
  if (shown.has(commit)) return "accounted";
  if (witnessed.has(commit)) return "witnessed";
  return commit.isElsewhere || witnesses.mayCommit === false ? "foreign" : "open";
}

/** Grades a path that differs from before. */
export function gradePath({ path, changedAtMs }: ChangedPath, witnesses: Witnesses): Grade {
  if (witnesses.itemPaths.has(path)) return "accounted";
  if (witnesses.mayWrite === false) return "foreign";
  if (witnesses.otherJobs.isPresent) return "open";
  const isLikely = witnesses.commands.some((command) => changedAtMs === null || isRunningAt(command, changedAtMs));
  return isLikely ? "likely" : "open";
}

function isNamed({ sha }: Commit, commands: readonly CommandRun[]): boolean {
  return commands.some(({ commits }) => commits.some((start) => sha.startsWith(start)));
}

/** A commit's time has whole seconds: one of the second in which the job began may be the job's. */
function isOlder({ committedAtMs }: MadeCommit, { startedAtMs }: Witnesses): boolean {
  return startedAtMs !== null && committedAtMs + 1_000 <= startedAtMs;
}

function isForeign(commit: MadeCommit, witnesses: Witnesses): boolean {
  return witnesses.otherJobs.commits.has(commit.sha) || isOlder(commit, witnesses);
}

/** The commits that the job's own Git processes can have made; the job could have written that witness itself. */
function witnessedCommits(commits: readonly MadeCommit[], witnesses: Witnesses): ReadonlySet<MadeCommit> {
  if (witnesses.mayCommit === false || witnesses.otherJobs.isPresent) return new Set();
  const runs = witnesses.gitRuns.map((run) => ({ run, most: mostCommitsOf(run) }));
  return fittingCommits(
    commits.filter((commit) => !isForeign(commit, witnesses)),
    runs.filter(({ most }) => most > 0),
  );
}

/** The commits that lie within the time of commands which ask for as many, and that nothing speaks against. */
function shownCommits(commits: readonly MadeCommit[], witnesses: Witnesses): ReadonlySet<MadeCommit> {
  const runs = witnesses.commands
    .filter(({ exitCode }) => exitCode === 0 || witnesses.mayCommit === true)
    .map((run) => ({ run, most: mostCommits(run.command) - run.commits.length }))
    .filter(({ most }) => most > 0);
  return fittingCommits(
    commits.filter((commit) => !isNamed(commit, witnesses.commands) && !isForeign(commit, witnesses)),
    runs,
  );
}

interface Capacity {
  readonly run: Span;
  readonly most: number;
}

/** Those of the commits that lie within the time of runs which can have made as many. */
function fittingCommits(commits: readonly MadeCommit[], runs: readonly Capacity[]): ReadonlySet<MadeCommit> {
  const left = new Set(commits);
  const fitting = new Set<MadeCommit>();
  for (const commit of left) {
    const group = together(commit, left, runs);
    for (const each of group.commits) left.delete(each);
    if (group.commits.length > group.most) continue;
    for (const each of group.commits) fitting.add(each);
  }
  return fitting;
}

/** The commits that share their time with this one by way of runs, and how many those runs can have made together. */
function together(
  commit: MadeCommit,
  commits: ReadonlySet<MadeCommit>,
  runs: readonly Capacity[],
): { readonly commits: readonly MadeCommit[]; readonly most: number } {
  let group: readonly MadeCommit[] = [commit];
  for (;;) {
    const running = runs.filter(({ run }) => group.some((each) => isWithin(each, run)));
    const wider = [...commits].filter((each) => each === commit || running.some(({ run }) => isWithin(each, run)));
    if (wider.length === group.length) {
      return { commits: group, most: running.reduce((sum, { most }) => sum + most, 0) };
    }
    group = wider;
  }
}

function isWithin({ committedAtMs }: MadeCommit, run: Span): boolean {
  return isRunningInSecond(run, committedAtMs);
}
