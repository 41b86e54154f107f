// Lines of an exact width, for a screen that is drawn whole.

import { columnsOf, cutToColumns, pieces } from "../columns.ts";
import type { Look, Tone } from "../look.ts";

/** A part of a line: so many columns, whatever its text. */
export interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly tone?: Tone;
}

/** The text in exactly so many columns: cut with an ellipsis, or filled up with blanks. None: empty. */
export function fit(text: string, columns: number): string {
  if (columns <= 0) return "";
  const cut = cutToColumns(withoutControls(text), columns);
  return cut + " ".repeat(columns - columnsOf(cut));
}

/** A line of cells with a blank between each two, in exactly so many columns: the last cell takes what is left. */
export function lineOfCells(cells: readonly Cell[], columns: number, look: Look): string {
  let left = columns;
  const parts = cells.map(({ text, columns: wanted, tone }, at) => {
    const isLast = at === cells.length - 1;
    const own = isLast ? left : Math.min(wanted, left);
    const gap = isLast || left <= own ? "" : " ";
    left -= own + gap.length;
    const fitted = fit(text, own);
    return (tone === undefined ? fitted : look.paint(tone, fitted)) + gap;
  });
  return parts.join("");
}

/** A whole line in one tone, or in none. */
export function toned(text: string, columns: number, look: Look, tone?: Tone): string {
  return tone === undefined ? fit(text, columns) : look.paint(tone, fit(text, columns));
}

/** The lines of a text, each broken where it is wider than so many columns. `columns`: at least 2. */
export function brokenLines(lines: readonly string[], columns: number): readonly string[] {
  return lines.flatMap((line) => {
    const broken = pieces(withoutControls(line.replaceAll("\t", "    ")), columns);
    return broken.length === 0 ? [""] : broken;
  });
}

/** Whatever was printed: nothing of it steers the terminal. */
function withoutControls(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, " ");
}
