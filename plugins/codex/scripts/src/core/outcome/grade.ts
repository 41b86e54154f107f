// How certain it is that a commit or a changed path is the job's.
//
// **A commit** is the first of these that fits:
//  1. named: the output of a command of the turn says that it made it                          → accounted for
//  2. another job's items account for it; or it is older than the job (fetched, restored)      → somebody else's
//  3. within the time of a command of the turn that asks Git for commits, in this repository; the command succeeded (or
//     may have made it before it failed or was cut short, where the sandbox lets the job commit); and no more commits lie
//     in that time than it asks for, less those that it names                                  → accounted for
//  4. made on a branch that another work tree has checked out; or the sandbox lets the job commit nothing, and it called
//     no tool outside the sandbox                                                              → somebody else's
//  5. any other                                                                                → open
// **A path** that differs from before:
//  1. named by a file change of the turn                                                       → accounted for
//  2. the sandbox lets the job write nothing, and it called no tool outside the sandbox        → somebody else's
//  3. last changed while a command of the turn ran, or at a time that is not known and commands of the turn did run; and no
//     other writing job was there                                                              → likely
//  4. any other                                                                                → open

import { type CommandRun, isRunningAt, isRunningInSecond, mostCommits } from "./command-run.ts";
import type { DirtyPath } from "./snapshot.ts";
import type { Commit } from "./work.ts";

/** A new commit as Git tells it. */
export interface MadeCommit extends Commit {
  /** In ms since 1970, in whole seconds. */
  readonly committedAtMs: number;
  readonly paths: readonly string[];
  /** True where it is only on branches that another work tree had checked out. */
  readonly isElsewhere: boolean;
  /** True where an earlier commit was made anew as this one. */
  readonly isRewritten: boolean;
}

/** Who else worked in the repository while the job ran. */
export interface OtherJobs {
  /** True where another job that may write ran meanwhile. */
  readonly isPresent: boolean;
  /** The commits that the items of other jobs account for. */
  readonly commits: ReadonlySet<string>;
}

/** All that speaks for or against the job. */
export interface Witnesses {
  /** When the job's baseline was taken, in ms since 1970; null where that is not known. */
  readonly startedAtMs: number | null;
  /** Paths below the repository that Codex's file changes name, relative to it. */
  readonly itemPaths: ReadonlySet<string>;
  /** Those that ran in this repository. */
  readonly commands: readonly CommandRun[];
  /** What the job may do by its sandbox; null where that is not known. */
  readonly mayWrite: boolean | null;
  readonly mayCommit: boolean | null;
  readonly otherJobs: OtherJobs;
}

/** A path that differs from before. */
export type ChangedPath = Pick<DirtyPath, "path" | "changedAtMs">;

/** How certain it is; see above. */
export type Grade = "accounted" | "likely" | "open" | "foreign";

/** A commit or a path with its grade. */
export interface Graded<T> {
  readonly of: T;
  readonly grade: Grade;
}

/** Grades all new commits: how many there are at a time bears on each of them. */
export function gradeCommits(commits: readonly MadeCommit[], witnesses: Witnesses): readonly Graded<MadeCommit>[] {
  const shown = shownCommits(commits, witnesses);
  return commits.map((commit) => ({ of: commit, grade: gradeCommit(commit, shown, witnesses) }));
}

function gradeCommit(commit: MadeCommit, shown: ReadonlySet<MadeCommit>, witnesses: Witnesses): Grade {
  if (isNamed(commit, witnesses.commands)) return "accounted";
  if (witnesses.otherJobs.commits.has(commit.sha) || isOlder(commit, witnesses)) return "foreign";
  if (shown.has(commit)) return "accounted";
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

/** The commits that lie within the time of commands which ask for as many, and that nothing speaks against. */
function shownCommits(commits: readonly MadeCommit[], witnesses: Witnesses): ReadonlySet<MadeCommit> {
  const commands = witnesses.commands
    .filter(({ exitCode }) => exitCode === 0 || witnesses.mayCommit === true)
    .map((command) => ({ command, most: mostCommits(command.command) - command.commits.length }))
    .filter(({ most }) => most > 0);
  const left = new Set(
    commits.filter(
      (commit) =>
        !isNamed(commit, witnesses.commands) &&
        !witnesses.otherJobs.commits.has(commit.sha) &&
        !isOlder(commit, witnesses),
    ),
  );
  const shown = new Set<MadeCommit>();
  for (const commit of left) {
    const group = together(commit, left, commands);
    for (const each of group.commits) left.delete(each);
    if (group.commits.length > group.most) continue;
    for (const each of group.commits) shown.add(each);
  }
  return shown;
}

interface Capacity {
  readonly command: CommandRun;
  readonly most: number;
}

/** The commits that share their time with this one by way of commands, and how many those commands ask for together. */
function together(
  commit: MadeCommit,
  commits: ReadonlySet<MadeCommit>,
  commands: readonly Capacity[],
): { readonly commits: readonly MadeCommit[]; readonly most: number } {
  let group: readonly MadeCommit[] = [commit];
  for (;;) {
    const running = commands.filter(({ command }) => group.some((each) => isWithin(each, command)));
    const wider = [...commits].filter(
      (each) => each === commit || running.some(({ command }) => isWithin(each, command)),
    );
    if (wider.length === group.length) {
      return { commits: group, most: running.reduce((sum, { most }) => sum + most, 0) };
    }
    group = wider;
  }
}

function isWithin({ committedAtMs }: MadeCommit, command: CommandRun): boolean {
  return isRunningInSecond(command, committedAtMs);
}
