// How the jobs of one call stand: one in a sentence, several with a line for each, the first in the order given with its
// details. A group counts as one. Those that do not fit are counted, and wait for the next prompt.

import { isEnded, type JobRecord } from "../job/record.ts";
import { endedWork } from "../outcome/work-words.ts";
import { groupLine, groupStanding, toldOfGroup } from "./group-standing.ts";
import { cut } from "./quote.ts";
import {
  endWord,
  MOST_CHARACTERS,
  standing,
  type Telling,
  task,
  toTheSecond,
  waitingSince,
  whyItWaits,
} from "./standing.ts";
import { isGroup, type ToldUnit, unitsOf } from "./told-unit.ts";

/** What is said, and of which jobs it tells how they stand. */
export interface Spoken {
  readonly text: string;
  readonly told: readonly JobRecord[];
}

/** The first job has at least this many characters, whatever is said of the others. */
const HALF = 430;
const NOTHING: Spoken = { text: "", told: [] };

/** `head` ends with a colon, or is empty; at least one job. */
export function jobsWords(head: string, jobs: readonly JobRecord[], telling: Telling): Spoken {
  const [first, ...others] = unitsOf(jobs, telling);
  if (first === undefined) return { text: head, told: [] };
  const name = `codex ${isGroup(first) ? "group" : "job"} ${first.id}:`;
  const isAlone = others.length === 0 && !isGroup(first);
  const lead = head === "" ? name : isAlone ? head : `${head}\n${name}`;
  const tail = others.length === 0 ? NOTHING : lines(others, telling, MOST_CHARACTERS - HALF - lead.length);
  const most = MOST_CHARACTERS - lead.length - 1 - tail.text.length;
  return { text: `${lead} ${standingOf(first, telling, most)}${tail.text}`, told: [...toldOf(first), ...tail.told] };
}

function standingOf(unit: ToldUnit, telling: Telling, most: number): string {
  return isGroup(unit) ? groupStanding(unit, telling, most) : standing(unit, telling, most);
}

function toldOf(unit: ToldUnit): readonly JobRecord[] {
  return isGroup(unit) ? toldOfGroup(unit) : [unit];
}

/** A line for each job, as long as there is room for all of them; each with its line break before it. */
function lines(units: readonly ToldUnit[], telling: Telling, most: number): Spoken {
  const details = `\nDetails: \`${telling.companion} result ID\`.`;
  for (const write of [longLine, shortLine]) {
    const text = units.map((unit) => `\n${write(unit, telling)}`).join("");
    if (text.length + details.length <= most) return { text: text + details, told: units.flatMap(toldOf) };
  }
  const more = `\nMore jobs of this call: \`${telling.companion} status\`.`;
  const told: JobRecord[] = [];
  let text = "";
  for (const unit of units) {
    const line = `\n${shortLine(unit)}`;
    if (text.length + line.length + more.length > most) break;
    text += line;
    told.push(...toldOf(unit));
  }
  return { text: text + more, told };
}

function longLine(job: ToldUnit, telling: Telling): string {
  if (isGroup(job)) return groupLine(job);
  const waits = job.status === "waiting" ? `, ${whyItWaits(job, telling)}` : "";
  const detail = isEnded(job) ? `, ${endedWork(job, toTheSecond)}` : waits;
  return `${shortLine(job).slice(0, -1)}${detail}; task: ${task(job, 60)}`;
}

function shortLine(job: ToldUnit): string {
  if (isGroup(job)) return groupLine(job);
  if (job.status === "waiting") return `codex job ${job.id}: ${waitingSince(job)}.`;
  if (!isEnded(job)) return `codex job ${job.id}: running since ${toTheSecond(job.createdAt)}.`;
  const kind = job.failure === null ? "" : ` (${job.failure.kind})`;
  return cut(`codex job ${job.id}: ${endWord(job)}${kind} at ${toTheSecond(job.completedAt)}.`, 120);
}
