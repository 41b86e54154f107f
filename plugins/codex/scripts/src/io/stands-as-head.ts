// Whether a work tree stands at some paths as HEAD does, found out without Git, which takes long where there are very many files.
// Contents are compared, not times. Where anything is out of the ordinary the answer is no: then Git has to say.

import { lstatSync } from "node:fs";
import { isGitlink, isRegular } from "../core/merging/tree-change.ts";
import { pathBelow, stampAt } from "./file-state.ts";
import type { OpenGit } from "./git.ts";
import { notedTree } from "./git-index-survey.ts";
import { objectFormatOf, objectName } from "./git-objects.ts";
import { isReachedPlainly } from "./git-pathspecs.ts";
import type { PathChange } from "./git-tree-edit.ts";
import { readContent } from "./git-work-tree.ts";

/** True if nothing is staged, and at each path (latin1) stands just what HEAD has there; `headTree` is its tree. */
export async function standsAsHead(git: OpenGit, headTree: string, there: readonly PathChange[]): Promise<boolean> {
  return (await notedTree(git)) === headTree && there.every((each) => standsAs(git, each));
}

function standsAs({ place: { root }, settings }: OpenGit, { path, entry }: PathChange): boolean {
  if (isGitlink(entry) || !isReachedPlainly(root, path)) return false;
  try {
    if (entry === null) return stampAt(pathBelow(root, path)) === null;
    const stats = lstatSync(pathBelow(root, path));
    const isExecutable = entry.mode === "100755";
    const isKind = isRegular(entry)
      ? stats.isFile() && ((stats.mode & 0o100) !== 0) === isExecutable
      : stats.isSymbolicLink();
    const content = isKind ? readContent(root, path) : null;
    return content !== null && objectName(objectFormatOf(settings), "blob", content) === entry.object;
  } catch {
    return false;
  }
}
