// The incidents that close the lane of a task, and the one try that each of them allows when its time has come.

import type { Failure } from "../../core/failure/kinds.ts";
import { type AskingTask, type Incident, keepsOut, opensAtMs } from "../../core/incident.ts";
import { makeJobId } from "../../core/job/id.ts";
import type { TaskRequest } from "../../core/job/request.ts";
import { laneOf, payloadOf, type RouteRequest } from "../../core/lane.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { oneLine } from "../../core/text.ts";
import { appendToIncident, readIncident } from "../../io/incident-store.ts";
import { laneStamp, loginStamp } from "../../io/lane-stamp.ts";
import { executableOf, note, openIncidents } from "../reliability/incidents.ts";
import type { Context } from "../scope/context.ts";
import { localMinute } from "../scope/local-time.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

/** What of a task decides whether its lane is closed to it. `title`: its beginning, without secrets. */
export interface LaneTask {
  readonly title: string;
  readonly request: RouteRequest & Pick<TaskRequest, "promptSha256" | "resumeOf">;
}

const ERROR_LENGTH = 200;

/**
 * The failure that refuses a task because an incident closes its lane. Null if the lane is open, or if this task is the
 * one that may try whether it works again.
 */
export function refusal(context: Context, task: LaneTask): Failure | null {
  const closing = closingIncidents(context, task);
  const closed =
    closing.find((incident) => !isDue(context, incident)) ?? closing.find((each) => !claimTry(context, each));
  if (closed === undefined) return null;
  const refused = refusedBy(closed);
  noteRefused(context, refused, task);
  return refused;
}

/** The incident that closes the lane of a task, for whoever only asks: no try is claimed, no refusal noted. */
export function closedLane(context: Context, task: LaneTask): Failure | null {
  const closed = closingIncidents(context, task).find((incident) => !isDue(context, incident));
  return closed === undefined ? null : refusedBy(closed);
}

/** Notes with its incident that a task was refused. */
export function noteRefused(context: Context, { fingerprint }: Failure, { title }: Pick<LaneTask, "title">): void {
  const { cwd, sessionId } = context;
  if (fingerprint === null) return;
  note(context, fingerprint, () => ({ type: "refused", at: context.now(), task: { title, cwd, sessionId } }));
}

/** The incidents that keep a task out, those whose time has come to be tried included. */
export function closingIncidents(context: Context, { request }: LaneTask): readonly Incident[] {
  const open = openIncidents(context);
  if (open.length === 0) return [];
  const lane = laneOf(executableOf(context, context.cwd), workspaceRootOf(context), request);
  const stamp = laneStamp(context.home, lane.executable, lane.workspaceRoot, context.env);
  const asking: AskingTask = {
    lane,
    stamp,
    loginStamp: loginStamp(lane.executable, context.env),
    payload: payloadOf(request),
  };
  return open.filter((incident) => keepsOut(incident, asking));
}

/** True if it is time to try whether an incident is over. */
export function isDue(context: Context, incident: Incident): boolean {
  return Date.parse(context.now()) >= opensAtMs(incident);
}

/** True for one of many who claim at the same time: the lines have one order, in which the first one counts. */
export function claimTry(context: Context, { fingerprint }: Incident): boolean {
  const at = context.now();
  const token = makeJobId(Date.parse(at), Math.random());
  appendToIncident(context.home, fingerprint, { type: "tried", at, token });
  return readIncident(context.home, fingerprint)?.trial?.token === token;
}

/** The failure of a task that an incident keeps out. */
export function refusedBy(incident: Incident): Failure {
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
