// How the jobs of a client stand, for its status line: asked again and again, so it lists hints and reads few records.

import { kindFacts } from "../../core/job/kinds.ts";
import { type EndedJob, isEnded, isOfStopGate, type JobRecord } from "../../core/job/record.ts";
import type { StatusLineFacts } from "../../core/status-line.ts";
import { listHints } from "../../io/job-hints.ts";
import type { Context } from "../scope/context.ts";
import { ownSessions, recordOf } from "../scope/own-jobs.ts";

/** So many of the newest jobs are looked at for the one that ended last. */
const LOOKED_AT = 3;
/** An end is news for so long. */
const NEWS_MS = 10 * 60_000;

/** The facts of the client whose session the context has. What seems to run is not looked at more closely: others settle it. */
export function readStatusLine(context: Context): StatusLineFacts {
  const sessions = ownSessions(context);
  const own = sessions.flatMap((sessionId) => listHints(context.home, { sessionId })).sort();
  const active = new Set(listHints(context.home, "active"));
  const looked = new Set([...own.filter((id) => active.has(id)), ...own.slice(-LOOKED_AT)]);
  const records = [...looked]
    .flatMap((id) => recordOf(context, id) ?? [])
    .filter((record) => isShown(record, sessions));
  const underWay = records.filter((record) => !isEnded(record));
  const waiting = underWay.filter(({ status }) => status === "waiting").length;
  return { running: underWay.length - waiting, waiting, latest: latestOf(records, Date.parse(context.now())) };
}

/** Of these sessions, and no job that only tries whether jobs can run. */
function isShown({ sessionId, kind }: JobRecord, sessions: readonly string[]): boolean {
  return sessions.includes(sessionId ?? "") && kindFacts(kind).shown === "everywhere";
}

function latestOf(records: readonly JobRecord[], nowMs: number): EndedJob | null {
  const news = records
    .filter(isEnded)
    .filter((record) => !isOfStopGate(record) && nowMs - Date.parse(record.completedAt) <= NEWS_MS);
  return news.sort((a, b) => a.completedAt.localeCompare(b.completedAt)).at(-1) ?? null;
}
