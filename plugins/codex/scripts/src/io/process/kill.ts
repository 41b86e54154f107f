// Ends every process of a job and makes sure of it, whatever group or session it moved to. All are asked to end. After
// the grace, whoever is left is frozen, so that it cannot fork, and killed. It is over when two looks in a row found
// nothing, or when the time is up: the grace and five seconds more. Others' processes tell nobody that they end. So
// they are looked for with a growing pause of 5 to 250 ms. That is the one exception to the rule that nothing looks
// more often than once a second: it is short, and bounded.

import { setTimeout as pause } from "node:timers/promises";
import type { EndRequest } from "../../core/executor.ts";
import { monotonicMs } from "../monotonic.ts";
import { type Findings, keyOf, startSearch } from "./find.ts";
import type { ProcessEntry, ProcessPlatform } from "./platform.ts";
import { thisPlatform } from "./this-platform.ts";

/** Whether there was anything to end, and the pids of what could not be ended. */
export interface Killed {
  readonly wasNeeded: boolean;
  readonly survivors: readonly number[];
}

/** With what to end it; by default this system, and five seconds for those that did not end by themselves. */
export interface KillMeans {
  readonly platform?: ProcessPlatform;
  readonly forceLimitMs?: number;
}

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 250;
const FORCE_LIMIT_MS = 5_000;
const FREEZES = 10;

type Look = () => Findings;

/** Ends a job's processes; if there are none, returns after one look. Throws if processes cannot be listed. */
export async function killJobProcesses(request: EndRequest, means: KillMeans = {}): Promise<Killed> {
  const { platform = thisPlatform, forceLimitMs = FORCE_LIMIT_MS } = means;
  const look = startSearch(request, platform);
  const asked = new Set<string>();
  const first = look();
  if (first.found.length === 0) return { wasNeeded: false, survivors: [] };
  ask(first);
  const isOver =
    (await pursue(look, ask, request.graceMs)) ||
    (await pursue(look, (findings) => freezeAndKill(findings, look, platform), forceLimitMs));
  return { wasNeeded: true, survivors: isOver ? [] : look().found.map(({ pid }) => pid) };

  /** Asks each process once. */
  function ask({ found }: Findings): void {
    platform.send(found.filter(isNewTo(asked)), [], "terminate");
    for (const entry of found) asked.add(keyOf(entry));
  }
}

/** Acts upon whatever is found until two looks in a row find nothing (true), or the time is up (false). */
async function pursue(look: Look, act: (findings: Findings) => void, limitMs: number): Promise<boolean> {
  const deadline = monotonicMs() + limitMs;
  let pauseMs = FIRST_PAUSE_MS;
  for (let quietLooks = 0; monotonicMs() < deadline; ) {
    const findings = look();
    const isQuiet = findings.found.length === 0;
    quietLooks = isQuiet ? quietLooks + 1 : 0;
    if (quietLooks === 2) return true;
    if (!isQuiet) act(findings);
    pauseMs = isQuiet ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    await pause(Math.max(0, Math.min(pauseMs, deadline - monotonicMs())));
  }
  return false;
}

/** Freezes what is found until a look finds nobody new, then kills all of it. */
function freezeAndKill(first: Findings, look: Look, platform: ProcessPlatform): void {
  const known = new Map<string, ProcessEntry>();
  const groups = new Set<number>();
  let findings = first;
  for (let freezes = 0; freezes < FREEZES; freezes++) {
    const fresh = findings.found.filter(isNewTo(known));
    if (fresh.length === 0) break;
    for (const entry of fresh) known.set(keyOf(entry), entry);
    for (const group of findings.groups) groups.add(group);
    platform.send(fresh, findings.groups, "freeze");
    findings = look();
  }
  platform.send([...known.values()], [...groups], "kill");
}

function isNewTo(known: { has(key: string): boolean }): (entry: ProcessEntry) => boolean {
  return (entry) => !known.has(keyOf(entry));
}
