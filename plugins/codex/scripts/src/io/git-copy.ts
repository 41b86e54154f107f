// A copy of a repository for one job: a repository of its own at `root`, with one branch. It begins at the user's work as it
// stands, or at a commit. What the commit below reaches is borrowed from the user's store, which is only read; all else
// is in the copy's own store. Nothing is linked, and nothing of the user's repository changes. Files are written by Git
// without any filter or hook. A copy is whole, or is removed before this returns.

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { UntoldPath } from "../core/outcome/snapshot.ts";
import { errorCode } from "./files.ts";
import { type GitPlace, type OpenGit, withGit } from "./git.ts";
import { commitTree, START_OF_WORK } from "./git-copy-start.ts";
import {
  emptyRepositories,
  fillRepositories,
  type LackingRepository,
  openCopy,
  writeCopy,
} from "./git-copy-submodules.ts";
import { commitOf, lacksObjects } from "./git-refs.ts";
import { storeTreeOf } from "./git-work-tree.ts";
import { makePrivateFolder, realPath } from "./home.ts";
import { gitFoldersAt } from "./workspace.ts";

/** What copy is to be made. */
export interface CopyOrder {
  /** The root of its work tree, which may not be there yet. */
  readonly root: string;
  /** Its branch, `codex/ID`. */
  readonly branch: string;
  /** Where it begins: a ref of the user's repository; null: their work as it stands; or where an earlier copy began. */
  readonly from: string | null | EarlierCopy;
  /** Whether the repositories within it, submodules and others that were added, are filled too. Default: each is an empty folder. */
  readonly fillsRepositories?: boolean;
  readonly madeAtMs: number;
}

/** A copy that was made. */
export interface Copy {
  /** The commit that the branch begins at. */
  readonly start: string;
  /** The user's commit below it, which is the start itself if nothing differed; null before their first one. */
  readonly base: string | null;
  /** What of the user's work is not in it, and why. */
  readonly untold: readonly UntoldPath[];
  /** The repositories within it that are empty, or of which something is not there. */
  readonly lacking: readonly LackingRepository[];
}

/** A copy that stands and in which nobody has worked yet: its store is as we wrote it. */
export interface EarlierCopy extends Copy {
  readonly root: string;
}

/**
 * Why there is no copy: no repository, no such commit, something is there already, the user's store lacks objects of the
 * start, or Git could not.
 */
export type CopyProblem = "no_repository" | "no_commit" | "taken" | "lacking" | "git";

/** Makes a copy of the repository whose work tree has the root `place.root`. */
export async function copyRepository(place: GitPlace, order: CopyOrder): Promise<Copy | CopyProblem> {
  if (gitFoldersAt(realPath(place.root)).length === 0) return "no_repository";
  makePrivateFolder(dirname(order.root));
  try {
    mkdirSync(order.root, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === "EEXIST") return "taken";
    throw error;
  }
  let copy: Copy | CopyProblem = "git";
  try {
    copy = (await withGit(place, (git) => fill(git, order))) ?? "git";
  } finally {
    if (typeof copy === "string") rmSync(order.root, { recursive: true, force: true });
  }
  return copy;
}

async function fill(git: OpenGit, order: CopyOrder): Promise<Copy | CopyProblem> {
  const { root } = order;
  const objects = join(root, ".git", "objects");
  const copy = await startOf(git, objects, order);
  if (typeof copy === "string") return copy;
  if (!(await writeCopy(git, order, copy.start)))
    return (await lacksObjects(openCopy(git, order), copy.start)) ? "lacking" : "git";
  const repositories = order.fillsRepositories === true ? fillRepositories : emptyRepositories;
  return { ...copy, lacking: await repositories(git, order) };
}

async function startOf(git: OpenGit, objects: string, order: CopyOrder): Promise<Beginning | CopyProblem> {
  const { from } = order;
  if (from === null) return fromWork(git, objects, order);
  if (typeof from === "string") return fromCommit(git, from);
  cpSync(join(from.root, ".git", "objects"), objects, { recursive: true });
  const { start, base, untold } = from;
  return { start, base, untold };
}

type Beginning = Omit<Copy, "lacking">;

async function fromCommit(git: OpenGit, ref: string): Promise<Beginning | CopyProblem> {
  const start = await commitOf(git, ref);
  return start === null ? "no_commit" : { start, base: start, untold: [] };
}

/** Work that differs from HEAD becomes a commit on top of it, so that all of it is in the start. */
async function fromWork(git: OpenGit, objects: string, { madeAtMs }: CopyOrder): Promise<Beginning | CopyProblem> {
  const stored = await storeTreeOf(git, objects);
  if (stored === null) return "git";
  const { head, files, untold } = stored;
  if (head !== null && files.length === 0) return { start: head, base: head, untold };
  const start = commitTree(git, objects, stored, { madeAtMs, subject: START_OF_WORK });
  return { start, base: head, untold };
}
