// Which routes are allowed: `policy.json` in the home and `.codex-companion.json` in the repository root, which may only
// tighten it. A route must pass every policy. What is absent restricts nothing. Format: `docs/formats/policy.md`.

import { asObject, type JsonObject, parseJson } from "./json.ts";
import { decodeGate, type GateRule } from "./reliability/gate.ts";

/** One policy file. Empty lists restrict nothing; `maxConcurrent` null: no ceiling. `place` names the file. */
export interface Policy {
  readonly place: string;
  readonly models: readonly string[];
  readonly efforts: readonly string[];
  readonly sandboxes: readonly string[];
  readonly maxConcurrent: number | null;
  /** When the drift gate fires; null: this policy does not say. */
  readonly gate: GateRule | null;
}

/** The route of a job as far as it is known before it starts; null: Codex's own default, not known. */
export interface Route {
  readonly model: string | null;
  readonly effort: string | null;
  readonly sandbox: string;
}

/** A policy, or what is wrong with its file. */
export type DecodedPolicy = { readonly policy: Policy } | { readonly problem: string };

/** Decodes a policy file; unknown fields are passed over. */
export function decodePolicy(text: string, place: string): DecodedPolicy {
  const json = asObject(parseJson(text));
  if (json === null) return { problem: `"${place}" is not a JSON object` };
  const wrong = ["models", "efforts", "sandboxes"].find((name) => !isList(json[name]));
  if (wrong !== undefined) return { problem: `in "${place}", "${wrong}" is not a list of strings` };
  const most = json["maxConcurrent"] ?? null;
  if (most !== null && !(typeof most === "number" && Number.isInteger(most) && most > 0)) {
    return { problem: `in "${place}", "maxConcurrent" is not a whole number above 0` };
  }
  const gate = json["gate"] === undefined ? { rule: null } : decodeGate(json["gate"]);
  if ("problem" in gate) return { problem: `in "${place}", ${gate.problem}` };
  return {
    policy: {
      place,
      models: list(json, "models"),
      efforts: list(json, "efforts"),
      sandboxes: list(json, "sandboxes"),
      maxConcurrent: most,
      gate: gate.rule,
    },
  };
}

/** Why a route is not allowed, as a sentence without its full stop; null where it is. `active` counts the jobs under way. */
export function routeProblem(policies: readonly Policy[], route: Route, active: number): string | null {
  for (const policy of policies) {
    const problem =
      listProblem(policy.models, route.model, "model") ??
      listProblem(policy.efforts, route.effort, "effort") ??
      listProblem(policy.sandboxes, route.sandbox, "sandbox") ??
      (policy.maxConcurrent !== null && active >= policy.maxConcurrent
        ? `${active} jobs are under way and ${policy.maxConcurrent} are allowed`
        : null);
    if (problem !== null) return `${problem} (${policy.place})`;
  }
  return null;
}

function listProblem(allowed: readonly string[], value: string | null, what: string): string | null {
  if (allowed.length === 0 || (value !== null && allowed.includes(value))) return null;
  const named = value === null ? `no ${what} is named` : `the ${what} "${value}" is not allowed`;
  return `${named}; allowed: ${allowed.join(", ")}`;
}

function isList(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((element) => typeof element === "string"));
}

function list(json: JsonObject, name: string): readonly string[] {
  const value = json[name];
  return Array.isArray(value) ? value.filter((element) => typeof element === "string") : [];
}
