// The lines that a wait leaves in a job's event log, and how they read. On disk they are `docs/formats/events.md`.

import { formatDuration } from "../duration.ts";
import { type JsonObject, numberField } from "../json.ts";
import { decodeWaiting } from "./decode-waiting.ts";
import type { Waiting } from "./waiting.ts";
import { waitingWords } from "./waiting-words.ts";

/** The line for a wait that begins, or that is for another reason now. Its own time is the time of the change. */
export function waitingEvent({ reason, detail, opensAt }: Waiting): Readonly<{ type: "waiting" }> & JsonObject {
  return { type: "waiting", reason, detail, opensAt };
}

/** The line for the start of a job that had to wait, `waitedMs` in all. */
export function startedEvent(waitedMs: number): Readonly<{ type: "started" }> & JsonObject {
  return { type: "started", waitedMs };
}

/** A line of the type `waiting` in words. `time`: an instant in ISO 8601 UTC as its reader wants to see it. */
export function describeWaitingEvent(line: JsonObject, time: (at: string) => string): string {
  const since = line["at"];
  const waiting = decodeWaiting({ ...line, since });
  return waitingWords(waiting, { nowMs: Date.parse(String(since)), position: null, time });
}

/** A line of the type `started` in words. */
export function describeStartedEvent(line: JsonObject): string {
  const waitedMs = numberField(line, "waitedMs");
  return waitedMs === null ? "started" : `started, after a wait of ${formatDuration(waitedMs)}`;
}
