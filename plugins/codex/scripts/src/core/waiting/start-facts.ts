// What decides whether a waiting job may start, as whoever asks has seen it.

import type { Failure } from "../failure/kinds.ts";
import type { GateRule } from "../reliability/gate.ts";
import type { Ceiling } from "./ceilings.ts";

/**
 * A job of `--after`, as it stands, or the one whose thread is to be continued. `missing`: it is not there any more, or
 * cannot be read. `threadless`: it has ended without a thread to continue.
 */
export interface Dependency {
  readonly id: string;
  readonly state: "active" | "completed" | "failed" | "cancelled" | "missing" | "threadless";
}

/** One ceiling of the policy, as it looks to a job. */
export interface Slots extends Ceiling {
  /** Jobs that hold a slot: those whose holder died do not. */
  readonly taken: number;
  /** Older jobs that wait for nothing but a slot under this ceiling. */
  readonly ahead: number;
}

/**
 * An incident that keeps the job out of its lane; `refusal` is what a job that does not park ends as. `opensAt` null: it may be
 * tried now, and an older job does that.
 */
export interface ClosedLane {
  readonly fingerprint: string;
  readonly opensAt: string | null;
  readonly refusal: Failure;
}

/** A drift gate that blocks the job. */
export interface BlockingGate extends Pick<GateRule, "mode" | "limit" | "runs"> {
  readonly refusal: Failure;
}

/** All that decides. */
export interface StartFacts {
  readonly nowMs: number;
  readonly after: readonly Dependency[];
  /** In ms since 1970; null: at once. */
  readonly notBeforeMs: number | null;
  /** Null: open. */
  readonly lane: ClosedLane | null;
  /** Null: it lets the job pass. */
  readonly gate: BlockingGate | null;
  /** `--park`: lane and gate are waited for. */
  readonly parks: boolean;
  /** The jobs that come first in the thread which this one continues. */
  readonly inThread: readonly string[];
  /** What preflight or policy say against it; null: nothing, or nobody has asked yet. */
  readonly problem: Failure | null;
  readonly slots: readonly Slots[];
  /** `--no-queue`: a slot is not waited for. */
  readonly queues: boolean;
}
