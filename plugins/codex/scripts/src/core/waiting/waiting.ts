// Why a job waits: the field `waiting` of its record. Contract section 11. `since` is when it began to wait for this, and
// `opensAt` when that may end, if it is known; both in ISO 8601 UTC.

import type { FailureKind } from "../failure/kinds.ts";
import type { Mode } from "../reliability/modes.ts";

/** The words for a reason, as the sentinel says them. */
export const WAIT_REASONS = ["slot", "after", "lane", "gate", "time", "executor"] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** What is waited for, by its reason. */
export type WaitCause =
  /** `maxConcurrent` (`home`) or `maxConcurrentPerWorkspace` (`workspace`) is reached. */
  | {
      readonly reason: "slot";
      readonly detail: { readonly ceiling: "home" | "workspace"; readonly most: number };
    }
  /** The jobs of `--after` that have not ended; with `sameThread`, those that come first in the thread to continue. */
  | { readonly reason: "after"; readonly detail: { readonly jobs: readonly string[]; readonly sameThread?: true } }
  /** The incident that has closed the lane. */
  | {
      readonly reason: "lane";
      readonly detail: { readonly fingerprint: string; readonly kind: FailureKind };
    }
  /** The drift gate that blocks; `limit` is a share from 0 to 1. */
  | {
      readonly reason: "gate";
      readonly detail: { readonly mode: Mode; readonly limit: number; readonly runs: number };
    }
  /** `--not-before`, or a usage limit's reset. */
  | { readonly reason: "time"; readonly detail: null }
  /** An engine that has not started the job; `word` is its own word for the state. */
  | { readonly reason: "executor"; readonly detail: { readonly name: string; readonly word: string } };

/** A cause with its times. */
export type Waiting = WaitCause & { readonly since: string; readonly opensAt: string | null };

/** What a wait became: `since` stays while the reason stays. */
export function waitingFor(cause: WaitCause, opensAt: string | null, now: string, before: Waiting | null): Waiting {
  return { ...cause, since: before?.reason === cause.reason ? before.since : now, opensAt };
}

/** True if both say the same, so that no new revision of the record is needed. */
export function isSameWaiting(a: Waiting, b: Waiting): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered({ reason, detail, since, opensAt }: Waiting): unknown {
  return [reason, Object.entries(detail ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)), since, opensAt];
}
