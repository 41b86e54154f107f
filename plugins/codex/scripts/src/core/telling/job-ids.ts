// The jobs that a text of the companion names. Only lines that the companion printed as its own count: between them stand
// Codex's words, which may hold anything.

import { isJobId } from "../job/id.ts";
import { closingSentinel } from "../sentinel.ts";

const FIRST_LINE = /^codex job ([0-9a-z]{8}-[0-9a-z]{5}): (?:running|waiting)\s*$/;
const WATCH_LINE = /^codex job ([0-9a-z]{8}-[0-9a-z]{5}) (?:completed|failed|cancelled)\b/gm;

/** The ids that a call's stdout names as its own: on its first line, `codex job ID: running`, and in its last, the sentinel. */
export function jobsOfOutput(stdout: string): readonly string[] {
  const first = FIRST_LINE.exec(/^.*/.exec(stdout)?.[0] ?? "")?.[1];
  return jobIds([first, closingSentinel(stdout)?.id]);
}

/** The ids in a monitor's lines, `codex job ID STATUS …`, each once, in order. */
export function jobsOfWatch(event: string): readonly string[] {
  return jobIds([...event.matchAll(WATCH_LINE)].map((match) => match[1]));
}

function jobIds(ids: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(ids)].filter((id) => typeof id === "string").filter(isJobId);
}
