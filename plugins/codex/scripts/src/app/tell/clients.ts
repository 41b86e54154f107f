// Which jobs are whose: a client has the sessions of its process; a client that is gone leaves its jobs to its workspace.

import type { JobRecord, ProcessIdentity } from "../../core/job/record.ts";
import { type ClientSession, readClient, recordClient } from "../../io/client-store.ts";
import { actorAt, livenessOfActor } from "../../io/executor/actors.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

/** Records the client that a session belongs to; null if the client does not say which process it is, or it cannot be written. */
export function registerClient(context: Context, sessionId: string): ClientSession | null {
  const process = clientProcess(context);
  if (process === null) return null;
  return unlessFaulty(
    () => recordClient(context.home, sessionId, process, workspaceRootOf(context)),
    () => null, // Without it the session stands for itself.
  );
}

/** The client that this process runs in, as `CLAUDE_PID` names it; null if nothing does. */
export function clientProcess(context: Context): ProcessIdentity | null {
  const pid = Number(context.env["CLAUDE_PID"] ?? "");
  return Number.isSafeInteger(pid) && pid > 0 ? actorAt(pid) : null;
}

/** True for a job of this workspace whose client certainly is gone: its news belong to whoever is here. */
export function isOrphan(context: Context, record: JobRecord, workspaceRoot: string): boolean {
  if (record.sessionId === null || record.workspaceRoot !== workspaceRoot) return false;
  const client = readClient(context.home, record.sessionId);
  return client !== null && livenessOfActor(client.process) === "gone";
}
