// What a prompt of the main thread is told besides: ended jobs that nobody was told of. They are this client's, or
// those of a client of this workspace that is gone. If the worker of such a job died, the job is settled first, so that
// its end is news.

import { isOver } from "../../core/group/group.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import { type EndedJob, isEnded, isUntold, type JobRecord } from "../../core/job/record.ts";
import type { News } from "../../core/telling/sweep-words.ts";
import { isGroup } from "../../core/telling/told-unit.ts";
import { hasHints, listHints } from "../../io/job-hints.ts";
import { settle } from "../end/reconcile.ts";
import { storedGroup } from "../read/group.ts";
import type { Context } from "../scope/context.ts";
import { isOwn, ownSessions, recordOf, workspaceRootOf } from "../scope/own-jobs.ts";
import { isOrphan } from "./clients.ts";

/** The news for this client, oldest first; those of `alreadyNamed` are left out. */
export async function findNews(context: Context, alreadyNamed: readonly string[]): Promise<readonly News[]> {
  const workspaceRoot = workspaceRootOf(context);
  const isOurs = (record: JobRecord) => isOwn(context, record) || isOrphan(context, record, workspaceRoot);
  const records = (list: "active" | "untold") =>
    idsOfConcern(context, listHints(context.home, list), workspaceRoot)
      .flatMap((id) => recordOf(context, id) ?? [])
      .filter(isOurs);
  for (const record of records("active")) await settle(context, record);
  const ended = records("untold").filter(isNews);
  return newsOf(
    context,
    ended.filter(({ id }) => !alreadyNamed.includes(id)),
  );
}

/** The ends of a group's jobs are news together, once it is over; where its first untold one stood. */
function newsOf(context: Context, ended: readonly EndedJob[]): readonly News[] {
  const news = ended.map(
    (record) => (record.group === undefined ? null : storedGroup(context, record.group.id)) ?? record,
  );
  return news
    .filter((unit) => !isGroup(unit) || isOver(unit))
    .filter((unit, at, all) => all.findIndex(({ id }) => id === unit.id) === at);
}

/** True for an end that its client was promised and has not heard of. */
export function isNews(record: JobRecord): record is EndedJob {
  return isEnded(record) && isUntold(record) && kindFacts(record.kind).shown === "everywhere";
}

/**
 * Those of the ids that may be ours, by the lists of sessions and of this workspace. Of each other client that has jobs
 * here, only one record is read: a client that lives costs no more than that, however many jobs it has.
 */
function idsOfConcern(context: Context, ids: readonly string[], workspaceRoot: string): readonly string[] {
  const { home } = context;
  if (ids.length === 0 || !hasHints(home)) return ids; // Without the lists, the records alone can tell.
  const own = new Set(ownSessions(context).flatMap((sessionId) => listHints(home, { sessionId })));
  const here = new Set(listHints(home, { workspaceRoot }));
  const ours = ids.filter((id) => own.has(id));
  let others = ids.filter((id) => here.has(id) && !own.has(id));
  for (let id = others[0]; id !== undefined; id = others[0]) {
    const record = recordOf(context, id);
    const sessionId = record?.sessionId ?? null;
    const theirs = new Set(sessionId === null ? [] : listHints(home, { sessionId })).add(id);
    if (record !== null && isOrphan(context, record, workspaceRoot))
      ours.push(...others.filter((id) => theirs.has(id)));
    others = others.filter((id) => !theirs.has(id));
  }
  return ours.sort();
}
