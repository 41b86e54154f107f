// A compact table for people, within the columns of the place where it is read.

import { columnsOf, cutToColumns } from "../../core/columns.ts";
import type { Look, Tone } from "../../core/look.ts";

/** A column. Where the table is too wide, first those with `least` become narrower, then those with `below` leave it. */
export interface Column {
  readonly title: string;
  /** It may be cut to so many columns. */
  readonly least?: number;
  /** It may be left out of the table; each row then has it on a line of its own below, behind its title. */
  readonly below?: true;
}

/** A row: a cell for each column, which may have a tone, and perhaps a line below all of them. */
export interface Row {
  readonly cells: readonly (string | { readonly text: string; readonly tone: Tone })[];
  readonly below?: string;
}

const GAP = "  ";

/** The table, a line for its header and one for each row, with those below. Every line fits; if nothing else helps, it is cut. */
export function table(columns: readonly Column[], rows: readonly Row[], look: Look): string {
  const texts = rows.map(({ cells }) => cells.map((cell) => (typeof cell === "string" ? cell : cell.text)));
  const { shown, widths } = layOut(columns, texts, look.columns);
  const left = columns.map((_, at) => at).filter((at) => !shown.includes(at));
  const line = (cells: Row["cells"]) => lineOf(cells, shown, widths, look);
  return [
    look.paint("faint", line(columns.map(({ title }) => title))),
    ...rows.flatMap(({ cells, below }, row) => [
      line(cells),
      ...left.map((at) => belowLine(`${columns[at]?.title ?? ""} ${texts[row]?.[at] ?? ""}`, look)),
      ...(below === undefined ? [] : [belowLine(below, look)]),
    ]),
  ].join("\n");
}

/** Which columns are shown, and how wide each is. */
function layOut(columns: readonly Column[], texts: readonly (readonly string[])[], most: number) {
  const natural = columns.map(({ title }, at) =>
    Math.max(title.length, ...texts.map((row) => columnsOf(row[at] ?? ""))),
  );
  const least = columns.map((column, at) => Math.min(natural[at] ?? 0, column.least ?? Number.POSITIVE_INFINITY));
  const total = (widths: readonly number[], shown: readonly number[]) =>
    shown.reduce((sum, at) => sum + (widths[at] ?? 0), GAP.length * (shown.length - 1));
  let shown = columns.map((_, at) => at);
  while (total(least, shown) > most) {
    const last = shown.findLast((at) => columns[at]?.below === true);
    if (last === undefined) break;
    shown = shown.filter((at) => at !== last);
  }
  const widths = [...natural];
  for (let over = total(widths, shown) - most; over > 0; over--) {
    const widest = shown
      .filter((at) => (widths[at] ?? 0) > (least[at] ?? 0))
      .toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return { shown, widths };
}

function lineOf(cells: Row["cells"], shown: readonly number[], widths: readonly number[], look: Look): string {
  let room = look.columns;
  const parts: string[] = [];
  for (const at of shown) {
    const cell = cells[at] ?? "";
    const { text, tone } = typeof cell === "string" ? { text: cell, tone: null } : cell;
    const width = Math.min(widths[at] ?? 0, room);
    if (width <= 0) break;
    const fitting = cutToColumns(text, width);
    const blanks = at === shown.at(-1) ? "" : " ".repeat(width - columnsOf(fitting));
    parts.push((tone === null ? fitting : look.paint(tone, fitting)) + blanks);
    room -= width + GAP.length;
  }
  return parts.join(GAP).trimEnd();
}

function belowLine(text: string, look: Look): string {
  return look.paint("faint", cutToColumns(`${GAP}${text}`, look.columns));
}
