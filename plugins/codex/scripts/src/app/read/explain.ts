// Gathers what is known of a job for `explain`: its record, its event log, its incident, its place in the line.

import { explainJob } from "../../core/explain/explain.ts";
import type { ExplainFacts, Explanation } from "../../core/explain/explanation.ts";
import { isFingerprint } from "../../core/failure/fingerprint.ts";
import type { Incident } from "../../core/incident.ts";
import { isEnded, isSubmitted, type JobRecord } from "../../core/job/record.ts";
import { positionOf } from "../../core/waiting/line.ts";
import { readIncident } from "../../io/incident-store.ts";
import { readableFiles, readLastEvents } from "../../io/job-files.ts";
import { listHints } from "../../io/job-hints.ts";
import { jobFolder } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { readExplaining } from "./events.ts";

const COMPANION = "codex-companion";

/** The explanation of a settled job; `time` is how its reader wants to see an instant. */
export function explain(context: Context, record: JobRecord, time: ExplainFacts["time"]): Explanation {
  const { home } = context;
  return explainJob({
    record,
    position: record.status === "waiting" ? positionInLine(context, record.id) : null,
    ...readExplaining(context, record),
    latest: isEnded(record) ? [] : readLastEvents(home, record.id),
    incident: incidentOf(context, record),
    nowMs: Date.parse(context.now()),
    folder: jobFolder(home, record.id),
    files: readableFiles(home, record.id),
    companion: COMPANION,
    time,
  });
}

function positionInLine(context: Context, id: string): number | null {
  const active = listHints(context.home, "active").flatMap((each) => recordOf(context, each) ?? []);
  return positionOf(
    id,
    active.filter((job) => job.status === "waiting" && !isSubmitted(job)),
  );
}

function incidentOf({ home }: Context, record: JobRecord): Incident | null {
  const fingerprint = fingerprintOf(record);
  return fingerprint !== null && isFingerprint(fingerprint) ? readIncident(home, fingerprint) : null;
}

function fingerprintOf(record: JobRecord): string | null {
  if (isEnded(record)) return record.failure?.fingerprint ?? null;
  return record.status === "waiting" && record.waiting?.reason === "lane" ? record.waiting.detail.fingerprint : null;
}
