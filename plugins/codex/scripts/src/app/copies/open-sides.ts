// The two sides of an apply, as objects: the user's workspace as it stands now, and what the job left in its copy. Of both only
// files and objects are read; new objects go to a store of ours, which goes with the scratch folder.

import { join } from "node:path";
import { placeOf } from "../../core/job/place.ts";
import type { EndedJob } from "../../core/job/record.ts";
import { type OpenGit, storesVariable, withGit, withVariables } from "../../io/git.ts";
import { type Head, readHead } from "../../io/git-head.ts";
import { type ObjectStore, objectFormatOf, writeObject } from "../../io/git-objects.ts";
import { commitAndTree, lacksObjects } from "../../io/git-refs.ts";
import { uncommittedSubmodules } from "../../io/git-tree.ts";
import { type StoredTree, storeTreeOf } from "../../io/git-work-tree.ts";
import { readBefore } from "../../io/job-files.ts";
import { gitFolderOfCopy } from "../../io/workspace.ts";
import { gitPlace } from "../end/git-place.ts";
import type { Context } from "../scope/context.ts";
import { LOST, replacedGitFolder } from "./lost-start.ts";

/** Both sides. */
export interface Sides {
  /** The workspace; knows the objects of both sides. */
  readonly git: OpenGit;
  readonly store: ObjectStore;
  /** The commit that the copy began at, and its tree. */
  readonly start: string;
  readonly startTree: string;
  readonly copyRoot: string;
  /** What the job left. */
  readonly there: StoredTree & { readonly head: string; readonly headTree: string };
  /** The submodules in which it left something uncommitted. */
  readonly uncommitted: readonly string[];
  readonly head: Head;
  /** The tree of HEAD; the empty one before the first commit. */
  readonly headTree: string;
}

/** Opens them for the body, or says why not, as the end of a sentence. */
export async function withSides<T>(
  context: Context,
  record: EndedJob,
  body: (sides: Sides) => Promise<T>,
): Promise<{ readonly result: T } | { readonly why: string }> {
  const opened = await withGit(gitPlace(context, record.workspaceRoot), async (git) => {
    const sides = await openSides(context, record, git);
    return "why" in sides ? sides : { result: await body(sides) };
  });
  return opened ?? { why: `"${record.workspaceRoot}" is no work tree of Git any more, or Git cannot read it` };
}

async function openSides(context: Context, record: EndedJob, git: OpenGit): Promise<Sides | { readonly why: string }> {
  const { root: copyRoot, start } = placeOf(record);
  if (start === null) return { why: "its record does not say where its copy began" };
  if (gitFolderOfCopy(copyRoot) === null) return { why: replacedGitFolder(copyRoot) };
  const store = { folder: join(git.scratch, "store"), format: objectFormatOf(git.settings) };
  const place = gitPlace(context, copyRoot, readBefore(context.home, record.id)?.settings);
  const lookAtCopy = withGit(place, async (other) => {
    const [began, tree] = await Promise.all([commitAndTree(other, start), storeTreeOf(other, store.folder)]);
    if (began === null) return { why: LOST };
    if (tree === null) return (await lacksObjects(other, start)) ? { why: LOST } : null;
    const uncommitted = await uncommittedSubmodules(other);
    return { tree, startTree: began.tree, objects: join(other.commonFolder, "objects"), uncommitted };
  });
  const [copy, head] = await Promise.all([lookAtCopy, readHead(git)]);
  if (copy === null) return { why: "Git cannot read its copy" };
  if ("why" in copy) return { why: copy.why ?? LOST };
  const { tree: there, startTree, objects, uncommitted } = copy;
  if (there.head === null || there.headTree === null) return { why: "its copy has no commit any more" };
  const both = withVariables(git, storesVariable([store.folder, objects]));
  const headTree = head.tree ?? writeObject(store, "tree", Buffer.alloc(0));
  const left = { ...there, head: there.head, headTree: there.headTree };
  return { git: both, store, start, startTree, copyRoot, there: left, uncommitted, head, headTree };
}
