// What the policies allow. An order must pass every one of them, so the repository's can only tighten the user's. Each
// question is answered by null, or by why not, as a sentence without its full stop that names the file.

import { isAtOrBelow } from "./below.ts";
import type { RouteChoice } from "./job/record.ts";
import type { Policy } from "./policy.ts";
import type { CheckRule } from "./policy-shapes.ts";

/** The route of a job as far as it is known before it starts; null: Codex's own default, not known. */
export interface Route {
  readonly model: string | null;
  readonly effort: string | null;
  readonly sandbox: string;
}

/** What an order asks for beyond its route. */
export interface Wishes {
  /** The kind of the job. */
  readonly kind: string;
  readonly hasCheck: boolean;
  readonly hasPrepare?: boolean;
  readonly allowCommit: boolean;
  readonly network?: boolean;
  /** Absolute paths, without links. */
  readonly addDirs?: readonly string[];
  readonly config?: boolean;
}

/** Why a route is not allowed. */
export function routeProblem(policies: readonly Policy[], route: Route): string | null {
  return firstProblem(
    policies,
    (policy) =>
      listProblem(policy.models, route.model, "model") ??
      listProblem(policy.efforts, route.effort, "effort") ??
      listProblem(policy.sandboxes, route.sandbox, "sandbox"),
  );
}

/** True if a route that is drawn or gone on with names a model and an effort which the policies allow, wherever they name any. */
export function isAllowedChoice(policies: readonly Policy[], { model, effort }: RouteChoice): boolean {
  const problemOf = (policy: Policy) =>
    listProblem(policy.models, model, "model") ?? listProblem(policy.efforts, effort, "effort");
  return firstProblem(policies, problemOf) === null;
}

/** Why an order is not allowed, whatever its route. */
export function wishProblem(policies: readonly Policy[], wishes: Wishes): string | null {
  const forbidden = (isAsked: boolean | undefined, rule: boolean | null, flag: string) =>
    isAsked === true && rule === false ? `${flag} is not allowed` : null;
  return (
    firstProblem(
      policies,
      (policy) =>
        listProblem(policy.kinds, wishes.kind, "kind of job") ??
        forbidden(wishes.hasCheck, policy.verify === false ? false : null, "--verify") ??
        forbidden(wishes.hasPrepare, policy.verify === false ? false : null, "--prepare") ??
        forbidden(wishes.allowCommit, policy.allowCommit, "--allow-commit") ??
        forbidden(wishes.network, policy.network, "--network") ??
        forbidden(wishes.config, policy.config, "--config") ??
        foldersProblem(policy.addDirs, wishes.addDirs ?? []),
    ) ??
    (wishes.config === true && !mayConfigure(policies)
      ? '--config is not allowed unless "config" is true in the user\'s policy'
      : null)
  );
}

/** Where checks run: outside only if the user's own policy says so and no other tightens it. */
export function checkPlace(policies: readonly Policy[]): CheckRule {
  const rules = policies.map(({ verify }) => verify);
  if (rules.includes(false)) return false;
  const own = policies.find(({ owner }) => owner === "user")?.verify ?? null;
  return own === "outside" && !rules.includes("sandbox") ? "outside" : "sandbox";
}

/** True if a task may write; false if the policies leave it no sandbox that can. */
export function mayWrite(policies: readonly Policy[]): boolean {
  const writing = ["workspace-write", "danger-full-access"];
  return writing.some((sandbox) => maySandbox(policies, sandbox));
}

/** True if no policy forbids a sandbox. */
export function maySandbox(policies: readonly Policy[], sandbox: string): boolean {
  return firstProblem(policies, (policy) => listProblem(policy.sandboxes, sandbox, "sandbox")) === null;
}

/** True if the user's own policy lets a task set Codex's configuration, and no other forbids it. */
export function mayConfigure(policies: readonly Policy[]): boolean {
  const isForbidden = policies.some(({ config }) => config === false);
  return !isForbidden && policies.some(({ owner, config }) => owner === "user" && config === true);
}

function firstProblem(policies: readonly Policy[], ask: (policy: Policy) => string | null): string | null {
  for (const policy of policies) {
    const problem = ask(policy);
    if (problem !== null) return `${problem} (${policy.place})`;
  }
  return null;
}

function listProblem(allowed: readonly string[], value: string | null, what: string): string | null {
  if (allowed.length === 0 || (value !== null && allowed.includes(value))) return null;
  const named = value === null ? `no ${what} is named` : `the ${what} "${value}" is not allowed`;
  return `${named}; allowed: ${allowed.join(", ")}`;
}

function foldersProblem(allowed: readonly string[] | null, folders: readonly string[]): string | null {
  if (allowed === null) return null;
  const outside = folders.find((folder) => !allowed.some((root) => isAtOrBelow(root, folder)));
  if (outside === undefined) return null;
  return `--add-dir "${outside}" is not allowed; allowed: ${allowed.length === 0 ? "none" : allowed.join(", ")}`;
}
