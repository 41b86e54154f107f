// Brings the work of an isolated job into the user's workspace, all or nothing: each path is merged three ways, between where the
// job began, the workspace as it stands now, and what the job left. No hook, filter or driver is run.

import type { Applied, ApplyForm } from "../../core/job/applied.ts";
import { copyNameOf } from "../../core/job/place.ts";
import { type EndedJob, isEnded, type JobRecord } from "../../core/job/record.ts";
import { notYetWords } from "../../core/job/status-words.ts";
import type { Conflict, ConflictKind } from "../../core/merging/conflict.ts";
import type { TreeEntry } from "../../core/merging/tree-change.ts";
import { textOf } from "../../core/quoted-path.ts";
import { hasJournal } from "../../io/apply-journal.ts";
import { shortName } from "../../io/git-head.ts";
import { commitHooks } from "../../io/git-hooks.ts";
import { canMerge } from "../../io/git-merge.ts";
import { objectSizes } from "../../io/git-objects.ts";
import type { ReplayedCommit } from "../../io/git-replay.ts";
import { realPath } from "../../io/home.ts";
import { type Obstructed, obstructed, presentAlready } from "../../io/obstacles.ts";
import { isFolder } from "../../io/workspace.ts";
import { activeJobIn, isCopyGone } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { whileLocked } from "./apply-lock.ts";
import { broughtBefore } from "./brought-before.ts";
import { carryOut } from "./carry-out.ts";
import type { LeftOut } from "./left-out.ts";
import { isNeverBegun } from "./never-begun.ts";
import { openWorkspace, type Sides, type Workspace, withSides } from "./open-sides.ts";
import { type Plan, planApply } from "./plan-apply.ts";
import { type LeftFiles, type Settled, STUCK, settleApply } from "./settle-apply.ts";

/** What was asked for. */
export interface ApplyOrder {
  readonly wanted: ApplyForm | null;
  readonly isDryRun: boolean;
  readonly isAgain: boolean;
}

/** What was brought in, or would be. Paths are text. */
export interface Work {
  readonly as: ApplyForm;
  /** Why not as commits, although the job made some. */
  readonly why: string | null;
  /** The branch's short name; null: HEAD is detached. */
  readonly branch: string | null;
  /** The commit that HEAD stood on before; null before the first one. */
  readonly head: string | null;
  readonly commits: readonly ReplayedCommit[];
  readonly files: readonly string[];
  readonly left: readonly LeftOut[];
  /** True if the job left nothing that could be brought in, be it that it is there already. */
  readonly isNone: boolean;
  /** The job in the same copy that was applied before: only what came since is brought in. Null: none. */
  readonly since: string | null;
  /** Those that a commit would have run, and that were not run. */
  readonly hooks: readonly string[];
}

/** A conflict as it is shown: the sizes are in bytes, null for nothing or for a submodule. */
export interface ShownConflict {
  readonly path: string;
  readonly kind: ConflictKind;
  readonly here: number | null;
  readonly there: number | null;
  /** What stands in the way, if that is at another path. */
  readonly by?: string;
  /** Why nobody can tell, if that is it. */
  readonly why?: string;
}

/** What came of it. `nothing`: all is in the workspace already, or there is nothing. `why` is the end of a sentence. */
export type ApplyOutcome =
  | { readonly kind: "applied" | "would" | "nothing"; readonly work: Work }
  /** An earlier apply of the job had been cut short with everything in the workspace. */
  | { readonly kind: "finished"; readonly applied: Applied }
  | { readonly kind: "conflicts"; readonly conflicts: readonly ShownConflict[] }
  | { readonly kind: "refused"; readonly why: string; readonly isEnvironment: boolean }
  | LeftFiles;

/** Applies the job's work. What an earlier apply left unfinished is settled first; `onSettled` is told of it. */
export async function applyJob(
  context: Context,
  record: JobRecord,
  order: ApplyOrder,
  onSettled: (settled: Settled) => void,
): Promise<ApplyOutcome> {
  const root = realPath(record.workspaceRoot);
  // A disk may only be away: what was begun there waits for it.
  if (!isFolder(root)) return refused(hasJournal(context.home, root) ? `${GONE}, ${UNSETTLED}` : GONE);
  const workspace = openWorkspace(context, record.workspaceRoot);
  const body = async (): Promise<ApplyOutcome> => {
    const settled = order.isDryRun ? null : await settleApply(context, root);
    if (settled?.kind === "stuck") return refused(STUCK, true);
    if (settled !== null) onSettled(settled);
    if (settled?.kind === "finished" && settled.job === record.id) return settled;
    const now = recordOf(context, record.id) ?? record; // It may just have been settled.
    const why = whyNot(context, now, order);
    if (why !== null || !isEnded(now)) return refused(why ?? notYetWords(now));
    return apply(context, now, order, workspace);
  };
  const outcome = order.isDryRun ? await body() : await whileLocked(context, root, body);
  return outcome ?? refused("another apply is at work there; wait until it has ended");
}

const GONE = "its workspace is gone";
const UNSETTLED =
  "in the midst of an apply that was cut short; once it is there again, the next apply finishes or undoes that";

function refused(why: string, isEnvironment = false): ApplyOutcome {
  return { kind: "refused", why, isEnvironment };
}

function whyNot(context: Context, record: JobRecord, { isAgain }: ApplyOrder): string | null {
  if (!isEnded(record)) return notYetWords(record);
  const name = copyNameOf(record);
  if (record.startedAt === null) return "it never started, so there is nothing to bring in";
  if (name === null && !record.request.write) return "it could only read, so there is nothing to bring in";
  if (name === null) return "it worked in the workspace, where its work is already";
  if (isNeverBegun(context, record)) return "its turn never began: all that its copy holds was made by --prepare";
  if (isCopyGone(record)) return "its copy is gone; `diff` still shows what it changed, if that was kept";
  const other = activeJobIn(context, name);
  if (other !== null) return `job ${other} works in the same copy`;
  return record.applied === undefined || isAgain ? null : "it was applied already; --again does it once more";
}

async function apply(
  context: Context,
  record: EndedJob,
  order: ApplyOrder,
  workspace: Workspace,
): Promise<ApplyOutcome> {
  const before = order.isAgain ? null : broughtBefore(context, record);
  const opened = await withSides(context, record, before, workspace, async (sides) => {
    const atMs = Date.parse(context.now());
    const planned = await planApply(sides, { job: record.id, wanted: order.wanted, atMs });
    if ("why" in planned)
      return (await canMerge(sides.git)) ? refused(planned.why) : refused("Git 2.38 or later is needed for that", true);
    if ("conflicts" in planned) return shown(sides, planned.conflicts);
    const plan = withoutPresent(sides, planned.plan);
    const blocked = obstructed(sides.git.place.root, plan.files);
    if (blocked.length > 0) return shown(sides, blocked.map(inTheWay));
    const work = workOf(sides, plan);
    if (order.isDryRun)
      return { kind: plan.files.length + plan.commits.length > 0 ? "would" : "nothing", work } as const;
    return bring(context, record, { sides, plan, work });
  });
  return "why" in opened ? refused(opened.why) : opened.result;
}

interface Ready {
  readonly sides: Sides;
  readonly plan: Plan;
  readonly work: Work;
}

async function bring(context: Context, record: EndedJob, { sides, plan, work }: Ready): Promise<ApplyOutcome> {
  const isThere = plan.files.length + plan.commits.length === 0;
  if (isThere && (work.isNone || record.applied !== undefined)) return { kind: "nothing", work };
  const done = await carryOut(context, record, sides, plan);
  if (done.kind === "refused") return refused(done.why);
  if (done.kind === "left") return { ...done, left: done.left.map(textOf) };
  return { kind: isThere ? "nothing" : "applied", work };
}

/** What stands there already as it is to be. */
function withoutPresent({ git }: Sides, plan: Plan): Plan {
  const present = presentAlready(git.place.root, plan.contents, plan.files);
  return { ...plan, files: plan.files.filter((change) => !present.has(change)) };
}

function inTheWay({ change: { path, from, to }, by }: Obstructed): Conflict {
  return { path, kind: "in_the_way", here: from, there: to, ...(by === path ? {} : { by }) };
}

function workOf({ git, head, since }: Sides, { as, why, commits, files, left, stamps }: Plan): Work {
  const paths = files.map(({ path }) => textOf(path));
  const hooks = commits.length > 0 ? commitHooks(git) : [];
  const isNone = commits.length === 0 && stamps.size === 0 && since === null; // It may have come with another job's.
  return { as, why, branch: shortName(head), head: head.commit, commits, files: paths, left, isNone, since, hooks };
}

async function shown({ git }: Sides, conflicts: readonly Conflict[]): Promise<ApplyOutcome> {
  const names = conflicts.flatMap(({ here, there }) => [here, there].flatMap((entry) => entry?.object ?? []));
  const sizes = await objectSizes(git, names);
  const sizeOf = (entry: TreeEntry | null) => sizes.get(entry?.object ?? "") ?? null;
  return {
    kind: "conflicts",
    conflicts: conflicts.map(({ path, kind, here, there, by, why }) => {
      const more = { ...(by === undefined ? {} : { by: textOf(by) }), ...(why === undefined ? {} : { why }) };
      return { path: textOf(path), kind, here: sizeOf(here), there: sizeOf(there), ...more };
    }),
  };
}
