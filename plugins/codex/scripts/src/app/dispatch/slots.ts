// Keeps the number of jobs under way at or below what the policies allow, however many are started at once.

import { type Failure, failure } from "../../core/failure/kinds.ts";
import { marksOf } from "../../core/job/marks.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { plural } from "../../core/outcome/work-words.ts";
import type { Policy } from "../../core/policy.ts";
import { livenessOfActor, ownIdentity } from "../../io/executor/actors.ts";
import { local } from "../../io/executor/local.ts";
import { listHints, workspaceKey } from "../../io/job-hints.ts";
import { readJob } from "../../io/job-store.ts";
import { giveBack, type SlotHolder, type TakenSlot, takeSlot } from "../../io/slots.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import { policiesOf } from "./policies.ts";

/** How many jobs of a pool may be under way, and which policy says so. `root` is the pool's workspace; null: the whole home. */
interface Ceiling {
  readonly most: number;
  readonly place: string;
  readonly root: string | null;
}

const WHOLE_HOME = "home";

/** Takes the slots that a job needs before it is recorded; why it cannot have them, in which case it has none. */
export async function takeSlots(context: Context, id: string): Promise<Failure | null> {
  const policies = policiesOf(context);
  if ("failure" in policies) return policies.failure;
  const taken: TakenSlot[] = [];
  for (const ceiling of ceilingsOf(policies.all, workspaceRootOf(context))) {
    const slot = await takeUnder(context, id, ceiling);
    if (slot !== null) taken.push(slot);
    const active = await countActive(context, ceiling.root);
    if (slot !== null && active < ceiling.most) continue;
    for (const each of taken) giveBack(each);
    return refused(ceiling, Math.max(active, ceiling.most));
  }
  return null;
}

function ceilingsOf(policies: readonly Policy[], root: string): readonly Ceiling[] {
  return [
    ...lowest(policies, ({ maxConcurrent }) => maxConcurrent, null),
    ...lowest(policies, ({ maxConcurrentPerWorkspace }) => maxConcurrentPerWorkspace, root),
  ];
}

function lowest(
  policies: readonly Policy[],
  mostOf: (policy: Policy) => number | null,
  root: string | null,
): readonly Ceiling[] {
  const ceilings = policies.flatMap((policy) => {
    const most = mostOf(policy);
    return most === null ? [] : [{ most, place: policy.place, root }];
  });
  return ceilings.toSorted((a, b) => a.most - b.most).slice(0, 1);
}

function takeUnder(context: Context, id: string, { most, root }: Ceiling): Promise<TakenSlot | null> {
  const holder = { job: id, launcher: ownIdentity() };
  const pool = root === null ? WHOLE_HOME : `workspace-${workspaceKey(root)}`;
  return takeSlot(context.home, pool, most, holder, (other) => isOver(context, other));
}

/** The launcher is looked at first: once it is gone, a record that is not there does not come any more. */
async function isOver(context: Context, { job, launcher }: SlotHolder): Promise<boolean> {
  const isGone = livenessOfActor(launcher) === "gone";
  const read = readJob(context.home, job);
  switch (read.kind) {
    case "found":
      return isOverNow(await settle(context, read.record));
    case "absent":
      return isGone;
    case "unreadable":
      return isGone && local.lookAtLeft({ marks: marksOf(job, null), roots: [], spare: [] }).length === 0;
  }
}

/** A job that cannot be settled may still be at work. */
function isOverNow(record: Awaited<ReturnType<typeof settle>>): boolean {
  return !("reason" in record) && isEnded(record);
}

/**
 * How many jobs are under way, slots or not: some began when no policy had a ceiling, or under a wider one. Those whose
 * worker is gone are settled, and count no more.
 */
async function countActive(context: Context, root: string | null): Promise<number> {
  let count = 0;
  const isInPool = (record: JobRecord) => root === null || record.workspaceRoot === root;
  for (const id of listHints(context.home, "active")) {
    const read = readJob(context.home, id);
    if (read.kind !== "found" || !isInPool(read.record)) continue;
    if (!isOverNow(await settle(context, read.record))) count += 1;
  }
  return count;
}

function refused({ most, place, root }: Ceiling, active: number): Failure {
  const verb = (count: number) => (count === 1 ? "is" : "are");
  const jobs = `${plural(active, "job")}${root === null ? "" : " of this workspace"}`;
  return failure(
    "no_slot",
    `Could not start a task: ${jobs} ${verb(active)} under way and ${most} ${verb(most)} allowed (${place}).`,
  );
}
