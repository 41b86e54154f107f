// `review.json` beside a job's record: the review that the job came to. Written before the job's end is published.

import { join } from "node:path";
import type { Review } from "../core/review/findings.ts";
import { decodeReview } from "../core/review/stored-review.ts";
import { jobFolder } from "./job-store.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

/** Stores the review of a job. */
export function writeReview(home: string, id: string, review: Review): void {
  replaceVersioned(join(jobFolder(home, id), "review.json"), review);
}

/** The review of a job; null if there is none, or it cannot be read. */
export function readStoredReview(home: string, id: string): Review | null {
  const json = readVersioned(join(jobFolder(home, id), "review.json"));
  return json === null ? null : decodeReview(json);
}
