// A reference -> a settled record.

import { isGroupReference } from "../../core/group/membership.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import { isOfStopGate, type JobRecord } from "../../core/job/record.ts";
import { selectByReference } from "../../core/job/selection.ts";
import { listJobIds, readJob } from "../../io/job-store.ts";
import { reconcile, settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { ELSEWHERE, isOwn, ownIds, type Where, workspaceRootOf } from "../scope/own-jobs.ts";
import { isWanted, likelyIds, noneWords, type Wanted } from "./newest-fitting.ts";

/** A record, or why there is none to show. */
export type Found =
  | { readonly kind: "found"; readonly record: JobRecord }
  | { readonly kind: "none"; readonly message: string; readonly hint: string }
  | { readonly kind: "unreadable"; readonly id: string; readonly reason: string };

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
        message: `Could not find job "${reference}": ${isGroupReference(reference) ? "that can only mean a group" : "no job has this id"}.`,
        hint: isGroupReference(reference) ? `Name one of its jobs: see \`status ${reference}\`.` : ELSEWHERE,
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

async function findNewest(context: Context, wanted: Wanted, where: Where): Promise<Found> {
  const workspaceRoot = workspaceRootOf(context);
  const record =
    (await newestOf(context, ownIds(context, workspaceRoot, "here"), wanted)) ??
    (where === "anywhere" ? await newestOf(context, ownIds(context, workspaceRoot, "anywhere"), wanted) : null);
  if (record !== null) return { kind: "found", record };
  const beyond = where === "anywhere" && context.sessionId !== null ? ", nor in any other folder" : "";
  return {
    kind: "none",
    message: `There is ${noneWords(wanted)} of this client in "${workspaceRoot}"${beyond}.`,
    hint: ELSEWHERE,
  };
}

async function newestOf(context: Context, ids: readonly string[], wanted: Wanted): Promise<JobRecord | null> {
  for (const id of likelyIds(context, ids, wanted).toReversed()) {
    const read = readJob(context.home, id);
    if (read.kind !== "found" || !isOwn(context, read.record)) continue;
    if (kindFacts(read.record.kind).shown === "on_request" || isOfStopGate(read.record)) continue;
    const record = await settle(context, read.record);
    if ("reason" in record) continue;
    if (isWanted(context, record, wanted)) return record;
  }
  return null;
}
