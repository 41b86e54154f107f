// A Git process of the job as Git itself told it (trace2, GIT_TRACE2_EVENT): what it did, where and when. The job could have
// written all of it, so it may support a claim against nobody else; see `grade.ts` and decision 0022.

import { asObject, type JsonObject, numberField, parseJson, stringField } from "../json.ts";
import type { Span } from "./command-run.ts";

/** One process. `exitCode` is null while it ran, and if it was killed. */
export interface GitRun extends Span {
  readonly commands: readonly string[];
  readonly worktree: string;
  readonly exitCode: number | null;
}

const ONE_EACH: ReadonlySet<string> = new Set(["commit", "commit-tree", "merge"]);
const ANY_NUMBER: ReadonlySet<string> = new Set([
  "am",
  "cherry-pick",
  "citool",
  "fast-import",
  "filter-branch",
  "pull",
  "rebase",
  "revert",
  "subtree",
]);

/** The most commits that it can have made. */
export function mostCommitsOf({ commands, exitCode }: GitRun): number {
  if (commands.some((name) => ANY_NUMBER.has(name))) return Number.POSITIVE_INFINITY;
  return (exitCode ?? 0) === 0 && commands.some((name) => ONE_EACH.has(name)) ? 1 : 0;
}

/** Reads what one process told; null if it told no start or worked in no work tree. */
export function decodeGitRun(text: string): GitRun | null {
  const events = text.split("\n").flatMap(eventOf);
  const named = (name: string) => events.filter((event) => stringField(event, "event") === name);
  const startedAtMs = timeOf(named("start")[0]);
  const worktree = named("def_repo").flatMap((event) => stringField(event, "worktree") ?? [])[0];
  if (startedAtMs === null || worktree === undefined) return null;
  const end = named("exit").at(-1);
  return {
    commands: named("cmd_name").flatMap((event) => stringField(event, "name") ?? []),
    worktree,
    startedAtMs,
    completedAtMs: timeOf(end),
    exitCode: end === undefined ? null : numberField(end, "code"),
  };
}

function eventOf(line: string): readonly JsonObject[] {
  const event = asObject(parseJson(line));
  return event === null ? [] : [event];
}

function timeOf(event: JsonObject | undefined): number | null {
  const atMs = Date.parse((event && stringField(event, "time")) ?? "");
  return Number.isNaN(atMs) ? null : atMs;
}
