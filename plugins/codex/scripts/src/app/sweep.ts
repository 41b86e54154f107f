// What a prompt of the main thread is told besides: ended jobs that were never told, of this client, or of one of this
// workspace that is gone. Jobs of theirs whose worker died are settled first, so that their end is news.

import { type EndedJob, isEnded, isUntold, type JobRecord } from "../core/job/record.ts";
import { listHints } from "../io/job-hints.ts";
import { readJob } from "../io/job-store.ts";
import { isOrphan } from "./clients.ts";
import type { Context } from "./context.ts";
import { isOwn, workspaceRootOf } from "./find-job.ts";
import { reconcile } from "./reconcile.ts";

/** The news for this client, oldest first; those of `alreadyNamed` are left out. */
export async function findNews(context: Context, alreadyNamed: readonly string[]): Promise<readonly EndedJob[]> {
  const workspaceRoot = workspaceRootOf(context);
  const isOurs = (record: JobRecord) => isOwn(context, record) || isOrphan(context, record, workspaceRoot);
  for (const record of records(context, "active").filter(isOurs)) await reconcile(context, record);
  return records(context, "untold")
    .filter(isNews)
    .filter((record) => !alreadyNamed.includes(record.id) && isOurs(record));
}

/** True for an end that its client was promised and has not heard of. */
export function isNews(record: JobRecord): record is EndedJob {
  return isEnded(record) && isUntold(record) && record.kind !== "canary";
}

function records(context: Context, list: "active" | "untold"): readonly JobRecord[] {
  return listHints(context.home, list).flatMap((id) => {
    const read = readJob(context.home, id);
    return read.kind === "found" ? [read.record] : [];
  });
}
