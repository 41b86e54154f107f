// The terms on which a task may start, from its flags: --after, --not-before, --park, --no-queue.

import { findJob } from "../app/read/find-job.ts";
import type { Context } from "../app/scope/context.ts";
import { isEnded, statusOf } from "../core/job/record.ts";
import type { StartTerms } from "../core/job/request.ts";
import { parseNotBefore } from "../core/waiting/not-before.ts";
import type { Arguments } from "./arguments.ts";
import { CommandError, EXIT, usageError } from "./errors.ts";

/** The terms that the flags name; null if there are none of these flags. Throws a usage error for what cannot be waited for. */
export async function readTerms(parsed: Arguments, context: Context): Promise<StartTerms | null> {
  if (!["after", "not-before", "park", "no-queue"].some((flag) => parsed.has(flag))) return null;
  return {
    after: await readAfter(parsed.text("after"), context),
    notBefore: readNotBefore(parsed.text("not-before"), context),
    parks: parsed.has("park"),
    queues: !parsed.has("no-queue"),
    isUnwatched: false,
    ignoresGate: false,
  };
}

async function readAfter(text: string | null, context: Context): Promise<readonly string[]> {
  if (text === null) return [];
  const references = text.split(",").map((reference) => reference.trim());
  const empty = references.indexOf("");
  if (empty !== -1)
    throw usageError(`Could not use --after "${text}": ${emptyWords(empty, references)}.`, "Give JOB[,JOB…].");
  const ids: string[] = [];
  for (const reference of references) ids.push(await dependencyId(reference, context));
  return [...new Set(ids)];
}

/** Where a list of jobs lacks one. */
function emptyWords(at: number, { length }: readonly string[]): string {
  if (length === 1) return "its value is empty";
  if (at === 0) return "no job stands before its first comma";
  return at === length - 1 ? "no job stands behind its last comma" : "no job stands between two of its commas";
}

async function dependencyId(reference: string, context: Context): Promise<string> {
  const found = await findJob(context, reference);
  if (found.kind === "none") throw new CommandError("no_such_job", found.message, found.hint, EXIT.usage);
  if (found.kind === "unreadable")
    throw usageError(`Could not use --after ${found.id}: its record cannot be read: ${found.reason}.`);
  const { record } = found;
  if (!isEnded(record) || record.status === "completed") return record.id;
  throw new CommandError(
    "dependency_failed",
    `Could not use --after ${record.id}: that job has already ended as ${statusOf(record)}.`,
    `See how it ended (\`result ${record.id}\`), or leave --after out.`,
  );
}

function readNotBefore(text: string | null, context: Context): string | null {
  if (text === null) return null;
  const read = parseNotBefore(text, Date.parse(context.now()), offsetAt);
  if ("problem" in read) throw usageError(`Could not use --not-before: ${read.problem}.`);
  return new Date(read.atMs).toISOString();
}

function offsetAt(atMs: number): number {
  return -new Date(atMs).getTimezoneOffset() * 60_000;
}
