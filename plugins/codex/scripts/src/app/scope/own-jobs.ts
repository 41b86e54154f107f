// Which jobs are meant: those of this client, of this workspace; and where to look for others.

import { join, relative, sep } from "node:path";
import { isJobId } from "../../core/job/id.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { sessionsOf } from "../../io/client-store.ts";
import { realPath } from "../../io/home.ts";
import { listHints } from "../../io/job-hints.ts";
import { readJob } from "../../io/job-store.ts";
import { findWorkspace, isReachableFolder } from "../../io/workspace.ts";
import type { Context } from "./context.ts";

/** Lists what no narrower list shows. */
export const ELSEWHERE = "See `status --everywhere`.";

/** Where a job of this client is looked for: in this workspace only, or else in any folder too. */
export type Where = "here" | "anywhere";

/** The record of a job as it stands on disk; null if there is none that can be read. */
export function recordOf(context: Context, id: string): JobRecord | null {
  const read = readJob(context.home, id);
  return read.kind === "found" ? read.record : null;
}

/** The root of the user's workspace that the context's folder lies in; within a copy, that of which it is one. */
export function workspaceRootOf(context: Context): string {
  return copiedWorkspace(context) ?? workTreeOf(context);
}

/** The root of the work tree that the context's folder lies in, be it the user's or a copy. */
export function workTreeOf({ cwd }: Context): string {
  return isReachableFolder(cwd) ? findWorkspace(cwd).root : cwd;
}

/** Only the record says whose a copy is: what lies in it was written by a job. */
function copiedWorkspace(context: Context): string | null {
  if (!context.cwd.includes(`${sep}copies${sep}`)) return null;
  const below = relative(join(realPath(context.home), "copies"), realPath(context.cwd));
  const [name = ""] = below.split(sep);
  return isJobId(name) ? (recordOf(context, name)?.workspaceRoot ?? null) : null;
}

/** The session ids that this client has had; empty outside any client. */
export function ownSessions(context: Context): readonly string[] {
  return context.sessionId === null ? [] : sessionsOf(context.home, context.sessionId);
}

/** True for jobs of this client; without a client every job fits. */
export function isOwn(context: Context, record: JobRecord): boolean {
  const { sessionId } = context;
  if (sessionId === null || record.sessionId === sessionId) return true;
  return ownSessions(context).includes(record.sessionId ?? "");
}

/** The ids of this client's jobs, oldest first; without a client, of all of this workspace. */
export function ownIds(context: Context, workspaceRoot: string, where: Where): readonly string[] {
  const own = ownSessions(context).flatMap((sessionId) => listHints(context.home, { sessionId }));
  if (context.sessionId !== null && where === "anywhere") return own.toSorted();
  const here = listHints(context.home, { workspaceRoot });
  if (context.sessionId === null) return here;
  const ids = new Set(own);
  return here.filter((id) => ids.has(id));
}
