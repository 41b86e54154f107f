// Carries out what was planned: the journal, the files, HEAD with the index, the record. Until HEAD is moved, or for uncommitted
// changes until the journal says that all is there, everything can be undone; from then on it is finished. Whatever comes up
// in between is settled at once, in the same way as by a stranger after a crash.

import { type Applied, type CopyContent, copyContent } from "../../core/job/applied.ts";
import type { EndedJob } from "../../core/job/record.ts";
import type { ApplyJournal, JournalCommits } from "../../core/merging/journal.ts";
import { textOf } from "../../core/quoted-path.ts";
import { newIndexPath, OldContents, takeNewIndex, writeJournal } from "../../io/apply-journal.ts";
import { bringIn, ChangedMeanwhile } from "../../io/bring-in.ts";
import { keepBrought } from "../../io/brought-store.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import { storeObjects } from "../../io/git-add-objects.ts";
import { isHeadSame, moveHead, shortName } from "../../io/git-head.ts";
import { userIdentity } from "../../io/git-identity.ts";
import { indexStamp, lockIndex } from "../../io/git-index-lock.ts";
import { journalEntries, missingFolders } from "../../io/journal-entries.ts";
import type { Context } from "../scope/context.ts";
import type { Sides } from "./open-sides.ts";
import type { Plan } from "./plan-apply.ts";
import type { NewIndex } from "./plan-commits.ts";
import { finishApply, type LeftFiles, STUCK, settleApply } from "./settle-apply.ts";
import { bringCommit } from "./submodule-commits.ts";

/** What came of it: all is in the workspace; or nothing is, and why, as the end of a sentence; or some files were left. */
export type CarriedOut =
  | { readonly kind: "applied"; readonly applied: Applied }
  | { readonly kind: "refused"; readonly why: string }
  | LeftFiles;

const NO_OBJECTS =
  "an object of its commits is missing, wrong, or has more than 256 MiB; with `--as changes` it may still come";

/** Carries out the plan. An error of the file system is thrown once all is undone. */
export async function carryOut(context: Context, record: EndedJob, sides: Sides, plan: Plan): Promise<CarriedOut> {
  let problem: unknown = null;
  try {
    for (const { path, to } of plan.submodules) await bringCommit(sides, textOf(path), to);
    // Nothing names them yet.
    if (plan.objects === null) return { kind: "refused", why: NO_OBJECTS };
    await storeObjects(sides.git, plan.objects);
    const copy = await keepCopyContent(context, record, sides, plan);
    const journal = begin(context, record, sides, plan, copy);
    bringIn(journal, plan.contents);
    problem = await moveOn(context, sides, journal, plan.index);
    if (problem === null) return { kind: "applied", applied: finishApply(context, journal).applied };
  } catch (error) {
    problem = error;
  }
  const settled = await settleApply(context, sides.git.place.root, sides.git.settings);
  if (settled?.kind === "finished") return { kind: "applied", applied: settled.applied };
  if (settled?.kind === "left") return settled;
  if (settled?.kind === "stuck") return { kind: "refused", why: STUCK };
  if (problem instanceof ChangedMeanwhile) return { kind: "refused", why: problem.message };
  throw problem;
}

/** Keeps what the copy holds, from where a later job in it is brought in. Its record says so once all is in. */
async function keepCopyContent(
  { home }: Context,
  { id }: EndedJob,
  { there, left, leftStore }: Sides,
  plan: Plan,
): Promise<CopyContent | null> {
  const work = await left;
  if (work === null) return null;
  keepBrought(home, id, leftStore);
  return copyContent(
    there.commit,
    work.tree,
    plan.left.map(({ path }) => path),
  );
}

/** Writes the journal, with what stands at each path now. */
function begin(
  { home, now }: Context,
  { id }: EndedJob,
  { git, head }: Sides,
  plan: Plan,
  copy: CopyContent | null,
): ApplyJournal {
  const { root } = git.place;
  const old = new OldContents(home, root);
  const entries = journalEntries({ root, contents: plan.contents, job: id }, plan.files, plan.stamps, old);
  old.close();
  if (plan.index !== null) takeNewIndex(home, root, plan.index.file);
  const journal: ApplyJournal = {
    ...{ job: id, root, owner: ownIdentity(), at: now() },
    ...{ branch: shortName(head), head: head.commit, copy, commits: commitsOf(plan), entries },
    folders: missingFolders(root, entries),
    isDone: false,
  };
  writeJournal(home, journal);
  return journal;
}

function commitsOf({ commits, index }: Plan): JournalCommits | null {
  if (index === null) return null;
  return { made: commits.map(({ sha }) => sha), oldIndex: index.old, newIndex: index.print };
}

/** Moves HEAD and the index on to the new commits, or notes that all is there; gives why that could not be. */
async function moveOn(
  { home }: Context,
  { git, head }: Sides,
  journal: ApplyJournal,
  index: NewIndex | null,
): Promise<Error | null> {
  const { job, at, commits } = journal;
  const to = commits?.made.at(-1);
  if (index === null || to === undefined) {
    writeJournal(home, { ...journal, isDone: true });
    return null;
  }
  const lock = lockIndex(
    git.gitFolder,
    () => indexStamp(git.gitFolder) === index.oldStamp,
    newIndexPath(home, journal.root),
  );
  if (lock === null) return new ChangedMeanwhile("its index changed meanwhile, or another Git process holds it");
  const move = { from: head, to, message: `codex-companion apply ${job}`, by: userIdentity(git), atMs: Date.parse(at) };
  if (isHeadSame(git) && (await moveHead(git, move))) {
    lock.commit();
    return null;
  }
  lock.release();
  return new ChangedMeanwhile("its HEAD moved meanwhile, or another Git process holds it");
}
