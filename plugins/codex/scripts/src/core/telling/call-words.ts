// How the jobs of one call stand: one in a sentence, several with a line for each, the first in the order given with its
// details. Those that do not fit are counted, and wait for the next prompt.

import { isEnded, type JobRecord } from "../job/record.ts";
import { endedWork } from "../outcome/work-words.ts";
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

/** What is said, and of which jobs it tells how they stand. */
export interface Spoken {
  readonly text: string;
  readonly told: readonly JobRecord[];
}

/** The first job has at least this many characters, whatever is said of the others. */
const HALF = 430;

/** `head` ends with a colon, or is empty; at least one job. */
export function jobsWords(head: string, jobs: readonly JobRecord[], telling: Telling): Spoken {
  const [first, ...others] = jobs;
  if (first === undefined) return { text: head, told: [] };
  if (others.length === 0) {
    const lead = head === "" ? `codex job ${first.id}:` : head;
    return { text: `${lead} ${standing(first, telling, MOST_CHARACTERS - lead.length - 1)}`, told: jobs };
  }
  const lead = `${head === "" ? "" : `${head}\n`}codex job ${first.id}:`;
  const tail = lines(others, telling, MOST_CHARACTERS - HALF - lead.length);
  const most = MOST_CHARACTERS - lead.length - 1 - tail.text.length;
  return { text: `${lead} ${standing(first, telling, most)}${tail.text}`, told: [first, ...tail.told] };
}

/** A line for each job, as long as there is room for all of them; each with its line break before it. */
function lines(jobs: readonly JobRecord[], telling: Telling, most: number): Spoken {
  const details = `\nDetails: \`${telling.companion} result ID\`.`;
  for (const write of [longLine, shortLine]) {
    const text = jobs.map((job) => `\n${write(job, telling)}`).join("");
    if (text.length + details.length <= most) return { text: text + details, told: jobs };
  }
  const more = `\nMore jobs of this call: \`${telling.companion} status\`.`;
  const told: JobRecord[] = [];
  let text = "";
  for (const job of jobs) {
    const line = `\n${shortLine(job)}`;
    if (text.length + line.length + more.length > most) break;
    text += line;
    told.push(job);
  }
  return { text: text + more, told };
}

function longLine(job: JobRecord, telling: Telling): string {
  const waits = job.status === "waiting" ? `, ${whyItWaits(job, telling)}` : "";
  const detail = isEnded(job) ? `, ${endedWork(job, toTheSecond)}` : waits;
  return `${shortLine(job).slice(0, -1)}${detail}; task: ${task(job, 60)}`;
}

function shortLine(job: JobRecord): string {
  if (job.status === "waiting") return `codex job ${job.id}: ${waitingSince(job)}.`;
  if (!isEnded(job)) return `codex job ${job.id}: running since ${toTheSecond(job.createdAt)}.`;
  const kind = job.failure === null ? "" : ` (${job.failure.kind})`;
  return cut(`codex job ${job.id}: ${endWord(job)}${kind} at ${toTheSecond(job.completedAt)}.`, 120);
}
