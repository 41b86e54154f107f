// What an apply would do: every path, commit and entry of the index is merged before anything is touched.

import { join } from "node:path";
import type { ApplyForm } from "../../core/job/applied.ts";
import { chooseForm } from "../../core/merging/choose-form.ts";
import type { Conflict } from "../../core/merging/conflict.ts";
import { isGitlink, type TreeChange } from "../../core/merging/tree-change.ts";
import type { UntoldPath } from "../../core/outcome/snapshot.ts";
import { bytesOf, textOf } from "../../core/quoted-path.ts";
import { pathBelow, stampAt } from "../../io/file-state.ts";
import type { OpenGit } from "../../io/git.ts";
import { encodeObjects, type NewObject } from "../../io/git-add-objects.ts";
import { isStartOfWork } from "../../io/git-copy-start.ts";
import { filteredPaths } from "../../io/git-filters.ts";
import { operationIn } from "../../io/git-head.ts";
import { identityStamp, userIdentity } from "../../io/git-identity.ts";
import { type EditedIndex, editIndex } from "../../io/git-index-edit.ts";
import { indexStamp } from "../../io/git-index-lock.ts";
import { notedTree } from "../../io/git-index-survey.ts";
import { mergeTrees } from "../../io/git-merge.ts";
import { emptyTree, readObjects } from "../../io/git-objects.ts";
import { parentOf } from "../../io/git-refs.ts";
import { commitsSince, type ReplayedCommit, replayCommits } from "../../io/git-replay.ts";
import { diffTrees, indexChanges } from "../../io/git-tree-diff.ts";
import { editTree } from "../../io/git-tree-edit.ts";
import { type StoredTree, storeTreeOf } from "../../io/git-work-tree.ts";
import { writeNewFiles } from "../../io/new-contents.ts";
import { standsAsHead } from "../../io/stands-as-head.ts";
import { unlikeContents } from "../../io/unlike-contents.ts";
import { type LeftOut, leftUntold } from "./left-out.ts";
import { type Sides, UNREAD } from "./open-sides.ts";
import { whySubmoduleLeft } from "./submodule-commits.ts";

/** What is to be done; or the paths that conflict; or why it cannot be, as the end of a sentence. */
export type Planned = { readonly plan: Plan } | { readonly conflicts: readonly Conflict[] } | { readonly why: string };

/** A plan. Paths are bytes (latin1), those of `left` text. */
export interface Plan {
  readonly as: ApplyForm;
  /** Why not as commits, although the job made some. */
  readonly why: string | null;
  /** What changes in the work tree. */
  readonly files: readonly TreeChange[];
  /** The folder with the new files, each at its path. */
  readonly contents: string;
  /** The commits for HEAD, in the store of the sides. */
  readonly commits: readonly ReplayedCommit[];
  /** The objects that they need and the user's store may lack; what an object needs comes before it. Null: one is damaged. */
  readonly objects: readonly NewObject[] | null;
  /** The index as it is and as it will be; null: it stays. */
  readonly index: NewIndex | null;
  /** What stood at each path that the job changed before the work tree was looked at, by `stampAt`. */
  readonly stamps: ReadonlyMap<string, string | null>;
  readonly left: readonly LeftOut[];
  /** The submodules that moved. */
  readonly submodules: readonly TreeChange[];
}

/** A new index, and the stamp of the one that is there; null: none. */
export type NewIndex = EditedIndex & { readonly oldStamp: string | null };

/** What is wanted. */
export interface PlanOrder {
  readonly job: string;
  readonly wanted: ApplyForm | null;
  readonly atMs: number;
}

/** Plans the apply. */
export async function planApply(sides: Sides, order: PlanOrder): Promise<Planned> {
  const [work, { form, commits }] = await Promise.all([planFiles(sides), planForm(sides, order)]);
  if ("refused" in form) return { why: form.refused };
  if (work === null || commits === null) return { why: await whyNot(sides) };
  const conflicts = [work, commits].flatMap((part) => ("conflicts" in part ? part.conflicts : []));
  if ("conflicts" in work || "conflicts" in commits) return { conflicts: onePerPath(conflicts) };
  return { plan: { as: form.as, why: "why" in form ? form.why : null, ...work, ...commits } };
}

async function whyNot({ left, whyLost }: Sides): Promise<string> {
  const isUnread = (await left) === null;
  return (await whyLost()) ?? (isUnread ? UNREAD : "Git could not merge it, or not write the new files");
}

function onePerPath(conflicts: readonly Conflict[]): readonly Conflict[] {
  return [...new Map(conflicts.toReversed().map((each) => [each.path, each])).values()].toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** The form, and the commits if it is that. */
async function planForm(sides: Sides, order: PlanOrder) {
  const { git, start, commitsFrom, there } = sides;
  const [names, started] = await Promise.all([
    commitsSince(git, commitsFrom.commit, there.commit),
    readObjects(git, [start]),
  ]);
  const isOfWork = isStartOfWork(started.get(start)?.toString("latin1") ?? "");
  const dirty = isOfWork && names !== null && names.length > 0 ? await dirtyInCommits(sides) : [];
  const facts = { wanted: order.wanted, commits: names?.length ?? null, dirty, operation: operationIn(git) };
  const form = chooseForm(facts);
  const isCommits = "as" in form && form.as === "commits";
  return { form, commits: isCommits ? await planCommits(sides, order, names ?? []) : NO_COMMITS };
}

/** The paths of the job's commits that differed from the user's HEAD when the copy was made. */
async function dirtyInCommits({ git, start, commitsFrom, there }: Sides): Promise<readonly string[]> {
  const base = (await parentOf(git, start)) ?? emptyTree(git);
  const [uncommitted, committed] = await Promise.all([
    diffTrees(git, base, start),
    diffTrees(git, commitsFrom.tree, there.tree),
  ]);
  const paths = new Set(uncommitted?.map(({ path }) => path));
  return committed?.flatMap(({ path }) => (paths.has(path) ? [textOf(path)] : [])) ?? [];
}

type WorkPart = Pick<Plan, "files" | "contents" | "stamps" | "left" | "submodules">;
type CommitPart = Pick<Plan, "commits" | "objects" | "index">;
type Conflicting = { readonly conflicts: readonly Conflict[] };
const NO_COMMITS: CommitPart = { commits: [], objects: [], index: null };

/** Most jobs commit all that they did. So what they committed is planned while the copy is still looked at, and often that is it. */
async function planFiles(sides: Sides): Promise<WorkPart | Conflicting | null> {
  const [committed, left] = await Promise.all([planTree(sides, sides.there.tree), sides.left]);
  if (left === null) return null;
  const planned = left.tree === sides.there.tree ? committed : await planTree(sides, left.tree);
  if (planned === null || "conflicts" in planned) return planned;
  return { ...planned, left: [...planned.left, ...left.beside, ...leftUntold(left.untold)] };
}

/** Plans that the work tree gets what this tree of the copy holds. */
async function planTree(sides: Sides, there: string): Promise<WorkPart | Conflicting | null> {
  const { git, store, filesFrom, copyRoot } = sides;
  const changed = await diffTrees(git, filesFrom, there);
  if (changed === null) return null;
  const contents = join(git.scratch, `contents-${there}`);
  if (changed.length === 0) return { files: [], stamps: new Map(), left: [], submodules: [], contents };
  const paths = changed.map(({ path }) => path);
  const stamps = new Map(paths.map((path) => [path, stampAt(pathBelow(git.place.root, path))]));
  const [here, filters] = await Promise.all([lookHere(sides, changed), filteredPaths(git, paths)]);
  if (here === null) return null;
  const untold = changed.flatMap((change) => untoldAt(here.untold, change, filters));
  if (untold.length > 0) return { conflicts: untold };
  const merged = await mergeTrees(git, store, { base: filesFrom, here: here.tree, there });
  if (merged === null || "conflicts" in merged) return merged;
  // Commits would hold what the work tree lacks, and the user's next one would take it back: so nothing is brought in.
  const filtered = merged.changes.filter((each) => kindOf(each, filters, null) !== null);
  if (filtered.length > 0) return { conflicts: filtered.map((each) => conflictOf(each, "filtered")) };
  const unlike = await unlikeContents(git, merged.changes);
  if (unlike.length > 0) return { conflicts: unlike.map((each) => conflictOf(each, "both_changed")) };
  const [files, submodules] = [merged.changes.filter((each) => !isSubmodule(each)), merged.changes.filter(isSubmodule)];
  const left = await Promise.all(
    submodules.map(async (each) => ({ path: textOf(each.path), why: await whySubmoduleLeft(sides, each) })),
  );
  return (await writeNewFiles(git, contents, copyRoot, files)) ? { files, stamps, left, submodules, contents } : null;
}

/** The tree of the work tree, right at the paths of these changes. Mostly they stand as in HEAD, and Git need not look. */
async function lookHere(
  { git, store, filesFrom, headTree }: Sides,
  changed: readonly TreeChange[],
): Promise<Pick<StoredTree, "tree" | "untold"> | null> {
  const moved = await diffTrees(git, filesFrom, headTree);
  const inHead = new Map(moved?.map(({ path, to }) => [path, to]));
  const entries = changed.map(({ path, from }) => {
    const entry = inHead.get(path);
    return { path, entry: entry === undefined ? from : entry };
  });
  if (moved !== null && (await standsAsHead(git, headTree, entries))) return { tree: headTree, untold: [] };
  return storeTreeOf(git, store.folder, { paths: changed.map(({ path }) => path) });
}

function isSubmodule({ from, to }: TreeChange): boolean {
  return isGitlink(from) || isGitlink(to);
}

/** `filtered` if a file is to be written there that takes a filter; else as it is given. */
function kindOf<T>({ path, to }: TreeChange, filters: ReadonlyMap<string, string>, other: T): T | "filtered" {
  return to !== null && filters.has(path) ? "filtered" : other;
}

function conflictOf({ path, from, to }: TreeChange, kind: Conflict["kind"]): Conflict {
  return { path, kind, here: from, there: to };
}

/** Also what lies in a repository that nobody has added: its path ends with a slash. */
function untoldAt(
  untold: readonly UntoldPath[],
  change: TreeChange,
  filters: ReadonlyMap<string, string>,
): readonly Conflict[] {
  const { path } = change;
  const found = untold.find((each) => {
    const known = bytesOf(each.path);
    return known === path || (known.endsWith("/") && path.startsWith(known));
  });
  if (found === undefined) return [];
  const why = bytesOf(found.path) === path ? found.why : `"${found.path}": ${found.why}`;
  const conflict = conflictOf(change, kindOf(change, filters, "untold"));
  return [conflict.kind === "untold" ? { ...conflict, why } : conflict];
}

async function planCommits(
  sides: Sides,
  { job, atMs }: PlanOrder,
  names: readonly string[],
): Promise<CommitPart | Conflicting | null> {
  const { git, store, commitsFrom, head, headTree } = sides;
  const identity = userIdentity(git);
  // The index first: to write it takes Git a while.
  const index = await planIndex(sides);
  const replaying = replayCommits(git, store, {
    commits: names,
    from: commitsFrom.tree,
    onto: { head: head.commit, tree: headTree },
    committer: identity === null ? null : Buffer.from(identityStamp(identity, atMs)).toString("latin1"),
    trailer: `Codex-Job: ${job}`,
  });
  const editing = index !== null && "edited" in index ? index.edited : null;
  const encoding = replaying.then((made) =>
    made !== null && "objects" in made ? encodeObjects(git, made.objects) : [],
  );
  const [replayed, edited, objects] = await Promise.all([replaying, editing, encoding]);
  if (replayed === null || "conflicts" in replayed) return replayed;
  if (replayed.commits.length === 0) return NO_COMMITS;
  if (index !== null && "conflicts" in index) return index;
  if (edited === null) return null;
  return { commits: replayed.commits, objects, index: edited };
}

/** The user's index, with what the job committed merged into it; `edited` is still being written. */
async function planIndex({
  git,
  store,
  commitsFrom,
  there,
  headTree,
}: Sides): Promise<{ readonly edited: Promise<NewIndex | null> } | Conflicting | null> {
  const oldStamp = indexStamp(git.gitFolder); // Before anything is read of it.
  const staged = await stagedSince(git, headTree);
  if (staged === null) return null;
  const edits = staged.map(({ path, to }) => ({ path, entry: to }));
  const here = await editTree(git, store, headTree, edits);
  if (here === null) return null;
  const merged = await mergeTrees(git, store, { base: commitsFrom.tree, here, there: there.tree });
  if (merged === null || "conflicts" in merged) return merged;
  return { edited: editIndex(git, merged.changes).then((edited) => edited && { ...edited, oldStamp }) };
}

async function stagedSince(git: OpenGit, headTree: string): Promise<readonly TreeChange[] | null> {
  return (await notedTree(git)) === headTree ? [] : indexChanges(git, headTree);
}
