// The words of the reliability report that more than one place says.

import type { Gate } from "./gate.ts";
import type { HardestHit } from "./routes.ts";

/** A share from 0 to 1 as `43.3 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A difference of shares in points, with its sign: `+16.3`, `−2.7` or `±0.0`. */
export function signedPoints(delta: number): string {
  const points = Math.abs(100 * delta).toFixed(1);
  return `${points === "0.0" ? "±" : delta < 0 ? "−" : "+"}${points}`;
}

/** How the gate stands, as a sentence without its full stop. */
export function gateWords({ state, mode, limit, runs, rate, over }: Gate): string {
  const most = `${Number((100 * limit).toFixed(1))} %`;
  if (state === "off") return `nobody watches ${mode}`;
  const now = rate === null ? "no run counts yet" : `${mode} is at ${percent(rate)} of the latest runs`;
  if (state === "ok") {
    const since = over === 0 ? "" : `, over its limit for ${over} in a row`;
    return `${now}${since}; it fires over ${most} for ${runs} runs in a row`;
  }
  return `${now}; it has been over its limit of ${most} for ${runs} runs in a row and has not come down since`;
}

/** What to do about a gate that has fired. */
export function gateHint({ state }: Gate): string {
  const once = state === "block" ? ", or pass --ignore-gate for one job" : "";
  return `See codex-companion report for the cause, mend it and run codex-companion report --reset-gate${once}.`;
}

/** What people are told of a gate that has fired. */
export function gateWarning(gate: Gate): string {
  return `${gateWords(gate)}. ${gateHint(gate)}`;
}

const LEVEL = 0.05;

/** True if a difference is more than chance would give, by a level of 5 % for each one that is tested. */
export function isBeyondChance({ p }: { readonly p: number }): boolean {
  return p < LEVEL;
}

/** `p = 0.026`, or `p < 0.001`: it is never nought. */
export function chanceWords(p: number): string {
  return p < 0.0005 ? "p < 0.001" : `p = ${p.toFixed(3)}`;
}

/** What is said of the route that is hit hardest. */
export function hardestWords({ p }: Pick<HardestHit, "p">): string {
  const much = isBeyondChance({ p }) ? "more than" : "no more than";
  return `hardest hit by failures, ${much} chance would give (${chanceWords(p)})`;
}
