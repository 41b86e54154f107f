// The reliability report as text: what fails and how often, whether it shifts, what to mend, how the routes do.

import { localMinute } from "../../app/scope/local-time.ts";
import type { Look } from "../../core/look.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { hasFired } from "../../core/reliability/gate.ts";
import { MODE_FACTS, MODES } from "../../core/reliability/modes.ts";
import type { Report } from "../../core/reliability/report.ts";
import {
  chanceWords,
  gateWarning,
  gateWords,
  hardestWords,
  isBeyondChance,
  percent,
  signedPoints,
} from "../../core/reliability/report-words.ts";
import type { RouteSuccess } from "../../core/reliability/routes.ts";
import type { Share, Shift, Slice } from "../../core/reliability/slice.ts";
import type { Interval } from "../../core/reliability/statistics.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, withTypedCommands } from "../../core/typed-command.ts";
import { axis, bar, scaleFor } from "./bar.ts";
import { type Column, table } from "./table.ts";
import { breakWords, wrap } from "./wrap.ts";

const NARROWEST = 60;
/** A narrower bar says nothing; then there is none. */
const NARROWEST_BAR = 16;
const WIDEST = 120;
const NAME_WIDTH = 18;
const MOST_NUMBERS = 20;
const MOST_ROUTES = 10;

/** The report within the columns of the look, from 60 to 120. */
export function reportText(report: Report, look: Look, reader: Reader): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, look.columns));
  const parts =
    report.total === 0
      ? [noRuns(report)]
      : [heading(report, width), modes(report, width), dominant(report, width, reader)];
  return [
    ...parts,
    routes(report, { ...look, columns: width }),
    incidents(report, width, reader),
    closing(report, width, reader),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function noRuns({ badLines }: Report): string {
  return badLines.count > 0 ? "No line could be read as a run." : "No finished run to report on yet.";
}

function heading(report: Report, width: number): string {
  const { total, failed, failedRate, window, from, to, read } = report;
  const period = from === null || to === null ? "" : `, ${localMinute(from)} to ${localMinute(to)}`;
  const lines = [
    `Reliability of ${read > total ? `the last ${total} of ${read} runs` : plural(total, "run")}${period}`,
    "",
    `${failed} of ${total} failed in at least one way: ${withInterval(failedRate)}`,
  ];
  if (window.total < total)
    lines.push(`${window.failed} of the last ${window.total}: ${withInterval(window.failedRate)}`);
  return lines.map((line) => wrap("", line, width)).join("\n");
}

function withInterval(share: Share): string {
  return `${percent(share.rate)} (95 % interval ${interval(share)})`;
}

function interval({ low, high }: Interval): string {
  return `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)} %`;
}

/** Two rows for each mode that occurs, all and window, most frequent first. */
function modes(report: Report, width: number): string {
  const seen = MODES.filter((mode) => report.modes[mode].count > 0);
  const unseen = MODES.filter((mode) => !seen.includes(mode));
  const none = unseen.length === 0 ? [] : [wrap("", `No run was: ${unseen.join(", ")}.`, width)];
  if (seen.length === 0) return none.join("\n");
  const sorted = [...seen].sort((a, b) => report.modes[b].count - report.modes[a].count);
  const slices: readonly Slice[] = report.window.total < report.total ? [report, report.window] : [report];
  const labelWidth = Math.max(...slices.map((slice) => labelOf(slice).length));
  const room = width - NAME_WIDTH - labelWidth - 29;
  const barWidth = room < NARROWEST_BAR ? 0 : room;
  const scale = scaleFor(seen.flatMap((mode) => slices.map((slice) => slice.modes[mode].high)));
  const row = (name: string, slice: Slice, share: Share) =>
    [
      name.padEnd(NAME_WIDTH),
      labelOf(slice).padEnd(labelWidth),
      `${percent(share.rate).padStart(9)}  `,
      barWidth === 0 ? "" : bar(share, scale, barWidth),
      `${String(share.count).padStart(7)}  ${interval(share)}`,
    ].join("");
  return [
    `${" ".repeat(NAME_WIDTH + labelWidth + 11)}${barWidth === 0 ? "" : axis(scale, barWidth)}   runs  95 %`,
    ...sorted.flatMap((mode) =>
      slices.map((slice) =>
        row(slice === report ? mode : `  ${shiftWords(report.shift[mode])}`, slice, slice.modes[mode]),
      ),
    ),
    ...[...legend(report).map((line) => wrap(/^ */.exec(line)?.[0] ?? "", line.trimStart(), width)), ...none].map(
      (line, index) => (index === 0 ? `\n${line}` : line),
    ),
  ].join("\n");
}

function labelOf({ total }: Slice): string {
  return `last ${total}`;
}

function shiftWords(shift: Shift): string {
  return `${signedPoints(shift.delta)}${isBeyondChance(shift) ? " *" : ""}`;
}

function legend(report: Report): readonly string[] {
  const before = report.total - report.window.total;
  if (before === 0) return [];
  const shifted = MODES.filter((mode) => isBeyondChance(report.shift[mode]));
  const against = `the last ${report.window.total} runs against the ${before} before them`;
  if (shifted.length === 0) return [`No shift is more than chance would give (${against}).`];
  const values = shifted.map((mode) => `${mode} ${chanceWords(report.shift[mode].p)}`);
  return [`* more than chance: ${values.join(", ")}`, `  (Fisher's exact test, ${against})`];
}

function dominant({ dominant: found }: Report, width: number, reader: Reader): string {
  if (found === null) return "";
  return [
    wrap("Dominant  ", `${found.mode}: the run ${MODE_FACTS[found.mode].meaning}`, width),
    wrap("  cause   ", found.cause, width),
    wrap("  fix     ", withTypedCommands(reader, found.fix), width),
  ].join("\n");
}

const ROUTE_COLUMNS: readonly Column[] = [
  { title: "SUCCESS BY ROUTE", least: 16 },
  { title: "RUNS" },
  { title: "FAILED" },
  { title: "BY EXIT CODE", below: true },
  { title: "BY EVIDENCE", below: true },
];

function routes({ routes: all, hardestHit }: Report, look: Look): string {
  if (all.length === 0) return "";
  const isMarked = all.length > 1;
  const rows = all.slice(0, MOST_ROUTES).map(({ route, runs, failed, raw, evidence }) => ({
    cells: [
      `${isMarked && route === hardestHit?.route ? "! " : ""}${inLine(route)}`,
      String(runs),
      percent(failed / runs),
      success(raw),
      success(evidence),
    ],
  }));
  const notes = [
    ...(isMarked && hardestHit !== null ? [`! ${hardestWords(hardestHit)}`] : []),
    ...(all.length > MOST_ROUTES ? [`… and ${all.length - MOST_ROUTES} more; --json lists them all`] : []),
  ];
  const wrapped = notes.map((note) => wrap("", breakWords(note, look.columns), look.columns));
  return [table(ROUTE_COLUMNS, rows, look), ...wrapped].join("\n");
}

function success({ runs, mean, low, high }: RouteSuccess): string {
  return runs === 0 ? "not known" : `${mean.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function incidents({ incidents: open }: Report, width: number, reader: Reader): string {
  return open
    .map(({ fingerprint, kind, jobs, hint }) => {
      const words = `${kind} (incident ${fingerprint}, ${plural(jobs, "job")}): ${withTypedCommands(reader, hint)}`;
      return wrap("! ", breakWords(words, width - 2), width);
    })
    .join("\n");
}

function closing({ gates, badLines }: Report, width: number, reader: Reader): string {
  const lines = gates.map((gate) => {
    const words = hasFired(gate) ? withTypedCommands(reader, gateWarning(gate)) : `${gateWords(gate)}.`;
    return wrap("Gate      ", `${gate.state}: ${words}`, width);
  });
  if (badLines.count > 0) {
    const shown = badLines.lines.slice(0, MOST_NUMBERS);
    const more = badLines.count > shown.length ? ` and ${badLines.count - shown.length} more` : "";
    const what = `${plural(badLines.count, "line")} could not be read: ${shown.join(", ")}${more}.`;
    lines.push(wrap("! ", what, width));
  }
  return lines.join("\n");
}
