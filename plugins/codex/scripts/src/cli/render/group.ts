// A group for people: how it stands, its jobs in a table with a line of each one's own words, which is the best and why. It
// fits the place where it is read.

import { isCopyGone } from "../../app/read/copy-users.ts";
import { formatDuration } from "../../core/duration.ts";
import { type Group, isOver, summaryOf } from "../../core/group/group.ts";
import { checkOf, type Judgement } from "../../core/group/judge.ts";
import { isToApply } from "../../core/job/copy-state.ts";
import { isEnded, type JobRecord, statusOf } from "../../core/job/record.ts";
import { choiceWords, requestNow } from "../../core/job/request.ts";
import { elapsedMs } from "../../core/job/status-words.ts";
import type { Look } from "../../core/look.ts";
import { workWord } from "../../core/outcome/work.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { encodeSentinel } from "../../core/sentinel.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand } from "../../core/typed-command.ts";
import { type Column, table } from "./table.ts";
import { wrap } from "./wrap.ts";

const NARROWEST = 60;
const COLUMNS: readonly Column[] = [
  ...["JOB", "STATUS", "CHECK", "COMMITS", "FILES", "+", "-"].map((title) => ({ title })),
  ...(["TIME", "TOKENS"] as const).map((title) => ({ title, below: true as const })),
];
const MANY_TOKENS = 10_000;

/** What is shown besides the group and its judgement. */
interface Shown {
  readonly now: string;
  readonly look: Look;
  readonly reader: Reader;
  /** What a job says of itself, on one line, not yet fit for printing; null if it says nothing. */
  readonly wordsOf: (id: string) => string | null;
}

/** The text. */
export function groupText(group: Group, judgement: Judgement, { now, look, reader, wordsOf }: Shown): string {
  const width = Math.max(NARROWEST, look.columns);
  const [first] = group.jobs;
  const verify = first?.request.verify ?? null;
  const rows = judgement.jobs.map((job) => ({ cells: cells(job, now), below: ownLine(job, group, wordsOf) }));
  return [
    `codex group ${group.id}: ${judgement.word}, ${plural(group.size, "job")}`,
    wrap("  task     ", inLine(summaryOf(group)), width),
    ...(verify === null ? [] : [wrap("  check    ", inLine(verify), width)]),
    ...missingLines(group, width),
    ...unreadLines(group, width),
    "",
    table(COLUMNS, rows, look),
    "",
    ...bestLines(judgement, width),
    wrap("  next     ", nextWords(group, judgement, reader), width),
  ].join("\n");
}

/** The sentinel: as it stands, with the word for a group that is not over. */
export function groupSentinel(group: Group, { word, best }: Judgement, active: "dispatched" | "running"): string {
  const keys = { group: group.id, jobs: String(group.size), ...(best === null ? {} : { best: best.id }) };
  return encodeSentinel({ word: word === "running" ? active : word, id: null, keys });
}

/** The first line of a call that started a group. It binds the jobs to the call. */
export function groupFirstLine(id: string, size: number): string {
  return `codex group ${id}: running jobs=${size}`;
}

function missingLines(group: Group, width: number): readonly string[] {
  const missing = group.size - group.jobs.length - (group.unreadable?.length ?? 0);
  if (missing <= 0) return [];
  const why = group.isBeingMade
    ? `${plural(missing, "job")} of ${group.size} still to be recorded`
    : `${plural(missing, "job")} of ${group.size}: never recorded, because the launcher was ended, or removed since`;
  return [wrap("  missing  ", why, width)];
}

function unreadLines({ unreadable = [] }: Group, width: number): readonly string[] {
  return unreadable.map(({ id, reason }) =>
    wrap("  unread   ", `${id}, of which nobody knows how it stands: ${inLine(reason)}`, width),
  );
}

function cells(job: JobRecord, now: string): readonly string[] {
  const { evidence: seen = null, usage = null } = isEnded(job) ? job : {};
  const evidence = workWord(seen) === "unknown" ? null : seen; // No count is known then.
  const count = (many: number | undefined) => (many === undefined ? "-" : String(many));
  return [
    job.id,
    inLine(statusOf(job)),
    checkOf(job) ?? "-",
    count(evidence?.commits.length),
    count(evidence?.files_changed.length),
    count(evidence?.insertions),
    count(evidence?.deletions),
    formatDuration(elapsedMs(job, now)),
    usage === null ? "-" : tokens(usage.total),
  ];
}

function tokens(total: number): string {
  return total < MANY_TOKENS ? String(total) : `${Math.round(total / 1_000)}k`;
}

/** What it did in its own words, or why it failed; with its route, if the jobs have different ones. */
function ownLine(job: JobRecord, group: Group, wordsOf: Shown["wordsOf"]): string {
  const routes = new Set(group.jobs.map(({ request }) => choiceWords(request)));
  const route = routes.size < 2 ? "" : `${inLine(choiceWords(requestNow(job)))}: `;
  const kind = job.status === "failed" ? `(${job.failure.kind}) ` : "";
  const said = isEnded(job) ? wordsOf(job.id) : inLine(job.phase);
  const words = said ?? (job.status === "failed" ? job.failure.message : "(no message)");
  return `${route}${kind}${inLine(words)}`;
}

function bestLines({ best, reason }: Judgement, width: number): readonly string[] {
  return reason === null ? [] : [wrap("  best     ", `${best === null ? "none" : best.id}: ${reason}`, width)];
}

function nextWords(group: Group, { best, jobs }: Judgement, reader: Reader): string {
  const typed = (words: string) => typedCommand(reader, words);
  if (!isOver(group)) return `${typed(`status ${group.id} --wait`)}, or ${typed(`cancel ${group.id}`)}`;
  const copies = jobs.filter((job) => !isCopyGone(job));
  const id = [best, ...copies].find((job) => job && isEnded(job) && isToApply(job) && !isCopyGone(job))?.id;
  const discard = typed(`discard ${group.id}`);
  if (id !== undefined) return `${typed(`diff ${id}`)}, ${typed(`apply ${id}`)}, or ${discard}`;
  return copies.length > 0 ? discard : typed(`logs ${jobs[0]?.id ?? "JOB"}`);
}
