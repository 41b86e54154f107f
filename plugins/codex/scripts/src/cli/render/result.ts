// What a task ended with: Codex's own words, made fit for printing, then the facts about the job.

import type { LaunchFacts } from "../../core/explain/launch.ts";
import type { EndedJob } from "../../core/job/record.ts";
import type { Review } from "../../core/review/findings.ts";
import { reviewText } from "../../core/review/review-words.ts";
import { printable } from "../../core/text.ts";
import type { Reader } from "../../core/typed-command.ts";
import { firstWords } from "./ended-job.ts";
import { jobBlock } from "./job.ts";

/** What is shown of an ended job besides its record and its words. */
interface Shown {
  readonly launch?: LaunchFacts | null;
  /** The review that it came to; it stands in the place of Codex's words. */
  readonly review?: Review | null;
  /** Whether the workspace has changed since the review; null if that is not known. */
  readonly workspaceChanged?: boolean | null;
}

/** The text of a result. `rawOutput` is Codex's final message as it was stored; null if there is none. */
export function resultText(
  record: EndedJob,
  rawOutput: string | null,
  now: string,
  reader: Reader,
  { launch = null, review = null, workspaceChanged = null }: Shown = {},
): string {
  const words = review === null ? printable(rawOutput ?? "").trimEnd() : reviewWords(record, review, workspaceChanged);
  const first = firstWords(record);
  return `${first === null ? "" : `${first}\n\n`}${words === "" ? "(Codex left no message.)" : words}\n\n${jobBlock(record, null, now, reader, launch)}`;
}

function reviewWords({ request }: EndedJob, review: Review, workspaceChanged: boolean | null): string {
  const isUnchecked = review.findings.length > 0 && review.findings.every(({ check }) => check === null);
  const notes = [
    ...(request.review?.checkFindings === true && isUnchecked ? ["The findings could not be checked."] : []),
    ...(workspaceChanged === true ? ["The workspace has changed since this was reviewed."] : []),
  ];
  return [reviewText(review), ...notes].join("\n\n");
}
