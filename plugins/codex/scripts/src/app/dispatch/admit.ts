// Whether a task may be started: the preflight first, then the drift gate and the incidents of its lane. What may not is
// never queued, unless it is to wait for that (`--park`).

import type { Wishes } from "../../core/allowed.ts";
import { type Failure, type FailureKind, isOwnLimit } from "../../core/failure/kinds.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { requestNow, startTermsOf, type TaskRequest } from "../../core/job/request.ts";
import { obstacle } from "../../core/preflight.ts";
import { canEnter } from "../../io/workspace.ts";
import { gateRefusal } from "../reliability/gate.ts";
import { noteFailedProbe, notePassedProbe } from "../reliability/incidents.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import { refusal } from "./closed-lane.ts";
import { checkReadiness, folderFailure, whyNotAllowed } from "./preflight.ts";

/** What of a job decides whether it is admitted. */
export type Candidate = Pick<JobRecord, "kind" | "title" | "request" | "rerouted">;

/** What of the surroundings may come right while a job waits: what is said of Codex itself, and of its account. */
const PARKABLE: ReadonlySet<FailureKind> = new Set<FailureKind>([
  ...(["codex_missing", "codex_not_executable", "config_invalid"] as const),
  ...(["auth_unavailable", "usage_limit", "model_unavailable"] as const),
]);

/** True for a refusal that says nothing of other orders: no incident. */
function isOnlyThisOrder({ kind }: Failure): boolean {
  return kind === "payload_invalid" || isOwnLimit(kind);
}

/**
 * Why a task may not be started; null if it may, or may wait for that. What the preflight answers is noted in the incidents,
 * but for a failure that a recorded job will end with: its end notes it.
 */
export async function whyNotReady(context: Context, job: Candidate, isRecorded = false): Promise<Failure | null> {
  const { kind } = job;
  const request = requestNow(job);
  const ready = await checkReadiness(context, request, wishesOf(kind, request));
  const problem = obstacle(ready);
  if (!kindFacts(kind).isGated || (problem !== null && isOnlyThisOrder(problem))) return problem;
  const root = workspaceRootOf(context);
  if (problem === null) {
    notePassedProbe(context, root, request);
    return null;
  }
  const waits = isParked(job) && ready.route_allowed.failure === null && PARKABLE.has(problem.kind);
  if (isRecorded && !waits) return problem;
  const work = { title: job.title, cwd: context.cwd, sessionId: context.sessionId };
  const noted = noteFailedProbe(context, root, request, problem, work);
  return waits ? null : noted; // The incident that was just noted closes the lane, and that is waited for.
}

function wishesOf(kind: string, { verify, prepare, allowCommit, network, addDirs, config }: TaskRequest): Wishes {
  return {
    ...{ kind, hasCheck: verify !== null, hasPrepare: prepare !== undefined, allowCommit },
    ...(network === undefined ? {} : { network }),
    ...(addDirs === undefined ? {} : { addDirs }),
    ...(config === undefined ? {} : { config: true }),
  };
}

/** Why a task may not be submitted: what can be said of it without its node. */
export function whyNotSubmitted(context: Context, job: Candidate): Failure | null {
  if (!canEnter(context.cwd)) return folderFailure(context.cwd);
  const request = requestNow(job);
  return whyNotAllowed(context, request, wishesOf(job.kind, request));
}

/** True if a job waits for its lane and for the drift gate. */
export function isParked(job: Pick<JobRecord, "request">): boolean {
  const { parks, ignoresGate } = startTermsOf(job);
  return parks && !ignoresGate;
}

/** Why the drift gate or an incident keeps a task out; null if neither does. `isUnwatched`: only such a task is kept out by the gate. */
export function whyKeptOut(context: Context, job: Candidate, isUnwatched: boolean): Failure | null {
  return (
    (isUnwatched ? gateRefusal(context) : null) ?? refusal(context, { title: job.title, request: requestNow(job) })
  );
}
