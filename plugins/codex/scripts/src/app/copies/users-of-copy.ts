// Which jobs work in a copy.

import { placeOf } from "../../core/job/place.ts";
import { listHints } from "../../io/job-hints.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

/** The id of a job that has not ended and works in the copy with this root; null for none. */
export function activeJobIn(context: Context, root: string): string | null {
  const isIn = (id: string) => {
    const record = recordOf(context, id);
    return record !== null && placeOf(record).root === root;
  };
  return listHints(context.home, "active").find(isIn) ?? null;
}
