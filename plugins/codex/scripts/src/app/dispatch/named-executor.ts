// An executor by the name that the user's policy gives it (`--on NAME`).

import { LOCAL_NAME } from "../../core/executor.ts";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import type { ExecutorRef } from "../../core/job/record.ts";
import { type ExecutorPolicy, executorPolicy } from "../../core/slurm/executor-policy.ts";
import type { Context } from "../scope/context.ts";
import { ownPolicy } from "./policies.ts";

/** One that a job can be started on. */
export interface NamedExecutor extends ExecutorPolicy {
  readonly ref: ExecutorRef;
}

/** The executor with this name; null: this machine; or why there is none. */
export function namedExecutor(context: Context, name: string): NamedExecutor | null | { readonly failure: Failure } {
  if (name === LOCAL_NAME) return null;
  const own = ownPolicy(context);
  if (own !== null && "failure" in own) return own;
  const described = own !== null && Object.hasOwn(own.executors, name) ? own.executors[name] : undefined;
  if (described === undefined) return { failure: unknownName(name, Object.keys(own?.executors ?? {})) };
  const read = executorPolicy(name, described);
  if (!("problem" in read)) return { ...read, ref: { name, kind: read.kind, ref: null } };
  const message = `Could not read a policy: ${read.problem} (${own?.place}).`;
  return { failure: failure("config_invalid", message, "Correct it there.") };
}

function unknownName(name: string, known: readonly string[]): Failure {
  const names = [LOCAL_NAME, ...known].join(", ");
  return failure(
    "payload_invalid",
    `Could not use --on "${name}": there is no such executor.`,
    `There is ${names}; others are described under "executors" in policy.json of the state home.`,
  );
}
