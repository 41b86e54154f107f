// Whether a session record of another system speaks for its arm or against it. Work that was shipped before a bad exit
// is a success. A timeout is none, and neither is a death without commits.

import type { JsonObject } from "../json.ts";
import { IMPORTED_RULES } from "../reliability/imported.ts";
import { modesOf } from "../reliability/mode-rules.ts";

const TIMEOUT = 124;
const COMMIT_NAMES = ["commits", "commit_count", "commits_count", "commits_made"] as const;
const TELLING = ["outcome", "grades", "grade_reasons", "loop_status", "intent_category_matched"] as const;

/** True for a success, false for none; null for a record that does not tell. */
export function importedSuccess(record: JsonObject): boolean | null {
  const raw = codeIn(record, "raw_exit_code") ?? codeIn(record, "exit_code");
  const commits = commitsIn(record);
  if (raw === TIMEOUT || codeIn(record, "exit_code") === TIMEOUT) return false;
  if (raw !== null && raw !== 0) {
    // If commits are not recorded, the other system's own normalised code is all there is.
    const hasShipped = commits === null ? codeIn(record, "exit_code") === 0 : commits > 0;
    return hasShipped && modesOf(IMPORTED_RULES, record).length === 0;
  }
  const tells = raw !== null || commits !== null || TELLING.some((name) => record[name] != null);
  return tells ? modesOf(IMPORTED_RULES, record).length === 0 : null;
}

function codeIn(record: JsonObject, name: string): number | null {
  const value = record[name];
  return typeof value === "number" && Number.isInteger(value) ? value : null;
}

/** How many commits a record tells of; null if it tells of none and does not say that there are none. */
function commitsIn(record: JsonObject): number | null {
  for (const name of COMMIT_NAMES) {
    const value = record[name];
    if (typeof value === "number") return value;
    if (Array.isArray(value)) return value.length;
  }
  return null;
}
