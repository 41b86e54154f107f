// What a policy file says. The user's is `policy.json` in the home. The repository's is `.codex-companion.json` in its
// root; only limits count in it, because it may only tighten. Format: `docs/formats/policy.md`; what it means:
// `allowed.ts`.

import type { RouteChoice } from "./job/request.ts";
import type { JsonObject } from "./json.ts";
import { asObject, parseJson } from "./json.ts";
import { nulPlace } from "./nul-place.ts";
import type { CheckRule } from "./policy-shapes.ts";
import * as shape from "./policy-shapes.ts";
import type { GateRule } from "./reliability/gate.ts";
import type { TaskDefaults } from "./task-defaults.ts";
import { inLine } from "./text.ts";

/** Whose word a policy is. */
export type PolicyOwner = "user" | "repository";

/** One policy file. What it does not say is null, or an empty list. */
export interface Policy {
  /** Names the file. */
  readonly place: string;
  readonly owner: PolicyOwner;
  /** The only values that are allowed; an empty list restricts nothing. */
  readonly models: readonly string[];
  readonly efforts: readonly string[];
  readonly sandboxes: readonly string[];
  readonly kinds: readonly string[];
  /** Whether a task may ask for the network. */
  readonly network: boolean | null;
  /** Below which folders a task may ask for another one; an empty list allows none. */
  readonly addDirs: readonly string[] | null;
  readonly verify: CheckRule | null;
  readonly allowCommit: boolean | null;
  /** Whether a task may set Codex's configuration. */
  readonly config: boolean | null;
  readonly maxConcurrent: number | null;
  readonly maxConcurrentPerWorkspace: number | null;
  readonly maxWaiting: number | null;
  /** In bytes. */
  readonly copyLimit: number | null;
  /** Of each limit of the plan, in percent: with less left, no task is started. */
  readonly usageBlock: number | null;
  /** When drift gates fire, one rule for each mode. */
  readonly gates: readonly GateRule[];
  /** The user's alone, all that follows. */
  readonly copy: readonly string[];
  readonly defaults: TaskDefaults;
  readonly routes: readonly RouteChoice[];
  readonly fallbacks: readonly RouteChoice[];
  readonly executors: Readonly<Record<string, JsonObject>>;
  readonly notify: readonly string[];
  /** The fields that do not count: those of a repository that are no limits, and those that nobody knows. */
  readonly ignored: readonly string[];
}

/** A policy, or what is wrong with its file. */
export type DecodedPolicy = { readonly policy: Policy } | { readonly problem: string };

const LIMITS = [
  ...["models", "efforts", "sandboxes", "kinds", "network", "addDirs", "verify", "allowCommit", "config"],
  ...["maxConcurrent", "maxConcurrentPerWorkspace", "maxWaiting", "copyLimit", "usage", "gate"],
];
const OWN = ["copy", "defaults", "routes", "fallbacks", "executors", "notify"];

/** Decodes a policy file. Fields that do not count are passed over and named. */
export function decodePolicy(text: string, place: string, owner: PolicyOwner = "user"): DecodedPolicy {
  const json = asObject(parseJson(text));
  if (json === null) return { problem: `"${place}" is not a JSON object` };
  const loosens = owner === "repository" && json["verify"] === "outside";
  const counting = owner === "user" ? [...LIMITS, ...OWN] : LIMITS.filter((name) => name !== "verify" || !loosens);
  const ignored = Object.keys(json).filter((name) => !counting.includes(name));
  const counted = Object.fromEntries(Object.entries(json).filter(([name]) => counting.includes(name)));
  const nul = nulPlace(counted);
  if (nul !== null) return { problem: `in "${place}", "${inLine(nul)}" holds a NUL character` };
  const fields = shape.reader(counted);
  const policy = { place, owner, ...limitsIn(fields), ...ownIn(fields), ignored };
  return fields.problem() === null ? { policy } : { problem: `in "${place}", ${fields.problem()}` };
}

function limitsIn(fields: shape.FieldReader) {
  return {
    models: fields.read("models", shape.STRINGS, []),
    efforts: fields.read("efforts", shape.STRINGS, []),
    sandboxes: fields.read("sandboxes", shape.STRINGS, []),
    kinds: fields.read("kinds", shape.STRINGS, []),
    network: fields.read("network", shape.SWITCH, null),
    addDirs: fields.read("addDirs", shape.STRINGS, null),
    verify: fields.read("verify", shape.CHECK_RULE, null),
    allowCommit: fields.read("allowCommit", shape.SWITCH, null),
    config: fields.read("config", shape.SWITCH, null),
    maxConcurrent: fields.read("maxConcurrent", shape.COUNT, null),
    maxConcurrentPerWorkspace: fields.read("maxConcurrentPerWorkspace", shape.COUNT, null),
    maxWaiting: fields.read("maxWaiting", shape.COUNT_OR_NONE, null),
    copyLimit: fields.read("copyLimit", shape.COUNT_OR_NONE, null),
    usageBlock: fields.read("usage", shape.USAGE_BLOCK, null),
    gates: fields.read("gate", shape.GATES, []),
  };
}

function ownIn(fields: shape.FieldReader) {
  return {
    copy: fields.read("copy", shape.PATHS_WITHIN, []),
    defaults: fields.read("defaults", shape.DEFAULTS, {}),
    routes: fields.read("routes", shape.ROUTES, []),
    fallbacks: fields.read("fallbacks", shape.ROUTES, []),
    executors: fields.read("executors", shape.EXECUTORS, {}),
    notify: fields.read("notify", shape.STRINGS, []),
  };
}
