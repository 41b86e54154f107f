// What Codex told last of the plan's limits: as it was asked, or by itself while a job ran. Nothing is asked here.

import {
  scarce,
  stillHolding,
  type ToldWindow,
  type UsageWindow,
  updatedUsage,
  usageWords,
} from "../../core/codex/plan-usage.ts";
import { usageBlock } from "../../core/policy-ceilings.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { loginStamp } from "../../io/lane-stamp.ts";
import { readToldUsage, writeToldUsage } from "../../io/usage-file.ts";
import type { Context } from "../scope/context.ts";
import { localMinute } from "../scope/local-time.ts";
import { policiesOf } from "./policies.ts";

/** Below it a task warns, in percent. */
const WARNS_BELOW = 5;
/** What is older than this is said with its time. */
const FRESH_MS = 60_000;

/** The limits of the plan that hold by what Codex told last; none if it told of none. */
export function knownUsage(context: Context): readonly ToldWindow[] {
  const login = loginOf(context);
  return login === null ? [] : stillHolding(readToldUsage(context.home, login), Date.parse(context.now()));
}

/** Codex was asked, and this is all that it told. */
export function noteAskedUsage(context: Context, usage: readonly UsageWindow[]): void {
  const login = loginOf(context);
  const toldAtMs = Date.parse(context.now());
  if (login !== null) writeToldUsage(context.home, login, updatedUsage([], usage, toldAtMs));
}

/** Codex told by itself of some of the limits. */
export function noteUsageUpdate(context: Context, usage: readonly UsageWindow[]): void {
  const login = usage.length === 0 ? null : loginOf(context);
  if (login === null) return;
  const toldAtMs = Date.parse(context.now());
  writeToldUsage(context.home, login, updatedUsage(readToldUsage(context.home, login), usage, toldAtMs));
}

function loginOf(context: Context): string | null {
  const location = locateCodex(context.env, context.cwd);
  return location.kind === "found" ? loginStamp(location.path, context.env) : null;
}

/** A line for each. */
export function usageLines(context: Context): readonly string[] {
  return knownUsage(context).map((window) => wordsOf(window, context));
}

/** What to warn of as a task starts; null: nothing. */
export function usageWarning(context: Context): string | null {
  const window = scarce(knownUsage(context), WARNS_BELOW, Date.parse(context.now()));
  return window === null ? null : wordsOf(window, context);
}

function wordsOf(window: ToldWindow, { now }: Context): string {
  const words = usageWords(window, localMinute);
  if (Date.parse(now()) - window.toldAtMs < FRESH_MS) return words;
  return `${words} (Codex told so at ${localMinute(new Date(window.toldAtMs).toISOString())})`;
}

/** When the limit resets that keeps tasks out by the policies, ISO 8601 UTC; null if none does, or nobody knows when. */
export function usageResetsAt(context: Context): string | null {
  const policies = policiesOf(context);
  const block = "failure" in policies ? null : usageBlock(policies.all);
  const window = block === null ? null : scarce(knownUsage(context), block, Date.parse(context.now()));
  return window?.resetsAtMs == null ? null : new Date(window.resetsAtMs).toISOString();
}
