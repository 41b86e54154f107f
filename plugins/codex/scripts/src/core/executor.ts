// The port to whatever runs the workers of jobs. A record names its executor (`io/executor/executor-of.ts`). Whoever
// acts on a job from outside asks that executor, and knows of processes only what stands here. Every implementation
// passes `tests/io/executor/contract.ts`.

import type { Liveness } from "./job/liveness.ts";
import type { ProcessIdentity } from "./job/record.ts";

/** The name of the executor that is this machine; it needs no policy. */
export const LOCAL_NAME = "local";

/** By what a job's processes are known. */
export interface Traces {
  /** `NAME=VALUE` entries of the environment, without blanks; any of them suffices. */
  readonly marks: readonly string[];
  /**
   * Processes that lead to others; those of another boot, host or pid namespace are passed over. A caller that leads a
   * session made for the job alone may name itself: it is spared, its session is not.
   */
  readonly roots: readonly ProcessIdentity[];
  /** Pids that are left alone, whatever they carry. The calling process always is. */
  readonly spare: readonly number[];
}

/** What to start. The log is made with mode 0600 if there is none; its folder must exist. */
export interface LaunchRequest {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly logFile: string;
}

/** A worker that was started, or was not. Nothing here rejects. */
export interface Launched {
  /** True: `exited` tells of what handed the worker over, and not of the worker. */
  readonly isAdopted: boolean;
  /** The executor's own name for the job; null: none. */
  readonly ref: string | null;
  readonly spawned: Promise<{ readonly isStarted: true } | { readonly isStarted: false; readonly message: string }>;
  /** Null if it did not start. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null } | null>;
  /** Lets this process end while the worker runs on. */
  release(): void;
}

/** What to end, and how long it may take to end by itself, in ms. */
export interface EndRequest extends Traces {
  readonly graceMs: number;
}

/** Whether there was anything to end, and what of it could not be ended, as a person would look for it: `process 4711`. */
export interface EndResult {
  readonly wasNeeded: boolean;
  /** Null: the executor gives no clear answer, so nobody knows. */
  readonly survivors: readonly string[] | null;
}

/** What runs the workers of jobs. */
export interface Executor {
  /** Starts a worker that outlives its caller, and the end of its caller's process tree if the system allows. */
  launch(request: LaunchRequest): Promise<Launched>;
  /** Whether a worker that it started lives; `unknown` if that cannot be told. Null: one that has not said yet who it is. */
  liveness(worker: ProcessIdentity | null): Liveness;
  /** Asks a worker to end, and waits for nothing; false if nobody was asked. */
  askToEnd(worker: ProcessIdentity | null): boolean;
  /** Ends all of a job, and makes sure of it. Throws if processes cannot be listed. */
  endAll(request: EndRequest): Promise<EndResult>;
  /** What is left of a job, as a person would look for it: `process 4711`. Throws if processes cannot be listed. */
  lookAtLeft(traces: Traces): readonly string[];
}
