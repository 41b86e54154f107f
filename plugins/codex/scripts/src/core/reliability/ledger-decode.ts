// unknown -> the ledger's lines, one for each job. Lines of version 1 were one for each attempt: they are joined here.

import { instant, Malformed, number, optional, required, string } from "../job/fields.ts";
import { booleanField, type JsonObject, numberField, objectsField, stringField } from "../json.ts";
import { LEDGER_VERSION, type LedgerAttempt, type LedgerLine } from "./ledger-line.ts";

/** A line as it stands in the file. `isEnd` is false for an attempt of version 1 that another one followed. */
export interface StoredLine {
  readonly line: LedgerLine;
  readonly isEnd: boolean;
}

/** Decodes a line; null for what is none, lines of a newer version included. */
export function decodeLedgerLine(json: JsonObject): StoredLine | null {
  try {
    const version = number(json, "version");
    if (version > LEDGER_VERSION) return null;
    return version === 1 ? attemptLine(json) : { line: jobLine(json, attemptsOf(json)), isEnd: true };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function attemptLine(json: JsonObject): StoredLine {
  const own = attemptFrom(json, number(json, "attempt"));
  return { line: jobLine(json, [own]), isEnd: number(json, "attempts") === own.number };
}

function attemptsOf(json: JsonObject): readonly LedgerAttempt[] {
  return objectsField(json, "attempts").map(attemptWithRoute);
}

function attemptFrom(json: JsonObject, own: number): LedgerAttempt {
  return {
    number: own,
    at: instant(json, "at"),
    durationMs: number(json, "durationMs"),
    failure: stringField(json, "failure"),
    raw_exit_code: numberField(json, "raw_exit_code"),
  };
}

/** In version 2 an attempt may name a route that the job left. */
function attemptWithRoute(json: JsonObject): LedgerAttempt {
  const attempt = attemptFrom(json, number(json, "number"));
  const route = optional(json, "route", (each) => {
    return { model: stringField(each, "model"), effort: stringField(each, "effort") };
  });
  return route === null ? attempt : { ...attempt, route };
}

function jobLine(json: JsonObject, attempts: readonly LedgerAttempt[]): LedgerLine {
  const route = required(json, "route");
  const executor = stringField(json, "executor");
  return {
    version: LEDGER_VERSION,
    job: string(json, "job"),
    at: instant(json, "at"),
    kind: string(json, "kind"),
    status: oneOf(json, "status", ["completed", "failed", "cancelled"]),
    failure: stringField(json, "failure"),
    raw_exit_code: numberField(json, "raw_exit_code"),
    exit_code: numberField(json, "exit_code"),
    normalized: booleanField(json, "normalized") ?? false,
    work: oneOf(json, "work", ["none", "files", "commits", "unknown", null]),
    verify: oneOf(json, "verify", ["pass", "fail", null]),
    route: {
      model: stringField(route, "model"),
      effort: stringField(route, "effort"),
      sandbox: stringField(route, "sandbox"),
    },
    ...(executor === null ? {} : { executor }),
    write: booleanField(json, "write") ?? false,
    started: booleanField(json, "started") ?? true,
    stop: stringField(json, "stop"),
    durationMs: number(json, "durationMs"),
    plan: optional(json, "plan", (plan) => ({ done: number(plan, "done"), total: number(plan, "total") })),
    rerouted: booleanField(json, "rerouted") ?? false,
    declined: numberField(json, "declined") ?? 0,
    deniedWrites: numberField(json, "deniedWrites") ?? 0,
    attempts,
  };
}

function oneOf<const T extends string | null>(json: JsonObject, name: string, known: readonly T[]): T {
  const found = known.find((value) => value === (json[name] ?? null));
  if (found === undefined) throw new Malformed(`its field "${name}" is not known`);
  return found;
}

/**
 * One line for each job whose end is among these, in the order of the ends. A job counts once, by its first end. The
 * lines of version 1 for its earlier attempts are put inside it.
 */
export function joinByJob(stored: readonly StoredLine[]): readonly LedgerLine[] {
  const ends = new Map<string, LedgerLine>();
  const earlier = new Map<string, LedgerLine[]>();
  for (const { line, isEnd } of stored) {
    if (!isEnd) earlier.set(line.job, [...(earlier.get(line.job) ?? []), line]);
    else if (!ends.has(line.job)) ends.set(line.job, line);
  }
  return [...ends.values()].map((end) => joined(end, earlier.get(end.job) ?? []));
}

function joined(end: LedgerLine, earlier: readonly LedgerLine[]): LedgerLine {
  const last = end.attempts[0]?.number ?? 0;
  const before = earlier.flatMap(({ attempts }) => attempts).filter((attempt) => attempt.number < last);
  if (before.length === 0) return end;
  const once = new Map(before.map((attempt) => [attempt.number, attempt]));
  const attempts = [...once.values(), ...end.attempts].sort((a, b) => a.number - b.number);
  const startedAtMs = Math.min(...attempts.map(({ at, durationMs }) => Date.parse(at) - durationMs));
  return { ...end, attempts, durationMs: Date.parse(end.at) - startedAtMs };
}
