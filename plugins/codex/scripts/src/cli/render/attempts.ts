// The dispatch table as text, within 76 columns, and in which column good and bad attempts part.

import { formatDuration } from "../../core/duration.ts";
import type { AttemptRow } from "../../core/reliability/attempt-rows.ts";
import type { Parting } from "../../core/reliability/partings.ts";
import { inLine } from "../../core/text.ts";
import { table } from "./table.ts";
import { wrap } from "./wrap.ts";

const WIDTH = 76;
const FOLDER_WIDTH = 24;
const MOST_VALUE = 200;
const HEADER = ["ATTEMPT", "OUTCOME", "EXIT", "TOOK", "PROMPT", "FOLDER"];
const MOST_EXECUTOR = 12;

/** The rows as they are given, and what is said of them together. */
export function attemptsText(rows: readonly AttemptRow[], parted: readonly Parting[]): string {
  if (rows.length === 0) return "No attempt was launched yet.";
  const isAllHere = rows.every(({ executor }) => executor === "local");
  const header = isAllHere ? HEADER : [...HEADER, "ON"];
  const lines = rows.map((row) => (isAllHere ? cells(row) : [...cells(row), inLine(row.executor, MOST_EXECUTOR)]));
  return [table(header, lines, WIDTH), "", ...partingLines(rows, parted)].join("\n");
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
  return path.length > FOLDER_WIDTH ? `…${path.slice(1 - FOLDER_WIDTH)}` : path;
}

function partingLines(rows: readonly AttemptRow[], parted: readonly Parting[]): readonly string[] {
  const count = (outcome: AttemptRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const [good, bad] = [count("good"), count("bad")];
  const counts = `Attempts that ended by themselves: ${good} good, ${bad} bad.`;
  if (good === 0 || bad === 0) return [`${counts} Both are needed to tell on what it depends.`];
  if (parted.length === 0) return [`${counts} No column parts them.`];
  return [`${counts} They part in:`, ...parted.map(partingLine)];
}

function partingLine({ column, good, bad }: Parting): string {
  const bads = bad === null ? "no bad one does" : `every bad one has ${value(bad)}`;
  const goods = good === null ? "no good one does" : `every good one has ${value(good)}`;
  return wrap("  ", `${column}: ${bad === null ? `${goods}, ${bads}` : `${bads}, ${goods}`}`, WIDTH);
}

function value(text: string): string {
  return inLine(text, MOST_VALUE);
}
