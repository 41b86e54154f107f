// What an apply would do: every path, commit and entry of the index is merged before anything is touched.

import type { ApplyForm } from "../../core/job/applied.ts";
import type { Conflict } from "../../core/merging/conflict.ts";
import { diffTrees } from "../../io/git-tree-diff.ts";
import { type Sides, UNREAD } from "./open-sides.ts";
import { type CommitsPlan, type PlanOrder, planForm } from "./plan-commits.ts";
import { type FilesPlan, planFiles } from "./plan-files.ts";

/** A plan. */
export interface Plan extends FilesPlan, CommitsPlan {
  readonly as: ApplyForm;
  /** Why not as commits, although the job made some. */
  readonly why: string | null;
}

/** What is to be done; or the paths that conflict; or why it cannot be, as the end of a sentence. */
export type Planned = { readonly plan: Plan } | { readonly conflicts: readonly Conflict[] } | { readonly why: string };

/** Plans the apply. */
export async function planApply(sides: Sides, order: PlanOrder): Promise<Planned> {
  const [work, { form, commits }] = await Promise.all([planFiles(sides), planForm(sides, order)]);
  if ("refused" in form) return { why: form.refused };
  if (work === null || commits === null) return { why: await whyNot(sides) };
  const conflicts = [work, commits].flatMap((part) => ("conflicts" in part ? part.conflicts : []));
  if ("conflicts" in work || "conflicts" in commits) return { conflicts: onePerPath(conflicts) };
  return { plan: { as: form.as, why: "why" in form ? form.why : null, ...work, ...commits } };
}

const NO_TREE = "a tree that it committed is none: it is damaged, or holds one name twice";

async function whyNot({ git, filesFrom, there, left, whyLost }: Sides): Promise<string> {
  const lost = await whyLost();
  if (lost !== null) return lost;
  if ((await diffTrees(git, filesFrom, there.tree)) === null) return NO_TREE;
  return (await left) === null ? UNREAD : "Git could not merge it, or not write the new files";
}

function onePerPath(conflicts: readonly Conflict[]): readonly Conflict[] {
  return [...new Map(conflicts.toReversed().map((each) => [each.path, each])).values()].toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}
