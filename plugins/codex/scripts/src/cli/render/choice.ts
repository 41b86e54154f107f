// A draw of a route, as a table of its candidates.

import type { Arm } from "../../core/choosing/arms.ts";
import type { Choice } from "../../core/choosing/choose.ts";
import type { Look } from "../../core/look.ts";
import { percent } from "../../core/reliability/report-words.ts";
import { routeName } from "../../core/reliability/run.ts";
import { inLine } from "../../core/text.ts";
import { type Column, table } from "./table.ts";
import { breakWords, wrap } from "./wrap.ts";

const COLUMNS: readonly Column[] = [
  ...["", "SHARE", "SUCCEEDS", "DRAWN", "RUNS"].map((title) => ({ title })),
  { title: "ROUTE", least: 12 },
];
const HOW = { draw: "its value was the highest", floor: "every route gets its turn now and then" } as const;

/** The candidates, that which was drawn marked; `runs` count half for every 30 days of their age. */
export function choiceText({ drawn, by, candidates }: Choice, look: Look): string {
  const rows = candidates.map((each) => ({
    cells: [
      isSame(each, drawn) ? ">" : "",
      percent(each.share),
      percent(each.alpha / (each.alpha + each.beta)),
      each.draw.toFixed(2),
      (each.alpha + each.beta - 2).toFixed(1),
      nameOf(each),
    ],
  }));
  const text = table(COLUMNS, rows, look);
  return `${text}\n\n${wrap("Drawn: ", breakWords(`${nameOf(drawn)} (${HOW[by]})`, look.columns - 7), look.columns)}`;
}

function isSame(a: Arm, b: Arm): boolean {
  return a.harness === b.harness && a.model === b.model && a.effort === b.effort;
}

function nameOf({ harness, model, effort }: Arm): string {
  return inLine(routeName([harness, model ?? "default model", effort]) ?? "");
}
