// The dispatch table as text, and in which column good and bad attempts part.

import { columnsOf, endOf } from "../../core/columns.ts";
import { formatDuration } from "../../core/duration.ts";
import type { Look } from "../../core/look.ts";
import type { AttemptRow } from "../../core/reliability/attempt-rows.ts";
import type { Parting } from "../../core/reliability/partings.ts";
import { inLine } from "../../core/text.ts";
import { type Column, table } from "./table.ts";
import { breakWords, wrap } from "./wrap.ts";

const FOLDER_WIDTH = 24;
const MOST_VALUE = 200;
const MOST_EXECUTOR = 12;
const COLUMNS: readonly Column[] = [
  { title: "ATTEMPT" },
  { title: "OUTCOME", least: 12 },
  { title: "EXIT" },
  { title: "TOOK" },
  { title: "PROMPT", below: true },
  { title: "FOLDER", below: true },
];

/** The rows as they are given, and what is said of them together, within the columns of the look. */
export function attemptsText(rows: readonly AttemptRow[], parted: readonly Parting[], look: Look): string {
  if (rows.length === 0) return "No attempt was launched yet.";
  const isAllHere = rows.every(({ executor }) => executor === "local");
  const on = (row: AttemptRow) => (isAllHere ? [] : [inLine(row.executor, MOST_EXECUTOR)]);
  return [
    table(
      isAllHere ? COLUMNS : [...COLUMNS, { title: "ON", below: true }],
      rows.map((row) => ({ cells: [...cells(row), ...on(row)] })),
      look,
    ),
    "",
    ...partingLines(rows, parted, look.columns),
  ].join("\n");
}

function cells(row: AttemptRow): readonly string[] {
  return [
    inLine(row.dispatch_id),
    inLine(row.classifier ?? (row.outcome === null ? "under way" : "good")),
    row.exit_code === null ? "-" : `${row.exit_code}${row.signal === null ? "" : ` ${inLine(row.signal)}`}`,
    row.duration_ms === null ? "-" : formatDuration(row.duration_ms),
    row.prompt_bytes === null ? "-" : `${row.prompt_bytes} B`,
    tail(inLine(row.cwd ?? "-")),
  ];
}

/** The end of a path tells more than its beginning. */
function tail(path: string): string {
  return columnsOf(path) > FOLDER_WIDTH ? `…${endOf(path, FOLDER_WIDTH - 1)}` : path;
}

function partingLines(rows: readonly AttemptRow[], parted: readonly Parting[], width: number): readonly string[] {
  const count = (outcome: AttemptRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const [good, bad] = [count("good"), count("bad")];
  const counts = `Attempts that ended by themselves: ${good} good, ${bad} bad.`;
  if (good === 0 || bad === 0) return [wrap("", `${counts} Both are needed to tell on what it depends.`, width)];
  if (parted.length === 0) return [wrap("", `${counts} No column parts them.`, width)];
  return [wrap("", `${counts} They part in:`, width), ...parted.map((parting) => partingLine(parting, width))];
}

function partingLine({ column, good, bad }: Parting, width: number): string {
  const bads = bad === null ? "no bad one does" : `every bad one has ${value(bad)}`;
  const goods = good === null ? "no good one does" : `every good one has ${value(good)}`;
  const words = `${column}: ${bad === null ? `${goods}, ${bads}` : `${bads}, ${goods}`}`;
  return wrap("  ", breakWords(words, width - 2), width);
}

function value(text: string): string {
  return inLine(text, MOST_VALUE);
}
