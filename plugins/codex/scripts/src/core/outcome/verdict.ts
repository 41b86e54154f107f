// What may honestly be claimed of a job, from how its run ended and what it left behind. Contract section 4.

import type { TurnEnd } from "../codex/turn.ts";
import type { CodexError } from "../codex/turn-error.ts";
import { type Basis, classify } from "../failure/classify.ts";
import { type Failure, type FailureKind, failure } from "../failure/kinds.ts";
import { NO_SANDBOX_HINT } from "../failure/source-rules.ts";
import type { OutputSchema } from "../job/turn-extras.ts";
import { fitted } from "../output-schema.ts";
import { oneLine } from "../text.ts";
import { type RoundOf, roundPhrase, whyNotHandedBack } from "./rounds.ts";
import type { SandboxFailure } from "./sandbox-failure.ts";
import { type Stall, stallWords } from "./stall.ts";
import { type Attribution, type Evidence, type Exit, type Verification, workWord } from "./work.ts";

/** How a run ended, named once; the first cause wins. */
export type RunEnd =
  | { readonly type: "turn"; readonly end: TurnEnd }
  /** Ended before a turn was under way, for a reason that is already named; `basis` if the classifier named it. */
  | {
      readonly type: "not_started";
      readonly failure: Failure;
      readonly raw_exit_code: number;
      readonly basis?: Basis;
    }
  /** Codex's process ended while the turn was under way. */
  | {
      readonly type: "exited";
      readonly code: number | null;
      readonly signal: string | null;
      readonly signalNumber: number;
    }
  | { readonly type: "protocol"; readonly message: string }
  /** `step` is what was under way: the turn if it is absent. */
  | { readonly type: "timeout"; readonly limitMs: number; readonly step?: "check" }
  | { readonly type: "no_network"; readonly limitMs: number }
  /** We ended it, because nothing happened any more. */
  | ({ readonly type: "stalled" } & Stall)
  | { readonly type: "stopped"; readonly signal: string }
  /** The worker is gone, and Codex with it; `turnFailed` if Codex had ended the turn with a named error before. */
  | { readonly type: "worker_lost"; readonly turnFailed: boolean };

/** All that the verdict rests on. */
export interface Facts {
  readonly runEnd: RunEnd;
  readonly evidence: Evidence | null;
  readonly finalMessage: string;
  readonly lastRetry: CodexError | null;
  /** The end of what Codex said on stderr; absent or null if nothing is known of it. */
  readonly stderrTail?: string | null;
  /** A folder of the job that was gone when its turn, or the check after it, ended. */
  readonly goneFolder?: string | null;
  /** True if a check was ordered and nobody is left to make it: commits make up for nothing then. */
  readonly isCheckPending?: boolean;
  /** What the last message must be by; absent: anything, or it is not known yet. */
  readonly outputSchema?: OutputSchema;
  /** The round of the check, if a failed one may be handed back to Codex. */
  readonly round?: RoundOf;
  /** The prompt and the model's words, if stderr may repeat them. */
  readonly foreign?: readonly string[];
  /** If no command of the turn could be started. */
  readonly sandboxFailure?: SandboxFailure | null;
}

/** A failure, what its kind rests on and the rule that named it; these are null if our own limits and checks did. */
interface Named {
  readonly failure: Failure | null;
  readonly basis: Basis | null;
  readonly rule: string | null;
}

/** The outcome with the exit; `failure` is null for a completed job. */
export interface Verdict extends Named {
  readonly exit: Exit;
  /** The failure that the commits made up for; null if there was none, or it counts. */
  readonly excused: Failure | null;
}

const GONE_HINT =
  "Look where the folder went: what Codex did may lie there. Then hand the task over in one that stays.";
const OUTPUT_HINT = "Read the message (`result`), then continue with --resume and the same --output-schema.";
const COMPLETED: Named = { failure: null, basis: null, rule: null };

// What ran out of time was not done, whatever it left.
const TIMED_OUT = 124;
// How certain it must be that commits are the job's before they make up for a bad end.
const EXCUSING: ReadonlySet<Attribution> = new Set(["codex_items", "witnessed", "isolated"]);

/** Judges a run that was not cancelled. */
export function judge(facts: Facts): Verdict {
  const { raw, signal } = rawExit(facts.runEnd);
  const ended = nameOf(facts);
  const excuse = ended.failure === null ? null : excuseFor(ended.failure, raw, facts);
  const named = ended.failure === null || excuse !== null ? nameOfCheck(facts) : ended;
  const why = named.failure?.message ?? null;
  const exit = {
    raw_exit_code: raw,
    signal,
    exit_code: why === null ? 0 : raw === 0 ? 1 : raw,
    normalized: why === null && excuse !== null,
    reason: why ?? excuse,
  };
  return { ...named, exit, excused: excuse === null ? null : ended.failure };
}

/** Why a run that ended badly counts as a success all the same: it had made its commits; null if it does not. */
function excuseFor(named: Failure, raw: number, { runEnd, evidence, isCheckPending }: Facts): string | null {
  const commits = evidence?.commits.length ?? 0;
  if (evidence === null || commits === 0 || !EXCUSING.has(evidence.attribution)) return null;
  if (raw === TIMED_OUT || isStructured(runEnd) || isCheckPending || named.kind === "cwd_missing") return null;
  return `${commits} ${commits === 1 ? "commit was" : "commits were"} made by the job before it ended with ${raw}: ${named.message}`;
}

function nameOfCheck(facts: Facts): Named {
  const { evidence, round } = facts;
  const check = evidence?.verify;
  if (check === undefined || check.exit_code === 0) return nameOfOutput(facts);
  const last = check.tail.trim().split("\n").at(-1) ?? "";
  const said = last === "" ? "" : ` Its last line: ${oneLine(last, 200)}`;
  const where = `${roundPhrase(round)}${round ? notHandedBack(check, round) : ""}`;
  return own("verify_failed", `The check ended with exit code ${check.exit_code}${where}.${said}`);
}

/** What a program is to read must be as it was ordered, whatever else was done. */
function nameOfOutput({ outputSchema, finalMessage }: Facts): Named {
  const answer = outputSchema === undefined ? null : fitted(outputSchema.schema, finalMessage);
  if (answer === null || "output" in answer) return COMPLETED;
  const words = `The last message is not by the schema of --output-schema: ${answer.problem}.`;
  return { failure: failure("verify_failed", words, OUTPUT_HINT), basis: null, rule: null };
}

function notHandedBack(check: Verification, { number, most }: RoundOf): string {
  const why = number < most ? whyNotHandedBack(check) : null;
  return why === null ? "" : `, and was not handed back to Codex, because ${why}`;
}

function nameOf(facts: Facts): Named {
  const { runEnd, goneFolder } = facts;
  if (goneFolder && isOpenEnd(runEnd)) {
    const where = JSON.stringify(oneLine(goneFolder, 200));
    const step = facts.evidence?.verify === undefined ? "turn" : "check";
    const words = `The folder ${where} was removed, renamed or replaced before the ${step} had ended.`;
    return { failure: failure("cwd_missing", words, GONE_HINT), basis: null, rule: null };
  }
  switch (runEnd.type) {
    case "turn":
      return nameOfTurn(runEnd.end, facts);
    case "not_started":
      return { failure: runEnd.failure, basis: runEnd.basis ?? null, rule: null };
    case "exited":
      return classify({
        end: runEnd,
        lastRetry: facts.lastRetry,
        stderrTail: facts.stderrTail ?? null,
        foreign: facts.foreign ?? [],
      });
    case "protocol":
      return own("protocol_error", runEnd.message);
    case "timeout":
      return own("timeout", timeoutWords(runEnd));
    case "no_network":
      return own("transient_io", `Codex waited ${seconds(runEnd.limitMs)} for the network.`);
    case "stalled":
      return own("stalled", stallWords(runEnd));
    case "stopped":
      return own("worker_lost", `The worker was stopped by ${runEnd.signal} before the turn had ended.`);
    case "worker_lost":
      return own("worker_lost", "The worker died before the job had ended.");
  }
}

function nameOfTurn(end: TurnEnd, facts: Facts): Named {
  if (end.status === "completed") {
    const work = workWord(facts.evidence);
    const blocked = facts.sandboxFailure ?? null;
    if (blocked !== null && work === "none") return nameOfSandbox(blocked);
    if (facts.finalMessage.trim() !== "" || work === "commits" || work === "files") return COMPLETED;
    const change = work === "none" ? " and without a change" : ", and whether it changed anything is not known";
    return own("no_result", `Codex ended its turn without a message${change}.`);
  }
  if (end.error !== null)
    return classify({ end: { type: "failed", error: end.error }, lastRetry: facts.lastRetry, stderrTail: null });
  if (end.status === "interrupted")
    return own("unknown_exit_130", "The turn was interrupted, by nobody that we know of.");
  return own("unknown_exit_1", `Codex ended the turn as "${end.status}" without naming an error.`);
}

/** True if neither Codex nor we have named why it ended. */
function isOpenEnd(end: RunEnd): boolean {
  return end.type === "exited" || (end.type === "turn" && end.end.error === null);
}

/** What the model says of a turn in which nothing could be run is no result. */
function nameOfSandbox({ commands, said }: SandboxFailure): Named {
  const words = `Codex could start no command: its sandbox could not be set up (${commands} tried). It said: ${oneLine(said, 200)}`;
  return {
    failure: failure("sandbox_or_policy_block", words, NO_SANDBOX_HINT),
    basis: null,
    rule: "no-command-started",
  };
}

function own(kind: FailureKind, message: string): Named {
  return { failure: failure(kind, message), basis: null, rule: null };
}

function rawExit(end: RunEnd): { readonly raw: number; readonly signal: string | null } {
  switch (end.type) {
    case "turn":
      return { raw: end.end.status === "completed" ? 0 : end.end.status === "interrupted" ? 130 : 1, signal: null };
    case "not_started":
      return { raw: end.raw_exit_code, signal: null };
    case "exited":
      return end.signal === null
        ? { raw: end.code ?? 1, signal: null }
        : { raw: 128 + end.signalNumber, signal: end.signal };
    case "timeout":
      return { raw: 124, signal: null };
    case "stopped":
      return { raw: 130, signal: end.signal };
    case "stalled":
      return { raw: 130, signal: null };
    case "worker_lost":
      return { raw: 137, signal: null };
    case "protocol":
    case "no_network":
      return { raw: 1, signal: null };
  }
}

/** True if Codex itself ended the turn with a named error, nothing was ever begun, or nothing went on: commits do not make that a success. */
export function isStructured(end: RunEnd): boolean {
  switch (end.type) {
    case "not_started":
    case "no_network":
    case "stalled":
      return true;
    case "turn":
      return end.end.error !== null;
    case "worker_lost":
      return end.turnFailed;
    default:
      return false;
  }
}

function timeoutWords({ limitMs, step }: Extract<RunEnd, { type: "timeout" }>): string {
  const where = step === "check" ? ": its turn was over, its check was not" : "";
  return `The job did not end within its limit of ${seconds(limitMs)}${where}.`;
}

function seconds(ms: number): string {
  return `${ms / 1_000} s`;
}
