// The words for what a job left behind, the same wherever it is shown.

import type { Applied } from "../job/applied.ts";
import type { EndedJob } from "../job/record.ts";
import { inLine } from "../text.ts";
import { type Evidence, workWord } from "./work.ts";

const NOT_APPLIED = "in a copy, not applied yet";

/**
 * What an ended job left behind; of an isolated one also whether its work was applied, or its copy discarded. `time` puts
 * the time of that into words.
 */
export function endedWork({ evidence, applied, discardedAt }: EndedWork, time: (at: string) => string): string {
  if (applied !== undefined) return workPhrase(evidence, appliedWords(applied, time));
  return workPhrase(evidence, discardedAt === undefined ? NOT_APPLIED : "in a copy that was discarded");
}

type EndedWork = Pick<EndedJob, "evidence" | "applied" | "discardedAt">;

/** `applied to main as commits (2) at TIME`. */
function appliedWords({ as, at, branch, commits }: Applied, time: (at: string) => string): string {
  const where = branch === null ? "a detached HEAD" : inLine(branch);
  return `applied to ${where} as ${inLine(as)}${commits.length > 0 ? ` (${commits.length})` : ""} at ${time(at)}`;
}

/**
 * What was left behind: `2 commits, 3 files changed, not pushed`, `1 file changed, not all committed` or `no change`.
 * If not everything was looked at, `not known` and what that was. Then, what else became of the repository. `inCopy` is
 * where the work of an isolated job is.
 */
export function workPhrase(evidence: Evidence | null, inCopy = NOT_APPLIED): string {
  if (evidence === null) return "no change known";
  const sentences = [
    ownWork(evidence, inCopy),
    ...historyWords(evidence),
    ...meanwhileWords(evidence),
    ...(evidence.not_looked_at ?? []).map((reason) => `not looked at: ${inLine(reason)}`),
  ];
  return sentences.join("; ");
}

const MOST_NAMED = 5;
const MOST_NAME = 60; // Characters.

/** What is to be said first: the turn changed what makes Git run programs. Null if it did not. */
export function gitFolderWords(evidence: Evidence | null): string | null {
  const names = evidence?.git_folder_changed ?? [];
  if (names.length === 0) return null;
  const shown = names.slice(0, MOST_NAMED).map(plainOrQuoted);
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  return `Git folder changed during the turn: ${shown.join(", ")}${more}. Look at them before your next Git command.`;
}

/** A name that could be read as words of ours stands in quotation marks. */
function plainOrQuoted(name: string): string {
  const shown = inLine(name, MOST_NAME);
  return /^[\w./-]+$/.test(shown) ? shown : JSON.stringify(shown);
}

function ownWork(evidence: Evidence, inCopy: string): string {
  const { commits, files_changed, repository, attribution, ...state } = evidence;
  const files = files_changed.length;
  if (commits.length === 0 && files === 0)
    return workWord(evidence) === "none" ? "no change" : "not known, no change was found";
  if (attribution === "ambiguous") {
    return `${counted(commits.length, files)} in the repository meanwhile, not certain to be the job's`;
  }
  const where = attribution === "isolated" ? inCopy : null;
  const states = [pushWord(evidence), state.uncommitted ? "not all committed" : null, where];
  const known = repository === null ? [] : states.filter((word) => word !== null);
  return [counted(commits.length, files), ...known].join(", ");
}

/** Nothing if there is no remote to push to. */
function pushWord({ commits, pushed, remote }: Evidence): string | null {
  if (pushed) return "pushed";
  return commits.length > 0 && remote === true ? "not pushed" : null;
}

function historyWords({ rewritten = 0, dropped = 0, branch_before, branch_after }: Evidence): readonly string[] {
  return [
    ...(rewritten > 0 ? [`${rewritten} of the commits made anew from earlier ones`] : []),
    ...(dropped > 0 ? [`${plural(dropped, "earlier commit")} on no branch any more`] : []),
    ...(branch_after === undefined
      ? []
      : [`HEAD went from ${branchWords(branch_before)} to ${branchWords(branch_after)}`]),
  ];
}

function branchWords(branch: string | null | undefined): string {
  return branch ?? "no branch";
}

function meanwhileWords({ meanwhile }: Evidence): readonly string[] {
  if (meanwhile === undefined) return [];
  return [`not claimed: ${counted(meanwhile.commits, meanwhile.files)}`];
}

function counted(commits: number, files: number): string {
  const parts = [commits > 0 ? plural(commits, "commit") : null, files > 0 ? `${plural(files, "file")} changed` : null];
  return parts.filter((part) => part !== null).join(", ");
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
