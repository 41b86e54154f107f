// Removes the copies that nobody needs: those whose work was applied, all of it, those of jobs that are gone, and what a killed
// launcher left. What an applied copy held beyond its start is kept as the job's diff, as `discard` does; if it cannot be, and could
// be still, the copy stays.

import { leftIn } from "../../core/job/copy-state.ts";
import { jobIdTimeMs } from "../../core/job/id.ts";
import { isEnded } from "../../core/job/record.ts";
import { sweepDoomedCopies } from "../../io/copies.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import { isFolder } from "../../io/workspace.ts";
import { type CopyUse, copiesInUse } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";
import { keepDiffs } from "./keep-diffs.ts";
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

/** A copy that stays, of an applied job, and why its diff could not be kept. */
export interface UnkeptCopy {
  readonly id: string;
  readonly why: string;
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
  readonly unkept: readonly UnkeptCopy[];
}> {
  const gone = new Set(removed);
  const copies: PrunedCopy[] = [];
  const homeless: HomelessCopy[] = [];
  const partial: PartialCopy[] = [];
  const unkept: UnkeptCopy[] = [];
  for (const use of copiesInUse(context)) {
    const root = use.records.at(-1)?.workspaceRoot;
    const fate = await fateOf(context, use, gone, dryRun);
    if (fate !== null && "gone" in fate) copies.push({ id: use.name, why: fate.gone });
    else if (fate !== null) unkept.push({ id: use.name, why: fate.unkept });
    else if (root !== undefined && !isFolder(root)) homeless.push({ id: use.name, repository: root });
    else if (use.state === "partial") partial.push({ id: use.name, left: leftIn(use.records) });
  }
  if (!dryRun) sweepDoomedCopies(context.home);
  return { copies, homeless, partial, unkept };
}

/** Why a copy goes, or why its diff could not be kept; null: it stays for another reason. */
type Fate = { readonly gone: PrunedCopy["why"] } | { readonly unkept: string } | null;

/** A needless copy stays if its diff could not be kept, it cannot be removed, or a job works in it by now. */
async function fateOf(context: Context, use: CopyUse, gone: ReadonlySet<string>, dryRun: boolean): Promise<Fate> {
  const { name, records } = use;
  const why = whyIdle(context, use, gone);
  if (why === null) return null;
  if (dryRun) return { gone: why };
  const unkept = await keepDiffs(context, records.filter(isEnded));
  const needed = unkept.find(({ lost }) => lost === null || lost === "repository");
  if (needed !== undefined) return { unkept: needed.why };
  return unlessFaulty<Fate>(
    () => (removeFreeCopy(context, name, records) === "removed" ? { gone: why } : null),
    () => null,
  );
}

function whyIdle(
  context: Context,
  { name, records, state }: CopyUse,
  gone: ReadonlySet<string>,
): PrunedCopy["why"] | null {
  if (state === "applied" && records.every(({ workspaceRoot }) => isFolder(workspaceRoot))) return "applied";
  if (state !== "no_job") return records.every(({ id }) => gone.has(id)) && records.length > 0 ? "no_job" : null;
  const ageMs = Date.parse(context.now()) - jobIdTimeMs(name);
  return gone.has(name) || ageMs > STRAY_MS ? "no_job" : null;
}
