// Carries out what was planned: the journal, the files, HEAD with the index, the record. Until HEAD is moved, or for uncommitted
// changes until the journal says that all is there, everything can be undone; from then on it is finished. Whatever comes up
// in between is settled at once, in the same way as by a stranger after a crash.

import type { Applied } from "../../core/job/applied.ts";
import type { EndedJob } from "../../core/job/record.ts";
import type { ApplyJournal, JournalCommits } from "../../core/merging/journal.ts";
import { textOf } from "../../core/quoted-path.ts";
import { OldContents, writeJournal, writeNewIndex } from "../../io/apply-journal.ts";
import { bringIn, ChangedMeanwhile } from "../../io/bring-in.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import { sha256Of } from "../../io/file-state.ts";
import { addObjects } from "../../io/git-add-objects.ts";
import { isHeadSame, moveHead, shortName } from "../../io/git-head.ts";
import { userIdentity } from "../../io/git-identity.ts";
import { editIndex } from "../../io/git-index-edit.ts";
import { indexPrint, lockIndex } from "../../io/git-index-lock.ts";
import { journalEntries, missingFolders } from "../../io/journal-entries.ts";
import type { Context } from "../scope/context.ts";
import type { Sides } from "./open-sides.ts";
import type { Plan } from "./plan-apply.ts";
import { settleApply } from "./settle-apply.ts";
import { bringCommit } from "./submodule-commits.ts";

/** What came of it: all is in the workspace; or nothing is, and why, as the end of a sentence; or some files were left. */
export type CarriedOut =
  | { readonly kind: "applied"; readonly applied: Applied }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "left"; readonly left: readonly string[]; readonly kept: string };

/** Carries out the plan; the new files lie in `contents`. An error of the file system is thrown once all is undone. */
export async function carryOut(
  context: Context,
  record: EndedJob,
  sides: Sides,
  plan: Plan,
  contents: string,
): Promise<CarriedOut> {
  const { root } = sides.git.place;
  let problem: unknown = null;
  try {
    for (const { path, to } of plan.submodules) await bringCommit(sides, textOf(path), to);
    const commits = await prepareCommits(sides, plan);
    if ("why" in commits) return { kind: "refused", why: commits.why };
    const journal = begin(context, record, sides, plan, { contents, ...commits });
    bringIn(journal, contents);
    if (commits.index === null) writeJournal(context.home, { ...journal, isDone: true });
    else problem = await moveOn(sides, journal, commits.index);
  } catch (error) {
    problem = error;
  }
  const settled = await settleApply(context, root, sides.git.settings);
  if (settled?.kind === "finished") return { kind: "applied", applied: settled.applied };
  if (settled?.kind === "left") return settled;
  if (problem instanceof ChangedMeanwhile) return { kind: "refused", why: problem.message };
  throw problem;
}

interface Prepared {
  readonly commits: JournalCommits | null;
  readonly index: Uint8Array | null;
}

/** Adds the objects, which nothing names yet, and makes the new index. */
async function prepareCommits({ git, head }: Sides, plan: Plan): Promise<Prepared | { readonly why: string }> {
  const tip = plan.commits.at(-1);
  if (tip === undefined) return { commits: null, index: null };
  const oldIndex = indexPrint(git.gitFolder);
  const [index, areAdded] = await Promise.all([editIndex(git, plan.index), addObjects(git, tip.sha, head.commit)]);
  if (index === null) return { why: "Git could not make the new index" };
  if (!areAdded) return { why: "its copy is damaged: an object is missing or wrong" };
  return { commits: { made: plan.commits.map(({ sha }) => sha), oldIndex, newIndex: sha256Of(index) }, index };
}

/** Writes the journal, with what stands at each path now. */
function begin(
  { home, now }: Context,
  { id }: EndedJob,
  { git, head }: Sides,
  plan: Plan,
  { contents, commits, index }: Prepared & { readonly contents: string },
): ApplyJournal {
  const { root } = git.place;
  const old = new OldContents(home, root);
  const entries = journalEntries({ root, contents, job: id }, plan.files, plan.stamps, old);
  old.close();
  if (index !== null) writeNewIndex(home, root, index);
  const journal: ApplyJournal = {
    ...{ job: id, root, owner: ownIdentity(), at: now() },
    ...{ branch: shortName(head), head: head.commit, commits, entries },
    folders: missingFolders(root, entries),
    isDone: false,
  };
  writeJournal(home, journal);
  return journal;
}

/** Moves HEAD and the index on to the new commits; gives why that could not be. */
async function moveOn({ git, head }: Sides, journal: ApplyJournal, index: Uint8Array): Promise<Error | null> {
  const { job, at, commits } = journal;
  const lock = lockIndex(git.gitFolder, commits?.oldIndex ?? null, index);
  if (lock === null) return new ChangedMeanwhile("its index changed meanwhile, or another Git process holds it");
  const to = commits?.made.at(-1) ?? "";
  const move = { from: head, to, message: `codex-companion apply ${job}`, by: userIdentity(git), atMs: Date.parse(at) };
  if (isHeadSame(git) && (await moveHead(git, move))) {
    lock.commit();
    return null;
  }
  lock.release();
  return new ChangedMeanwhile("its HEAD moved meanwhile, or another Git process holds it");
}
