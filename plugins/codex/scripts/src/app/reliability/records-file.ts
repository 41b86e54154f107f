// A file of other systems' records, read as a stream, with its bad lines counted and named.

import type { JsonObject } from "../../core/json.ts";
import type { BadLines } from "../../core/reliability/report.ts";
import { readRecords } from "../../io/records-stream.ts";

// Enough to find every one in an editor; the count says how many there are.
const MOST_NAMED = 10_000;

/** Gives every record of a file, and tells of the lines that are none. Throws if the file cannot be read. */
export function readRecordsFile(path: string, take: (record: JsonObject) => void): BadLines {
  const lines: number[] = [];
  let count = 0;
  readRecords(path, {
    object: take,
    bad(number) {
      count += 1;
      if (lines.length < MOST_NAMED) lines.push(number);
    },
  });
  return { count, lines };
}
