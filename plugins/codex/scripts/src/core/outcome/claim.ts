// Which work is the job's: the rule by which commits and changed paths are claimed, and how certain that is.
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
//  3. last changed while a command of the turn ran, and no other writing job was there         → likely
//  4. any other                                                                                → open
//
// **Claimed** of the commits: those accounted for, if there are any; else the open ones. Of the paths: those accounted for
// and the likely ones, if there are any or if commits are accounted for; else the open ones. What is not claimed is counted
// as `meanwhile`. A path that a file change of the turn names is claimed too when somebody else has committed it.
//
// **Attribution** speaks of the claimed commits, or without any of the claimed paths: `codex_items` where all are accounted
// for; `git_only` where they are likely, or open with nobody else known to have been there; `ambiguous` where they are open
// and another writing job was there, or Codex reported its commands and none of them accounts for this.

import { type CommandRun, isRunningAt, isRunningInSecond, mostCommits } from "./command-run.ts";
import type { DirtyPath } from "./snapshot.ts";
import type { Attribution, Commit } from "./work.ts";

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

/** What is claimed, and what is not. */
export interface Claim {
  readonly commits: readonly MadeCommit[];
  readonly paths: readonly string[];
  readonly attribution: Attribution;
  readonly commitsMeanwhile: readonly MadeCommit[];
  readonly pathsMeanwhile: readonly string[];
}

type Grade = "accounted" | "likely" | "open" | "foreign";

/** Applies the rule above to the new commits and to the paths that differ. */
export function claimWork(
  commits: readonly MadeCommit[],
  paths: readonly Pick<DirtyPath, "path" | "changedAtMs">[],
  witnesses: Witnesses,
): Claim {
  const shown = shownCommits(commits, witnesses);
  const commitGrades = commits.map((commit) => ({ of: commit, grade: gradeCommit(commit, shown, witnesses) }));
  const pathGrades = paths.map((path) => ({ of: path.path, grade: gradePath(path, witnesses) }));
  const certain = having(commitGrades, "accounted");
  const made = certain.length > 0 ? certain : having(commitGrades, "open");
  const sure = having(pathGrades, "accounted", "likely");
  const changed = certain.length > 0 || sure.length > 0 ? sure : having(pathGrades, "open");
  const grades = made.length > 0 ? gradesOf(commitGrades, made) : gradesOf(pathGrades, changed);
  return {
    commits: made,
    paths: changed,
    attribution: attribute(grades, witnesses),
    commitsMeanwhile: commits.filter((commit) => !made.includes(commit)),
    pathsMeanwhile: without(
      paths.map(({ path }) => path),
      changed,
    ),
  };
}

interface Graded<T> {
  readonly of: T;
  readonly grade: Grade;
}

function having<T>(graded: readonly Graded<T>[], ...grades: readonly Grade[]): readonly T[] {
  return graded.filter(({ grade }) => grades.includes(grade)).map(({ of }) => of);
}

function gradesOf<T>(graded: readonly Graded<T>[], claimed: readonly T[]): readonly Grade[] {
  const wanted = new Set(claimed);
  return graded.filter(({ of }) => wanted.has(of)).map(({ grade }) => grade);
}

function without(paths: readonly string[], claimed: readonly string[]): readonly string[] {
  const known = new Set(claimed);
  return paths.filter((path) => !known.has(path));
}

function attribute(grades: readonly Grade[], { otherJobs, commands }: Witnesses): Attribution {
  if (grades.length === 0) return "git_only";
  if (grades.every((grade) => grade === "accounted")) return "codex_items";
  if (!grades.includes("open")) return "git_only";
  return otherJobs.isPresent || commands.length > 0 ? "ambiguous" : "git_only";
}

function gradeCommit(commit: MadeCommit, shown: ReadonlySet<MadeCommit>, witnesses: Witnesses): Grade {
  if (isNamed(commit, witnesses.commands)) return "accounted";
  if (witnesses.otherJobs.commits.has(commit.sha) || isOlder(commit, witnesses)) return "foreign";
  if (shown.has(commit)) return "accounted";
  return commit.isElsewhere || witnesses.mayCommit === false ? "foreign" : "open";
}

function gradePath({ path, changedAtMs }: Pick<DirtyPath, "path" | "changedAtMs">, witnesses: Witnesses): Grade {
  if (witnesses.itemPaths.has(path)) return "accounted";
  if (witnesses.mayWrite === false) return "foreign";
  if (witnesses.otherJobs.isPresent || changedAtMs === null) return "open";
  return witnesses.commands.some((command) => isRunningAt(command, changedAtMs)) ? "likely" : "open";
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
