// What an apply came to, as text.

import type { ApplyOutcome, ShownConflict, Work } from "../../app/copies/apply.ts";
import { type LeftFiles, type Settled, STUCK } from "../../app/copies/settle-apply.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { conflictWords } from "../../core/merging/conflict.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { textOf } from "../../core/quoted-path.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand } from "../../core/typed-command.ts";

type Brought = Extract<ApplyOutcome, { readonly work: Work }>;

const MOST_LISTED = 20;
const SHORT_SHA = 8;

/** What was brought in, or would be, and what can be done next. */
export function appliedText(record: JobRecord, { kind, work }: Brought, reader: Reader): string {
  return [
    headline(record, kind, work),
    ...before(record, work, reader),
    ...details(work),
    ...(kind === "applied" ? next(record, work, reader) : []),
  ].join("\n");
}

/** True if nothing could be brought in, although the job's copy holds something. */
export function isInCopyOnly({ isNone, left }: Work): boolean {
  return isNone && left.length > 0;
}

function headline(record: JobRecord, kind: Brought["kind"], work: Work): string {
  const { id, workspaceRoot } = record;
  if (kind === "nothing") return nothing(record, work);
  const verb = kind === "applied" ? "Applied" : "Would apply";
  return `${verb} job ${id} to ${branchWords(work)} in ${inLine(workspaceRoot)}: ${amount(work)}.`;
}

function nothing(record: JobRecord, work: Work): string {
  const { id, workspaceRoot } = record;
  if (isInCopyOnly(work)) return `Nothing of job ${id} was brought in: what it left is in its copy only.`;
  const unseen = isEnded(record) ? (record.evidence?.not_looked_at ?? []) : [];
  if (work.isNone)
    return [
      `Nothing to bring in: job ${id} changed nothing${unseen.length > 0 ? " that Git tells of" : ""}.`,
      ...unseen.map((reason) => `Not looked at: ${inLine(reason)}.`),
    ].join("\n");
  const all = work.left.length > 0 ? "all else" : "all";
  return `Nothing to bring in: ${all} that job ${id} changed is in ${inLine(workspaceRoot)} already.`;
}

function branchWords({ branch, head }: Work): string {
  return branch === null ? `a detached HEAD at ${head?.slice(0, SHORT_SHA)}` : `branch ${inLine(branch)}`;
}

function amount({ as, commits, files }: Work): string {
  const changed = `${plural(files.length, "file")} changed`;
  return as === "commits" ? `${plural(commits.length, "commit")}, ${changed}` : `${changed}, uncommitted`;
}

function before({ id }: JobRecord, { since }: Work, reader: Reader): readonly string[] {
  if (since === null) return [];
  const all = typedCommand(reader, `apply ${id} --again`);
  return [`Only what came after job ${since}, which was applied before; all of it: ${all}.`];
}

function details({ why, commits, files, left, hooks }: Work): readonly string[] {
  return [
    ...(why === null ? [] : [`As uncommitted changes: ${why}.`]),
    ...listed(commits, ({ sha, subject }) => `  ${sha.slice(0, SHORT_SHA)} ${inLine(subject)}`),
    ...listed(files, (path) => `  ${inLine(path)}`),
    ...listed(left, ({ path, why: reason }) => `Not brought in: ${inLine(path)} (${inLine(reason)}).`),
    ...(hooks.length === 0 ? [] : [`Not run: the ${hooks.length === 1 ? "hook" : "hooks"} ${hooks.join(", ")}.`]),
  ];
}

/** A line for each of the first ones, and how many there are beyond; `--json` has them all. */
function listed<T>(all: readonly T[], lineOf: (each: T) => string): readonly string[] {
  const more = all.length - MOST_LISTED;
  return [...all.slice(0, MOST_LISTED).map(lineOf), ...(more > 0 ? [`  and ${more} more`] : [])];
}

function next({ id }: JobRecord, { commits, left }: Work, reader: Reader): readonly string[] {
  const more = left.length > 0 ? ", with what was not brought in" : "";
  const look = commits.length > 0 ? `git log -${commits.length} -p` : "git diff";
  return [`See ${look}. To remove the job's copy${more}: ${typedCommand(reader, `discard ${id}`)}.`];
}

/** Which files stand in the way. */
export function conflictText(
  { id, workspaceRoot }: JobRecord,
  conflicts: readonly ShownConflict[],
  reader: Reader,
): string {
  const what = `Could not apply job "${id}" to "${inLine(workspaceRoot)}": ${plural(conflicts.length, "file")} cannot be merged.`;
  return [
    `${what} Nothing was touched.`,
    ...conflicts.map((each) => `  ${inLine(each.path)}: ${conflictWords(each)} (${sizes(each)})`),
    ...(conflicts.every(isFiltered)
      ? []
      : [
          `Change or commit them so that they fit, and try again; ${typedCommand(reader, `diff ${id}`)} shows the job's side.`,
        ]),
    ...(conflicts.some(isFiltered)
      ? [`Only your own Git writes what is under a filter; in a shell: codex-companion diff ${id} | git apply --3way`]
      : []),
  ].join("\n");
}

function isFiltered({ kind }: ShownConflict): boolean {
  return kind === "filtered";
}

function sizes({ here, there, by }: ShownConflict): string {
  return by !== undefined && here === null ? `there ${bytes(there)}` : `here ${bytes(here)}, there ${bytes(there)}`;
}

function bytes(count: number | null): string {
  return count === null ? "nothing" : `${count} bytes`;
}

/** That files were left as they are because they were changed or committed since; the end of a sentence. */
export function leftText({ left, kept }: Pick<LeftFiles, "left" | "kept">): string {
  const names = left.slice(0, MOST_LISTED).map((path) => inLine(path));
  const more = left.length > MOST_LISTED ? ` and ${left.length - MOST_LISTED} more` : "";
  const what = `all was undone but what was changed or committed since, ${names.join(", ")}${more}`;
  return `${what}; what these were before is kept in "${inLine(kept)}"`;
}

/** What was made of an apply that had been cut short. */
export function settledText(settled: Settled): string {
  const what = `An apply of job ${settled.job} had been cut short`;
  switch (settled.kind) {
    case "finished":
      return `${what}; it is finished now.`;
    case "undone":
      return `${what}; it is undone now.`;
    case "stuck":
      return `${what}: ${STUCK}.`;
    case "left":
      return `${what}; ${leftText({ ...settled, left: settled.left.map(textOf) })}.`;
  }
}

/** What is said first where an apply was cut short. */
export function interruptedText(job: string, reader: Reader): string {
  return `! An apply of job ${job} was cut short: the workspace may hold part of it. To finish or undo it: ${typedCommand(reader, `apply ${job}`)}`;
}

/** The same as a field of an answer; no field if there is nothing to say. */
export function interruptedAnswer(job: string | null): { readonly interruptedApply?: string } {
  return job === null ? {} : { interruptedApply: job };
}
