// How one imported record is named: by an id of its own, or by the number of its line.

import type { JsonObject } from "../json.ts";

const ID_FIELDS = ["id", "session_id", "sessionId", "run_id", "runId", "job_id", "jobId", "job"];

/** True if the record has this id. */
export function hasId(record: JsonObject, id: string): boolean {
  return ID_FIELDS.some((field) => {
    const value = record[field];
    return (typeof value === "string" || typeof value === "number") && String(value) === id;
  });
}

/** The number of the line that a reference may mean, from 1; null if it cannot be one. */
export function lineNumberIn(reference: string): number | null {
  return /^[1-9]\d{0,14}$/.test(reference) ? Number(reference) : null;
}
