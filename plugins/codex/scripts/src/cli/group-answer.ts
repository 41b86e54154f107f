// A group as JSON.

import type { Group } from "../core/group/group.ts";
import { judge } from "../core/group/judge.ts";

/** The fields of a group in an answer. */
export function groupAnswer(group: Group): object {
  const { word, best, reason, jobs } = judge(group);
  const workspaceRoot = group.jobs[0]?.workspaceRoot;
  return { workspaceRoot, group: group.id, status: word, size: group.size, best: best?.id ?? null, reason, jobs };
}
