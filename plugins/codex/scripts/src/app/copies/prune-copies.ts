// Removes the copies that nobody needs: those whose work was applied, all of it, those of jobs that are gone, and what a killed
// launcher left. What an applied copy held beyond its start is kept as the job's diff, as `discard` does.

import { leftIn } from "../../core/job/copy-state.ts";
import { jobIdTimeMs } from "../../core/job/id.ts";
import type { EndedJob } from "../../core/job/record.ts";
import { isEnded } from "../../core/job/record.ts";
import { sweepDoomedCopies } from "../../io/copies.ts";
import { writePatch } from "../../io/patch-file.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import { isFolder } from "../../io/workspace.ts";
import { type CopyUse, copiesInUse } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";
import { changesOf } from "./changes.ts";
import { removeFreeCopy } from "./remove-free-copy.ts";

const STRAY_MS = 3_600_000; // A younger one may be about to get its record.

/** A copy that was, or would be, removed: the id of its job, and why. */
export interface PrunedCopy {
  readonly id: string;
  readonly why: "applied" | "no_job";
}

/** A copy that stays, and whose repository is gone: what it borrowed from there cannot be read any more. */
export interface HomelessCopy {
  readonly id: string;
  readonly repository: string;
}

/** A copy that stays, of an applied job, and what of its work was not brought in. */
export interface PartialCopy {
  readonly id: string;
  readonly left: readonly string[];
}

/** Removes the copies; `removed` are the jobs that go, or with `dryRun` would go, before. */
export async function pruneCopies(
  context: Context,
  removed: readonly string[],
  dryRun: boolean,
): Promise<{
  readonly copies: readonly PrunedCopy[];
  readonly homeless: readonly HomelessCopy[];
  readonly partial: readonly PartialCopy[];
}> {
  const gone = new Set(removed);
  const copies: PrunedCopy[] = [];
  const homeless: HomelessCopy[] = [];
  const partial: PartialCopy[] = [];
  for (const use of copiesInUse(context)) {
    const why = whyIdle(context, use, gone);
    const root = use.records.at(-1)?.workspaceRoot;
    if (why !== null && (dryRun || (await remove(context, use)))) copies.push({ id: use.name, why });
    else if (root !== undefined && !isFolder(root)) homeless.push({ id: use.name, repository: root });
    else if (use.state === "partial") partial.push({ id: use.name, left: leftIn(use.records) });
  }
  if (!dryRun) sweepDoomedCopies(context.home);
  return { copies, homeless, partial };
}

function whyIdle(
  context: Context,
  { name, records, state }: CopyUse,
  gone: ReadonlySet<string>,
): PrunedCopy["why"] | null {
  if (state === "applied") return "applied";
  if (state !== "no_job") return records.every(({ id }) => gone.has(id)) && records.length > 0 ? "no_job" : null;
  const ageMs = Date.parse(context.now()) - jobIdTimeMs(name);
  return gone.has(name) || ageMs > STRAY_MS ? "no_job" : null;
}

/** False if it cannot be removed, or a job works in it by now: then it stays. */
async function remove(context: Context, { name, records }: CopyUse): Promise<boolean> {
  for (const record of records.filter(isEnded)) await keepPatch(context, record);
  return leaveIfFaulty(() => removeFreeCopy(context, name, records) === "removed");
}

async function keepPatch(context: Context, record: EndedJob): Promise<void> {
  const changes = await changesOf(context, record);
  if ("patch" in changes) leaveIfFaulty(() => writePatch(context.home, record.id, changes.patch));
}

function leaveIfFaulty(write: () => unknown): boolean {
  return unlessFaulty<boolean>(
    () => write() !== false,
    () => false,
  );
}
