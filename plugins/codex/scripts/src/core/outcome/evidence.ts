// What became of a repository between two moments, told as the evidence of a job.

import { bytesOf } from "../quoted-path.ts";
import { claimWork } from "./claim.ts";
import type { ChangedPath, MadeCommit, Witnesses } from "./grade.ts";
import type { Snapshot, UntoldPath } from "./snapshot.ts";
import type { Evidence } from "./work.ts";

/** What Git says lies between two snapshots. */
export interface History {
  /** Oldest first. */
  readonly made: readonly MadeCommit[];
  /** How many earlier commits are on no branch any more, without being made anew. */
  readonly dropped: number;
  /** The new commits that no remote-tracking branch holds; null if they are on none. */
  readonly unpushed: ReadonlySet<string> | null;
}

/** The history between snapshots in which no branch has moved. */
export const NO_HISTORY: History = { made: [], dropped: 0, unpushed: null };

/**
 * The evidence between two snapshots, as far as the witnesses let it be claimed; see `claim.ts`. `unseen` are paths that Codex's
 * own file changes name and Git does not tell of: outside of the repository, ignored, in a repository within.
 */
export function evidenceBetween(
  before: Snapshot,
  after: Snapshot,
  history: History,
  witnesses: Witnesses,
  unseen: readonly string[] = [],
): Evidence {
  const { made, unpushed } = history;
  const committed = new Set(made.flatMap(({ paths }) => paths));
  // Of a repository within, Git tells as one path what Codex tells file by file.
  const isTold = (path: string) => unseen.some((each) => each.startsWith(path.replace(/\/?$/, "/")));
  const seen = changedPaths(before, after, committed).filter(({ path }) => !isTold(path));
  const changed = [...seen, ...unseen.map((path) => ({ path, changedAtMs: null }))];
  const itemPaths = new Set([...witnesses.itemPaths, ...unseen]);
  const claim = claimWork(made, changed, { ...witnesses, itemPaths });
  const committedByOthers = claim.commitsMeanwhile.flatMap(({ paths }) => paths);
  const files = new Set([...claim.commits.flatMap(({ paths }) => paths), ...claim.paths]);
  const dirty = new Set(after.dirty.map(({ path }) => path));
  const filesMeanwhile = new Set([...committedByOthers, ...claim.pathsMeanwhile].filter((path) => !files.has(path)));
  const rewritten = claim.commits.filter(({ isRewritten }) => isRewritten).length;
  const others = { commits: claim.commitsMeanwhile.length, files: filesMeanwhile.size };
  return {
    repository: after.repository,
    head_before: before.head,
    head_after: after.head,
    commits: claim.commits.map(({ sha, subject }) => ({ sha, subject })),
    pushed: claim.commits.length > 0 && unpushed !== null && claim.commits.every(({ sha }) => !unpushed.has(sha)),
    files_changed: [...files].sort(),
    uncommitted: claim.paths.some((path) => dirty.has(path)),
    attribution: claim.attribution,
    ...(claim.commits.length > 0 && hasRemote(before, after) ? { remote: true } : {}),
    ...(hasSwitched(before, after) ? { branch_before: before.branch, branch_after: after.branch } : {}),
    ...(rewritten > 0 ? { rewritten } : {}),
    ...(history.dropped > 0 ? { dropped: history.dropped } : {}),
    ...(others.commits + others.files > 0 ? { meanwhile: others } : {}),
  };
}

/** Snapshots of earlier versions do not tell the branch, nor do those of a repository that was not there yet. */
function hasSwitched(before: Snapshot, after: Snapshot): boolean {
  const isKnown = before.head !== null && before.branches !== null;
  return isKnown && before.branch !== after.branch;
}

/** A remote of which nothing was ever fetched or pushed has no branch here. */
function hasRemote(before: Snapshot, after: Snapshot): boolean {
  return [before, after].some(({ branches }) => (branches?.remote ?? []).length > 0);
}

/** The paths that Git tells of between two snapshots. */
export function toldPaths(before: Snapshot, after: Snapshot, { made }: History): ReadonlySet<string> {
  const committed = made.flatMap(({ paths }) => paths);
  return new Set([...committed, ...changedPaths(before, after, new Set(committed)).map(({ path }) => path)]);
}

/** The paths that the turn may have changed and of which nobody can tell. */
export function untoldBetween(before: Snapshot, after: Snapshot): readonly UntoldPath[] {
  const known = new Set(before.untold?.map(({ path, print }) => `${path}\0${print}`));
  return (after.untold ?? []).filter(({ path, print }) => !known.has(`${path}\0${print}`));
}

/**
 * What was dirty before and has not changed is left out; what was and is clean now without a commit was put back, unless it lies in
 * a folder of which nobody can tell.
 */
function changedPaths(before: Snapshot, after: Snapshot, committed: ReadonlySet<string>): readonly ChangedPath[] {
  const known = new Set(before.dirty.map(({ path, print }) => `${path}\0${print}`));
  const touched = after.dirty.filter(({ path, print }) => !known.has(`${path}\0${print}`));
  const dirty = new Set(after.dirty.map(({ path }) => path));
  const closed = (after.untold ?? []).map(({ path }) => bytesOf(path)).filter((path) => path.endsWith("/"));
  const isClosed = (path: string) => closed.some((folder) => bytesOf(path).startsWith(folder));
  const putBack = before.dirty.filter(({ path }) => !dirty.has(path) && !committed.has(path) && !isClosed(path));
  return [...touched, ...putBack.map(({ path }) => ({ path, changedAtMs: null }))];
}

/** The evidence if no repository tells anything: only what Codex's items say, as absolute paths. */
export function evidenceWithoutRepository(itemPaths: readonly string[]): Evidence {
  const files = [...new Set(itemPaths)].sort();
  return {
    repository: null,
    head_before: null,
    head_after: null,
    commits: [],
    pushed: false,
    files_changed: files,
    uncommitted: files.length > 0,
    attribution: "codex_items",
  };
}
