// Signs of life while a command waits: each event as a line on a terminal, else one line every 30 seconds.

import { localMinute } from "../app/scope/local-time.ts";
import { formatDuration } from "../core/duration.ts";
import { describeEvent } from "../core/job/event-line.ts";
import type { JobRecord } from "../core/job/record.ts";
import type { JsonObject } from "../core/json.ts";
import type { Output } from "./output.ts";

const PAUSE_MS = 30_000;

/** Notes about one job. `end` stops them. */
interface ProgressNotes {
  readonly onEvents: (lines: readonly JsonObject[]) => void;
  end(): void;
}

/** What `wait` gives. While it waits, the progress of the jobs is noted on stderr; `onEvents` takes the events of the first. */
export async function withProgressNotes<T>(
  output: Output,
  records: readonly JobRecord[],
  wait: (onEvents: ProgressNotes["onEvents"]) => Promise<T>,
): Promise<T> {
  const notes = records.map((record) => progressNotes(output, record));
  try {
    return await wait((lines) => notes[0]?.onEvents(lines));
  } finally {
    for (const each of notes) each.end(); // A timer that is left keeps the process alive.
  }
}

/** Begins to note the progress of a job on stderr. */
function progressNotes(output: Output, record: JobRecord): ProgressNotes {
  const startedAtMs = Date.now();
  let latest = "";
  const note = (words: string) =>
    output.note(`[codex ${record.id} ${formatDuration(Date.now() - startedAtMs)}] ${words}`);
  const timer = output.isErrorTerminal ? undefined : setInterval(() => note(latest || "running"), PAUSE_MS);
  return {
    onEvents(lines) {
      for (const line of lines) {
        const words = describeEvent(line, { time: localMinute });
        if (words === null) continue;
        latest = words;
        if (output.isErrorTerminal || line["type"] === "started") note(latest); // The end of a wait is news at once.
      }
    },
    end: () => clearInterval(timer),
  };
}
