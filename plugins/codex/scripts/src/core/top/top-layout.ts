// How the lines of the screen are shared out, and which jobs are shown.

import { type Size, selectedAt, type TopState } from "./top-state.ts";

/** So many lines each part has; together with title, rule, note and keys they are all of the screen. */
export interface Layout {
  readonly list: number;
  readonly detail: number;
}

const LEAST: Size = { columns: 30, rows: 8 };
/** Title, rule, note and keys. */
const FIXED = 4;
const MOST_DETAIL = 16;

/** The lines of list and detail; null if the terminal is too small. */
export function layOut({ columns, rows }: Size): Layout | null {
  if (columns < LEAST.columns || rows < LEAST.rows) return null;
  const detail = Math.min(Math.ceil((rows - FIXED) / 2), MOST_DETAIL);
  return { list: rows - FIXED - detail, detail };
}

/** The ids that the list shows: the selected one in their middle, as far as that can be. */
export function shownIds(
  state: Pick<TopState, "selected" | "at">,
  ids: readonly string[],
  lines: number,
): readonly string[] {
  const middle = selectedAt(state, ids) - Math.floor(lines / 2);
  const from = Math.max(0, Math.min(middle, ids.length - lines));
  return ids.slice(from, from + lines);
}

/** How many lines a text has that fills the screen. */
export function textRows({ rows }: Size): number {
  return Math.max(1, rows - 3);
}
