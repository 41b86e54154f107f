// The jobs that a text of the companion names.

import { isJobId } from "../job/id.ts";
import { parseSentinel } from "../sentinel.ts";

/** The ids in lines such as `codex job ID: running` and in the sentinel, each once, in order. */
export function jobIdsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/^codex job ([0-9a-z]{8}-[0-9a-z]{5})\b/gm)].map((match) => match[1] ?? "");
  const pointed = parseSentinel(text)?.id;
  return [...new Set([...named, ...(pointed ? [pointed] : [])])].filter(isJobId);
}
