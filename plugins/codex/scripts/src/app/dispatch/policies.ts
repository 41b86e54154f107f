// The policies that hold where a task is ordered, or why they cannot be known.

import { type Failure, failure } from "../../core/failure/kinds.ts";
import type { Policy } from "../../core/policy.ts";
import type { TaskDefaults } from "../../core/task-defaults.ts";
import { type LineLimits, lineLimits } from "../../core/waiting/ceilings.ts";
import { readOwnPolicy, readPolicies } from "../../io/policy-files.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

/** The user's policy and the repository's, as far as they are there; a file that cannot be read restricts everything. */
export function policiesOf(context: Context): { readonly all: readonly Policy[] } | { readonly failure: Failure } {
  const files = readPolicies(context.home, workspaceRootOf(context));
  const problem = files.flatMap((file) => ("problem" in file ? [file.problem] : []))[0];
  if (problem !== undefined) return unreadable(problem);
  return { all: files.flatMap((file) => ("policy" in file ? [file.policy] : [])) };
}

/** The user's own policy; null if there is none; or why it cannot be known. */
export function ownPolicy({ home }: Context): Policy | null | { readonly failure: Failure } {
  const file = readOwnPolicy(home);
  if (file === null) return null;
  return "problem" in file ? unreadable(file.problem) : file.policy;
}

/** The limits that hold here, or why they cannot be known. */
export function limitsHere(context: Context): LineLimits | { readonly failure: Failure } {
  const policies = policiesOf(context);
  return "failure" in policies ? policies : lineLimits(policies.all);
}

/** The defaults of the user's policy; none if it cannot be read, of which the preflight tells. */
export function userDefaults(context: Context): TaskDefaults {
  const own = ownPolicy(context);
  return own === null || "failure" in own ? {} : own.defaults;
}

function unreadable(problem: string): { readonly failure: Failure } {
  const message = `Could not read a policy: ${problem}.`;
  return { failure: failure("config_invalid", message, "Correct the file or remove it.") };
}
