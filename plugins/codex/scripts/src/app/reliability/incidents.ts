// Failures become incidents, and successes end them. To be called after an end was published, or a probe had failed.
// Nothing here throws for what the disk refuses: the record is the truth, and an incident follows from it.

import type { Basis } from "../../core/failure/classify.ts";
import { fingerprintOf } from "../../core/failure/fingerprint.ts";
import { type Failure, isFailureKind, isOfLogin, isOwnLimit } from "../../core/failure/kinds.ts";
import { resetTimeIn } from "../../core/failure/reset-time.ts";
import { scopeOf } from "../../core/failure/scope.ts";
import { type Incident, isClosedBySuccess, isOpen } from "../../core/incident.ts";
import type { CloseCause, IncidentLine, RefusedWork } from "../../core/incident-line.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import { type EndedJob, hasStarted, type JobRecord } from "../../core/job/record.ts";
import { requestNow } from "../../core/job/request.ts";
import { isSameRoute, type Lane, laneOf, payloadOf, type RouteRequest } from "../../core/lane.ts";
import { redact, secretValues } from "../../core/redact.ts";
import { oneLine } from "../../core/text.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { appendToIncident, readIncidents } from "../../io/incident-store.ts";
import { laneStamp, loginStamp } from "../../io/lane-stamp.ts";
import type { Context } from "../scope/context.ts";
import { saidLast, withLogFile } from "./last-words.ts";

const MESSAGE_LENGTH = 500;

/** The path of the Codex that this environment leads to, or what was sought in vain. */
export function executableOf(context: Context, cwd: string): string {
  const location = locateCodex(context.env, cwd);
  return location.kind === "missing" ? location.sought : location.path;
}

/** The lane that a job runs in, or ran in. */
function laneOfJob(context: Context, record: JobRecord): Lane {
  const known = hasStarted(record) ? record.codex : null;
  return laneOf(known?.path ?? executableOf(context, record.cwd), record.workspaceRoot, requestNow(record));
}

/** The failure of a job with its fingerprint, what was said last on stderr, and a hint that names the file of its log. */
export function fingerprinted(context: Context, record: JobRecord, failure: Failure): Failure {
  const said = failure.said ?? saidLast(context, record);
  const lane = laneOfJob(context, record);
  return {
    ...failure,
    hint: withLogFile(context, record, failure),
    fingerprint: fingerprintOf(failure.kind, lane, failure.message, said.at(-1) ?? null),
    ...(said.length === 0 ? {} : { said }),
  };
}

/** Notes how a job ended. Cancelled jobs are no failures. */
export function noteEnd(context: Context, record: JobRecord, basis: Basis | null): void {
  if (record.status === "completed") quietly(() => noteSuccess(context, record));
  if (record.status === "failed") quietly(() => noteFailure(context, record, basis));
}

/** Opens an incident with a failed job, or attaches the job to the one that is open. */
function noteFailure(context: Context, record: Extract<EndedJob, { status: "failed" }>, basis: Basis | null): void {
  if (!kindFacts(record.kind).isGated || record.failure.fingerprint === null) return;
  const about = { jobId: record.id, payload: payloadOf(record.request), basis };
  const { kind } = record.failure;
  // What a job depends on has failed by itself, and has the incident, if there is one.
  if (!isFailureKind(kind) || isOwnLimit(kind) || kind === "dependency_failed") return;
  const failure = { ...record.failure, kind };
  note(context, record.failure.fingerprint, () => failedLine(context, laneOfJob(context, record), failure, about));
}

/** Opens an incident for a route that a running job leaves, if that route is closed to every job now: the next one is to know. */
export function noteLeftRoute(context: Context, record: JobRecord, left: Failure, basis: Basis | null): void {
  if (!kindFacts(record.kind).isGated || scopeOf(left.kind, basis) !== "lane") return;
  quietly(() => {
    const failure = fingerprinted(context, record, left);
    const about = { jobId: record.id, payload: payloadOf(record.request), basis };
    const makeLine = () => failedLine(context, laneOfJob(context, record), failure, about);
    if (failure.fingerprint !== null) note(context, failure.fingerprint, makeLine);
  });
}

/** Opens an incident for a probe that failed before there was a job; gives the failure with its fingerprint. */
export function noteFailedProbe(
  context: Context,
  workspaceRoot: string,
  request: RouteRequest,
  failure: Failure,
  task?: RefusedWork,
): Failure {
  const lane = laneOf(executableOf(context, context.cwd), workspaceRoot, request);
  const fingerprint = fingerprintOf(failure.kind, lane, failure.message);
  const about: About = { jobId: null, payload: null, basis: "probe", ...(task === undefined ? {} : { task }) };
  note(context, fingerprint, () => failedLine(context, lane, failure, about));
  return { ...failure, fingerprint };
}

/** Closes the incidents that a success disproves. */
function noteSuccess(context: Context, record: Extract<EndedJob, { status: "completed" }>): void {
  const incidents = openIncidents(context);
  if (incidents.length === 0) return;
  const [lane, payload] = [laneOfJob(context, record), payloadOf(record.request)];
  for (const incident of incidents) {
    if (isClosedBySuccess(incident, lane, payload)) close(context, incident, "success", record.id);
  }
}

/** Closes the incidents of a workspace, and of the login, that only failed probes had opened: the same probes have passed. */
export function notePassedProbe(context: Context, workspaceRoot: string, request: RouteRequest): void {
  for (const incident of openIncidents(context)) {
    const { jobs, lane, kind } = incident;
    if (jobs.length > 0) continue;
    if (isOfLogin(incident) && lane.executable === executableOf(context, context.cwd))
      close(context, incident, "passed", null);
    if (isOfLogin(incident) || lane.workspaceRoot !== workspaceRoot) continue;
    const isSame = isSameRoute(lane.route, laneOf(lane.executable, workspaceRoot, request).route);
    if (isSame || kind !== "route_not_allowed") close(context, incident, "passed", null);
  }
}

/** All open incidents; one folder listing if there are none. */
export function openIncidents(context: Context): readonly Incident[] {
  return readIncidents(context.home).incidents.filter(isOpen);
}

function close(context: Context, { fingerprint }: Incident, cause: CloseCause, jobId: string | null): void {
  note(context, fingerprint, () => ({ type: "closed", at: context.now(), cause, jobId }));
}

interface About {
  readonly jobId: string | null;
  readonly payload: string | null;
  readonly basis: Basis | null;
  /** The task that was refused, if there is no job. */
  readonly task?: RefusedWork;
}

function failedLine(context: Context, lane: Lane, failure: Failure, about: About): IncidentLine {
  const { kind, message, hint, said } = failure;
  const { basis, ...ids } = about;
  const at = context.now();
  const words = oneLine(redact(message, secretValues(context.env)), MESSAGE_LENGTH);
  const stamp = laneStamp(context.home, lane.executable, lane.workspaceRoot, context.env);
  const resetAt = kind === "usage_limit" ? resetTimeIn(message, Date.parse(at), offsetMs(at)) : null;
  return {
    ...{ type: "failed", at, kind, message: words, hint, lane, scope: scopeOf(kind, basis), stamp, ...ids, resetAt },
    ...(isOfLogin(failure) ? { loginStamp: loginStamp(lane.executable, context.env) } : {}),
    ...(said === undefined ? {} : { said }),
  };
}

/** How far this machine's time is ahead of UTC, which is the time in which Codex tells when a limit is reset. */
function offsetMs(at: string): number {
  return -new Date(at).getTimezoneOffset() * 60_000;
}

/** Appends a line. If the disk is full or may only be read, the caller goes on without it. */
export function note(context: Context, fingerprint: string, makeLine: () => IncidentLine): void {
  quietly(() => appendToIncident(context.home, fingerprint, makeLine()));
}

function quietly(tell: () => void): void {
  try {
    tell();
  } catch {
    // The record of the job has its failure and the fingerprint.
  }
}
