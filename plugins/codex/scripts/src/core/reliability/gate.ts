// The drift gates, one for each mode that is watched. A gate fires when its mode's rate has stayed over its limit, and
// releases when that has stayed well below it.
// The rate after a run is that of the last 30 runs, fewer if there are not so many. The rule says for how many
// consecutive runs. It fires after so many runs over the limit. It releases after so many at or below three quarters of
// the limit. Rates between these change nothing, so that it does not flap.

import { asObject, numberField } from "../json.ts";
import { isMode, type Mode } from "./modes.ts";
import type { Run } from "./run.ts";

/** What a firing gate does. */
const GATE_ACTIONS = ["warn", "block", "off"] as const;
export type GateAction = (typeof GATE_ACTIONS)[number];

/** When a gate fires. `limit` is a share from 0 to 1, `runs` how many consecutive runs. */
export interface GateRule {
  readonly mode: Mode;
  readonly limit: number;
  readonly runs: number;
  readonly action: GateAction;
}

/** What holds if no policy says anything. */
export const DEFAULT_GATE: GateRule = { mode: "abandoned_loop", limit: 0.4, runs: 12, action: "warn" };

/** A gate as it stands. `state` is `ok`, or what the firing gate does. `rate` is the last one; null without runs. */
export interface Gate {
  readonly state: "ok" | GateAction;
  readonly mode: Mode;
  readonly limit: number;
  readonly runs: number;
  /** What it does if it fires. */
  readonly action: GateAction;
  readonly rate: number | null;
  /** After how many runs in a row, up to the last one, the rate was over the limit. */
  readonly over: number;
}

/** True if too many runs end in the gate's mode. */
export function hasFired({ state }: Gate): boolean {
  return state === "warn" || state === "block";
}

/** How many runs a gate looks back at, and how many make a rate. */
export const GATE_MEMORY = 300;
const RATE_RUNS = 30;
const RELEASE = 0.75;

/** The gate after these runs, oldest first. */
export function gateAfter(runs: readonly Pick<Run, "modes">[], rule: GateRule): Gate {
  const { mode, limit } = rule;
  const size = Math.max(RATE_RUNS, rule.runs);
  const hits = runs.map(({ modes }) => modes.includes(mode));
  let [inWindow, over, under, isFiring] = [0, 0, 0, false];
  let rate: number | null = null;
  for (const [index, isHit] of hits.entries()) {
    inWindow += Number(isHit) - Number(hits[index - size] ?? false);
    rate = inWindow / Math.min(index + 1, size);
    over = rate > limit ? over + 1 : 0;
    under = rate <= limit * RELEASE ? under + 1 : 0;
    if (over >= rule.runs) isFiring = true;
    if (under >= rule.runs) isFiring = false;
  }
  const state = rule.action === "off" ? "off" : isFiring ? rule.action : "ok";
  return { state, mode, limit, runs: rule.runs, action: rule.action, rate, over };
}

/** All gates, in the order of the policies; there is at least one. */
export type Gates = readonly [Gate, ...Gate[]];

/** The gate that speaks for all: the first that fires, else the first. */
export function speaking(gates: Gates): Gate {
  return gates.find(hasFired) ?? gates[0];
}

/** The rules in a policy's `gate`: one, or a list of them for different modes; or what is wrong with it. */
export function decodeGates(value: unknown): { readonly rules: readonly GateRule[] } | { readonly problem: string } {
  const rules: GateRule[] = [];
  for (const each of Array.isArray(value) ? value : [value]) {
    const decoded = decodeGate(each);
    if ("problem" in decoded) return decoded;
    if (rules.some(({ mode }) => mode === decoded.rule.mode))
      return { problem: `"gate" has two rules for ${decoded.rule.mode}` };
    rules.push(decoded.rule);
  }
  return { rules };
}

/** The rule in a policy's `gate`, absent fields as by default; or what is wrong with it, to be put behind its place. */
export function decodeGate(value: unknown): { readonly rule: GateRule } | { readonly problem: string } {
  const json = asObject(value);
  if (json === null) return { problem: '"gate" is not an object' };
  const { mode = DEFAULT_GATE.mode, action = DEFAULT_GATE.action } = json;
  if (!isMode(mode)) return { problem: '"gate.mode" is no failure mode' };
  const known = GATE_ACTIONS.find((each) => each === action);
  if (known === undefined) return { problem: `"gate.action" is none of ${GATE_ACTIONS.join(", ")}` };
  const limit = json["limit"] === undefined ? DEFAULT_GATE.limit : numberField(json, "limit");
  if (limit === null || limit < 0 || limit > 1) return { problem: '"gate.limit" is not a share from 0 to 1' };
  const runs = json["runs"] === undefined ? DEFAULT_GATE.runs : numberField(json, "runs");
  if (runs === null || !Number.isInteger(runs) || runs < 1 || runs > GATE_MEMORY / 2)
    return { problem: `"gate.runs" is not a whole number from 1 to ${GATE_MEMORY / 2}` };
  return { rule: { mode, limit, runs, action: known } };
}
