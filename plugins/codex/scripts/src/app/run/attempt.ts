// One attempt at a job, as it is planned and as it went.

import type { TurnState } from "../../core/codex/turn.ts";
import type { RouteChoice } from "../../core/job/request.ts";
import type { JsonObject } from "../../core/json.ts";
import type { Facts, RunEnd, Verdict } from "../../core/outcome/verdict.ts";
import type { Teardown } from "../../core/outcome/work.ts";

/** What an attempt is to do beyond what the job asks for. */
export interface AttemptPlan {
  /** From 1. */
  readonly number: number;
  /** Which try on its route it is, from 1. */
  readonly tries: number;
  /** The state of the turns before it, which go on in this one. */
  readonly turn: TurnState;
  /** The thread in which an earlier attempt had begun its turn; null: it begins anew. */
  readonly threadId: string | null;
  /** What the thread is told; null: the job's own prompt. */
  readonly prompt: string | null;
  /** What was handed back of the last failed check, and is to be mended; null: nothing was. */
  readonly handedBack: string | null;
  /** Null: none. */
  readonly limitMs: number | null;
  /** True if a timeout would be followed by another attempt. */
  readonly mayExceed: boolean;
  /** True: Codex is to say more of itself on stderr. */
  readonly diagnostics: boolean;
  /** The sandbox of the turn before; null: there was none. */
  readonly sandbox: JsonObject | null;
  readonly stop: Promise<string>;
  /** Why no turn may be run; absent: it may. */
  readonly blocked?: RunEnd;
}

/** How an attempt went; `threadId` is null if no turn had begun. The verdict rests on the facts, no check among them. */
export interface AttemptResult {
  readonly turn: TurnState;
  readonly threadId: string | null;
  /** As Codex resolved it, else as it was asked for. */
  readonly route: RouteChoice;
  readonly facts: Facts;
  /** What of a completed turn was still running at its end, and was ended. */
  readonly leftRunning: readonly string[];
  readonly verdict: Verdict;
  /** The sandbox of the newest turn so far; null if it came to none. */
  readonly sandbox: JsonObject | null;
  /** The file of its thread; null if it came to none. */
  readonly threadPath: string | null;
  readonly teardown: Teardown | null;
}
