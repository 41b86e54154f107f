/** One line of the table: what was measured, and whether it keeps within its limit. */

/** A measured row. `measured` and `limit` are in `unit`; `detail` says how it came about. */
export interface Row {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: Unit;
  readonly detail: string;
}

/** `×`: times the bare start of Node, or what `detail` names. `""`: a count. */
export type Unit = "×" | "ms" | "MB" | "%" | "";

/** True if the row keeps within its limit; what could not be measured (NaN) does not. */
export function isWithin({ measured, limit }: Row): boolean {
  return measured <= limit;
}

/** The rows as a table of aligned columns, without a last line break. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [
    ["WHAT", "MEASURED", "LIMIT", "", "HOW"],
    ...rows.map((row) => [
      row.what,
      inUnit(row.measured, row.unit),
      inUnit(row.limit, row.unit),
      isWithin(row) ? "ok" : "OVER",
      row.detail,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join("  ").trimEnd()).join("\n");
}

function inUnit(value: number, unit: Unit): string {
  const digits =
    unit === "×" ? value.toFixed(2) : unit === "%" ? value.toFixed(3) : String(Math.round(value * 10) / 10);
  return unit === "" ? digits : `${digits} ${unit}`;
}
