// What the stop gate of a workspace is set to, as `setup --enable-review-gate` stores it. Contract section 9.

import { type JsonObject, numberField } from "../json.ts";
import { SEVERITIES, type Severity } from "./findings.ts";
import type { GateSettings } from "./gate-decision.ts";

/** The settings with the time that one review may take, in ms. */
export interface StoredGateSettings extends GateSettings {
  readonly timeoutMs: number;
}

/** What holds if nothing is said. */
export const GATE_DEFAULTS: StoredGateSettings = { blockOn: "high", maxRounds: 2, timeoutMs: 5 * 60_000 };

/** The longest that one review may take: the hook itself is ended a minute later. */
export const MOST_GATE_TIMEOUT_MS = 10 * 60_000;

/** The severity of this name; null if there is none. */
export function severityNamed(name: string): Severity | null {
  return SEVERITIES.find((known) => known === name) ?? null;
}

/** Decodes stored settings; what cannot be read is as if nothing was said. */
export function decodeGateSettings(json: JsonObject): StoredGateSettings {
  const rounds = numberField(json, "maxRounds") ?? 0;
  const timeoutMs = numberField(json, "timeoutMs") ?? 0;
  return {
    blockOn: SEVERITIES.find((known) => known === json["blockOn"]) ?? GATE_DEFAULTS.blockOn,
    maxRounds: Number.isSafeInteger(rounds) && rounds >= 1 ? rounds : GATE_DEFAULTS.maxRounds,
    timeoutMs: timeoutMs > 0 ? Math.min(timeoutMs, MOST_GATE_TIMEOUT_MS) : GATE_DEFAULTS.timeoutMs,
  };
}
