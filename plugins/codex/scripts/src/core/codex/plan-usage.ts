// How much of the plan's limits is left, as Codex tells it. Source: `account/rateLimits/read`, 0.169.0.

import { type JsonObject, numberField, objectField, objectsField, stringField } from "../json.ts";

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

/** The limit of plain use of Codex, as a snapshot names it; there are others for single models. */
const PLAIN_LIMIT = "codex";

/** Decodes a notification. It is sparse: it may leave limits out. Source: `account/rateLimits/updated`, 0.169.0. */
export function decodeUsageUpdate(params: JsonObject): readonly UsageWindow[] {
  const limitId = stringField(objectField(params, "rateLimits") ?? {}, "limitId") ?? PLAIN_LIMIT;
  return limitId === PLAIN_LIMIT ? decodeUsage(params) : [];
}

/** A limit, and when Codex told of it, in ms since 1970. */
export interface ToldWindow extends UsageWindow {
  readonly toldAtMs: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Those that still hold: a limit that has not reset since can only have less left. One of which the reset is not known holds for an hour. */
export function stillHolding(usage: readonly ToldWindow[], nowMs: number): readonly ToldWindow[] {
  return usage.filter(({ toldAtMs, resetsAtMs }) => {
    return nowMs < toldAtMs + DAY_MS && nowMs < (resetsAtMs ?? toldAtMs + HOUR_MS);
  });
}

/** What is known after an update: of a limit that it does not name, what was known before. */
export function updatedUsage(
  before: readonly ToldWindow[],
  update: readonly UsageWindow[],
  toldAtMs: number,
): readonly ToldWindow[] {
  const others = before.filter(({ minutes }) => !update.some((window) => window.minutes === minutes));
  return [...update.map((window) => ({ ...window, toldAtMs })), ...others];
}

/** Decodes what was told as we stored it, in the field `usage`. */
export function decodeToldUsage(json: JsonObject): readonly ToldWindow[] {
  return objectsField(json, "usage").flatMap((window) => {
    const toldAtMs = numberField(window, "toldAtMs");
    return toldAtMs === null ? [] : decodeStoredUsage({ usage: [window] }).map((each) => ({ ...each, toldAtMs }));
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
export function scarce<T extends UsageWindow>(usage: readonly T[], percent: number, nowMs: number): T | null {
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
