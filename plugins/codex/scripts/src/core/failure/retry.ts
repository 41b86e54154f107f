// What is tried again, and when: kind, attempts so far -> again in so many ms, or stop. Contract section 5; the classes of
// the kinds stand in `kinds.ts`. Every retry resumes the thread, so that nothing is done twice.

import { assertNever } from "../assert-never.ts";
import type { RouteChoice } from "../job/request.ts";
import { type FailureKind, isFailureKind, retryClass } from "./kinds.ts";

/** What the decision rests on. */
export interface RetryFacts {
  readonly kind: FailureKind;
  /** `--retry`. */
  readonly mode: "auto" | "never";
  /** The limit of the attempt that failed, in ms; null: none. */
  readonly timeoutMs: number | null;
  /** How many attempts were made, the failed one included; at least 1. */
  readonly attempts: number;
  /** What the attempts before it were called, oldest first. */
  readonly earlier: readonly (string | null)[];
  /** In [0, 1). */
  readonly random: number;
  /** The first pause at its longest, in ms. */
  readonly baseMs: number;
}

/**
 * `timeoutMs` is the limit of the next attempt; `diagnostics` asks it to say more of itself. `goesOnWith` is its route, if
 * the job leaves the one that it had.
 */
export type RetryDecision =
  | { readonly retry: false; readonly why: string }
  | {
      readonly retry: true;
      readonly afterMs: number;
      readonly timeoutMs: number | null;
      readonly diagnostics: boolean;
      readonly goesOnWith?: RouteChoice;
    };

const MOST_ATTEMPTS = 3;
export const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
const LARGER = 2;

/** Whether a failed attempt is followed by another one. */
export function decideRetry(facts: RetryFacts): RetryDecision {
  const { kind, attempts, timeoutMs } = facts;
  if (facts.mode === "never") return stop("retrying was switched off");
  const retry = retryClass(kind);
  switch (retry) {
    case "never":
      return stop(`${kind} is not tried again`);
    case "backoff":
      if (attempts >= MOST_ATTEMPTS) return stop(`${MOST_ATTEMPTS} attempts were made`);
      return { retry: true, afterMs: pauseMs(facts), timeoutMs, diagnostics: false };
    case "once":
      return onceMore(facts);
    default:
      return assertNever(retry);
  }
}

/** A timeout by a larger limit, anything else by an attempt that says more of itself; each once for a job. */
function onceMore(facts: RetryFacts): RetryDecision {
  const { kind, attempts, earlier, timeoutMs } = facts;
  if (earlier.includes(kind)) return stop(`${kind} is tried again only once`);
  if (attempts >= MOST_ATTEMPTS) return stop(`${MOST_ATTEMPTS} attempts were made`);
  if (kind === "timeout") {
    if (timeoutMs === null) return stop("there is no limit that could be larger");
    return { retry: true, afterMs: 0, timeoutMs: LARGER * timeoutMs, diagnostics: false };
  }
  if (earlier.some(isDiagnosed)) return stop("an attempt with expanded diagnostics was made already");
  return { retry: true, afterMs: pauseMs(facts), timeoutMs, diagnostics: true };
}

function isDiagnosed(kind: string | null): boolean {
  return kind !== null && kind !== "timeout" && isFailureKind(kind) && retryClass(kind) === "once";
}

/**
 * Anything up to a pause that doubles (full jitter), so that many do not come back at once. A server's own word is obeyed by
 * Codex itself, which does not pass it on.
 */
function pauseMs({ attempts, random, baseMs }: RetryFacts): number {
  return Math.round(random * Math.min(LONGEST_PAUSE_MS, baseMs * 2 ** (attempts - 1)));
}

function stop(why: string): RetryDecision {
  return { retry: false, why };
}
