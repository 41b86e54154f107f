// The place where a job works, made before the job is recorded, so that the record is true from its first revision on.

import type { Failure } from "../../core/failure/kinds.ts";
import { claimLimit } from "../../core/job/claim-limit.ts";
import type { Place } from "../../core/job/place.ts";
import type { QueuedJob } from "../../core/job/record.ts";
import type { Context } from "../scope/context.ts";

/** A place that stands. */
export interface MadePlace {
  readonly place: Place;
  /** The folder in it in which the job runs. */
  readonly cwd: string;
  /** Whose list the job is in. */
  readonly workspaceRoot: string;
  /** Removes what was made. */
  undo(): void;
}

/** Makes the place of the job with this id; `taken`: another job has the id. */
export type PlaceMaker = (id: string) => Promise<MadePlace | { readonly failure: Failure } | "taken">;

/** So long a job of a group may be held back until the next one has its copy. */
const HELD_MS = 10 * 60_000;

interface Settled {
  readonly record: QueuedJob;
  undo(): void;
}

/** The record with its place; without a maker it is the workspace. */
export async function settleIn(
  context: Context,
  makePlace: PlaceMaker | undefined,
  record: QueuedJob,
): Promise<Settled | { readonly failure: Failure } | "taken"> {
  if (makePlace === undefined) return { record, undo: () => {} };
  const made = await makePlace(record.id);
  if (made === "taken" || "failure" in made) return made;
  const { place, cwd, workspaceRoot, undo } = made;
  const claimBy = claimLimit(context.now(), record.group === undefined ? 0 : HELD_MS);
  return { record: { ...record, place, cwd, workspaceRoot, claimBy }, undo };
}
