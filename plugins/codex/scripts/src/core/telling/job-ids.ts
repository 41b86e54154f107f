// The jobs and groups that a text of the companion names. Only lines that the companion printed as its own count: between them stand
// Codex's words, which may hold anything.

import { isGroupId } from "../group/membership.ts";
import { isJobId } from "../job/id.ts";
import { closingSentinel, type Sentinel } from "../sentinel.ts";

const FIRST_LINE = /^codex job ([0-9a-z]{8}-[0-9a-z]{5}): (?:running|waiting|completed|failed|cancelled)\s*$/;
const WATCH_LINE = /^codex job ([0-9a-z]{8}-[0-9a-z]{5}) (?:completed|failed|cancelled)\b/gm;

const FIRST_GROUP_LINE = /^codex group (\S{1,40}): running jobs=\d+\s*$/;
const WATCH_GROUP_LINE = /^codex group (\S{1,40}) (?:complete|failed)\b/gm;

/** The groups that a call's stdout names as its own: on its first line, `codex group ID: running jobs=N`, and in its last. */
export function groupsOfOutput(stdout: string): readonly string[] {
  const first = FIRST_GROUP_LINE.exec(/^.*/.exec(stdout)?.[0] ?? "")?.[1];
  return groupIds([first, groupOfSentinel(closingSentinel(stdout))]);
}

/** The groups in a monitor's lines, `codex group ID STATUS …`, each once, in order. */
export function groupsOfWatch(event: string): readonly string[] {
  return groupIds([...event.matchAll(WATCH_GROUP_LINE)].map((match) => match[1]));
}

/** The group that a sentinel names in the place of a job; null if it names a job or nothing. */
export function groupOfSentinel(sentinel: Sentinel | null): string | null {
  return sentinel === null || sentinel.id !== null ? null : (sentinel.keys["group"] ?? null);
}

/** The ids that a call's stdout names as its own: on its first line, `codex job ID: WORD`, and in its last, the sentinel. */
export function jobsOfOutput(stdout: string): readonly string[] {
  const first = FIRST_LINE.exec(/^.*/.exec(stdout)?.[0] ?? "")?.[1];
  return jobIds([first, closingSentinel(stdout)?.id]);
}

/** The ids in a monitor's lines, `codex job ID STATUS …`, each once, in order. */
export function jobsOfWatch(event: string): readonly string[] {
  return jobIds([...event.matchAll(WATCH_LINE)].map((match) => match[1]));
}

function groupIds(ids: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(ids)].filter((id) => typeof id === "string").filter(isGroupId);
}

function jobIds(ids: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(ids)].filter((id) => typeof id === "string").filter(isJobId);
}
