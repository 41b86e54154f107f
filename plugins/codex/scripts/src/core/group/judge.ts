// What a group came to. Pure. It is judged when all its jobs have ended, by those that there are: complete if one completed,
// with a check: if one passed it. Only a check makes one of them the best, and never one that did not pass.

import { type CompletedJob, type EndedJob, isEnded, type JobRecord } from "../job/record.ts";
import { workWord } from "../outcome/work.ts";
import { plural } from "../outcome/work-words.ts";
import { type Group, isOver } from "./group.ts";

/** A judgement. */
export interface Judgement {
  readonly word: "running" | "complete" | "failed";
  /** The best job; null if the group is not over, had no check, or none passed. */
  readonly best: CompletedJob | null;
  /** Why it is the best, or why none is, as a sentence without its full stop; null while it runs. */
  readonly reason: string | null;
  /** All jobs, the better ones first; while it runs by their number. */
  readonly jobs: readonly JobRecord[];
}

/** Judges a group. */
export function judge(group: Group): Judgement {
  if (!isOver(group)) return { word: "running", best: null, reason: null, jobs: group.jobs };
  const jobs = group.jobs.filter(isEnded).toSorted(compare);
  const good = jobs.filter(isGood);
  const hasCheck = jobs.some(({ request }) => request.verify !== null);
  const best = hasCheck ? (good[0] ?? null) : null;
  const word = good.length > 0 ? "complete" : "failed";
  return { word, best, reason: best === null ? whyNone(good, hasCheck) : whyBest(best, good, group), jobs };
}

/** How its check ended; null if none was run. */
export function checkOf(job: JobRecord): "passed" | "failed" | null {
  const check = isEnded(job) ? job.evidence?.verify : undefined;
  return check === undefined ? null : check.exit_code === 0 ? "passed" : "failed";
}

/** How many lines it changed; null if that was not counted. */
export function linesOf(job: EndedJob): number | null {
  const { insertions, deletions } = job.evidence ?? {};
  return insertions === undefined || deletions === undefined ? null : insertions + deletions;
}

/** It completed, and if it was to be checked, it passed. */
function isGood(job: EndedJob): job is CompletedJob {
  return job.status === "completed" && (job.request.verify === null || checkOf(job) === "passed");
}

const CHECKS = ["passed", null, "failed"];

/** Good before others, passed before failed, work before none, smaller before larger: lines, then files. */
function compare(a: EndedJob, b: EndedJob): number {
  return (
    Number(isGood(b)) - Number(isGood(a)) ||
    CHECKS.indexOf(checkOf(a)) - CHECKS.indexOf(checkOf(b)) ||
    workRank(a) - workRank(b) ||
    bySize(linesOf(a), linesOf(b)) ||
    filesOf(a) - filesOf(b) ||
    (a.group?.number ?? 0) - (b.group?.number ?? 0)
  );
}

/** Work first, then what is not certain, then none. */
function workRank({ evidence }: EndedJob): number {
  const word = workWord(evidence);
  return word === "none" ? 2 : word === "unknown" ? 1 : 0;
}

/** What was not counted comes last. */
function bySize(a: number | null, b: number | null): number {
  return a === b ? 0 : (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
}

function filesOf({ evidence }: EndedJob): number {
  return evidence?.files_changed.length ?? 0;
}

function whyNone(good: readonly EndedJob[], hasCheck: boolean): string {
  if (good.length === 0) return hasCheck ? "none of them completed and passed the check" : "none of them completed";
  return "there was no check (--verify), so none of them is called the best";
}

function whyBest(best: EndedJob, good: readonly EndedJob[], { size }: Group): string {
  const work = workOf(best);
  if (good.length === 1) return `it alone of ${size} passed the check (${work})`;
  const passed = `${good.length} of ${size} passed the check`;
  if (workRank(best) !== 0) return `${passed}, and none of them is known to have changed anything`;
  const isOnly = good.every((job) => job === best || workRank(job) !== 0);
  if (isOnly) return `${passed}, and of these it alone is known to have changed something (${work})`;
  return `${passed}, and of these that changed something none changed less (${work})`;
}

function workOf(job: EndedJob): string {
  if (workRank(job) === 2) return "no change";
  const lines = linesOf(job);
  const files = plural(filesOf(job), "file");
  return lines === null ? `${files}, lines not counted` : `${plural(lines, "line")} in ${files}`;
}
