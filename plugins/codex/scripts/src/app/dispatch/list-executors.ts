// The executors of the user's policy, each with whether its engine answers here.

import { controllerAnswer } from "../../io/slurm/queue.ts";
import type { Context } from "../scope/context.ts";
import { namedExecutor } from "./named-executor.ts";
import { ownPolicy } from "./policies.ts";

/** One of them; `detail` says what its engine answers, or what is wrong with it. */
export interface ListedExecutor {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Lists them; none if the policy describes none or cannot be read. The engine is asked once, and only if there is one. */
export function listExecutors(context: Context): readonly ListedExecutor[] {
  const own = ownPolicy(context);
  const names = own === null || "failure" in own ? [] : Object.keys(own.executors);
  if (names.length === 0) return [];
  const problem = controllerAnswer();
  return names.map((name) => {
    const found = namedExecutor(context, name);
    if (found !== null && "failure" in found) return { name, ok: false, detail: found.failure.message };
    return { name, ok: problem === null, detail: problem ?? "Slurm answers here" };
  });
}
