// The review in the answer of a command.

import { readReview } from "../../app/read/review.ts";
import { hasMovedOn } from "../../app/reviews/moved-on.ts";
import type { Context } from "../../app/scope/context.ts";
import type { JobRecord } from "../../core/job/record.ts";
import type { Review } from "../../core/review/findings.ts";

/** What of a review is shown; nothing of any other job. */
export interface ReviewAnswer {
  /** Null unless it completed. */
  readonly review?: Review | null;
  /** Whether the workspace has changed since; null if that is not known. */
  readonly workspaceChanged?: boolean | null;
}

/** Reads the review of a job, and looks whether it still is of what is there. */
export async function reviewAnswer(context: Context, record: JobRecord): Promise<ReviewAnswer> {
  if (record.request.review === undefined) return {};
  const review = readReview(context, record);
  return { review, workspaceChanged: review === null ? null : await hasMovedOn(context, record) };
}
