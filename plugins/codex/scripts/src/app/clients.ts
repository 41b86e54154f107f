// Which jobs are whose: a client has the sessions of its process; a client that is gone leaves its jobs to its workspace.

import type { JobRecord, ProcessIdentity } from "../core/job/record.ts";
import { type ClientSession, readClient, recordClient } from "../io/client-store.ts";
import { identityOf, livenessOf } from "../io/process/identity.ts";
import type { Context } from "./context.ts";
import { workspaceRootOf } from "./find-job.ts";

/** Records the client that a session belongs to; null where the client does not say which process it is. */
export function registerClient(context: Context, sessionId: string): ClientSession | null {
  const process = clientProcess(context);
  return process === null ? null : recordClient(context.home, sessionId, process, workspaceRootOf(context));
}

/** The client that this process runs in, as `CLAUDE_PID` names it; null where nothing does. */
export function clientProcess(context: Context): ProcessIdentity | null {
  const pid = Number(context.env["CLAUDE_PID"] ?? "");
  return Number.isSafeInteger(pid) && pid > 0 ? identityOf(pid) : null;
}

/** True for a job of this workspace whose client certainly is gone: its news belong to whoever is here. */
export function isOrphan(context: Context, record: JobRecord, workspaceRoot: string): boolean {
  if (record.sessionId === null || record.workspaceRoot !== workspaceRoot) return false;
  const client = readClient(context.home, record.sessionId);
  return client !== null && livenessOf(client.process) === "gone";
}
