// The time that a job has by `--timeout`, for its turns, its pauses and its check together.

import { monotonicMs } from "../../io/monotonic.ts";

/** A limit that runs from its making. */
export interface JobLimit {
  /** As it was asked for, or enlarged; null: none. */
  readonly limitMs: number | null;
  /** What is left of it, 1 at least; null without a limit. */
  leftMs(): number | null;
  /** True once it is over. */
  isOver(): boolean;
}

// A timer may fire a little before its time.
const EARLY_MS = 5;

/** Starts a limit now. */
export function startLimit(limitMs: number | null): JobLimit {
  const startedAtMs = monotonicMs();
  const left = () => (limitMs === null ? null : Math.round(limitMs - (monotonicMs() - startedAtMs)));
  return {
    limitMs,
    leftMs() {
      const ms = left();
      return ms === null ? null : Math.max(1, ms);
    },
    isOver() {
      const ms = left();
      return ms !== null && ms <= EARLY_MS;
    },
  };
}
