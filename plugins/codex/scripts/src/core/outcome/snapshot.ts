// The state of a repository at one moment: its branches, and what in the work tree differs from HEAD.

import {
  type JsonObject,
  numberField,
  objectField,
  objectsField,
  stringField,
  stringsField,
  textsField,
} from "../json.ts";

/** A path that differs from HEAD. `print` changes whenever its status, size, mode or time of change does. */
export interface DirtyPath {
  readonly path: string;
  readonly print: string;
  /**
   * When it was last changed, in ms since 1970; null if that is not known. For a file that is gone: when its folder was
   * changed.
   */
  readonly changedAtMs: number | null;
}

/** A path of which Git cannot tell without running a program, or at all, whether it differs; `why` is in words. */
export interface UntoldPath extends DirtyPath {
  readonly why: string;
}

/** A branch by its full name; `worktree` is the folder in which it is checked out, null for none. */
export interface Branch {
  readonly name: string;
  readonly sha: string;
  readonly worktree: string | null;
}

/** All local and all remote-tracking branches. */
export interface Branches {
  readonly local: readonly Branch[];
  readonly remote: readonly Branch[];
}

/** A repository as it was. */
export interface Snapshot {
  /** The root of its work tree. */
  readonly repository: string;
  /** Null before the first commit. */
  readonly head: string | null;
  /** The short name of the branch that HEAD is on; null for a detached HEAD. */
  readonly branch: string | null;
  /** Null if Git did not tell them, and in snapshots of earlier versions. */
  readonly branches: Branches | null;
  readonly dirty: readonly DirtyPath[];
  /** In ms since 1970; null in snapshots of earlier versions. */
  readonly takenAtMs: number | null;
  /** Only if there are any; none of them is in `dirty`. */
  readonly untold?: readonly UntoldPath[];
  /** The submodules and other repositories within the work tree that were looked into; only if there are any. */
  readonly nested?: readonly string[];
  /** What of the repository's configuration the look was made with; absent in snapshots of earlier versions. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What a repository that did not exist at that time is compared with. */
export function absentSnapshot(repository: string, takenAtMs: number | null): Snapshot {
  return { repository, head: null, branch: null, branches: { local: [], remote: [] }, dirty: [], takenAtMs };
}

/** Where new and lost commits are to be looked for: shas from which to walk, and those at which to stop. */
export interface Range {
  readonly from: readonly string[];
  readonly without: readonly string[];
}

/** The walks that lead to what became of the branches between two snapshots; a walk from nowhere finds nothing. */
export interface Walks {
  /** New commits of HEAD and of every branch but those of `elsewhere`. */
  readonly made: Range;
  /** New commits on branches that another work tree had checked out before and has still. */
  readonly elsewhere: Range;
  /** Commits that were on HEAD or a local branch and are on none any more. */
  readonly lost: Range;
  /** Of the new commits, those that no remote-tracking branch holds; null if these did not move. */
  readonly unpushed: Range | null;
}

/** The walks between two snapshots; of HEAD alone if one of them does not tell the branches. */
export function walksBetween(before: Snapshot, after: Snapshot): Walks {
  if ((before.branches === null) !== (after.branches === null))
    return walksBetween({ ...before, branches: null }, { ...after, branches: null });
  const known = shasOf(before);
  const kept = shasOf(after);
  const elsewhere = branchesElsewhere(before);
  const own = localShas(after, ({ name }) => !elsewhere.has(name));
  const away = (after.branches?.local ?? []).filter(({ name }) => elsewhere.has(name)).map(({ sha }) => sha);
  const remotes = (after.branches?.remote ?? []).map(({ sha }) => sha);
  const isNew = (sha: string) => !known.has(sha);
  const made = own.filter(isNew);
  const madeAway = away.filter(isNew);
  return {
    made: { from: made, without: [...known] },
    elsewhere: { from: madeAway, without: [...known, ...made] },
    lost: { from: localShas(before, () => true).filter((sha) => !kept.has(sha)), without: [...kept] },
    unpushed: remotes.some(isNew) ? { from: [...made, ...madeAway], without: [...known, ...remotes] } : null,
  };
}

/** The branches that work trees other than the snapshot's own had checked out at that time. */
function branchesElsewhere({ branches, repository, branch: own }: Snapshot): ReadonlySet<string> {
  const others = (branches?.local ?? []).filter(
    ({ name, worktree }) => worktree !== null && worktree !== repository && name !== `refs/heads/${own}`,
  );
  return new Set(others.map(({ name }) => name));
}

function localShas({ head, branches }: Snapshot, isWanted: (branch: Branch) => boolean): readonly string[] {
  const shas = (branches?.local ?? []).filter(isWanted).map(({ sha }) => sha);
  return [...new Set([...(head === null ? [] : [head]), ...shas])];
}

function shasOf(snapshot: Snapshot): ReadonlySet<string> {
  const remotes = (snapshot.branches?.remote ?? []).map(({ sha }) => sha);
  return new Set([...localShas(snapshot, () => true), ...remotes]);
}

/** Reads a snapshot back; null if there is none. */
export function decodeSnapshot(json: JsonObject | null): Snapshot | null {
  const repository = json && stringField(json, "repository");
  if (json === null || repository === null) return null;
  const branches = objectField(json, "branches");
  return {
    repository,
    head: stringField(json, "head"),
    branch: stringField(json, "branch"),
    branches: branches && {
      local: objectsField(branches, "local").map(decodeBranch),
      remote: objectsField(branches, "remote").map(decodeBranch),
    },
    dirty: objectsField(json, "dirty").map(decodeDirtyPath),
    takenAtMs: numberField(json, "takenAtMs"),
    ...("untold" in json ? { untold: objectsField(json, "untold").map(decodeUntoldPath) } : {}),
    ...("nested" in json ? { nested: stringsField(json, "nested") } : {}),
    ...("settings" in json ? { settings: textsField(json, "settings") } : {}),
  };
}

function decodeBranch(json: JsonObject): Branch {
  return {
    name: stringField(json, "name") ?? "",
    sha: stringField(json, "sha") ?? "",
    worktree: stringField(json, "worktree"),
  };
}

function decodeDirtyPath(json: JsonObject): DirtyPath {
  return {
    path: stringField(json, "path") ?? "",
    print: stringField(json, "print") ?? "",
    changedAtMs: numberField(json, "changedAtMs"),
  };
}

function decodeUntoldPath(json: JsonObject): UntoldPath {
  return { ...decodeDirtyPath(json), why: stringField(json, "why") ?? "" };
}
