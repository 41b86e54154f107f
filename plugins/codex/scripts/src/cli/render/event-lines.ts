// The lines of an event log for people: the local time of each event, and the day if it is another than before.

import { localDay, localMinute, localTime } from "../../app/scope/local-time.ts";
import { describeEvent } from "../../core/job/event-line.ts";
import { describeRunnerEvent } from "../../core/job/runner-words.ts";
import { type JsonObject, stringField } from "../../core/json.ts";

const WIDEST = 2_000;
const NO_TIME = "        ";

/** Makes lines of events that come in pieces, in order; events without words have none. `now` is ISO 8601: its day goes without saying. */
export function eventLines(now: string): (events: readonly JsonObject[]) => readonly string[] {
  let day = localDay(now);
  return (events) =>
    events.flatMap((event) => {
      const words = describeEvent(event, { most: WIDEST, time: localMinute }) ?? describeRunnerEvent(event, WIDEST);
      if (words === null) return [];
      const at = stringField(event, "at");
      const line = `${(at === null ? null : localTime(at)) ?? NO_TIME}  ${words}`;
      const newDay = at === null ? null : localDay(at);
      if (newDay === null || newDay === day) return [line];
      day = newDay;
      return [newDay, line];
    });
}
