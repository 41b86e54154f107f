// Groups by their ids. Lists lead to the jobs of a group; the records decide which are of it.

import { type Group, groupOf, type UnreadMember } from "../../core/group/group.ts";
import { isGroupReference } from "../../core/group/membership.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { selectByReference } from "../../core/job/selection.ts";
import { livenessOfActor } from "../../io/executor/actors.ts";
import { listGroups, listHints } from "../../io/job-hints.ts";
import { readJob } from "../../io/job-store.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { ELSEWHERE } from "../scope/own-jobs.ts";

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
  if (group !== null) return { group };
  const [unread] = selection.kind === "one" ? membersOf(context, selection.id).unreadable : [];
  return unread === undefined
    ? { message: `Could not find group "${reference}": no group has this id.`, hint: ELSEWHERE }
    : { message: `Could not read any job of group "${reference}": ${unread.id}: ${unread.reason}.`, hint: ELSEWHERE };
}

/** A group whose jobs are settled, with those that cannot be read; null if no job of it can be read. */
export async function readGroup(context: Context, id: string): Promise<Group | null> {
  const { records, unreadable } = membersOf(context, id);
  const settled = await Promise.all(
    records.map(async (record) => {
      const found = await settle(context, record);
      return "reason" in found ? record : found;
    }),
  );
  return grouped(id, settled, unreadable);
}

/** A group as it stands on disk, by the records that can be read; null if there is none. */
export function storedGroup(context: Context, id: string): Group | null {
  return grouped(id, membersOf(context, id).records, []);
}

function membersOf({ home }: Context, groupId: string) {
  const records: JobRecord[] = [];
  const unreadable: UnreadMember[] = [];
  for (const id of listHints(home, { groupId })) {
    const read = readJob(home, id);
    if (read.kind === "found") records.push(read.record);
    if (read.kind === "unreadable") unreadable.push({ id, reason: read.reason });
  }
  return { records, unreadable };
}

function grouped(id: string, records: readonly JobRecord[], unreadable: readonly UnreadMember[]): Group | null {
  const isLauncherAlive = records.some(({ launcher }) => livenessOfActor(launcher) === "alive");
  return groupOf(id, records, isLauncherAlive, unreadable);
}
