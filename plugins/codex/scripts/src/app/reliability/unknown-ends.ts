// The jobs of this home that ended in a way that no rule knows.

import { groupUnknownEnds, type UnknownEnd, type UnknownGroup } from "../../core/failure/unknown-ends.ts";
import { listJobIds } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

/** Those that are still stored, grouped by what they said; reads every record. */
export function listUnknownEnds(context: Context): readonly UnknownGroup[] {
  return groupUnknownEnds(listJobIds(context.home).flatMap((id) => unknownEnd(context, id) ?? []));
}

function unknownEnd(context: Context, id: string): UnknownEnd | null {
  const record = recordOf(context, id);
  if (record?.status !== "failed" || !/^unknown_exit_\d+$/.test(record.failure.kind)) return null;
  const { kind, message, said } = record.failure;
  return { job: id, at: record.completedAt, kind, message, said: said?.at(-1) ?? null };
}
