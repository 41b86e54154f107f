// Why one record of another system has the failure modes that it has. The file is read as a stream.

import type { JsonObject } from "../../core/json.ts";
import { IMPORTED_RULES, importedRun } from "../../core/reliability/imported.ts";
import { explain, type Finding } from "../../core/reliability/mode-rules.ts";
import { hasId, lineNumberIn } from "../../core/reliability/record-name.ts";
import { isoTime } from "../../core/reliability/run.ts";
import { readRecords } from "../../io/records-stream.ts";

/** What the rules find in a record. `raw` and `evidence` are its success; null if there is nothing to judge by. */
export interface RecordFindings {
  readonly line: number;
  readonly at: string | null;
  readonly route: string | null;
  readonly raw: boolean | null;
  readonly evidence: boolean | null;
  readonly findings: readonly Finding[];
}

/** The record that was meant, or the lines that have its id: none, or several. */
export type FoundRecord =
  | { readonly kind: "found"; readonly record: RecordFindings }
  | { readonly kind: "not_one"; readonly lines: readonly number[] };

const MOST_NAMED = 20;

/** Finds a record by its id, or else by the number of its line. Throws if the file cannot be read. */
export function explainRecord(path: string, reference: string): FoundRecord {
  const number = lineNumberIn(reference);
  const [withId, onLine]: [Kept[], Kept[]] = [[], []];
  readRecords(path, {
    object(record, line) {
      if (line === number) onLine.push({ record, line });
      if (withId.length < MOST_NAMED && hasId(record, reference)) withId.push({ record, line });
    },
    bad() {},
  });
  const fitting = withId.length > 0 ? withId : onLine;
  const [found, another] = fitting;
  if (found === undefined || another !== undefined) return { kind: "not_one", lines: fitting.map(({ line }) => line) };
  return { kind: "found", record: findingsOf(found) };
}

interface Kept {
  readonly record: JsonObject;
  readonly line: number;
}

function findingsOf({ record, line }: Kept): RecordFindings {
  const { atMs, route, raw, evidence } = importedRun(record);
  return { line, at: isoTime(atMs), route, raw, evidence, findings: explain(IMPORTED_RULES, record) };
}
