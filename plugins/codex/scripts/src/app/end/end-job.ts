// Publishes the end of a job. The record comes first: it is the truth. Then come the incidents, a line in the event
// log, the lines in the ledger, and the user's own command (`start-notifier.ts`).

import type { Basis } from "../../core/failure/classify.ts";
import type { EventLine } from "../../core/job/event-line.ts";
import { endLine } from "../../core/job/event-line.ts";
import { copyNameOf } from "../../core/job/place.ts";
import { isEnded, isSubmitted, type JobRecord } from "../../core/job/record.ts";
import type { EndedEvent } from "../../core/job/transition.ts";
import { redactAll, secretValues } from "../../core/redact.ts";
import { outcomeOf } from "../../core/review/findings.ts";
import { forgetCopySize } from "../../io/copy-sizes.ts";
import { appendEvent, removeEnvironment } from "../../io/job-files.ts";
import { readJob, type UpdateResult, updateJob } from "../../io/job-store.ts";
import { readStoredReview } from "../../io/review-file.ts";
import { fingerprinted, noteEnd } from "../reliability/incidents.ts";
import { noteInLedger } from "../reliability/ledger.ts";
import type { Context } from "../scope/context.ts";
import { startNotifier } from "./start-notifier.ts";

/**
 * Publishes an end, with the fingerprint of its failure. A refusal says that somebody else was first. Only after an
 * accepted end do the incidents learn of it and is the log line written. `basis` is what the failure's kind rests on;
 * `refused`: it is an incident's refusal, whose fingerprint it has.
 */
export function publishEnd(
  context: Context,
  id: string,
  event: Omit<EndedEvent, "type" | "at">,
  basis: Basis | "refused" | null = null,
): UpdateResult {
  const at = context.now();
  const secrets = secretValues(context.env);
  const { evidence, exit, refusedTools } = redactAll(event, secrets);
  const isRefusal = basis === "refused";
  const outcome = redactAll(isRefusal ? event.outcome : withFingerprint(context, id, event.outcome), secrets);
  const clean = { evidence, exit, outcome, ...(refusedTools === undefined ? {} : { refusedTools }) };
  const result = updateJob(context.home, id, {
    type: "ended",
    at,
    ...event,
    ...clean,
    ...reviewOf(context, id, outcome),
  });
  if (result.kind !== "changed" || !isEnded(result.record)) return result;
  if (isSubmitted(result.record)) removeEnvironment(context.home, id); // It may never have started.
  if (!isRefusal) noteEnd(context, result.record, basis); // At once: whoever sees the end may already ask whether the lane is open.
  log(context, result.record, endLine(result.record));
  noteInLedger(context, result.record);
  const copy = copyNameOf(result.record);
  if (copy !== null) forgetCopySize(context.home, copy);
  startNotifier(context, result.record);
  return result;
}

/** What a review came to, whoever publishes the end: its worker may have died behind it. */
function reviewOf({ home }: Context, id: string, { status }: EndedEvent["outcome"]): Pick<EndedEvent, "review"> {
  const review = status === "completed" ? readStoredReview(home, id) : null;
  return review === null ? {} : { review: outcomeOf(review) };
}

/** Without its fingerprint if that cannot be had: the end itself must be told. */
function withFingerprint(context: Context, id: string, outcome: EndedEvent["outcome"]): EndedEvent["outcome"] {
  if (outcome.status !== "failed") return outcome;
  try {
    const read = readJob(context.home, id);
    return read.kind === "found"
      ? { ...outcome, failure: fingerprinted(context, read.record, outcome.failure) }
      : outcome;
  } catch {
    return outcome;
  }
}

/** Notes in the event log that the job is being ended from outside. */
export function noteStopping(context: Context, record: JobRecord): void {
  if (!isEnded(record) && record.stopping !== null)
    log(context, record, { type: "stopping", cause: record.stopping.cause });
}

function log(context: Context, record: JobRecord, line: EventLine): void {
  try {
    appendEvent(context.home, record.id, context.now(), line);
  } catch {
    // The record is published; a log that cannot be written (a full disk) changes nothing about it.
  }
}

/** The record that an update left, or null if the job cannot be read any more. */
export function recordAfter(result: UpdateResult): JobRecord | null {
  return result.kind === "changed" || result.kind === "refused" ? result.record : null;
}
