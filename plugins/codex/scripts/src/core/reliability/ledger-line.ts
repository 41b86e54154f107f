// One line of `ledger.jsonl`: an ended job with its attempts, in numbers and words of closed lists. It holds no text of the
// prompt, of Codex or of any message, so it may be kept and shared. On disk it is `docs/formats/ledger.md`.

import { type Attempt, type EndedJob, isSubmitted, type PlanProgress } from "../job/record.ts";
import { type RouteChoice, requestNow } from "../job/request.ts";
import { type WorkWord, workWord } from "../outcome/work.ts";

/** The version written into every line. Lines of version 1 were one for each attempt; see `ledger-decode.ts`. */
export const LEDGER_VERSION = 2;

/** What the event log adds to a record: signs that the route did not fit. */
export interface Signs {
  /** Codex said that it took another model. */
  readonly rerouted: boolean;
  /** Requests of Codex that were declined because nobody was there to approve. */
  readonly declined: number;
  /** Changes of files that did not come about. */
  readonly deniedWrites: number;
}

/** One attempt of a job. `at` is when it ended; `failure` is null if it was good. */
export interface LedgerAttempt {
  /** From 1. */
  readonly number: number;
  readonly at: string;
  readonly durationMs: number;
  readonly failure: string | null;
  readonly raw_exit_code: number | null;
  /** Only if the job went on with another route after it: the one that it ran on. */
  readonly route?: RouteChoice;
}

/** An ended job. `at` is when it ended; the codes are those of the attempt that decided. */
export interface LedgerLine extends Signs {
  readonly version: number;
  readonly job: string;
  readonly at: string;
  readonly kind: string;
  readonly status: EndedJob["status"];
  readonly failure: string | null;
  readonly raw_exit_code: number | null;
  readonly exit_code: number | null;
  readonly normalized: boolean;
  /** Null if nobody looked. */
  readonly work: WorkWord | null;
  readonly verify: "pass" | "fail" | null;
  readonly route: { readonly model: string | null; readonly effort: string | null; readonly sandbox: string | null };
  /** What its worker ran by, as the user's policy calls it; absent: this machine. */
  readonly executor?: string;
  readonly write: boolean;
  /** False if no worker ever had the job. */
  readonly started: boolean;
  /** Why it was ended from outside. */
  readonly stop: string | null;
  readonly durationMs: number;
  readonly plan: PlanProgress | null;
  /** Oldest first; none if it was ended from outside before the first one had ended. */
  readonly attempts: readonly LedgerAttempt[];
}

const MOST_NAME = 100;

/** The line of an ended job. */
export function ledgerLine(record: EndedJob, signs: Signs): LedgerLine {
  const { exit, evidence, attempts } = record;
  const code = evidence?.verify?.exit_code;
  return {
    version: LEDGER_VERSION,
    job: record.id,
    at: record.completedAt,
    kind: record.kind,
    status: record.status,
    failure: record.failure?.kind ?? null,
    raw_exit_code: exit?.raw_exit_code ?? null,
    exit_code: exit?.exit_code ?? null,
    normalized: exit?.normalized ?? false,
    work: evidence?.attribution === "ambiguous" ? "unknown" : evidence && workWord(evidence),
    verify: code === undefined || record.status === "cancelled" ? null : code === 0 ? "pass" : "fail",
    ...routeOf(record),
    ...(isSubmitted(record) ? { executor: record.executor?.name.slice(0, MOST_NAME) ?? "" } : {}),
    started: record.startedAt !== null,
    stop: record.stopping?.cause ?? null,
    durationMs: between(record.startedAt ?? record.createdAt, record.completedAt),
    plan: record.plan,
    ...signs,
    attempts: attempts.map((attempt) => ledgerAttempt(record, attempt)),
  };
}

function ledgerAttempt({ rerouted }: EndedJob, attempt: Attempt): LedgerAttempt {
  const { number, startedAt, completedAt: at, kind: failure, raw_exit_code } = attempt;
  const left = rerouted?.find((each) => Date.parse(each.at) >= Date.parse(at))?.from;
  const route = left === undefined ? {} : { route: named(left) };
  return { number, at, durationMs: between(startedAt, at), failure, raw_exit_code, ...route };
}

function routeOf(record: EndedJob): Pick<LedgerLine, "route" | "write"> {
  const { sandbox, ...route } = record.resolved ?? requestNow(record);
  return { route: { ...named(route), sandbox }, write: record.request.write };
}

function named({ model, effort }: RouteChoice): RouteChoice {
  const cut = (text: string | null) => text?.slice(0, MOST_NAME) ?? null;
  return { model: cut(model), effort: cut(effort) };
}

function between(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}
