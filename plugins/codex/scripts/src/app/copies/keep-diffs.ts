// Keeps what the jobs of a copy changed, before the copy goes. If that cannot be, the copy is all that is left of their work: so
// it stays, unless nothing can ever tell what they changed.

import { isDiscarded } from "../../core/job/copy-state.ts";
import { placeOf } from "../../core/job/place.ts";
import type { EndedJob } from "../../core/job/record.ts";
import { errorCode } from "../../io/files.ts";
import { writePatch } from "../../io/patch-file.ts";
import { isCopyWithoutGit, isFolder } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { changesOf } from "./changes.ts";

/**
 * Why the diff of the job `id` was not kept, as the end of a sentence. `lost`: what is gone for good, so that the diff can never be
 * made; null: nothing that is known of.
 */
export interface Unkept {
  readonly id: string;
  readonly why: string;
  readonly lost: "copy" | "Git folder" | "repository" | null;
}

/** Keeps the diffs of all these jobs, unless that was done before; gives those that could not be kept. */
export async function keepDiffs(context: Context, records: readonly EndedJob[]): Promise<readonly Unkept[]> {
  const unkept: Unkept[] = [];
  for (const record of records) unkept.push(...(await keepDiff(context, record)));
  return unkept;
}

async function keepDiff(context: Context, record: EndedJob): Promise<readonly Unkept[]> {
  const { id } = record;
  try {
    const changes = await changesOf(context, record);
    if (isDiscarded(record) && "patch" in changes) return [];
    if ("why" in changes) return [{ id, why: changes.why, ...lossOf(record) }];
    const left = (changes.left ?? []).map(({ path }) => path);
    const why = writePatch(context.home, id, { patch: changes.patch, left });
    return why === null ? [] : [{ id, why, lost: null }];
  } catch (error) {
    if (!(error instanceof Error) || errorCode(error) === null) throw error;
    return [{ id, why: error.message, lost: null }];
  }
}

function lossOf(record: EndedJob): Pick<Unkept, "lost"> & Partial<Unkept> {
  if (isDiscarded(record)) return { lost: "copy", why: "its copy was discarded before" };
  if (isCopyWithoutGit(placeOf(record).root))
    return { lost: "Git folder", why: "the Git folder of its copy was replaced or removed" };
  return { lost: isFolder(record.workspaceRoot) ? null : "repository" };
}
