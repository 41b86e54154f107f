// What would be committed if everything in a work tree were staged, found out with a copy of the index. Git decides it,
// with its rules for line ends, modes and links, but writes no object. The copy lends Git what the index knows of unchanged
// files, so that only those that differ are read.

import { accessSync, constants, lstatSync } from "node:fs";
import { join } from "node:path";
import { foldersAbove } from "../core/merging/tree-change.ts";
import type { UntoldPath } from "../core/outcome/snapshot.ts";
import { textOf } from "../core/quoted-path.ts";
import { copyIndex } from "./copy-index.ts";
import { pathBelow } from "./file-state.ts";
import { isMissing, removeIfPresent, statsOf } from "./files.ts";
import { type GitPlace, type OpenGit, withVariables } from "./git.ts";
import { judgeFiltered } from "./git-filters.ts";
import { whyLedOut } from "./git-led-out.ts";
import { emptyTree } from "./git-objects.ts";
import { pathspecsFor } from "./git-pathspecs.ts";
import { readStatus, type StatusEntry } from "./git-status.ts";
import { indexChanges } from "./git-tree-diff.ts";
import type { PathChange } from "./git-tree-edit.ts";
import { UNREAD_FOLDER } from "./git-unread.ts";

/** How the work tree differs from HEAD (null: no commit yet), and what of it cannot be told. */
export interface StagedWork {
  readonly head: string | null;
  readonly changes: readonly PathChange[];
  readonly untold: readonly UntoldPath[];
  /** True if nothing differs from HEAD, in the index as little as in the work tree. */
  readonly isClean: boolean;
}

const SUBMODULE = "160000"; // The mode, as the status tells it.
const STAGE = ["-c", "core.splitIndex=false", "update-index", "--add", "--remove", "--replace", "--info-only"];

/** What of a work tree is looked at. */
export interface Look {
  /** Larger files are not read. Default: all are. */
  readonly mostBytes?: number;
  /** What has to be right only at these paths (latin1). Default: at all. */
  readonly paths?: readonly string[];
}

/** Finds out how the work tree differs from HEAD; null if Git cannot tell. */
export async function stageCopy(git: OpenGit, look: Look): Promise<StagedWork | null> {
  const { mostBytes = Number.POSITIVE_INFINITY, paths: among } = look;
  const part = among === undefined ? null : pathspecsFor(git.place.root, among);
  const status = await readStatus(git, part);
  if (status === null) return null;
  const { head, entries, index } = status;
  const unread = status.unread.flatMap((path) => untoldPath(path, UNREAD_FOLDER));
  if (entries.length === 0) return { head, changes: [], untold: unread, isClean: among === undefined };
  const judged = await judgeFiltered(git, entries);
  const filtered = entries.flatMap(({ path }) => untoldPath(path, judged.get(path)?.why ?? null));
  const unfiltered = entries.filter(({ path }) => !judged.has(path));
  // A file may go, or be closed, between the look at it and Git's: then Git gives up, and there is a second look.
  for (let tries = 2; tries > 0; tries -= 1) {
    const unfit = unfiltered.flatMap((entry) => untoldPath(entry.path, whyUnfit(git.place, entry, mostBytes)));
    const isUnfit = new Set(unfit.map(({ path }) => path));
    const fit = unfiltered.filter(({ path }) => !isUnfit.has(textOf(path)));
    const staged = await stage(git, index, fit, head ?? emptyTree(git));
    if (staged !== null)
      return {
        head,
        changes: staged.map(({ path, to }) => ({ path, entry: to })),
        untold: [...filtered, ...unfit, ...unread],
        isClean: false,
      };
  }
  return null;
}

async function stage(git: OpenGit, index: string, entries: readonly StatusEntry[], base: string) {
  const copy = join(git.scratch, "index-copy");
  copyIndex(index, copy);
  const asked = withVariables(git, { GIT_INDEX_FILE: copy });
  try {
    const isBelowLink = belowLinks(
      git.place.root,
      entries.map(({ path }) => path),
    );
    const isGone = (entry: StatusEntry) => isBelowLink(entry.path) || isFolderInstead(git.place.root, entry);
    const steps = [
      { flags: ["--force-remove"], input: entries.filter(isGone) },
      { flags: [], input: entries.filter((entry) => !isGone(entry)) },
    ];
    for (const { flags, input } of steps.filter((step) => step.input.length > 0)) {
      const bytes = Buffer.from(input.map(({ path }) => `${path}\0`).join(""), "latin1");
      if ((await asked.ask([...STAGE, ...flags, "-z", "--stdin"], bytes)) === null) return null;
    }
    return await indexChanges(asked, base);
  } finally {
    removeIfPresent(copy);
    removeIfPresent(`${copy}.lock`);
  }
}

/** True if a folder stands where a file was: what is in it has paths of its own. `update-index` gives up on one that is not in the index. */
function isFolderInstead(root: string, { path, fields }: StatusEntry): boolean {
  return !fields.includes(SUBMODULE) && statsOf(pathBelow(root, path))?.isDirectory() === true;
}

/** Which of the paths lie below a link: to Git nothing is there, but `update-index` gives up on them. */
function belowLinks(root: string, paths: readonly string[]): (path: string) => boolean {
  const folders = [...new Set(paths.flatMap(foldersAbove))];
  const links = new Set(folders.filter((folder) => statsOf(pathBelow(root, folder))?.isSymbolicLink() === true));
  return (path) => foldersAbove(path).some((folder) => links.has(folder));
}

function untoldPath(path: string, why: string | null): readonly UntoldPath[] {
  return why === null ? [] : [{ path: textOf(path), print: "unknown", changedAtMs: null, why }];
}

/** Why Git could not stage what is there; null if it can, also that nothing is there any more. */
function whyUnfit({ root, isCopy }: GitPlace, { path, fields }: StatusEntry, mostBytes: number): string | null {
  if (path.endsWith("/")) return "it is a repository that nobody has added";
  const file = pathBelow(root, path);
  const why = isCopy === true && fields.includes(SUBMODULE) && typeof file === "string" ? whyLedOut(root, file) : null;
  if (why !== null) return why;
  try {
    const stats = lstatSync(file);
    if (stats.isSymbolicLink() || stats.isDirectory()) return null;
    if (!stats.isFile()) return "it is no regular file";
    accessSync(file, constants.R_OK);
    return stats.size > mostBytes ? "it is too large" : null;
  } catch (error) {
    return isMissing(error) ? null : "it cannot be read";
  }
}
