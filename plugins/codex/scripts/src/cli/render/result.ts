// What a task ended with: Codex's own words, made fit for printing, then the facts about the job.

import type { LaunchFacts } from "../../app/read/launch-facts.ts";
import type { EndedJob } from "../../core/job/record.ts";
import type { Review } from "../../core/review/findings.ts";
import { reviewText } from "../../core/review/review-words.ts";
import { printable } from "../../core/text.ts";
import { firstWords, jobBlock } from "./job.ts";

/** What is shown of an ended job besides its record and its words. */
interface Shown {
  readonly launch?: LaunchFacts | null;
  /** The review that it came to; it stands in the place of Codex's words. */
  readonly review?: Review | null;
}

/** The text of a result. `rawOutput` is Codex's final message as it was stored; null if there is none. */
export function resultText(
  record: EndedJob,
  rawOutput: string | null,
  now: string,
  { launch = null, review = null }: Shown = {},
): string {
  const words = review === null ? printable(rawOutput ?? "").trimEnd() : reviewText(review);
  const first = firstWords(record);
  return `${first === null ? "" : `${first}\n\n`}${words === "" ? "(Codex left no message.)" : words}\n\n${jobBlock(record, null, now, launch)}`;
}
