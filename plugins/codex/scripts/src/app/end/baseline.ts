// The state before the turn, with which the evidence compares.

import { placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { printGitFolders } from "../../io/git-folder-print.ts";
import { takeSnapshot } from "../../io/git-snapshot.ts";
import { writeBaseline } from "../../io/job-files.ts";
import { monotonicMs } from "../../io/monotonic.ts";
import { absentMountPoints } from "../../io/mount-points.ts";
import { findWorkspace } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { gitPlace } from "./git-place.ts";
import { otherActiveJobs } from "./other-jobs.ts";

/** Takes and stores the state before the turn. Nothing may be started before it is stored. */
export async function takeBaseline(context: Context, record: JobRecord): Promise<void> {
  const takenAtMs = Date.parse(context.now());
  const startedAtMs = monotonicMs();
  const { root } = placeOf(record);
  const { gitFolders } = findWorkspace(record.cwd);
  const isRepositoryAbsent = gitFolders.length === 0;
  const snapshot = isRepositoryAbsent ? null : await takeSnapshot(gitPlace(context, root));
  writeBaseline(context.home, record.id, {
    snapshot,
    gitFolder: printGitFolders(root, snapshot?.nested ?? []),
    isRepositoryAbsent,
    takenAtMs,
    tookMs: Math.round(monotonicMs() - startedAtMs),
    otherJobs: otherActiveJobs(context, record.id),
    absentMountPoints: record.request.write ? absentMountPoints([record.cwd, ...gitFolders]) : [],
  });
}
