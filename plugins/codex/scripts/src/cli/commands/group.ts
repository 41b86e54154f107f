// Commands about a group: it is shown, waited for, cancelled and discarded as one.

import { cancelJob } from "../../app/end/cancel.ts";
import { noteToldByCall } from "../../app/end/told.ts";
import { answerLine } from "../../app/read/answer-line.ts";
import { hasCopy } from "../../app/read/copy-users.ts";
import { findGroup, readGroup } from "../../app/read/group.ts";
import { observeAll } from "../../app/read/observe-all.ts";
import type { Context } from "../../app/scope/context.ts";
import { firstSentence } from "../../core/group/first-sentence.ts";
import { type Group, isOver } from "../../core/group/group.ts";
import { type Judgement, judge } from "../../core/group/judge.ts";
import { isEnded } from "../../core/job/record.ts";
import { inLine } from "../../core/text.ts";
import { CommandError, EXIT } from "../errors.ts";
import { groupAnswer } from "../group-answer.ts";
import type { Output } from "../output.ts";
import { withProgressNotes } from "../progress-notes.ts";
import { groupSentinel, groupText } from "../render/group.ts";
import { requireNoneLeft } from "../require-none-left.ts";

/** The group that a reference of its form means, settled; throws the answer why there is none. */
export async function groupOrThrow(context: Context, reference: string): Promise<Group> {
  const found = await findGroup(context, reference);
  if (found !== null && "group" in found) return found.group;
  throw new CommandError("no_such_group", found?.message ?? `"${reference}" is no group.`, found?.hint ?? "");
}

/** The answer to who named a group where one job is meant. */
export async function oneJobOnly(context: Context, reference: string): Promise<CommandError> {
  const group = await groupOrThrow(context, reference);
  const ids = judge(group).jobs.map(({ id }) => id);
  return new CommandError(
    "usage",
    `Could not use group "${group.id}": one job is meant.`,
    `Name one of ${ids.join(", ")}.`,
  );
}

/** The text about a group. */
export function groupWords(context: Context, output: Output, group: Group, judgement: Judgement): string {
  const wordsOf = (id: string) => {
    const line = answerLine(context, id);
    return line === null ? null : firstSentence(line);
  };
  return groupText(group, judgement, { now: context.now(), look: output, reader: output.reader, wordsOf });
}

/** Says how it stands. */
export function showGroup(context: Context, output: Output, group: Group): number {
  output.answer(groupAnswer(context, group));
  if (!output.json) output.say(groupWords(context, output, group, judge(group)));
  return EXIT.ok;
}

/** Follows all jobs of a group until it is over or the time is up, with signs of life, and gives it as it is then. */
export async function followGroup(
  context: Context,
  output: Output,
  group: Group,
  timeoutMs: number | null,
): Promise<Group> {
  await withProgressNotes(output, group.jobs, () => observeAll(context, group.jobs, "all", timeoutMs));
  return (await readGroup(context, group.id)) ?? group;
}

/** `status GROUP --wait`. */
export async function waitForGroup(
  context: Context,
  output: Output,
  group: Group,
  timeoutMs: number | null,
): Promise<number> {
  const latest = await followGroup(context, output, group, timeoutMs);
  const judgement = judge(latest);
  output.answer({ ...groupAnswer(context, latest), timedOut: !isOver(latest) });
  if (!output.json)
    output.say(`${groupWords(context, output, latest, judgement)}\n${groupSentinel(latest, judgement, "running")}`);
  return exitCode(judgement);
}

/** 1 for one that is over and not complete. */
export function exitCode({ word }: Judgement): number {
  return word === "failed" ? EXIT.jobFailed : EXIT.ok;
}

/** `cancel GROUP`: all its jobs at once. 1 if nobody knows whether all have ended. */
export async function cancelGroup(context: Context, output: Output, group: Group): Promise<number> {
  const active = group.jobs.filter((job) => !isEnded(job));
  const stopped = await Promise.all(active.map((job) => cancelJob(context, job)));
  requireNoneLeft(`group "${group.id}"`, group.id, stopped);
  const latest = (await readGroup(context, group.id)) ?? group;
  const isUnknown = latest.unreadable !== undefined;
  const hadEnded = active.length === 0 && !isUnknown;
  output.answer({ ...groupAnswer(context, latest), alreadyEnded: hadEnded });
  if (!output.json) {
    const head = hadEnded ? "All jobs of the group had already ended.\n" : "";
    output.say(`${head}${groupWords(context, output, latest, judge(latest))}`);
  }
  for (const job of latest.jobs) noteToldByCall(context, job);
  return isUnknown ? EXIT.jobFailed : EXIT.ok;
}

/** `discard GROUP`: the copies of all its jobs. Diffs that could not be kept, and copies that cannot be discarded, are named last. */
export async function discardGroup(context: Context, output: Output, group: Group): Promise<number> {
  const { removed, kept } = await discardCopies(context, group);
  const ids = removed.map(({ id }) => id);
  output.answer({
    ...groupAnswer(context, group),
    discarded: ids,
    patchKept: Object.fromEntries(removed.map(({ id, unkept }) => [id, unkept === null])),
    kept: kept.map(({ id, why }) => ({ id, why })),
  });
  output.say(ids.length === 0 ? `Removed no copy of group ${group.id}.` : `Removed the copies of ${ids.join(", ")}.`);
  for (const { id, unkept } of removed)
    if (unkept !== null) output.say(`! The diff of ${id} could not be kept: ${inLine(unkept)}.`);
  for (const { id, why, todo } of kept)
    output.say(`! The copy of ${id} stays: ${inLine(why)}.${todo === undefined ? "" : ` ${inLine(todo)}`}`);
  return kept.length === 0 ? EXIT.ok : EXIT.jobFailed;
}

interface DiscardedCopies {
  readonly removed: readonly { readonly id: string; readonly unkept: string | null }[];
  readonly kept: readonly { readonly id: string; readonly why: string; readonly todo?: string }[];
}

async function discardCopies(context: Context, group: Group): Promise<DiscardedCopies> {
  const { discardCopy } = await import("../../app/copies/discard.ts");
  const unread = (group.unreadable ?? []).filter(({ id }) => hasCopy(context, id));
  const all: DiscardedCopies[] = [];
  for (const job of group.jobs) {
    const { id } = job;
    const discarded = await discardCopy(context, job);
    const isKept = discarded.kind === "refused" && job.place?.kind === "copy";
    all.push({
      removed: discarded.kind === "removed" ? [{ id, unkept: discarded.unkept }] : [],
      kept: isKept ? [{ ...discarded, id }] : [],
    });
  }
  return {
    removed: all.flatMap(({ removed }) => removed),
    kept: [
      ...all.flatMap(({ kept }) => kept),
      ...unread.map(({ id, reason }) => ({ id, why: `its record cannot be read: ${reason}` })),
    ],
  };
}
