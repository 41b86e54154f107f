// Whether the workspace is still as it was when a review began.

import { placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import type { Snapshot } from "../../core/outcome/snapshot.ts";
import { takeSnapshot } from "../../io/git-snapshot.ts";
import { readBefore } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";
import { gitPlaceOf } from "./git-place.ts";

/** True if HEAD or a changed file is another one than when the review began; null if that is not known. A commit stays as it is. */
export async function hasMovedOn(context: Context, record: JobRecord): Promise<boolean | null> {
  const { review } = record.request;
  if (review?.target.kind === "commit") return false;
  const before = readBefore(context.home, record.id);
  const now = before && (await takeSnapshot(gitPlaceOf(context, placeOf(record).root)));
  return before === null || now === null ? null : printOf(before) !== printOf(now);
}

function printOf({ head, dirty }: Snapshot): string {
  return JSON.stringify([head, ...dirty.map(({ path, print }) => `${path} ${print}`).sort()]);
}
