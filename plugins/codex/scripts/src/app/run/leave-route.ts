// A job goes on with another route: its record, its log and the incidents are told.

import type { RunningJob } from "../../core/job/record.ts";
import type { Rerouted, RouteChoice } from "../../core/job/request.ts";
import { noteLeftRoute } from "../reliability/incidents.ts";
import type { Context } from "../scope/context.ts";
import type { AttemptResult } from "./attempt.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** The job as it goes on with `to` after an attempt that failed. */
export function leaveRoute(
  context: Context,
  record: RunningJob,
  { route: from, verdict: { failure, basis } }: AttemptResult,
  to: RouteChoice,
  notes: WorkerNotes,
): RunningJob {
  if (failure === null) return record;
  noteLeftRoute(context, record, failure, basis);
  const left: Rerouted = { from, to, why: failure.kind, at: context.now() };
  const rerouted = [...(record.rerouted ?? []), left];
  notes.apply({ type: "learnt", by: record.worker, facts: { rerouted } });
  notes.note({ type: "route_changed", from: { ...from }, to: { ...to }, why: failure.kind });
  return { ...record, rerouted };
}
