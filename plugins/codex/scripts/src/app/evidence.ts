// Evidence: the repository before the turn, and what became of it.

import { isAbsolute, relative } from "node:path";
import type { TurnState } from "../core/codex/turn.ts";
import type { JobRecord } from "../core/job/record.ts";
import { evidenceBetween, evidenceWithoutRepository } from "../core/outcome/evidence.ts";
import type { OtherJobs, Witnesses } from "../core/outcome/grade.ts";
import { absentSnapshot, type Snapshot } from "../core/outcome/snapshot.ts";
import type { Evidence } from "../core/outcome/work.ts";
import { historyBetween } from "../io/git-history.ts";
import { takeSnapshot } from "../io/git-snapshot.ts";
import { type Baseline, readBaseline, writeBaseline } from "../io/job-files.ts";
import { readJob } from "../io/job-store.ts";
import { absentMountPoints } from "../io/mount-points.ts";
import { findWorkspace, isFolder } from "../io/workspace.ts";
import type { Context } from "./context.ts";
import { otherActiveJobs, otherJobsMeanwhile } from "./other-jobs.ts";

/** What of the turn bears on the evidence. */
export type WorkItems = Pick<TurnState, "changedPaths" | "commands" | "hasCalledTools">;

/** Takes and stores the state before the turn. Nothing may be started before it is stored. */
export async function takeBaseline(context: Context, record: JobRecord): Promise<void> {
  const takenAtMs = Date.now();
  const { gitFolders } = findWorkspace(record.cwd);
  const isRepositoryAbsent = gitFolders.length === 0;
  const place = { root: record.workspaceRoot, env: context.env };
  writeBaseline(context.home, record.id, {
    snapshot: isRepositoryAbsent ? null : await takeSnapshot(place),
    isRepositoryAbsent,
    takenAtMs,
    otherJobs: otherActiveJobs(context, record.id),
    absentMountPoints: record.request.write ? absentMountPoints([record.cwd, ...gitFolders]) : [],
  });
}

/**
 * Compares the repository with its state before the turn. Two questions to Git side by side; where a branch has moved, at
 * most four more. What Git cannot tell is left to Codex's items.
 */
export async function gatherEvidence(context: Context, record: JobRecord, items: WorkItems): Promise<Evidence | null> {
  const baseline = readBaseline(context.home, record.id);
  const before = baseline && snapshotBefore(record, baseline);
  const place = before && { root: before.repository, env: context.env };
  const after = place && (await takeSnapshot(place));
  if (baseline === null || before === null || place === null || after === null)
    return evidenceWithoutRepository(items.changedPaths);
  const worktrees = worktreesOf(before, after);
  const others = otherJobsMeanwhile(context, record, baseline, worktrees);
  const history = await historyBetween(place, before, after);
  const current = readJob(context.home, record.id);
  const resolved = current.kind === "found" ? current.record : record;
  return evidenceBetween(before, after, history, witnesses(resolved, before, worktrees, items, others, baseline));
}

/** Where there was no repository, a new one is compared with nothing. */
function snapshotBefore({ cwd }: JobRecord, { snapshot, isRepositoryAbsent, takenAtMs }: Baseline): Snapshot | null {
  if (snapshot !== null || !isRepositoryAbsent || !isFolder(cwd)) return snapshot;
  const { root, gitFolders } = findWorkspace(cwd);
  return gitFolders.length === 0 ? null : absentSnapshot(root, takenAtMs);
}

function worktreesOf(before: Snapshot, after: Snapshot): ReadonlySet<string> {
  const branches = [...(before.branches?.local ?? []), ...(after.branches?.local ?? [])];
  return new Set([before.repository, ...branches.flatMap(({ worktree }) => worktree ?? [])]);
}

function witnesses(
  record: JobRecord,
  before: Snapshot,
  worktrees: ReadonlySet<string>,
  items: WorkItems,
  otherJobs: OtherJobs,
  { isRepositoryAbsent }: Baseline,
): Witnesses {
  const isHere = (folder: string | null) =>
    folder === null || [...worktrees].some((root) => pathBelow(root, folder) !== null);
  return {
    startedAtMs: before.takenAtMs,
    itemPaths: new Set(items.changedPaths.flatMap((path) => pathBelow(before.repository, path) ?? [])),
    commands: items.commands.filter(({ cwd }) => isHere(cwd)),
    ...powers(record, items.hasCalledTools || isRepositoryAbsent),
    otherJobs,
  };
}

/** What the job may do by its sandbox. Tools run outside of it, and a new repository is not protected by it. */
function powers(record: JobRecord, isUnbound: boolean): Pick<Witnesses, "mayWrite" | "mayCommit"> {
  const sandbox = record.status === "queued" ? null : (record.resolved?.sandbox ?? null);
  const mayCommit = sandbox === "danger-full-access" || record.request.allowCommit;
  switch (sandbox) {
    case "read-only":
      return isUnbound ? { mayWrite: null, mayCommit: null } : { mayWrite: false, mayCommit: false };
    case "workspace-write":
    case "danger-full-access":
      return { mayWrite: true, mayCommit: mayCommit ? true : isUnbound ? null : false };
    default:
      return { mayWrite: null, mayCommit: null };
  }
}

function pathBelow(root: string, path: string): string | null {
  const below = isAbsolute(path) ? relative(root, path) : path;
  return below === ".." || /^\.\.[\\/]/.test(below) || isAbsolute(below) ? null : below.replaceAll("\\", "/");
}
