// Which job works in a copy: the one that it was made for, or one that continues that.

import { copyNameOf } from "../../core/job/place.ts";
import { isEnded } from "../../core/job/record.ts";
import { listHints } from "../../io/job-hints.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

/** The id of a job that has not ended and works in the copy of this name; null: there is none. */
export function activeJobIn(context: Context, name: string): string | null {
  const active = listHints(context.home, "active").flatMap((id) => recordOf(context, id) ?? []);
  return active.find((record) => !isEnded(record) && copyNameOf(record) === name)?.id ?? null;
}
