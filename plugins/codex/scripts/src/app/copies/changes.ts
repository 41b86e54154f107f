// What a job changed, as a patch: of an isolated job all that its copy holds beyond its start, of any other what it claims.

import { isIsolated, placeOf } from "../../core/job/place.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { notYetWords } from "../../core/job/status-words.ts";
import { type Evidence, workWord } from "../../core/outcome/work.ts";
import { isQuoted } from "../../core/quoted-path.ts";
import { shellQuote } from "../../core/shell.ts";
import { type GitPlace, withGit } from "../../io/git.ts";
import { type Patch, patchBetween } from "../../io/git-patch.ts";
import { readBefore } from "../../io/job-files.ts";
import { readPatch } from "../../io/patch-file.ts";
import { gitFoldersOfCopy } from "../../io/workspace.ts";
import { gitPlace } from "../end/git-place.ts";
import { isCopyGone } from "../read/copy-users.ts";
import type { Context } from "../scope/context.ts";
import { type LeftOut, leftBeside, leftInCopy } from "./left-out.ts";
import { replacedGitFolder, whyLost } from "./lost-start.ts";
import { isNeverBegun } from "./never-begun.ts";

/** A patch; or why there is none, as the end of a sentence, with a command that shows more, if there is a better one than `result`. */
export type Changes =
  /** `left`: what is, or was, in the copy and not in the patch. */
  { readonly patch: Patch; readonly left?: readonly LeftOut[] } | { readonly why: string; readonly instead?: string };

const UNTOLD = "Git could not tell";
const WENT = "it went with the job's copy";
const NOTHING: Changes = { patch: { bytes: Buffer.alloc(0), files: [] } };

/** What the job changed so far. */
export async function changesOf(context: Context, record: JobRecord): Promise<Changes> {
  if (record.status === "waiting") return { why: notYetWords(record) };
  return isIsolated(record) ? inCopy(context, record) : inWorkspace(context, record);
}

async function inCopy(context: Context, record: JobRecord): Promise<Changes> {
  const { root, start } = placeOf(record);
  if (isCopyGone(record)) {
    const stored = readPatch(context.home, record.id);
    if (stored === null) return { why: "its copy is gone" };
    return withLeft(
      stored.patch,
      stored.left.map((path) => ({ path, why: WENT })),
    );
  }
  if (gitFoldersOfCopy(root).length === 0) return { why: replacedGitFolder(root) };
  if (start === null) return { why: "its record does not say where its copy began" };
  if (isNeverBegun(context, record)) return NOTHING;
  const place = placeFor(context, record, root);
  const told = await withGit(place, async (git) => {
    const [patch, beside] = await Promise.all([patchBetween(git, { from: start, to: null }), leftBeside(git, start)]);
    return patch && { patch, left: leftInCopy(patch.untold, beside) };
  });
  if (told === null) return { why: (await whyLost(context, record.workspaceRoot, place, start)) ?? UNTOLD };
  return withLeft(told.patch, told.left);
}

function withLeft(patch: Patch, left: readonly LeftOut[]): Changes {
  return left.length === 0 ? { patch } : { patch, left };
}

async function inWorkspace(context: Context, record: JobRecord): Promise<Changes> {
  if (!isEnded(record)) return { why: "it has not ended, and it works in the workspace, where others work too" };
  const { evidence, startedAt } = record;
  if (startedAt === null) return NOTHING;
  const why = whyUntold(evidence);
  if (why !== null) return { why };
  if (evidence?.uncommitted === true && evidence.files_changed.length > 0)
    return { why: "it left changes uncommitted in the workspace, where others work too", instead: gitDiff(evidence) };
  if (evidence === null || workWord(evidence) === "none") return NOTHING;
  const { repository, head_before: from, head_after: to, files_changed: paths } = evidence;
  if (repository === null || from === null || to === null) return { why: "it began before the first commit" };
  return asked(placeFor(context, record, repository), { from, to, paths });
}

const MOST_NAMED = 10;

/** What the user can run themselves: what is uncommitted may have been changed by others since, so we show none of it as the job's. */
function gitDiff({ repository, files_changed: files }: Evidence): string {
  const named = files.length > MOST_NAMED || files.some(isQuoted) ? [] : ["--", ...files.map(shellQuote)];
  return ["git -C", shellQuote(repository ?? "."), "diff HEAD", ...named].join(" ");
}

function whyUntold(evidence: Evidence | null): string | null {
  if (evidence === null) return "it is not known what it changed";
  if (workWord(evidence) === "unknown") return "it is not certain what of the changes is its work";
  return evidence.repository === null && evidence.files_changed.length > 0 ? "it worked in no repository" : null;
}

async function asked(place: GitPlace, comparison: Parameters<typeof patchBetween>[1]): Promise<Changes> {
  const patch = await withGit(place, (git) => patchBetween(git, comparison));
  return patch === null ? { why: UNTOLD } : { patch };
}

/** The configuration is taken as it was before the turn. */
function placeFor(context: Context, { id }: JobRecord, root: string): GitPlace {
  return gitPlace(context, root, readBefore(context.home, id)?.settings);
}
