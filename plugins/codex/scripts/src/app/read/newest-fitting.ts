// Which of a client's jobs fits a command that is given none: the newest of those that the command can do something with.

import { isToApply } from "../../core/job/copy-state.ts";
import { copyNameOf } from "../../core/job/place.ts";
import { hasStarted, isEnded, type JobRecord } from "../../core/job/record.ts";
import { listCopies } from "../../io/copies.ts";
import { listHints } from "../../io/job-hints.ts";
import type { Context } from "../scope/context.ts";
import { copyState, isCopyGone } from "./copy-users.ts";
import { storedGroup } from "./group.ts";

/**
 * What is wanted. `changing`: it has begun, and may write. `to_apply`: its work lies in its copy only; `to_apply_again`: or was
 * brought in already. `to_discard`: its copy is there, and nobody works in it.
 */
export type Wanted = "any" | "active" | "ended" | "changing" | "to_apply" | "to_apply_again" | "to_discard";

interface Fit {
  /** What there is none of, if none fits. */
  readonly none: string;
  /** Of these ids, those that may fit, by what is known without their records; absent: all. */
  narrow?(context: Context, ids: readonly string[]): readonly string[];
  fits(record: JobRecord, context: Context): boolean;
}

const FITS: Readonly<Record<Wanted, Fit>> = {
  any: { none: "no job", fits: () => true },
  active: { none: "no running job", narrow: onlyActive, fits: (record) => !isEnded(record) },
  ended: { none: "no ended job", fits: isEnded },
  changing: { none: "no job that could write", fits: (record) => hasStarted(record) && record.request.write },
  to_apply: { none: "no isolated job with work to apply", narrow: sinceOldestCopy, fits: isUnapplied },
  to_apply_again: { none: "no ended isolated job", narrow: sinceOldestCopy, fits: hasFreeCopy },
  to_discard: { none: "no ended isolated job with a copy", narrow: sinceOldestCopy, fits: hasFreeCopy },
};

/** The words for none of them. */
export function noneWords(wanted: Wanted): string {
  return FITS[wanted].none;
}

/** Of these ids, oldest first, those that may be of a wanted job. */
export function likelyIds(context: Context, ids: readonly string[], wanted: Wanted): readonly string[] {
  return FITS[wanted].narrow?.(context, ids) ?? ids;
}

/** True if the settled record is of a wanted job. */
export function isWanted(context: Context, record: JobRecord, wanted: Wanted): boolean {
  return FITS[wanted].fits(record, context);
}

function onlyActive({ home }: Context, ids: readonly string[]): readonly string[] {
  const active = new Set(listHints(home, "active"));
  return ids.filter((id) => active.has(id));
}

/** No job that works in a copy is older than the one that the copy is named for. */
function sinceOldestCopy({ home }: Context, ids: readonly string[]): readonly string[] {
  const [oldest] = listCopies(home).toSorted();
  return oldest === undefined ? [] : ids.filter((id) => id >= oldest);
}

function hasFreeCopy(record: JobRecord, context: Context): boolean {
  const name = copyNameOf(record);
  if (name === null || !isEnded(record) || isCopyGone(record)) return false;
  return copyState(context, record.workspaceRoot, name) !== "in_use";
}

/** Not if somebody chose another job of its group, nor if one that continued it was brought in, and its work with that. */
function isUnapplied(record: JobRecord, context: Context): boolean {
  const name = copyNameOf(record);
  if (name === null || !isEnded(record) || !isToApply(record) || isCopyGone(record)) return false;
  return copyState(context, record.workspaceRoot, name) === "unapplied" && !isPassedOver(record, context);
}

function isPassedOver({ group }: JobRecord, context: Context): boolean {
  const jobs = group === undefined ? [] : (storedGroup(context, group.id)?.jobs ?? []);
  return jobs.filter(isEnded).some(({ applied }) => applied !== undefined);
}
