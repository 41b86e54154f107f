// What the model is told of a cancel that the user typed and a hook carried out.

import { isEnded, type JobRecord } from "../job/record.ts";
import { endWord, task, toTheSecond } from "./standing.ts";

/** One line, by the record as it stands now; null if the record knows of no cancel that was or is being carried out. */
export function typedCancelWords(record: JobRecord): string | null {
  const typed = "the user stopped it by typing /codex:cancel";
  const about = `Task: ${task(record, 60)}.`;
  if (!isEnded(record)) {
    if (record.stopping === null) return null;
    return `codex job ${record.id}: ${record.status}, but ${typed}, and it is still being ended. ${about}`;
  }
  const end = `codex job ${record.id}: ${endWord(record)}, ended at ${toTheSecond(record.completedAt)}`;
  return record.status === "cancelled"
    ? `${end}: ${typed}. ${about}`
    : `${end}, when the user tried to stop it by typing /codex:cancel. ${about}`;
}
