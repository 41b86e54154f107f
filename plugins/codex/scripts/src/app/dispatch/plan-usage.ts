// What the last probe of Codex told of the plan's limits. Nothing is asked here.

import { decodeStoredUsage, scarce, type UsageWindow, usageWords } from "../../core/codex/plan-usage.ts";
import { usageBlock } from "../../core/policy-ceilings.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { probeKey, readCachedProbe } from "../../io/preflight-cache.ts";
import type { Context } from "../scope/context.ts";
import { localMinute } from "../scope/local-time.ts";
import { policiesOf } from "./policies.ts";

/** Below it a task warns, in percent. */
const WARNS_BELOW = 5;

/** The limits of the plan, as they were told within the last minute; none if they were not. */
export function knownUsage(context: Context): readonly UsageWindow[] {
  const location = locateCodex(context.env, context.cwd);
  if (location.kind !== "found") return [];
  const key = probeKey(location.path, context.cwd, context.env);
  return decodeStoredUsage(readCachedProbe(context.home, key, Date.parse(context.now())) ?? {});
}

/** A line for each. */
export function usageLines(usage: readonly UsageWindow[]): readonly string[] {
  return usage.map((window) => usageWords(window, localMinute));
}

/** What to warn of as a task starts; null: nothing. */
export function usageWarning(context: Context): string | null {
  const window = scarce(knownUsage(context), WARNS_BELOW, Date.parse(context.now()));
  return window === null ? null : usageWords(window, localMinute);
}

/** When the limit resets that keeps tasks out by the policies, ISO 8601 UTC; null if none does, or nobody knows when. */
export function usageResetsAt(context: Context): string | null {
  const policies = policiesOf(context);
  const block = "failure" in policies ? null : usageBlock(policies.all);
  const window = block === null ? null : scarce(knownUsage(context), block, Date.parse(context.now()));
  return window?.resetsAtMs == null ? null : new Date(window.resetsAtMs).toISOString();
}
