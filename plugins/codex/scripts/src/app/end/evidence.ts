// Evidence: what became of the repository since the state before the turn.

import type { TurnState } from "../../core/codex/turn.ts";
import { isIsolated, mayWriteGitFolder, placeOf } from "../../core/job/place.ts";
import { hasStarted, type JobRecord } from "../../core/job/record.ts";
import { isRunningAt } from "../../core/outcome/command-run.ts";
import {
  evidenceBetween,
  evidenceWithoutRepository,
  type History,
  toldPaths,
  untoldBetween,
} from "../../core/outcome/evidence.ts";
import type { GitRun } from "../../core/outcome/git-run.ts";
import type { OtherJobs, Witnesses } from "../../core/outcome/grade.ts";
import type { Places } from "../../core/outcome/places.ts";
import { gitReason, goneReason, untoldReason } from "../../core/outcome/reasons.ts";
import { absentSnapshot, type Snapshot, walksBetween } from "../../core/outcome/snapshot.ts";
import { type Evidence, workWord } from "../../core/outcome/work.ts";
import { historyBetween } from "../../io/git-history.ts";
import { namesRemote } from "../../io/git-remote.ts";
import { takeSnapshot } from "../../io/git-snapshot.ts";
import { whyGitToldNothing } from "../../io/git-trouble.ts";
import { readGitWitness } from "../../io/git-witness.ts";
import { realPath } from "../../io/home.ts";
import { type Baseline, readBaseline, readPlaces } from "../../io/job-files.ts";
import { readJob } from "../../io/job-store.ts";
import { monotonicMs } from "../../io/monotonic.ts";
import { findWorkspace, isReachableFolder, whyGitFolderClosed } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { withLines } from "./changed-lines.ts";
import { withGitFolder } from "./git-folder.ts";
import { gitLimitMs, gitPlace } from "./git-place.ts";
import { otherJobsMeanwhile } from "./other-jobs.ts";
import { goneFolder, isCertainlyIdle, lookAgain } from "./places.ts";
import { pathBelow, unseenPaths } from "./unseen-paths.ts";

/** What of the turn bears on the evidence. */
export type WorkItems = Pick<TurnState, "changedPaths" | "commands" | "hasCalledTools" | "hasActed">;

/** What became of the repository and of its Git folders. */
export async function gatherEvidence(context: Context, record: JobRecord, items: WorkItems): Promise<Evidence> {
  const { evidence, nested } = await gatherWork(context, record, items);
  return withLines(context, record, withGitFolder(context, record, evidence, nested));
}

/** The evidence of the work, and the repositories within that were looked into. */
interface Gathered {
  readonly evidence: Evidence;
  readonly nested: readonly string[];
}

/**
 * Compares the repository with its state before the turn. Two questions to Git side by side; if a branch has moved, at
 * most four more. What Git cannot tell is left to Codex's items, and if nothing is found, to one look more.
 */
async function gatherWork(context: Context, record: JobRecord, items: WorkItems): Promise<Gathered> {
  const places = readPlaces(context.home, record.id);
  const gone = places && goneFolder(places);
  if (gone !== null)
    return { evidence: withReasons(evidenceWithoutRepository(items.changedPaths), [goneReason(gone)]), nested: [] };
  const { evidence, nested } = await askRepository(context, record, items, places);
  if (workWord(evidence) !== "none") return { evidence, nested };
  return { evidence: withReasons(evidence, lookAgain(context, record, places, items)), nested };
}

/** Something not looked at makes nothing of what was found uncertain, but says that there may be more. */
function withReasons(evidence: Evidence, reasons: readonly string[]): Evidence {
  if (reasons.length === 0) return evidence;
  const hasWork = evidence.commits.length + evidence.files_changed.length > 0;
  const attribution = hasWork ? evidence.attribution : "unknown";
  return { ...evidence, attribution, not_looked_at: [...(evidence.not_looked_at ?? []), ...reasons] };
}

async function askRepository(
  context: Context,
  record: JobRecord,
  items: WorkItems,
  places: Places | null,
): Promise<Gathered> {
  const baseline = readBaseline(context.home, record.id);
  const before = baseline && snapshotBefore(record, baseline);
  const place = before && gitPlace(context, before.repository, before.settings);
  const startedAtMs = monotonicMs();
  const after = place && (await takeSnapshot(place));
  if (baseline === null || before === null || place === null || after === null) {
    const evidence = evidenceWithoutRepository(items.changedPaths);
    const tookMs = monotonicMs() - startedAtMs;
    const reasons = isCertainlyIdle(places, items) ? [] : blindReasons(context, record, baseline, before, tookMs);
    return { evidence: withReasons(evidence, reasons), nested: [] };
  }
  const worktrees = worktreesOf(before, after);
  const others = otherJobsMeanwhile(context, record, baseline, worktrees);
  const history = await historyBetween(place, before, after);
  const current = readJob(context.home, record.id);
  const resolved = current.kind === "found" ? current.record : record;
  const seen = witnesses(places?.witness ?? null, resolved, before, worktrees, items, others, baseline);
  const unseen = await unseenPaths(place, items.changedPaths, toldPaths(before, after, history), baseline.takenAtMs);
  const evidence = withReasons(
    withRemote(evidenceBetween(before, after, history, seen, unseen), record),
    isCertainlyIdle(places, items) ? [] : gapsOf(before, after, history),
  );
  return { evidence, nested: after.nested ?? [] };
}

/** Why Git told nothing; none if it was not asked. */
function blindReasons(
  context: Context,
  record: JobRecord,
  baseline: Baseline | null,
  before: Snapshot | null,
  tookMs: number,
): readonly string[] {
  if (baseline === null || (before === null && baseline.isRepositoryAbsent)) return [];
  const closed = whyGitFolderClosed(placeOf(record).root);
  if (closed !== null) return [gitReason(`its Git folder ${closed}`)];
  const longestMs = before === null ? baseline.tookMs : tookMs;
  return [gitReason(whyGitToldNothing(context.env, longestMs, gitLimitMs(context)))];
}

/** A remote is known by its branches, or if none was ever fetched or pushed, by the configuration. */
function withRemote(evidence: Evidence, record: JobRecord): Evidence {
  if (evidence.commits.length === 0 || evidence.remote === true) return evidence;
  return findWorkspace(placeOf(record).root).gitFolders.some(namesRemote) ? { ...evidence, remote: true } : evidence;
}

/** What Git did not tell between two snapshots that it did tell. */
function gapsOf(before: Snapshot, after: Snapshot, { made, dropped }: History): readonly string[] {
  if (before.branches === null || after.branches === null) return [gitReason("Git did not tell its branches")];
  const hasMoved = walksBetween(before, after).made.from.length > 0;
  return [
    ...(hasMoved && made.length + dropped === 0
      ? [gitReason("a branch has moved, and Git told of no commit in between")]
      : []),
    ...untoldBetween(before, after).map(({ path, why }) => untoldReason(path, why)),
  ];
}

/** If there was no repository, a new one is compared with nothing. */
function snapshotBefore({ cwd }: JobRecord, { snapshot, isRepositoryAbsent, takenAtMs }: Baseline): Snapshot | null {
  if (snapshot !== null || !isRepositoryAbsent || !isReachableFolder(cwd)) return snapshot;
  const { root, gitFolders } = findWorkspace(cwd);
  return gitFolders.length === 0 ? null : absentSnapshot(root, takenAtMs);
}

function worktreesOf(before: Snapshot, after: Snapshot): ReadonlySet<string> {
  const branches = [...(before.branches?.local ?? []), ...(after.branches?.local ?? [])];
  return new Set([before.repository, ...branches.flatMap(({ worktree }) => worktree ?? [])]);
}

function witnesses(
  witness: string | null,
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
    gitRuns: readGitWitness(witness)
      .filter((run) => worktrees.has(realPath(run.worktree)))
      .flatMap((run) => withinTurn(run, items)),
    ...powers(record, items.hasCalledTools || isRepositoryAbsent),
    otherJobs,
    isIsolated: isIsolated(record),
  };
}

/**
 * A Git process counts only for as long as Codex itself reported a command: a job may write down any time. If tools ran,
 * or nobody saw the turn, there is nothing to hold it against.
 */
function withinTurn(run: GitRun, { commands, hasCalledTools }: WorkItems): readonly GitRun[] {
  const { startedAtMs, completedAtMs } = run;
  if (commands.length === 0 || hasCalledTools) return [run];
  const command = commands.find((each) => startedAtMs !== null && isRunningAt(each, startedAtMs));
  if (command === undefined) return [];
  const ends = [completedAtMs, command.completedAtMs].filter((end) => end !== null);
  return [{ ...run, completedAtMs: ends.length === 0 ? null : Math.min(...ends) }];
}

/** What the job may do by its sandbox. Tools run outside of it, and a new repository is not protected by it. */
function powers(record: JobRecord, isUnbound: boolean): Pick<Witnesses, "mayWrite" | "mayCommit"> {
  const sandbox = hasStarted(record) ? (record.resolved?.sandbox ?? null) : null;
  const mayCommit = sandbox === "danger-full-access" || mayWriteGitFolder(record);
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
