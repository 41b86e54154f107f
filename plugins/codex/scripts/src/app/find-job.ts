// A reference -> a settled record.

import { CANARY, isEnded, type JobRecord } from "../core/job/record.ts";
import { selectByReference } from "../core/job/selection.ts";
import { sessionsOf } from "../io/client-store.ts";
import { listHints } from "../io/job-hints.ts";
import { listJobIds, readJob } from "../io/job-store.ts";
import { findWorkspace, isFolder } from "../io/workspace.ts";
import type { Context } from "./context.ts";
import { reconcile } from "./reconcile.ts";

/** A record, or why there is none to show. */
export type Found =
  | { readonly kind: "found"; readonly record: JobRecord }
  | { readonly kind: "none"; readonly message: string; readonly hint: string }
  | { readonly kind: "unreadable"; readonly id: string; readonly reason: string };

/** Which of the client's jobs fits where no reference is given. */
export type Wanted = "any" | "active" | "ended";

/** Finds one job: by reference from anywhere, else the newest fitting one of this client in this workspace. */
export async function findJob(context: Context, reference: string | null, wanted: Wanted = "any"): Promise<Found> {
  if (reference === null) return findNewest(context, wanted);
  const selection = selectByReference(reference, listJobIds(context.home));
  switch (selection.kind) {
    case "one":
      return readSettled(context, selection.id);
    case "none":
      return {
        kind: "none",
        message: `Could not find job "${reference}": no job has this id.`,
        hint: "See `status --all`.",
      };
    case "ambiguous":
      return {
        kind: "none",
        message: `Could not choose job "${reference}": it fits ${selection.candidates.join(", ")}.`,
        hint: "Give more of the id.",
      };
  }
}

/** Reads one job by its whole id and settles it. */
export async function readSettled(context: Context, id: string): Promise<Found> {
  const read = readJob(context.home, id);
  if (read.kind === "found") return { kind: "found", record: await reconcile(context, read.record) };
  if (read.kind === "unreadable") return { kind: "unreadable", id, reason: read.reason };
  return { kind: "none", message: `Could not find job "${id}": it has no record.`, hint: "See `status --all`." };
}

/** The record of a job as it stands on disk; null where there is none that can be read. */
export function recordOf(context: Context, id: string): JobRecord | null {
  const read = readJob(context.home, id);
  return read.kind === "found" ? read.record : null;
}

/** The root of the workspace that the context's folder lies in. */
export function workspaceRootOf(context: Context): string {
  return isFolder(context.cwd) ? findWorkspace(context.cwd).root : context.cwd;
}

/** The session ids that this client has had; empty outside any client. */
export function ownSessions(context: Context): readonly string[] {
  return context.sessionId === null ? [] : sessionsOf(context.home, context.sessionId);
}

/** True for jobs of this client; without a client every job fits. */
export function isOwn(context: Context, record: JobRecord): boolean {
  return context.sessionId === null || ownSessions(context).includes(record.sessionId ?? "");
}

/** The ids of this client's jobs in a workspace, oldest first; without a client, of all its jobs. */
export function ownIds(context: Context, workspaceRoot: string): readonly string[] {
  const here = listHints(context.home, { workspaceRoot });
  if (context.sessionId === null) return here;
  const own = new Set(ownSessions(context).flatMap((sessionId) => listHints(context.home, { sessionId })));
  return here.filter((id) => own.has(id));
}

async function findNewest(context: Context, wanted: Wanted): Promise<Found> {
  const workspaceRoot = workspaceRootOf(context);
  const active = new Set(listHints(context.home, "active"));
  const fitting = ownIds(context, workspaceRoot).filter((id) => wanted !== "active" || active.has(id));
  for (const id of fitting.toReversed()) {
    const read = readJob(context.home, id);
    if (read.kind !== "found" || read.record.kind === CANARY || !isOwn(context, read.record)) continue;
    const record = await reconcile(context, read.record);
    if (wanted === "any" || isEnded(record) === (wanted === "ended")) return { kind: "found", record };
  }
  const which = { any: "no job", active: "no running job", ended: "no ended job" }[wanted];
  return {
    kind: "none",
    message: `There is ${which} of this client in "${workspaceRoot}".`,
    hint: "See `status --all`.",
  };
}
