// Groups by their ids. Lists lead to the jobs of a group; the records decide which are of it.

import { type Group, groupOf } from "../../core/group/group.ts";
import { isGroupReference } from "../../core/group/membership.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { selectByReference } from "../../core/job/selection.ts";
import { livenessOfActor } from "../../io/executor/actors.ts";
import { listGroups, listHints } from "../../io/job-hints.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { ELSEWHERE, recordOf } from "../scope/own-jobs.ts";

/** A group, or why there is none to show. */
export type FoundGroup = { readonly group: Group } | { readonly message: string; readonly hint: string };

/** The group that a reference means, settled; null if the reference cannot mean a group. */
export async function findGroup(context: Context, reference: string): Promise<FoundGroup | null> {
  if (!isGroupReference(reference)) return null;
  const selection = selectByReference(reference, listGroups(context.home));
  if (selection.kind === "ambiguous") {
    const message = `Could not choose group "${reference}": it fits ${selection.candidates.join(", ")}.`;
    return { message, hint: "Give more of the id." };
  }
  const group = selection.kind === "one" ? await readGroup(context, selection.id) : null;
  return group === null
    ? { message: `Could not find group "${reference}": no group has this id.`, hint: ELSEWHERE }
    : { group };
}

/** A group whose jobs are settled; null if no job of it is there. */
export async function readGroup(context: Context, id: string): Promise<Group | null> {
  const records = await Promise.all(
    recordsOf(context, id).map(async (record) => {
      const found = await settle(context, record);
      return "reason" in found ? record : found;
    }),
  );
  return grouped(id, records);
}

/** A group as it stands on disk; null if no job of it is there. */
export function storedGroup(context: Context, id: string): Group | null {
  return grouped(id, recordsOf(context, id));
}

function recordsOf(context: Context, groupId: string): readonly JobRecord[] {
  return listHints(context.home, { groupId }).flatMap((id) => recordOf(context, id) ?? []);
}

function grouped(id: string, records: readonly JobRecord[]): Group | null {
  return groupOf(
    id,
    records,
    records.some(({ launcher }) => livenessOfActor(launcher) === "alive"),
  );
}
