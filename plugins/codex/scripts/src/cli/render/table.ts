// A compact table for people: columns as wide as they must be, the last one cut to the terminal's width.

/** Rows to lines; `width` is the most characters of a line. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line))
    .join("\n");
}
