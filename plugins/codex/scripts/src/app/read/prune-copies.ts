// Removes the copies in which no job worked that is still here: those of removed jobs, and what a killed launcher left.

import { jobIdTimeMs } from "../../core/job/id.ts";
import { copyNameOf } from "../../core/job/place.ts";
import { listCopies, removeCopy, sweepDoomedCopies } from "../../io/copies.ts";
import { listJobIds } from "../../io/job-store.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

const STRAY_MS = 3_600_000; // A younger one may be about to get its record.

/** Removes them; one that cannot be removed is left. */
export function pruneCopies(context: Context): void {
  const copies = listCopies(context.home);
  const ids = copies.length === 0 ? [] : listJobIds(context.home);
  const used = new Set(ids.flatMap((id) => [id, ...copyOf(context, id)]));
  const nowMs = Date.parse(context.now());
  const idle = copies.filter((name) => !used.has(name) && nowMs - jobIdTimeMs(name) > STRAY_MS);
  for (const name of idle) leaveIfFaulty(() => removeCopy(context.home, name));
  leaveIfFaulty(() => sweepDoomedCopies(context.home));
}

/** A job that continues an isolated one works in the copy of that. */
function copyOf(context: Context, id: string): readonly string[] {
  const record = recordOf(context, id);
  const name = record === null ? null : copyNameOf(record);
  return name === null ? [] : [name];
}

function leaveIfFaulty(remove: () => unknown): void {
  unlessFaulty<unknown>(remove, () => null);
}
