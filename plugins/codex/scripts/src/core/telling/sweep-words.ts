// The sentences for ended jobs, and groups of them, that were never told: one with its details, several with a line for each.

import type { EndedJob } from "../job/record.ts";
import { endedWork } from "../outcome/work-words.ts";
import { groupLine, groupStanding, toldOfGroup } from "./group-standing.ts";
import { cut } from "./quote.ts";
import { endWord, standing, type Telling, task, toTheSecond } from "./standing.ts";
import { isGroup, type ToldUnit } from "./told-unit.ts";

/** An ended job, or a group that is over. */
export type News = ToldUnit<EndedJob>;

/** What is said, and of which jobs; the others wait for the next prompt. */
export interface Sweep {
  readonly text: string;
  readonly told: readonly EndedJob[];
}

/** Into less than this no news is put. */
const LEAST_CHARACTERS = 350;

/** The sentences for as many jobs, oldest first, as fit into `most` characters. */
export function sweepWords(news: readonly News[], telling: Telling, most: number): Sweep {
  const [first, ...rest] = news;
  if (first === undefined || most < LEAST_CHARACTERS) return { text: "", told: [] };
  const lines = rest.length === 0 ? [] : fittingLines(news, most - closing(news.length, telling).length);
  if (lines.length === 0) return { text: cut(alone(first, telling, most - 40), most), told: toldOf(first) };
  return {
    text: [...lines, closing(news.length - lines.length, telling)].join("\n"),
    told: news.slice(0, lines.length).flatMap(toldOf),
  };
}

function alone(unit: News, telling: Telling, most: number): string {
  return isGroup(unit)
    ? `codex group ${unit.id}: ${groupStanding(unit, telling, most)}`
    : `codex job ${unit.id}: ${standing(unit, telling, most)}`;
}

function toldOf(unit: News): readonly EndedJob[] {
  return isGroup(unit) ? toldOfGroup(unit) : [unit];
}

function fittingLines(news: readonly News[], most: number): readonly string[] {
  const lines: string[] = [];
  let room = most;
  for (const unit of news) {
    const line = isGroup(unit) ? groupLine(unit) : lineOf(unit);
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
