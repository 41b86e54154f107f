// A job that waits, for people: in its own block, or as a few lines in the list of the line.

import { basename } from "node:path";
import type { Placed } from "../../app/read/list-waiting.ts";
import { localMinute } from "../../app/scope/local-time.ts";
import { formatDuration } from "../../core/duration.ts";
import type { WaitingJob } from "../../core/job/record.ts";
import { groupMark } from "../../core/job/status-words.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, withTypedCommands } from "../../core/typed-command.ts";
import { waitingHint, waitingWords } from "../../core/waiting/waiting-words.ts";
import { breakWords, wrap, wrapCommands } from "./wrap.ts";

/** A block is as wide as fits everywhere. */
const BLOCK_WIDTH = 76;
const NARROWEST = 60;
const MOST_SUMMARY = 120;
const MOST_FOLDER = 20;
const COMPANION = "codex-companion";

/** The lines of its block: why, since when, what ends the wait. `position`: its place in the line; null: not known. */
export function waitLines(job: WaitingJob, position: number | null, now: string, reader: Reader): readonly string[] {
  const { waiting } = job;
  return [
    wrap("  why      ", whyWords(job, position, now), BLOCK_WIDTH),
    ...(waiting === null ? [] : [`  since    ${localMinute(waiting.since)}`]),
    hintLine("  to do    ", job, reader),
  ];
}

/** What is said below the first line of a job that waits as it begins: why, and what ends the wait. */
export function waitingHead(job: WaitingJob, now: string, reader: Reader): readonly string[] {
  return [wrap("  waiting  ", `it ${whyWords(job, null, now)}`, BLOCK_WIDTH), hintLine("           ", job, reader)];
}

function hintLine(lead: string, { id, waiting }: WaitingJob, reader: Reader): string {
  return wrapCommands(lead, withTypedCommands(reader, waitingHint(waiting, id, COMPANION)), BLOCK_WIDTH);
}

/** The jobs in the order of the line, within `columns` columns, 60 at least. If jobs of other folders are among them, each says in which it is. */
export function lineText(jobs: readonly Placed[], now: string, workspaceRoot: string, columns: number): string {
  const width = Math.max(NARROWEST, columns);
  const places = Math.max(...jobs.map(({ position }) => placeWord(position).length));
  const isAllHere = jobs.every(({ job }) => job.workspaceRoot === workspaceRoot);
  return jobs
    .flatMap(({ job, position }) => {
      const lead = `${placeWord(position).padStart(places)}  ${job.id}  `;
      const folder = isAllHere ? "" : `in ${inLine(basename(job.workspaceRoot), MOST_FOLDER)}: `;
      const below = " ".repeat(lead.length);
      return [
        wrap(lead, whyWords(job, null, now), width),
        ...(job.waiting === null ? [] : [`${below}${sinceWords(job.waiting.since, now)}`]),
        wrap(
          below,
          breakWords(`${folder}${groupMark(job)}${inLine(job.summary, MOST_SUMMARY)}`, width - below.length),
          width,
        ),
      ];
    })
    .join("\n");
}

function placeWord(position: number | null): string {
  return position === null ? "-" : String(position);
}

/** One that is being ended waits for nothing more. */
function whyWords({ waiting, stopping }: WaitingJob, position: number | null, now: string): string {
  if (stopping !== null) return `is being ended (${inLine(stopping.cause)})`;
  return waitingWords(waiting, { nowMs: Date.parse(now), position, time: localMinute });
}

function sinceWords(since: string, now: string): string {
  return `since ${localMinute(since)}, for ${formatDuration(Date.parse(now) - Date.parse(since))}`;
}
