// Hands a task to a worker: the record is written before anything is started, and a job is announced only when a worker has it.

import { type Failure, isFailureKind } from "../../core/failure/kinds.ts";
import { isSubmitted, type JobRecord } from "../../core/job/record.ts";
import type { Context } from "../scope/context.ts";
import { launch } from "./launch-worker.ts";
import type { Order } from "./new-record.ts";
import { recordOrder } from "./record-order.ts";
import type { WorkerCommand } from "./worker-command.ts";

/** What came of an order: refused before a worker had it, or a job, claimed by a worker or already ended. */
export type Delegation =
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "job"; readonly record: JobRecord };

/** Hands over a task; `whileStarting` is called while the worker starts. Never throws for what the surroundings lack. */
export async function delegate(
  context: Context,
  order: Order,
  worker: WorkerCommand,
  whileStarting: () => void = () => {},
): Promise<Delegation> {
  const recorded = await recordOrder(context, order);
  if ("failure" in recorded) return { kind: "refused", failure: recorded.failure };
  return delegationOf(await launch(context, order, recorded.record, worker, whileStarting));
}

/** A job that its worker on this machine ended instead of claiming it was refused, though a record tells of it. Not one that was lost while it waited. */
function delegationOf(record: JobRecord): Delegation {
  const isByWorker = record.status === "failed" && record.worker !== null && record.stopping === null;
  const isRefused = isByWorker && record.startedAt === null && record.failure.kind !== "worker_lost";
  if (!isRefused || isSubmitted(record) || !isFailureKind(record.failure.kind)) return { kind: "job", record };
  return { kind: "refused", failure: { ...record.failure, kind: record.failure.kind } };
}
