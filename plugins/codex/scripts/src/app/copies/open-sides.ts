// The two sides of an apply, as objects: the user's workspace as it stands now, and what the job left in its copy. Of both only
// files and objects are read; new objects go to a store of ours, which goes with the scratch folder.

import { join } from "node:path";
import { placeOf } from "../../core/job/place.ts";
import type { EndedJob } from "../../core/job/record.ts";
import { broughtStore } from "../../io/brought-store.ts";
import { type GitPlace, type OpenGit, settingsOf, storesVariable, withGit, withVariables } from "../../io/git.ts";
import { withMemory } from "../../io/git-batch.ts";
import { type Head, headInFiles, readHead } from "../../io/git-head.ts";
import { emptyTree, type ObjectStore, objectFormatOf, readObjects } from "../../io/git-objects.ts";
import { type CommitWithTree, commitAndTree } from "../../io/git-refs.ts";
import type { GitSettings } from "../../io/git-settings.ts";
import { type StoredTree, storeTreeOf } from "../../io/git-work-tree.ts";
import { makePrivateFolder } from "../../io/home.ts";
import { readBefore } from "../../io/job-files.ts";
import { gitFoldersOfCopy } from "../../io/workspace.ts";
import { gitPlace } from "../end/git-place.ts";
import type { Context } from "../scope/context.ts";
import type { BroughtBefore } from "./brought-before.ts";
import { type LeftOut, leftBeside } from "./left-out.ts";
import { replacedGitFolder, whyLost } from "./lost-start.ts";

/** Both sides. */
export interface Sides {
  /** The workspace; knows the objects of both sides. */
  readonly git: OpenGit;
  readonly store: ObjectStore;
  /** The commit that the copy began at. */
  readonly start: string;
  /** From which tree the job's files, and from which commit its commits are to be brought in: its start, unless more is in already. */
  readonly filesFrom: string;
  readonly commitsFrom: CommitWithTree;
  /** The job with which that came; null: nothing of the copy is in. */
  readonly since: string | null;
  readonly copyRoot: string;
  /** The commit that the copy stands on, and its tree. */
  readonly there: CommitWithTree;
  /** What the job left, committed or not. To look at all of the copy takes longest: it goes on while the rest is planned. */
  readonly left: Promise<LeftWork | null>;
  /** The store with what of that the copy lacks. */
  readonly leftStore: string;
  readonly head: Head;
  /** Why what the job left cannot be told, if the start or the copy cannot be read; as the end of a sentence, else null. */
  whyLost(): Promise<string | null>;
  /** The tree of HEAD; the empty one before the first commit. */
  readonly headTree: string;
}

/** That the copy cannot be read and nobody knows why, as the end of a sentence. */
export const UNREAD = "Git cannot read its copy";

/** What a job left in its copy, and what lies beside that. */
export type LeftWork = StoredTree & { readonly beside: readonly LeftOut[] };

/** The user's workspace, whose configuration is asked for before Git has its hands full with the copy. */
export interface Workspace {
  readonly place: GitPlace;
  readonly settings: Promise<GitSettings | null>;
}

/** Asks for it. */
export function openWorkspace(context: Context, root: string): Workspace {
  const place = gitPlace(context, root);
  return { place, settings: settingsOf(place) };
}

type Opened<T> = { readonly result: T } | { readonly why: string };

/** Opens them for the body, or says why not, as the end of a sentence. */
export async function withSides<T>(
  context: Context,
  record: EndedJob,
  before: BroughtBefore | null,
  here: Workspace,
  body: (sides: Sides) => Promise<T>,
): Promise<Opened<T>> {
  const { root: copyRoot, start } = placeOf(record);
  if (start === null) return { why: "its record does not say where its copy began" };
  if (gitFoldersOfCopy(copyRoot).length === 0) return { why: replacedGitFolder(copyRoot) };
  const place = gitPlace(context, copyRoot, readBefore(context.home, record.id)?.settings);
  const why = () => whyLost(context, record.workspaceRoot, place, start);
  const opened = await withGit(place, async (copy) => {
    const [folder, leftStore] = [join(copy.scratch, "store"), join(copy.scratch, "left")];
    // A Git that goes on knows only the stores that are there when it starts.
    for (const each of [folder, leftStore]) makePrivateFolder(each);
    const left = lookAtWork(copy, start, leftStore);
    const earlier = before === null ? [] : [broughtStore(context.home, before.job)];
    const stores = [folder, leftStore, join(copy.commonFolder, "objects"), ...earlier];
    const opening = { copy, start, before, left, leftStore, whyLost: why };
    try {
      const known = await here.settings;
      const store = { folder, format: objectFormatOf(copy.settings), made: new Map() };
      const open = (git: OpenGit) =>
        openSides(withMemory(withVariables(git, storesVariable(stores)), store.made), opening, store, body);
      const result = known && (await withGit({ ...here.place, settings: known }, open));
      return result ?? { why: `"${record.workspaceRoot}" is no work tree of Git any more, or Git cannot read it` };
    } finally {
      await left.catch(() => null); // It writes into a folder that is about to be removed.
    }
  });
  return opened ?? { why: (await why()) ?? UNREAD };
}

interface Opening extends Pick<Sides, "start" | "left" | "leftStore" | "whyLost"> {
  readonly copy: OpenGit;
  readonly before: BroughtBefore | null;
}

async function openSides<T>(
  git: OpenGit,
  { copy, before, start, ...given }: Opening,
  store: ObjectStore,
  body: (sides: Sides) => Promise<T>,
): Promise<Opened<T>> {
  const thereHead = headInFiles(copy);
  const [began, there, head, brought] = await Promise.all([
    commitAndTree(git, start),
    thereHead === null ? commitAndTree(copy, "HEAD") : commitAndTree(git, thereHead),
    readHead(git),
    before && readBrought(git, before),
  ]);
  if (began === null) return { why: (await given.whyLost()) ?? UNREAD };
  if (there === null) return { why: (await given.whyLost()) ?? "its copy has no commit any more" };
  const headTree = head.tree ?? emptyTree(git);
  const from = brought ?? { since: null, filesFrom: began.tree, commitsFrom: began };
  const commitsFrom = from.commitsFrom ?? began;
  const copyRoot = copy.place.root;
  return { result: await body({ git, store, start, ...given, ...from, commitsFrom, copyRoot, there, head, headTree }) };
}

/** From where the rest is to be brought in, if that can still be read; its commits from their start if they came as changes. */
async function readBrought(git: OpenGit, { job, head, tree, asCommits }: BroughtBefore) {
  const [commit, trees] = await Promise.all([commitAndTree(git, head), readObjects(git, [tree])]);
  if (commit === null) return null;
  return { since: job, filesFrom: trees.has(tree) ? tree : commit.tree, commitsFrom: asCommits ? commit : null };
}

async function lookAtWork(copy: OpenGit, start: string, folder: string): Promise<LeftWork | null> {
  const [tree, beside] = await Promise.all([storeTreeOf(copy, folder, {}), leftBeside(copy, start)]);
  return tree && { ...tree, beside };
}
