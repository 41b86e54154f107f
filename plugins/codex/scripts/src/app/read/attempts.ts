// The newest attempts of all jobs of this home, as rows of the dispatch table; canaries have a table of their own.

import { kindFacts } from "../../core/job/kinds.ts";
import { type AttemptRow, attemptRows } from "../../core/reliability/attempt-rows.ts";
import { listJobIds } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { readExplaining } from "./events.ts";

/** The last so many, the newest last; of what cannot be read there is no row. */
export function listAttempts(context: Context, last: number): readonly AttemptRow[] {
  const rows: AttemptRow[] = [];
  for (const id of listJobIds(context.home).toReversed()) {
    if (rows.length >= last) break;
    const record = recordOf(context, id);
    if (record === null || !kindFacts(record.kind).isCounted) continue;
    rows.unshift(...attemptRows(record, readExplaining(context, record).events));
  }
  return rows.slice(-last);
}
