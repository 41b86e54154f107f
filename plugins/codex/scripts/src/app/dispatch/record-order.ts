// Records an order as a job that may be started, with its place; what may not is refused, and nothing of it is left.

import { type Failure, failure } from "../../core/failure/kinds.ts";
import { makeJobId } from "../../core/job/id.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import { isSubmitted, type QueuedJob } from "../../core/job/record.ts";
import { startTermsOf } from "../../core/job/request.ts";
import { createJob } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";
import { isParked, whyKeptOut, whyNotReady, whyNotSubmitted } from "./admit.ts";
import { withRoute } from "./choose-route.ts";
import { settleIn } from "./job-place.ts";
import { newRecord, type Order } from "./new-record.ts";
import { usageResetsAt } from "./plan-usage.ts";
import { limitsHere } from "./policies.ts";
import { continues, whyNoThread } from "./threads.ts";

// What Codex 0.169.0 accepts as one input.
const MOST_CHARACTERS = 1_048_576;

type Recorded = { readonly record: QueuedJob } | { readonly failure: Failure };

/** Records a job that may be started, with its place; or says why it may not. */
export async function recordOrder(context: Context, ordered: Order): Promise<Recorded> {
  const routed = withRoute(context, ordered);
  if ("failure" in routed) return routed;
  const { order } = routed;
  const makeId = () => makeJobId(Date.parse(context.now()), Math.random());
  const plain = newRecord(context, order, makeId());
  const hasTerms = plain.request.start !== undefined || (isSubmitted(plain) && order.ignoreGate === true);
  const asked = hasTerms ? withTerms(order, plain) : plain;
  const admitted = await admit(context, order, asked);
  if ("failure" in admitted) return admitted;
  for (let record = admitted.record; ; record = { ...record, id: makeId() }) {
    const entry = await enter(context, order, record);
    if ("failure" in entry) return entry;
    const settled = await settleIn(context, order.makePlace, entry.record);
    if (settled === "taken") continue;
    if ("failure" in settled) return settled;
    if (createJob(context.home, settled.record, order.prompt)) return { record: settled.record };
    settled.undo(); // The id is taken.
  }
}

/**
 * The record as it is to be stored, or why it may not be. Only one with terms, under a ceiling or in a thread goes by the line,
 * and never one that is submitted: an engine has a line of its own.
 */
async function enter(context: Context, order: Order, record: QueuedJob): Promise<Recorded> {
  const limits = limitsHere(context);
  if ("failure" in limits) return limits;
  const { isGated } = kindFacts(record.kind);
  const goesInLine = isGated && (record.request.start !== undefined || continues(record.request));
  if (isSubmitted(record) || (limits.ceilings.length === 0 && !goesInLine)) {
    const barred = await whyBarred(context, order, record);
    return barred === null ? { record } : { failure: barred };
  }
  const inLine = isGated ? withTerms(order, record) : record;
  const { enterLine } = await import("./enter-line.ts");
  const barred = await enterLine(context, inLine, limits);
  return barred === null ? { record: inLine } : { failure: barred };
}

/** The job if nothing that can be asked beforehand speaks against it. */
async function admit(context: Context, { prompt, executor }: Order, record: QueuedJob): Promise<Recorded> {
  const isHere = executor === undefined; // Elsewhere the worker asks, on its node.
  const problem =
    checkPrompt(prompt) ?? (isHere ? await whyNotReady(context, record) : whyNotSubmitted(context, record));
  if (problem === null) return { record };
  const later = problem.kind === "usage_reserved" ? untilReset(context, record) : null;
  return later === null ? { failure: problem } : { record: later };
}

/** With --park, a job that may not use the rest of the plan starts at the reset; null if it does not wait, or nobody knows when that is. */
function untilReset(context: Context, record: QueuedJob): QueuedJob | null {
  const resetsAt = isParked(record) ? usageResetsAt(context) : null;
  if (resetsAt === null) return null;
  const start = startTermsOf(record);
  const notBefore = start.notBefore !== null && start.notBefore > resetsAt ? start.notBefore : resetsAt;
  return { ...record, request: { ...record.request, start: { ...start, notBefore } } };
}

/** Why a job may not start that does not go by the line. */
async function whyBarred(context: Context, order: Order, record: QueuedJob): Promise<Failure | null> {
  const passes = !kindFacts(record.kind).isGated || order.ignoreGate === true;
  const keptOut = passes ? null : whyKeptOut(context, record, order.isUnwatched === true);
  return keptOut ?? (continues(record.request) ? whyNoThread(context, record) : null);
}

function withTerms({ ignoreGate = false, isUnwatched = false }: Order, record: QueuedJob): QueuedJob {
  const start = { ...startTermsOf(record), isUnwatched, ignoresGate: ignoreGate };
  return { ...record, request: { ...record.request, start } };
}

function checkPrompt(prompt: string): Failure | null {
  const refuse = (why: string, hint: string) => failure("payload_invalid", `Could not start a task: ${why}.`, hint);
  if (prompt.trim() === "") return refuse("the prompt is empty", "Say what Codex is to do.");
  if (/\p{Surrogate}/u.test(prompt))
    return refuse("the prompt is not well-formed text", "Remove the lone surrogates from it.");
  const characters = prompt.length > MOST_CHARACTERS ? Array.from(prompt).length : prompt.length;
  if (characters <= MOST_CHARACTERS) return null;
  return refuse(
    `the prompt has ${characters} characters, and Codex takes ${MOST_CHARACTERS}`,
    "Put the material into a file and name it.",
  );
}
