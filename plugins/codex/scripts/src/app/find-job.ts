// A reference -> a settled record.

import { CANARY, isEnded, type JobRecord } from "../core/job/record.ts";
import { selectByReference } from "../core/job/selection.ts";
import { sessionsOf } from "../io/client-store.ts";
import { listHints } from "../io/job-hints.ts";
import { listJobIds, readJob } from "../io/job-store.ts";
import { findWorkspace, isFolder } from "../io/workspace.ts";
import type { Context } from "./context.ts";
import { reconcile, settle } from "./reconcile.ts";

/** A record, or why there is none to show. */
export type Found =
  | { readonly kind: "found"; readonly record: JobRecord }
  | { readonly kind: "none"; readonly message: string; readonly hint: string }
  | { readonly kind: "unreadable"; readonly id: string; readonly reason: string };

/** Lists what no narrower list shows. */
export const ELSEWHERE = "See `status --everywhere`.";

/** Which of the client's jobs fits where no reference is given. */
export type Wanted = "any" | "active" | "ended";

/** Where a job of this client is looked for: in this workspace only, or else in any folder too. */
export type Where = "here" | "anywhere";

/** Finds one job: by reference from anywhere, else the newest fitting one of this client in this workspace. */
export async function findJob(
  context: Context,
  reference: string | null,
  wanted: Wanted = "any",
  where: Where = "here",
): Promise<Found> {
  if (reference === null) return findNewest(context, wanted, where);
  const selection = selectByReference(reference, listJobIds(context.home));
  switch (selection.kind) {
    case "one":
      return readSettled(context, selection.id);
    case "none":
      return {
        kind: "none",
        message: `Could not find job "${reference}": no job has this id.`,
        hint: ELSEWHERE,
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
  return { kind: "none", message: `Could not find job "${id}": it has no record.`, hint: ELSEWHERE };
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

/** The ids of this client's jobs, oldest first; without a client, of all of this workspace. */
export function ownIds(context: Context, workspaceRoot: string, where: Where): readonly string[] {
  const own = ownSessions(context).flatMap((sessionId) => listHints(context.home, { sessionId }));
  if (context.sessionId !== null && where === "anywhere") return own.toSorted();
  const here = listHints(context.home, { workspaceRoot });
  if (context.sessionId === null) return here;
  const ids = new Set(own);
  return here.filter((id) => ids.has(id));
}

async function findNewest(context: Context, wanted: Wanted, where: Where): Promise<Found> {
  const workspaceRoot = workspaceRootOf(context);
  const record =
    (await newestOf(context, ownIds(context, workspaceRoot, "here"), wanted)) ??
    (where === "anywhere" ? await newestOf(context, ownIds(context, workspaceRoot, "anywhere"), wanted) : null);
  if (record !== null) return { kind: "found", record };
  const which = { any: "no job", active: "no running job", ended: "no ended job" }[wanted];
  const beyond = where === "anywhere" && context.sessionId !== null ? ", nor in any other folder" : "";
  return {
    kind: "none",
    message: `There is ${which} of this client in "${workspaceRoot}"${beyond}.`,
    hint: ELSEWHERE,
  };
}

async function newestOf(context: Context, ids: readonly string[], wanted: Wanted): Promise<JobRecord | null> {
  const active = new Set(listHints(context.home, "active"));
  for (const id of ids.toReversed()) {
    if (wanted === "active" && !active.has(id)) continue;
    const read = readJob(context.home, id);
    if (read.kind !== "found" || read.record.kind === CANARY || !isOwn(context, read.record)) continue;
    const record = await settle(context, read.record);
    if ("reason" in record) continue;
    if (wanted === "any" || isEnded(record) === (wanted === "ended")) return record;
  }
  return null;
}
