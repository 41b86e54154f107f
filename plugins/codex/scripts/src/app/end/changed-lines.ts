// How many lines a job of a group changed: by that its jobs are compared. Counted once, when the evidence is taken, so that
// whoever judges the group needs the records only.

import { isIsolated, placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { type Evidence, workWord } from "../../core/outcome/work.ts";
import { withGit } from "../../io/git.ts";
import { countBetween } from "../../io/git-patch.ts";
import { readBefore } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";
import { gitPlace } from "./git-place.ts";

/** The evidence with them; as it was for a job of no group, one that changed nothing, and if Git cannot tell. */
export async function withLines(context: Context, record: JobRecord, evidence: Evidence): Promise<Evidence> {
  const { root, start } = placeOf(record);
  const hasWork = ["commits", "files"].includes(workWord(evidence));
  if (record.group === undefined || !isIsolated(record) || start === null || !hasWork) return evidence;
  const place = gitPlace(context, root, readBefore(context.home, record.id)?.settings);
  const lines = await withGit(place, (git) => countBetween(git, { from: start, to: null }));
  return lines === null ? evidence : { ...evidence, ...lines };
}
