// What a task ended with: Codex's own words, made fit for printing, then the facts about the job.

import type { LaunchFacts } from "../../core/explain/launch.ts";
import type { EndedJob } from "../../core/job/record.ts";
import { printable } from "../../core/text.ts";
import { firstWords, jobBlock } from "./job.ts";

/** The text of a result. `rawOutput` is Codex's final message as it was stored; null if there is none. */
export function resultText(
  record: EndedJob,
  rawOutput: string | null,
  now: string,
  launch: LaunchFacts | null = null,
): string {
  const words = rawOutput === null ? "" : printable(rawOutput).trimEnd();
  const first = firstWords(record);
  return `${first === null ? "" : `${first}\n\n`}${words === "" ? "(Codex left no message.)" : words}\n\n${jobBlock(record, null, now, launch)}`;
}
