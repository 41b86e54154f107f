// How much of the plan's limits is left, as Codex tells it. Source: `account/rateLimits/read`, 0.169.0.

import { type JsonObject, numberField, objectField, objectsField } from "../json.ts";

/** One limit of the plan. */
export interface UsageWindow {
  /** From 0 to 100. */
  readonly leftPercent: number;
  /** How long it goes from one reset to the next; null: not said. */
  readonly minutes: number | null;
  /** When it resets next, in ms since 1970; null: not said. */
  readonly resetsAtMs: number | null;
}

/** Decodes the reply; none if there are no limits, or none that are known. */
export function decodeUsage(reply: JsonObject): readonly UsageWindow[] {
  const limits = objectField(reply, "rateLimits") ?? {};
  return ["primary", "secondary"].flatMap((name) => {
    const window = objectField(limits, name) ?? {};
    const used = numberField(window, "usedPercent");
    if (used === null) return [];
    const resetsAt = numberField(window, "resetsAt");
    const leftPercent = Math.min(100, Math.max(0, 100 - used));
    return [
      { leftPercent, minutes: numberField(window, "windowDurationMins"), resetsAtMs: resetsAt && resetsAt * 1_000 },
    ];
  });
}

/** Decodes such limits as we stored them, in the field `usage`. */
export function decodeStoredUsage(json: JsonObject): readonly UsageWindow[] {
  return objectsField(json, "usage").flatMap((window) => {
    const leftPercent = numberField(window, "leftPercent");
    if (leftPercent === null) return [];
    return [{ leftPercent, minutes: numberField(window, "minutes"), resetsAtMs: numberField(window, "resetsAtMs") }];
  });
}

/** Of the limits with less left than this, the one that keeps a task out for longest; null if there is none. One that has reset since does not count. */
export function scarce(usage: readonly UsageWindow[], percent: number, nowMs: number): UsageWindow | null {
  const low = usage.filter(({ leftPercent, resetsAtMs }) => leftPercent < percent && (resetsAtMs ?? nowMs + 1) > nowMs);
  const last = ({ resetsAtMs }: UsageWindow) => resetsAtMs ?? Number.POSITIVE_INFINITY;
  return low.toSorted((a, b) => last(b) - last(a))[0] ?? null;
}

/** `3 % of the plan's 5 h limit are left; it resets at …`; `timeOf` gives a time as people read it. */
export function usageWords({ leftPercent, minutes, resetsAtMs }: UsageWindow, timeOf: (at: string) => string): string {
  const limit = minutes === null ? "limit" : `${lengthWords(minutes)} limit`;
  const left = `${Math.round(leftPercent * 10) / 10} % of the plan's ${limit} ${leftPercent === 1 ? "is" : "are"} left`;
  return resetsAtMs === null ? left : `${left}; it resets at ${timeOf(new Date(resetsAtMs).toISOString())}`;
}

function lengthWords(minutes: number): string {
  if (minutes % 1_440 === 0) return `${minutes / 1_440} d`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
