// Whether a task may be started: the preflight first, then the drift gate and the incidents of its lane. What may not is never queued.

import { type Failure, isOwnLimit } from "../../core/failure/kinds.ts";
import { type AskingTask, type Incident, keepsOut, opensAtMs } from "../../core/incident.ts";
import { makeJobId } from "../../core/job/id.ts";
import { type JobKind, kindFacts } from "../../core/job/kinds.ts";
import type { TaskRequest } from "../../core/job/record.ts";
import { laneOf, payloadOf, type RouteRequest } from "../../core/lane.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { obstacle } from "../../core/preflight.ts";
import { oneLine } from "../../core/text.ts";
import { digest } from "../../io/digest.ts";
import { appendToIncident, readIncident } from "../../io/incident-store.ts";
import { laneStamp, loginStamp } from "../../io/lane-stamp.ts";
import { gateRefusal } from "../reliability/gate.ts";
import {
  executableOf,
  note,
  noteFailedProbe,
  notePassedProbe,
  openIncidents,
  refusedWork,
} from "../reliability/incidents.ts";
import type { Context } from "../scope/context.ts";
import { localMinute } from "../scope/local-time.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import { checkReadiness } from "./preflight.ts";

/** What of an order decides whether it is admitted. */
export interface AdmissionRequest {
  readonly kind: JobKind;
  readonly prompt: string;
  readonly request: RouteRequest & Pick<TaskRequest, "resumeOf" | "verify" | "allowCommit">;
  /** True: neither incidents nor the drift gate keep it out. */
  readonly ignoreGate?: boolean;
  /** True: nobody may be waiting when it ends. Only such a task is kept out by the drift gate. */
  readonly isUnwatched?: boolean;
}

/** What of an order decides whether its lane is closed to it. */
type LaneRequest = { readonly prompt: string; readonly request: RouteRequest & Pick<TaskRequest, "resumeOf"> };

const ERROR_LENGTH = 200;

/** Why a task may not be started; null if it may. What it answers is noted in the incidents. */
export async function whyNotAdmitted(context: Context, order: AdmissionRequest): Promise<Failure | null> {
  const { kind, request } = order;
  const wishes = { kind, hasCheck: request.verify !== null, allowCommit: request.allowCommit };
  const problem = obstacle(await checkReadiness(context, request, wishes));
  if (!kindFacts(kind).isGated || (problem !== null && isOnlyThisOrder(problem))) return problem;
  const root = workspaceRootOf(context);
  if (problem !== null) return noteFailedProbe(context, root, request, problem, refusedWork(context, order.prompt));
  notePassedProbe(context, root, request);
  if (order.ignoreGate === true) return null;
  return (order.isUnwatched === true ? gateRefusal(context) : null) ?? refusal(context, order);
}

/** True for a refusal that says nothing of other orders: no incident. */
function isOnlyThisOrder({ kind }: Failure): boolean {
  return kind === "payload_invalid" || isOwnLimit(kind);
}

/**
 * The failure that refuses a task because an incident closes its lane. Null if the lane is open, or if this task is the
 * one that may try whether it works again.
 */
export function refusal(context: Context, request: LaneRequest): Failure | null {
  const closing = closingIncidents(context, request);
  const closed =
    closing.find((incident) => !isDue(context, incident)) ?? closing.find((each) => !claimTry(context, each));
  if (closed === undefined) return null;
  const task = refusedWork(context, request.prompt);
  note(context, closed.fingerprint, () => ({ type: "refused", at: context.now(), task }));
  return refusedBy(closed);
}

/** The incident that closes the lane of a task, for whoever only asks: no try is claimed, no refusal noted. */
export function closedLane(context: Context, request: LaneRequest): Failure | null {
  const closed = closingIncidents(context, request).find((incident) => !isDue(context, incident));
  return closed === undefined ? null : refusedBy(closed);
}

/** The incidents that keep a task out, those whose time has come to be tried included. */
function closingIncidents(context: Context, { request, prompt }: LaneRequest): readonly Incident[] {
  const open = openIncidents(context);
  if (open.length === 0) return [];
  const lane = laneOf(executableOf(context, context.cwd), workspaceRootOf(context), request);
  const stamp = laneStamp(context.home, lane.executable, lane.workspaceRoot, context.env);
  const payload = payloadOf({ promptSha256: digest(prompt), resumeOf: request.resumeOf });
  const asking: AskingTask = { lane, stamp, loginStamp: loginStamp(lane.executable, context.env), payload };
  return open.filter((incident) => keepsOut(incident, asking));
}

function isDue(context: Context, incident: Incident): boolean {
  return Date.parse(context.now()) >= opensAtMs(incident);
}

/** True for one of many who claim at the same time: the lines have one order, in which the first one counts. */
function claimTry(context: Context, { fingerprint }: Incident): boolean {
  const at = context.now();
  const token = makeJobId(Date.parse(at), Math.random());
  appendToIncident(context.home, fingerprint, { type: "tried", at, token });
  return readIncident(context.home, fingerprint)?.trial?.token === token;
}

function refusedBy(incident: Incident): Failure {
  const { fingerprint, kind, jobs, scope } = incident;
  const what = scope === "lane" ? "its lane is closed" : "the same payload is kept out of its lane";
  const tries = localMinute(new Date(opensAtMs(incident)).toISOString());
  const affected = jobs.length === 0 ? "" : `, ${plural(jobs.length, "job")}`;
  return {
    kind,
    message: `Could not start a task: ${what} by incident ${fingerprint} (${kind}${affected}): ${oneLine(incident.message, ERROR_LENGTH)}`,
    hint: `${incident.hint} Or: codex-companion incidents --resolve ${fingerprint}, or --ignore-gate. One task may try again from ${tries} on.`,
    fingerprint,
    retry: "never",
  };
}
