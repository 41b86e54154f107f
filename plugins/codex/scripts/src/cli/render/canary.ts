// The canary matrix as a table.

import type { CanaryRow } from "../../core/canary.ts";
import { formatDuration } from "../../core/duration.ts";
import type { Look } from "../../core/look.ts";
import { inLine } from "../../core/text.ts";
import { type Column, type Row, table } from "./table.ts";

const COLUMNS: readonly Column[] = [
  { title: "VARIED" },
  { title: "VALUE", least: 20 },
  { title: "OUTCOME", least: 12 },
  { title: "EXIT" },
  { title: "TOOK" },
  { title: "PROMPT", below: true },
  { title: "JOB", below: true },
];

/** The rows as they are given. */
export function canaryTable(rows: readonly CanaryRow[], look: Look): string {
  return table(
    COLUMNS,
    rows.map((row) => ({ cells: cells(row, look) })),
    look,
  );
}

function cells(row: CanaryRow, look: Look): Row["cells"] {
  const tone = row.classifier === null ? "good" : "bad";
  return [
    row.dimension ?? "nothing",
    inLine(row.value),
    { text: `${look.mark(tone)}${inLine(row.classifier ?? "passed")}`, tone },
    row.exit_code === null ? "-" : `${row.exit_code}${row.signal === null ? "" : ` ${inLine(row.signal)}`}`,
    formatDuration(row.duration_ms),
    `${row.prompt_bytes} B`,
    row.job_id ?? "refused",
  ];
}
