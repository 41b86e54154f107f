// What an apply would do: every path, commit and entry of the index is merged before anything is touched.

import type { ApplyForm } from "../../core/job/applied.ts";
import { chooseForm } from "../../core/merging/choose-form.ts";
import type { Conflict } from "../../core/merging/conflict.ts";
import { isGitlink, type TreeChange, type TreeEntry } from "../../core/merging/tree-change.ts";
import type { UntoldPath } from "../../core/outcome/snapshot.ts";
import { bytesOf, textOf } from "../../core/quoted-path.ts";
import { pathBelow, stampAt } from "../../io/file-state.ts";
import { isStartOfWork } from "../../io/git-copy-start.ts";
import { filteredPaths } from "../../io/git-filters.ts";
import { operationIn } from "../../io/git-head.ts";
import { identityStamp, userIdentity } from "../../io/git-identity.ts";
import { indexChanges } from "../../io/git-index-edit.ts";
import { mergeTrees } from "../../io/git-merge.ts";
import { readObjects, writeObject } from "../../io/git-objects.ts";
import { lacksObjects, parentOf } from "../../io/git-refs.ts";
import { commitsSince, type ReplayedCommit, replayCommits } from "../../io/git-replay.ts";
import { diffTrees } from "../../io/git-tree-diff.ts";
import { editTree } from "../../io/git-tree-edit.ts";
import { storeTreeOf } from "../../io/git-work-tree.ts";
import { UNCOMMITTED } from "./changes.ts";
import { LOST } from "./lost-start.ts";
import type { Sides } from "./open-sides.ts";

const SHORT_SHA = 8;

/** What is to be done; or the paths that conflict; or why it cannot be, as the end of a sentence. */
export type Planned = { readonly plan: Plan } | { readonly conflicts: readonly Conflict[] } | { readonly why: string };

/** A path of the job's work that is not brought in, and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

/** A plan. Paths are bytes (latin1), those of `left` text. */
export interface Plan {
  readonly as: ApplyForm;
  /** Why not as commits, although the job made some. */
  readonly why: string | null;
  /** What changes in the work tree. */
  readonly files: readonly TreeChange[];
  /** The commits for HEAD, in the store of the sides. */
  readonly commits: readonly ReplayedCommit[];
  /** What changes in the index. */
  readonly index: readonly TreeChange[];
  /** What stood at each path that the job changed before the work tree was looked at, by `stampAt`. */
  readonly stamps: ReadonlyMap<string, string | null>;
  readonly left: readonly LeftOut[];
  /** The submodules that moved. */
  readonly submodules: readonly TreeChange[];
}

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
  if (work === null || commits === null)
    return { why: (await lacksObjects(sides.git, sides.start)) ? LOST : "Git could not merge it" };
  const conflicts = [work, commits].flatMap((part) => ("conflicts" in part ? part.conflicts : []));
  if ("conflicts" in work || "conflicts" in commits) return { conflicts: onePerPath(conflicts) };
  return { plan: { as: form.as, why: "why" in form ? form.why : null, ...work, ...commits } };
}

function onePerPath(conflicts: readonly Conflict[]): readonly Conflict[] {
  return [...new Map(conflicts.toReversed().map((each) => [each.path, each])).values()].toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** The form, and the commits if it is that. */
async function planForm(sides: Sides, order: PlanOrder) {
  const { git, start, there } = sides;
  const [names, started] = await Promise.all([commitsSince(git, start, there.head), readObjects(git, [start])]);
  const isOfWork = isStartOfWork(started.get(start)?.toString("latin1") ?? "");
  const dirty = isOfWork && names !== null && names.length > 0 ? await dirtyInCommits(sides) : [];
  const facts = { wanted: order.wanted, commits: names?.length ?? null, dirty, operation: operationIn(git) };
  const form = chooseForm(facts);
  const isCommits = "as" in form && form.as === "commits";
  return { form, commits: isCommits ? await planCommits(sides, order, names ?? []) : NO_COMMITS };
}

/** The paths of the job's commits that differed from the user's HEAD when the copy was made. */
async function dirtyInCommits({ git, store, start, startTree, there }: Sides): Promise<readonly string[]> {
  const base = (await parentOf(git, start)) ?? writeObject(store, "tree", Buffer.alloc(0));
  const [uncommitted, committed] = await Promise.all([
    diffTrees(git, base, start),
    diffTrees(git, startTree, there.headTree),
  ]);
  const paths = new Set(uncommitted?.map(({ path }) => path));
  return committed?.flatMap(({ path }) => (paths.has(path) ? [textOf(path)] : [])) ?? [];
}

type WorkPart = Pick<Plan, "files" | "stamps" | "left" | "submodules">;
type CommitPart = Pick<Plan, "commits" | "index">;
type Conflicting = { readonly conflicts: readonly Conflict[] };
const NO_COMMITS: CommitPart = { commits: [], index: [] };

async function planFiles(sides: Sides): Promise<WorkPart | Conflicting | null> {
  const { git, store, startTree, there, uncommitted } = sides;
  const changed = await diffTrees(git, startTree, there.tree);
  if (changed === null) return null;
  const stamps = new Map(changed.map(({ path }) => [path, stampAt(pathBelow(git.place.root, path))]));
  const here = await storeTreeOf(git, store.folder, { paths: changed.map(({ path }) => path) });
  if (here === null) return null;
  const untold = changed.filter(({ path }) => isUntold(here.untold, path));
  if (untold.length > 0)
    return { conflicts: untold.map(({ path, from, to }) => ({ path, kind: "untold", here: from, there: to })) };
  const merged = await mergeTrees(git, store, { base: startTree, here: here.tree, there: there.tree });
  if (merged === null || "conflicts" in merged) return merged;
  const filters = await filteredPaths(
    git,
    merged.changes.map(({ path }) => path),
  );
  const files = merged.changes.filter((change) => whyLeftOut(change, filters) === null);
  const submodules = merged.changes.filter(({ from, to }) => isGitlink(from) || isGitlink(to));
  const left = [
    ...merged.changes.flatMap((change) => leftOut(change, whyLeftOut(change, filters))),
    ...uncommitted.map((path) => ({ path, why: UNCOMMITTED })),
    ...there.untold.map(({ path, why }) => ({ path, why })),
  ];
  return { files, stamps, left, submodules };
}

function submoduleWords(to: TreeEntry | null): string {
  const how = to === null ? "" : `; the job moved it to ${to.object.slice(0, SHORT_SHA)}: git checkout that there`;
  return `a submodule: its work tree is left as it is${how}`;
}

function leftOut({ path }: TreeChange, why: string | null): readonly LeftOut[] {
  return why === null ? [] : [{ path: textOf(path), why }];
}

function whyLeftOut({ path, from, to }: TreeChange, filters: ReadonlyMap<string, string>): string | null {
  if (isGitlink(from) || isGitlink(to)) return submoduleWords(to);
  const filter = to === null ? undefined : filters.get(path);
  return filter === undefined ? null : `the Git filter "${filter}" is not run`;
}

/** Also what lies in a repository that nobody has added: its path ends with a slash. */
function isUntold(untold: readonly UntoldPath[], path: string): boolean {
  const known = untold.map((each) => bytesOf(each.path));
  return known.some((each) => each === path || (each.endsWith("/") && path.startsWith(each)));
}

async function planCommits(
  sides: Sides,
  { job, atMs }: PlanOrder,
  names: readonly string[],
): Promise<CommitPart | Conflicting | null> {
  const { git, store, startTree, there, head, headTree } = sides;
  const identity = userIdentity(git);
  const replaying = replayCommits(git, store, {
    commits: names,
    from: startTree,
    onto: { head: head.commit, tree: headTree },
    committer: identity === null ? null : Buffer.from(identityStamp(identity, atMs)).toString("latin1"),
    trailer: `Codex-Job: ${job}`,
  });
  const [replayed, staged] = await Promise.all([replaying, indexChanges(git, headTree)]);
  if (replayed === null || "conflicts" in replayed) return replayed;
  if (staged === null) return null;
  const edits = staged.map(({ path, to }) => ({ path, entry: to }));
  const index = await editTree(git, store, headTree, edits);
  const merged = await mergeTrees(git, store, { base: startTree, here: index, there: there.headTree });
  if (merged === null || "conflicts" in merged) return merged;
  return { commits: replayed.commits, index: merged.changes };
}
