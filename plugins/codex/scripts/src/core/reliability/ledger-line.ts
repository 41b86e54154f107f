// One line of `ledger.jsonl`: a finished attempt in numbers and words of closed lists. It holds no text of the prompt, of
// Codex or of any message, so it may be kept and shared. On disk it is `docs/formats/ledger.md`.

import { instant, Malformed, number, optional, required, string } from "../job/fields.ts";
import type { Attempt, EndedJob, PlanProgress, StopCause } from "../job/record.ts";
import { booleanField, type JsonObject, numberField, stringField } from "../json.ts";
import { type WorkWord, workWord } from "../outcome/work.ts";

/** The version written into every line. */
export const LEDGER_VERSION = 1;

/** What the event log adds to a record: signs that the route did not fit. */
export interface Signs {
  /** Codex said that it took another model. */
  readonly rerouted: boolean;
  /** Requests of Codex that were declined because nobody was there to approve. */
  readonly declined: number;
  /** Changes of files that did not come about. */
  readonly deniedWrites: number;
}

/** A finished attempt. `at` is when it ended; `status` is the job's for its last attempt, and `failed` for the others. */
export interface LedgerLine extends Signs {
  readonly version: number;
  readonly job: string;
  /** From 1; `attempts` is the number of the job's last one. */
  readonly attempt: number;
  readonly attempts: number;
  readonly at: string;
  readonly kind: string;
  readonly status: EndedJob["status"];
  readonly failure: string | null;
  readonly raw_exit_code: number | null;
  readonly exit_code: number | null;
  readonly normalized: boolean;
  /** Null where nobody looked, as for every attempt but the last, and where it cannot be told whose work it is. */
  readonly work: WorkWord | null;
  readonly verify: "pass" | "fail" | null;
  readonly route: { readonly model: string | null; readonly effort: string | null; readonly sandbox: string | null };
  readonly write: boolean;
  /** False where no worker ever had the job. */
  readonly started: boolean;
  /** Why it was ended from outside. */
  readonly stop: StopCause | null;
  readonly durationMs: number;
  readonly plan: PlanProgress | null;
}

const MOST_NAME = 100;

/** The lines of an ended job, one for each attempt, oldest first. */
export function ledgerLines(record: EndedJob, signs: Signs): readonly LedgerLine[] {
  const own = ownAttempt(record);
  const earlier = own === null ? record.attempts : record.attempts.slice(0, -1);
  const attempts = earlier.length + 1;
  const common = { version: LEDGER_VERSION, job: record.id, attempts, kind: record.kind, ...routeOf(record) };
  return [
    ...earlier.map((attempt, index) => ({ ...common, attempt: index + 1, ...earlierFacts(attempt) })),
    { ...common, attempt: attempts, ...lastFacts(record, own), ...signs },
  ];
}

/** The attempt that the job's own end is; null where the job was ended from outside before its attempt was noted. */
function ownAttempt(record: EndedJob): Attempt | null {
  const last = record.attempts.at(-1) ?? null;
  if (last === null || record.stopping === null) return last;
  return Date.parse(last.completedAt) >= Date.parse(record.stopping.at) ? last : null;
}

function routeOf({ request, resolved }: EndedJob): Pick<LedgerLine, "route" | "write"> {
  const name = (text: string | null) => text?.slice(0, MOST_NAME) ?? null;
  const { model, effort, sandbox } = resolved ?? request;
  return { route: { model: name(model), effort: name(effort), sandbox }, write: request.write };
}

function earlierFacts(attempt: Attempt) {
  return {
    at: attempt.completedAt,
    status: "failed",
    failure: attempt.kind,
    raw_exit_code: attempt.raw_exit_code,
    exit_code: attempt.raw_exit_code,
    normalized: false,
    work: null,
    verify: null,
    started: true,
    stop: null,
    durationMs: between(attempt.startedAt, attempt.completedAt),
    plan: null,
    rerouted: false,
    declined: 0,
    deniedWrites: 0,
  } as const;
}

function lastFacts(record: EndedJob, own: Attempt | null) {
  const { exit, evidence } = record;
  const code = evidence?.verify?.exit_code;
  return {
    at: record.completedAt,
    status: record.status,
    failure: record.failure?.kind ?? null,
    raw_exit_code: exit?.raw_exit_code ?? null,
    exit_code: exit?.exit_code ?? null,
    normalized: exit?.normalized ?? false,
    work: evidence === null || evidence.attribution === "ambiguous" ? null : workWord(evidence),
    verify: code === undefined ? null : code === 0 ? "pass" : "fail",
    started: record.startedAt !== null,
    stop: record.stopping?.cause ?? null,
    durationMs: between(own?.startedAt ?? record.startedAt ?? record.createdAt, record.completedAt),
    plan: record.plan,
  } as const;
}

function between(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}

/** Tells an attempt apart from every other: each counts once, however often its line stands in the ledger. */
export function attemptKey({ job, attempt }: Pick<LedgerLine, "job" | "attempt">): string {
  return `${job}#${attempt}`;
}

/** Decodes a line; null for what is none, lines of a newer version included. */
export function decodeLedgerLine(json: JsonObject): LedgerLine | null {
  try {
    return line(json);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function line(json: JsonObject): LedgerLine {
  const version = number(json, "version");
  if (version > LEDGER_VERSION) throw new Malformed("it is newer than this program");
  const route = required(json, "route");
  return {
    version,
    job: string(json, "job"),
    attempt: number(json, "attempt"),
    attempts: number(json, "attempts"),
    at: instant(json, "at"),
    kind: string(json, "kind"),
    status: oneOf(json, "status", ["completed", "failed", "cancelled"]),
    failure: stringField(json, "failure"),
    raw_exit_code: numberField(json, "raw_exit_code"),
    exit_code: numberField(json, "exit_code"),
    normalized: booleanField(json, "normalized") ?? false,
    work: oneOf(json, "work", ["none", "files", "commits", null]),
    verify: oneOf(json, "verify", ["pass", "fail", null]),
    route: {
      model: stringField(route, "model"),
      effort: stringField(route, "effort"),
      sandbox: stringField(route, "sandbox"),
    },
    write: booleanField(json, "write") ?? false,
    started: booleanField(json, "started") ?? true,
    stop: oneOf(json, "stop", ["cancel", "timeout", "worker_lost", null]),
    durationMs: number(json, "durationMs"),
    plan: optional(json, "plan", (plan) => ({ done: number(plan, "done"), total: number(plan, "total") })),
    rerouted: booleanField(json, "rerouted") ?? false,
    declined: numberField(json, "declined") ?? 0,
    deniedWrites: numberField(json, "deniedWrites") ?? 0,
  };
}

function oneOf<const T extends string | null>(json: JsonObject, name: string, known: readonly T[]): T {
  const found = known.find((value) => value === (json[name] ?? null));
  if (found === undefined) throw new Malformed(`its field "${name}" is not known`);
  return found;
}
