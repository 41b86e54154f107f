// How many bytes the copies of isolated jobs may have together, and what could be discarded if they have more.

import { bytesWords } from "../../core/bytes.ts";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { isEnded } from "../../core/job/record.ts";
import { type CopySize, sizesOfCopies } from "../../io/copy-sizes.ts";
import { policiesOf } from "../dispatch/policies.ts";
import { activeJobIn } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

const DEFAULT_LIMIT = 20_000_000_000;
const MOST_NAMED = 3;

/** How many bytes may still come to the copies here; below 0 if they have too many. */
export function roomForCopies(context: Context): number | { readonly failure: Failure } {
  const most = limitOf(context);
  if (typeof most !== "number") return most;
  return most - sizesOfCopies(context.home).reduce((sum, copy) => sum + copy.bytes, 0);
}

/** Why there may not be one more copy, whose name is `own`. To be asked before it is made, and after it: its size is known only then. */
export function whyFull(context: Context, own: string): Failure | null {
  const room = roomForCopies(context);
  if (typeof room !== "number") return room.failure;
  return room >= 0 ? null : tooMuch(context, own);
}

/** The refusal of a copy whose name is `own`, and which would be too much. */
export function tooMuch(context: Context, own: string): Failure {
  const most = limitOf(context);
  if (typeof most !== "number") return most.failure;
  const sizes = sizesOfCopies(context.home);
  const bytes = sizes.reduce((sum, copy) => sum + copy.bytes, 0);
  const would =
    bytes > most ? `all would take ${bytesWords(bytes)}` : "with what is to be brought into it all would take more";
  const idle = sizes.filter(({ id }) => id !== own && isIdle(context, id)).slice(0, MOST_NAMED);
  const message = `Could not keep one more copy: ${would}, and ${bytesWords(most)} are allowed (copyLimit).`;
  return failure("copy_limit", `${message}${idleWords(idle)}`, hint(idle));
}

function limitOf(context: Context): number | { readonly failure: Failure } {
  const policies = policiesOf(context);
  if ("failure" in policies) return policies;
  const limits = policies.all.flatMap(({ copyLimit }) => copyLimit ?? []);
  return limits.length === 0 ? DEFAULT_LIMIT : Math.min(...limits);
}

/** True for a copy that nobody works in. */
function isIdle(context: Context, id: string): boolean {
  const record = recordOf(context, id);
  return record !== null && isEnded(record) && activeJobIn(context, id) === null;
}

function idleWords(idle: readonly CopySize[]): string {
  const named = idle.map(({ id, bytes }) => `${id} (${bytesWords(bytes)})`);
  return named.length === 0 ? "" : ` The largest that no job works in: ${named.join(", ")}.`;
}

function hint([largest]: readonly CopySize[]): string {
  if (largest === undefined)
    return "Wait until jobs have ended and discard their copies, or raise copyLimit in policy.json.";
  return `See what it holds with codex-companion diff ${largest.id}, remove it with codex-companion discard ${largest.id}, or raise copyLimit in policy.json.`;
}
