// Why a job waits, in words, the same wherever it is shown.

import { assertNever } from "../assert-never.ts";
import { formatDuration } from "../duration.ts";
import { plural } from "../outcome/work-words.ts";
import { percent } from "../reliability/report-words.ts";
import { oneLine, printable } from "../text.ts";
import type { WaitCause, Waiting } from "./waiting.ts";

const MOST_JOBS = 3;
const MOST_WORD = 60;

/** What the words need besides. */
export interface WaitingTelling {
  readonly nowMs: number;
  /** The place in the line, from 1; null: not known. */
  readonly position: number | null;
  /** An instant in ISO 8601 UTC as its reader wants to see it. */
  readonly time: (at: string) => string;
}

/** `waits for a slot: 3 may run at once; number 2 in line`. Null, a reason that is not known: `waits`. */
export function waitingWords(waiting: Waiting | null, { nowMs, position, time }: WaitingTelling): string {
  const place = position === null ? "" : `; number ${position} in line`;
  if (waiting === null) return `waits${place}`;
  const leftMs = waiting.opensAt === null ? null : Date.parse(waiting.opensAt) - nowMs;
  const opens =
    waiting.opensAt === null
      ? ""
      : ` ${time(waiting.opensAt)}${leftMs !== null && leftMs > 0 ? `, in ${formatDuration(leftMs)}` : ""}`;
  return `${causeWords(waiting, opens)}${place}`;
}

function causeWords(cause: WaitCause, opens: string): string {
  switch (cause.reason) {
    case "slot": {
      const where = cause.detail.ceiling === "home" ? "" : " in this workspace";
      return `waits for a slot: ${cause.detail.most} may run at once${where}`;
    }
    case "after": {
      const jobs = jobsWords(cause.detail.jobs);
      return cause.detail.sameThread ? `waits for ${jobs} to end, in the same thread` : `waits for ${jobs} to complete`;
    }
    case "lane": {
      const { fingerprint, kind } = cause.detail;
      return `is parked until its lane opens: incident ${fingerprint} (${kind})${opens === "" ? "" : `; it is tried again at${opens}`}`;
    }
    case "gate": {
      const { mode, limit, runs } = cause.detail;
      return `is parked until the drift gate lets go: ${mode} was over ${percent(limit)} for ${plural(runs, "run")} in a row`;
    }
    case "time":
      return opens === "" ? "waits for its time" : `waits until${opens}`;
    case "executor":
      return `waits for ${clean(cause.detail.name)} to start it, which says ${clean(cause.detail.word)}`;
    default:
      return assertNever(cause);
  }
}

function jobsWords(jobs: readonly string[]): string {
  if (jobs.length === 0) return "the jobs before it";
  const more = jobs.length > MOST_JOBS ? ` and ${jobs.length - MOST_JOBS} more` : "";
  return `${jobs.length === 1 ? "job" : "jobs"} ${jobs.slice(0, MOST_JOBS).join(", ")}${more}`;
}

/** What ends the wait, or what its reader can do, as one sentence. `companion`: how the companion is called in a shell. */
export function waitingHint(waiting: Waiting | null, id: string, companion: string): string {
  const cancel = `\`${companion} cancel ${id}\` takes it out of the line.`;
  switch (waiting?.reason) {
    case "slot":
      return `It starts when a job before it has ended, or with a larger ${waiting.detail.ceiling === "home" ? "maxConcurrent" : "maxConcurrentPerWorkspace"} in the policy. ${cancel}`;
    case "after":
      if (waiting.detail.sameThread)
        return `It starts when that has ended, however: Codex takes one job at a time in a thread. ${cancel}`;
      return `It starts when all of them have completed, and ends as dependency_failed if one of them does not. ${cancel}`;
    case "lane":
      return `It starts when what the preflight looks at changes, or after \`${companion} incidents --resolve ${waiting.detail.fingerprint}\`. ${cancel}`;
    case "gate":
      return `It starts when the rate has come down, or after \`${companion} report --reset-gate\`. ${cancel}`;
    case "executor":
      return `It starts when that is no longer so and there is room for it. \`${companion} cancel ${id}\` takes it back.`;
    case "time":
    case undefined:
      return `It starts by itself. ${cancel}`;
  }
}

function clean(text: string): string {
  return oneLine(printable(text), MOST_WORD);
}
