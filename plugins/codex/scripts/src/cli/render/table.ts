// A compact table for people: columns as wide as they must be, the last one cut to the terminal's width.

import { columnsOf, cutToColumns } from "../../core/columns.ts";

/** Rows to lines; `width` is the most columns of a line. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => columnsOf(row[column] ?? ""))),
  );
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : padded(cell, widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => cutToColumns(line, width))
    .join("\n");
}

function padded(cell: string, columns: number): string {
  return cell + " ".repeat(Math.max(0, columns - columnsOf(cell)));
}
