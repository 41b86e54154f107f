// The review that a job came to, as it is stored.

import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { redactAll, secretValues } from "../../core/redact.ts";
import type { Review } from "../../core/review/findings.ts";
import { unparsed } from "../../core/review/judgement.ts";
import { readStoredReview } from "../../io/review-file.ts";
import type { Context } from "../scope/context.ts";
import { readFinalOutput } from "./final-output.ts";

/**
 * The review of a job that has completed, without secrets; null for any other. If it was never read (the worker died
 * just then), it is `unparsed`, with the raw text.
 */
export function readReview(context: Context, record: JobRecord): Review | null {
  const { review } = record.request;
  if (review === undefined || !isEnded(record) || record.status !== "completed") return null;
  const stored = readStoredReview(context.home, record.id);
  if (stored !== null) return redactAll(stored, secretValues(context.env));
  return { target: review.target, ...unparsed(readFinalOutput(context, record) ?? ""), findings: [] };
}
