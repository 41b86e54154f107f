// Whether a task may be started: the preflight first, then the drift gate and the incidents of its lane. What may not is never queued.

import type { Failure } from "../core/failure/kinds.ts";
import { type Applicant, type Incident, keepsOut, opensAtMs } from "../core/incident.ts";
import { makeJobId } from "../core/job/id.ts";
import { CANARY, type TaskRequest } from "../core/job/record.ts";
import { laneOf, payloadOf, type RouteRequest } from "../core/lane.ts";
import { plural } from "../core/outcome/words.ts";
import { obstacle } from "../core/preflight.ts";
import { sha256 } from "../core/sha256.ts";
import { oneLine } from "../core/text.ts";
import { appendToIncident, readIncident } from "../io/incident-store.ts";
import { laneStamp } from "../io/lane-stamp.ts";
import type { Context } from "./context.ts";
import { workspaceRootOf } from "./find-job.ts";
import { gateRefusal } from "./gate.ts";
import { executableOf, note, noteFailedProbe, notePassedProbe, openIncidents } from "./incidents.ts";
import { checkReadiness } from "./preflight.ts";

/** What of an order decides whether it is admitted. */
export interface Petition {
  readonly kind: string;
  readonly prompt: string;
  readonly request: RouteRequest & Pick<TaskRequest, "resumeOf">;
  /** True: neither incidents nor the drift gate keep it out. */
  readonly ignoreGate?: boolean;
  /** True: nobody waits for it. Only such a task is kept out by the drift gate. */
  readonly isBackground?: boolean;
}

const ERROR_LENGTH = 200;

/** Why a task may not be started; null where it may. What it answers is noted in the incidents. */
export async function whyNotAdmitted(context: Context, order: Petition): Promise<Failure | null> {
  const problem = obstacle(await checkReadiness(context, order.request));
  if (order.kind === CANARY) return problem;
  const root = workspaceRootOf(context);
  if (problem !== null) return noteFailedProbe(context, root, order.request, problem);
  notePassedProbe(context, root, order.request);
  if (order.ignoreGate === true) return null;
  return (order.isBackground === true ? gateRefusal(context) : null) ?? refusal(context, order);
}

/**
 * The incident that keeps a task out of its lane, as a failure that names it; null where the lane is open, or where this
 * task is the one that may try it.
 */
export function refusal(context: Context, { request, prompt }: Pick<Petition, "request" | "prompt">): Failure | null {
  const open = openIncidents(context);
  if (open.length === 0) return null;
  const lane = laneOf(executableOf(context, context.cwd), workspaceRootOf(context), request);
  const stamp = laneStamp(context.home, lane.executable, lane.workspaceRoot, context.env);
  const payload = payloadOf({ promptSha256: sha256(prompt), resumeOf: request.resumeOf });
  const applicant: Applicant = { lane, stamp, payload };
  const closing = open.filter((incident) => keepsOut(incident, applicant));
  const closed =
    closing.find((incident) => !isDue(context, incident)) ?? closing.find((each) => !claimTry(context, each));
  if (closed === undefined) return null;
  note(context, closed.fingerprint, () => ({ type: "refused", at: context.now() }));
  return refusedBy(closed);
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
  const tries = new Date(opensAtMs(incident)).toISOString();
  const affected = jobs.length === 0 ? "" : `, ${plural(jobs.length, "job")}`;
  return {
    kind,
    message: `Could not start a task: ${what} by incident ${fingerprint} (${kind}${affected}): ${oneLine(incident.message, ERROR_LENGTH)}`,
    hint: `${incident.hint} Or: codex-companion incidents --resolve ${fingerprint}, or --ignore-gate. One task may try again from ${tries} on.`,
    fingerprint,
    retry: "never",
  };
}
