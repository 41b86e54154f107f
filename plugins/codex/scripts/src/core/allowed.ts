// What the policies allow. An order must pass every one of them, so the repository's can only tighten the user's. Each
// question is answered by null, or by why not, which names the file.

import { isAtOrBelow } from "./below.ts";
import type { RouteChoice } from "./job/request.ts";
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

/** Why something is not allowed. */
export interface Forbidden {
  /** A sentence without its full stop. */
  readonly problem: string;
  /** What to do, and which field of which file decides. */
  readonly hint: string;
}

/** The same before its file is named: `field` is what of the policy decides, and how, as the end of a sentence. */
interface Breach {
  readonly problem: string;
  readonly instead: string;
  readonly field: string;
  readonly decides: string;
}

/** Why a route is not allowed. */
export function routeProblem(policies: readonly Policy[], route: Route): Forbidden | null {
  return firstProblem(policies, (policy) => routeBreach(policy, route));
}

function routeBreach({ models, efforts, sandboxes }: Policy, { model, effort, sandbox }: Route): Breach | null {
  return (
    listBreach(models, model, "model", "models") ??
    listBreach(efforts, effort, "effort", "efforts") ??
    listBreach(sandboxes, sandbox, "sandbox", "sandboxes")
  );
}

/** True if a route that is drawn or gone on with names a model and an effort which the policies allow, wherever they name any. */
export function isAllowedChoice(policies: readonly Policy[], { model, effort }: RouteChoice): boolean {
  const breachOf = ({ models, efforts }: Policy) =>
    listBreach(models, model, "model", "models") ?? listBreach(efforts, effort, "effort", "efforts");
  return firstProblem(policies, breachOf) === null;
}

/** Why an order is not allowed, whatever its route. */
export function wishProblem(policies: readonly Policy[], wishes: Wishes): Forbidden | null {
  const first = firstProblem(policies, (policy) => wishBreach(policy, wishes));
  return first ?? (wishes.config === true && !mayConfigure(policies) ? NOT_CONFIGURABLE : null);
}

const NOT_CONFIGURABLE: Forbidden = {
  problem: '--config is not allowed unless "config" is true in the user\'s policy',
  hint: 'Leave --config out: only "config": true in policy.json in the state home allows it.',
};

function wishBreach({ kinds, verify, allowCommit, network, config, addDirs }: Policy, wishes: Wishes): Breach | null {
  return (
    listBreach(kinds, wishes.kind, "kind of job", "kinds") ??
    flagBreach(wishes.hasCheck === true && verify === false, "--verify", "verify") ??
    flagBreach(wishes.hasPrepare === true && verify === false, "--prepare", "verify") ??
    flagBreach(wishes.allowCommit && allowCommit === false, "--allow-commit", "allowCommit") ??
    flagBreach(wishes.network === true && network === false, "--network", "network") ??
    flagBreach(wishes.config === true && config === false, "--config", "config") ??
    foldersBreach(addDirs, wishes.addDirs ?? [])
  );
}

function flagBreach(isForbidden: boolean, flag: string, field: string): Breach | null {
  return isForbidden
    ? { problem: `${flag} is not allowed`, instead: `Leave ${flag} out`, field, decides: "forbids it" }
    : null;
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
  return firstProblem(policies, (policy) => listBreach(policy.sandboxes, sandbox, "sandbox", "sandboxes")) === null;
}

/** True if the user's own policy lets a task set Codex's configuration, and no other forbids it. */
export function mayConfigure(policies: readonly Policy[]): boolean {
  const isForbidden = policies.some(({ config }) => config === false);
  return !isForbidden && policies.some(({ owner, config }) => owner === "user" && config === true);
}

function firstProblem(policies: readonly Policy[], ask: (policy: Policy) => Breach | null): Forbidden | null {
  for (const policy of policies) {
    const breach = ask(policy);
    if (breach === null) continue;
    const { problem, instead, field, decides } = breach;
    return { problem: `${problem} (${policy.place})`, hint: `${instead}: "${field}" in "${policy.place}" ${decides}.` };
  }
  return null;
}

const SAYS = "says what is allowed";

function listBreach(allowed: readonly string[], value: string | null, what: string, field: string): Breach | null {
  if (allowed.length === 0 || (value !== null && allowed.includes(value))) return null;
  const named = value === null ? `no ${what} is named` : `the ${what} "${value}" is not allowed`;
  const instead =
    what === "kind of job"
      ? "Hand it over in another way"
      : `Name ${value === null ? "one" : "another"} with --${what}`;
  return { problem: `${named}; allowed: ${allowed.join(", ")}`, instead, field, decides: SAYS };
}

function foldersBreach(allowed: readonly string[] | null, folders: readonly string[]): Breach | null {
  if (allowed === null) return null;
  const outside = folders.find((folder) => !allowed.some((root) => isAtOrBelow(root, folder)));
  if (outside === undefined) return null;
  const problem = `--add-dir "${outside}" is not allowed; allowed: ${allowed.length === 0 ? "none" : allowed.join(", ")}`;
  return { problem, instead: "Leave it out, or name another folder", field: "addDirs", decides: SAYS };
}
