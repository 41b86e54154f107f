// The sentences for ended jobs that were never told: one job with its details, several with a line for each.

import type { EndedJob } from "../job/record.ts";
import { endedWork } from "../outcome/work-words.ts";
import { cut } from "./quote.ts";
import { endWord, standing, type Telling, task, toTheSecond } from "./standing.ts";

/** What is said, and of which jobs; the others wait for the next prompt. */
export interface Sweep {
  readonly text: string;
  readonly told: readonly EndedJob[];
}

/** Into less than this no news is put. */
const LEAST_CHARACTERS = 350;

/** The sentences for as many jobs, oldest first, as fit into `most` characters. */
export function sweepWords(records: readonly EndedJob[], telling: Telling, most: number): Sweep {
  const [first, ...rest] = records;
  if (first === undefined || most < LEAST_CHARACTERS) return { text: "", told: [] };
  const lines = rest.length === 0 ? [] : fittingLines(records, most - closing(records.length, telling).length);
  if (lines.length === 0)
    return { text: cut(`codex job ${first.id}: ${standing(first, telling, most - 40)}`, most), told: [first] };
  return {
    text: [...lines, closing(records.length - lines.length, telling)].join("\n"),
    told: records.slice(0, lines.length),
  };
}

function fittingLines(records: readonly EndedJob[], most: number): readonly string[] {
  const lines: string[] = [];
  let room = most;
  for (const record of records) {
    const line = lineOf(record);
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  return lines;
}

function lineOf(record: EndedJob): string {
  const kind = record.failure === null ? "" : ` (${record.failure.kind})`;
  return `codex job ${record.id}: ${endWord(record)}${kind} at ${toTheSecond(record.completedAt)}, ${endedWork(record, toTheSecond)}; task: ${task(record, 60)}`;
}

function closing(left: number, telling: Telling): string {
  return `Details: \`${telling.companion} result ID\`.${left > 0 ? ` ${left} more ended.` : ""}`;
}
