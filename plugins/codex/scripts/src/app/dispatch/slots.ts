// Takes slots, so that never more jobs run than the policies allow, however many are started at once. The slots of a ceiling
// are a pool (`io/slots.ts`); so are the seats of those who wait.

import { marksOf } from "../../core/job/marks.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import type { Ceiling } from "../../core/waiting/ceilings.ts";
import { countSlots } from "../../core/waiting/count-slots.ts";
import type { Slots } from "../../core/waiting/start-facts.ts";
import { livenessOfActor, ownIdentity } from "../../io/executor/actors.ts";
import { local } from "../../io/executor/local.ts";
import { listHints, workspaceKey } from "../../io/job-hints.ts";
import { type ReadResult, readJob } from "../../io/job-store.ts";
import { giveBack, holdersIn, type SlotHolder, slotOf, type TakenSlot, takeSlot } from "../../io/slots.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";

/** A job that asks. */
type Asking = Pick<JobRecord, "id" | "workspaceRoot">;

/** How records are read; whoever asks again and again remembers them. */
export type ReadRecord = (id: string) => ReadResult;

const SEATS = "waiting";

/** How each ceiling looks to a job. Other jobs whose worker is gone are settled, and count no more. */
export async function lookAtSlots(
  context: Context,
  job: Asking,
  ceilings: readonly Ceiling[],
  read: ReadRecord,
): Promise<readonly Slots[]> {
  if (ceilings.length === 0) return [];
  const others = await otherJobs(context, job.id, read);
  const active = new Set(others.map(({ id }) => id));
  const holders = (ceiling: Ceiling) => holdersUnder(context, poolOf(job, ceiling.ceiling), active);
  return Promise.all(ceilings.map(async (each) => countSlots(each, job, others, await holders(each))));
}

/** Takes a slot under each ceiling, or none: gives the ceiling that is full, or null. A job that has a slot keeps it. */
export async function takeSlots(
  context: Context,
  job: Asking,
  ceilings: readonly Ceiling[],
  read: ReadRecord,
): Promise<Ceiling | null> {
  const taken: TakenSlot[] = [];
  const holder = { job: job.id, owner: ownIdentity() };
  for (const each of ceilings) {
    const pool = poolOf(job, each.ceiling);
    const slot = await takeSlot(context.home, pool, each.most, holder, (other) => isOver(context, other));
    if (slot !== null) taken.push(slot);
    // Looked at after it is taken: of two that take at once, at least one sees the other.
    const [seen] = await lookAtSlots(context, job, [each], read);
    if (slot !== null && seen !== undefined && seen.taken < each.most) continue;
    for (const own of taken) giveBack(own);
    return each;
  }
  return null;
}

/** Gives back the slots of a job that was to start, and has to wait after all. */
export function giveBackSlots({ home }: Context, job: Asking): void {
  for (const ceiling of ["home", "workspace"] as const) {
    const slot = slotOf(home, poolOf(job, ceiling), job.id);
    if (slot !== null) giveBack(slot);
  }
}

/** Takes one of the seats for jobs that wait; false if there is none. It is free again when the job waits no more. */
export async function takeSeat(context: Context, id: string, most: number): Promise<boolean> {
  const isUp = async (holder: SlotHolder) => (await isOver(context, holder)) || hasStarted(context, holder);
  // Counted too: another workspace may have more seats, or this one may have had more before.
  const others = holdersIn(context.home, SEATS).filter(({ job }) => job !== id);
  const waiting = (await Promise.all(others.map(isUp))).filter((up) => !up).length;
  if (waiting >= most) return false;
  return (await takeSlot(context.home, SEATS, most, { job: id, owner: ownIdentity() }, isUp)) !== null;
}

function hasStarted({ home }: Context, { job }: SlotHolder): boolean {
  const read = readJob(home, job);
  return read.kind === "found" && read.record.status === "running";
}

function poolOf({ workspaceRoot }: Asking, ceiling: Ceiling["ceiling"]): string {
  return ceiling === "home" ? "home" : `workspace-${workspaceKey(workspaceRoot)}`;
}

/** The other jobs that have not ended, those whose worker is gone settled. One that cannot be settled may still be at work. */
export async function otherJobs(context: Context, id: string, read: ReadRecord): Promise<readonly JobRecord[]> {
  const others: JobRecord[] = [];
  for (const other of listHints(context.home, "active")) {
    const found = other === id ? null : read(other);
    if (found?.kind !== "found") continue;
    const settled = await settle(context, found.record);
    const record = "reason" in settled ? found.record : settled;
    if (!isEnded(record)) others.push(record);
  }
  return others;
}

/** The jobs that hold a slot of a pool; `active` are those that are known not to have ended. */
async function holdersUnder(context: Context, pool: string, active: ReadonlySet<string>): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const holder of holdersIn(context.home, pool))
    if (active.has(holder.job) || !(await isOver(context, holder))) ids.push(holder.job);
  return ids;
}

/** True if the job of a holder has ended or never came to be. The process that took it is looked at first: once it is gone, a record that is not there does not come any more. */
export async function isOver(context: Context, { job, owner }: SlotHolder): Promise<boolean> {
  const isGone = livenessOfActor(owner) === "gone";
  const read = readJob(context.home, job);
  switch (read.kind) {
    case "found": {
      const record = await settle(context, read.record);
      return !("reason" in record) && isEnded(record);
    }
    case "absent":
      return isGone;
    case "unreadable":
      return isGone && local.lookAtLeft({ marks: marksOf(job, null), roots: [], spare: [] }).length === 0;
  }
}
