// Hands the same task to several workers, as a group. One after the other each job gets its copy and its record; its worker
// is started when the next copy stands, because that is made from it. A job that may not start has a record that says why,
// if another one does start: the group goes on without it. A launcher that is killed leaves records that tell the size.

import type { Failure } from "../../core/failure/kinds.ts";
import { makeGroupId } from "../../core/group/membership.ts";
import { makeJobId } from "../../core/job/id.ts";
import type { JobRecord, QueuedJob } from "../../core/job/record.ts";
import { isSameChoice } from "../../core/job/request.ts";
import { createJob } from "../../io/job-store.ts";
import { publishEnd } from "../end/end-job.ts";
import type { Context } from "../scope/context.ts";
import { launch } from "./launch-worker.ts";
import { newRecord, type Order } from "./new-record.ts";
import { recordOrder } from "./record-order.ts";
import type { WorkerCommand } from "./worker-command.ts";

/** What came of it: refused, with the reason of the first job, or a group. */
export type GroupDelegation =
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "group"; readonly id: string };

/** The orders are of one prompt, and have one maker of copies. `onStart` gets the group's id when the first job has a worker. */
export async function delegateGroup(
  context: Context,
  orders: readonly Order[],
  worker: WorkerCommand,
  onStart: (id: string) => void,
): Promise<GroupDelegation> {
  const id = makeGroupId(makeId(context));
  const refused: { readonly order: Order; readonly failure: Failure }[] = [];
  const launched: Promise<JobRecord>[] = [];
  let held: { readonly order: Order; readonly record: QueuedJob } | null = null;
  const start = ({ order, record }: NonNullable<typeof held>) => {
    const started = launch(context, order, record, worker, () => {});
    if (launched.length === 0)
      started.then(
        () => onStart(id),
        () => {},
      ); // What went wrong is told below.
    launched.push(started);
  };
  for (const [at, each] of orders.entries()) {
    const order = { ...each, group: { id, size: orders.length, number: at + 1 } };
    const recorded = refused.find((other) => isAlike(other.order, order)) ?? (await recordOrder(context, order));
    if ("failure" in recorded) {
      refused.push({ order, failure: recorded.failure });
      continue;
    }
    if (held !== null) start(held);
    held = { order, record: recorded.record };
  }
  const [first] = refused;
  if (held === null && first !== undefined) return { kind: "refused", failure: first.failure };
  if (held !== null) start(held);
  await Promise.all(launched);
  for (const { order, failure } of refused) recordRefused(context, order, failure);
  return { kind: "group", id };
}

/** What refused the one refuses the other: it is not asked again, so that it is noted once. */
function isAlike(a: Order, b: Order): boolean {
  return a.drawsRoute !== true && isSameChoice(a.request, b.request);
}

function makeId(context: Context): string {
  return makeJobId(Date.parse(context.now()), Math.random());
}

/** A record without a worker, which has ended for that reason. */
function recordRefused(context: Context, order: Order, failure: Failure): void {
  let record = newRecord(context, order, makeId(context));
  while (!createJob(context.home, record, order.prompt)) record = { ...record, id: makeId(context) };
  const outcome = { status: "failed", failure } as const;
  const by = record.launcher;
  publishEnd(context, record.id, { by, cause: "turn", outcome, exit: null, evidence: null }, "refused");
}
