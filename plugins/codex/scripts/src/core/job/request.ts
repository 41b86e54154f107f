// What was asked for with a job: how it is to work, when it may start, and with which routes. `record.ts` keeps it.

import type { ReviewRequest } from "../review/review-request.ts";
import type { TurnExtras } from "./turn-extras.ts";

/** What was asked for. The prompt itself lives in `prompt.md`; here are its size in bytes and its SHA-256 in hex. */
export interface TaskRequest extends TurnExtras {
  readonly write: boolean;
  /** The sandbox asked for by flag; null: the user's own configuration rules. */
  readonly sandbox: SandboxMode | null;
  readonly allowCommit: boolean;
  readonly model: string | null;
  readonly effort: string | null;
  /** Limit for the whole job in milliseconds; null: none. */
  readonly timeoutMs: number | null;
  /** For how long Codex may report nothing, in ms; null: for ever; absent: as is usual. To be asked for by `stallAfterMs`. */
  readonly stallAfterMs?: number | null;
  /** A command that checks the work after the turn; null: none. */
  readonly verify: string | null;
  /** A command that makes the copy ready before the turn; only of an isolated job. */
  readonly prepare?: string;
  /** `--from`: where the copy was to begin; absent: at the user's work as it stood, or there is no copy. */
  readonly from?: string;
  /** `--submodules`: the submodules were brought into the copy. */
  readonly submodules?: boolean;
  /** How many checks there may be in all, a failed one handed back to Codex; absent: 1. */
  readonly rounds?: number;
  /** `--retry`; null: not said, which is `auto` for all but a timeout. */
  readonly retry: "auto" | "never" | null;
  /** The Codex thread to continue; null: a new one, or until it starts that of `resumeJob`, which had not ended. */
  readonly resumeOf: string | null;
  /** The job that has this thread; absent if none is known. */
  readonly resumeJob?: string;
  /** On what terms it may start; absent: at once, as soon as there is a slot. To be asked for by `startTermsOf`. */
  readonly start?: StartTerms;
  /** The routes that it may go on with, in their order, after the one it started with; absent: none. */
  readonly fallbacks?: readonly RouteChoice[];
  /** What is to be reviewed; only for a review. */
  readonly review?: ReviewRequest;
  readonly promptBytes: number;
  readonly promptSha256: string;
}

/** When a job may start. Contract section 11. */
export interface StartTerms {
  /** `--after`: ids of the jobs that must have completed. */
  readonly after: readonly string[];
  /** `--not-before`, ISO 8601 UTC; null: at once. */
  readonly notBefore: string | null;
  /** `--park`: a closed lane and a blocking drift gate are waited for. */
  readonly parks: boolean;
  /** False for `--no-queue`: a slot is not waited for. */
  readonly queues: boolean;
  /** Nobody may be waiting when it ends: only such a job is kept out by the drift gate. */
  readonly isUnwatched: boolean;
  /** `--ignore-gate`: neither a closed lane nor the drift gate keep it out. */
  readonly ignoresGate: boolean;
}

/** The terms of a request that names none. */
const AT_ONCE: StartTerms = {
  after: [],
  notBefore: null,
  parks: false,
  queues: true,
  isUnwatched: false,
  ignoresGate: false,
};

/** On what terms a job may start. */
export function startTermsOf({ request }: { readonly request: Pick<TaskRequest, "start"> }): StartTerms {
  return request.start ?? AT_ONCE;
}

/** A model with an effort; null: Codex's own default. */
export interface RouteChoice {
  readonly model: string | null;
  readonly effort: string | null;
}

/** True if both are the same model with the same effort. */
export function isSameChoice(a: RouteChoice, b: RouteChoice): boolean {
  return a.model === b.model && a.effort === b.effort;
}

/** A route in words: the model and its effort. */
export function choiceWords({ model, effort }: RouteChoice): string {
  return `${model ?? "the default model"}${effort === null ? "" : `, effort ${effort}`}`;
}

/** That a job went on with another route. `why` is a failure kind. */
export interface Rerouted {
  readonly from: RouteChoice;
  readonly to: RouteChoice;
  readonly why: string;
  readonly at: string;
}

/** The request with the route that a job has now: the last one that it went on with. */
export function requestNow<Request extends RouteChoice>(job: {
  readonly request: Request;
  readonly rerouted?: readonly Rerouted[];
}): Request {
  return { ...job.request, ...job.rerouted?.at(-1)?.to };
}

/** How the route of a job was drawn (`--route auto`): each candidate's posterior Beta(alpha, beta), and what was drawn from it. */
export interface Choice {
  readonly candidates: readonly (RouteChoice & {
    readonly alpha: number;
    readonly beta: number;
    readonly draw: number;
  })[];
}

/** Codex's own names for its sandboxes. */
export const SANDBOX_MODES = ["read-only", "workspace-write", "danger-full-access"] as const;
export type SandboxMode = (typeof SANDBOX_MODES)[number];
