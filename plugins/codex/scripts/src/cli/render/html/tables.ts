// The tables of the page: the modes with their bars, the routes with their intervals, the numbers behind the curves.

import { localMinute } from "../../../app/scope/local-time.ts";
import { plural } from "../../../core/outcome/work-words.ts";
import { MODE_FACTS, MODES, type Mode } from "../../../core/reliability/modes.ts";
import type { Report } from "../../../core/reliability/report.ts";
import {
  chanceWords,
  hardestWords,
  isBeyondChance,
  percent,
  signedPoints,
} from "../../../core/reliability/report-words.ts";
import type { HardestHit, RouteReport, RouteSuccess } from "../../../core/reliability/routes.ts";
import type { Share, Slice } from "../../../core/reliability/slice.ts";
import { scaleFor } from "../bar.ts";
import { dataTable, escapeText, px } from "./markup.ts";

const BAR = 104;

/** Each mode, most frequent first: all runs and the window, and whether it has shifted. */
export function modesTable(report: Report): string {
  const slices: readonly Slice[] = report.window.total < report.total ? [report, report.window] : [report];
  const scale = scaleFor(MODES.flatMap((mode) => slices.map((slice) => slice.modes[mode].high)));
  const sorted = [...MODES].sort((a, b) => report.modes[b].count - report.modes[a].count);
  const heads = [
    "Failure mode",
    ...slices.map(({ total }) => `Last ${total} runs`),
    ...(slices.length > 1 ? ["Shift"] : []),
  ];
  const rows = sorted.map((mode) => [
    `${mode}<small>${MODE_FACTS[mode].meaning}</small>`,
    ...slices.map((slice) => `${shareBar(mode, slice.modes[mode], scale)}${shareWords(slice.modes[mode])}`),
    ...(slices.length > 1 ? [shiftWords(report, mode)] : []),
  ]);
  return dataTable("Failure modes", heads, rows, "modes");
}

/** Solid up to the rate, with a whisker over the interval; the words beside it say the same. */
function shareBar(mode: Mode, { rate, low, high }: Share, scale: number): string {
  const at = (share: number) => px((share / scale) * BAR);
  return [
    `<svg width="${BAR}" height="18" aria-hidden="true">`,
    `<rect y="2" height="14" rx="2" width="${at(rate)}" style="fill:var(--${mode})"/>`,
    `<line class="whisker" x1="${at(low)}" x2="${at(high)}" y1="9" y2="9"/>`,
    "</svg>",
  ].join("");
}

function shareWords({ count, rate, low, high }: Share): string {
  return words(percent(rate), `${plural(count, "run")}, ${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)} %`);
}

function shiftWords(report: Report, mode: Mode): string {
  const { delta, p } = report.shift[mode];
  const points = `${signedPoints(delta)} points`;
  const isMore = isBeyondChance({ p });
  return words(
    isMore ? `<span class="alarm">${points}</span>` : points,
    `${escapeText(chanceWords(p))}${isMore ? ", more than chance" : ""}`,
  );
}

/** A number, and below it what it rests on. */
function words(number: string, rest: string): string {
  return `<span class="words"><strong>${number}</strong><small>${rest}</small></span>`;
}

/** Success by exit code and by evidence, drawn on one scale. */
export function routesTable(routes: readonly RouteReport[], hardest: HardestHit | null): string {
  const rows = routes.map(({ route, runs, failed, raw, evidence }) => [
    `${escapeText(route)}${route === hardest?.route ? `<small>${escapeText(hardestWords(hardest))}</small>` : ""}`,
    String(runs),
    percent(failed / runs),
    `${successDot(raw, "hollow")}${successWords(raw)}`,
    `${successDot(evidence, "dot")}${successWords(evidence)}`,
  ]);
  return dataTable("Routes", ["Route", "Runs", "Failed", "Success by exit code", "Success by evidence"], rows);
}

function successDot({ runs, mean, low, high }: RouteSuccess, kind: string): string {
  if (runs === 0) return "";
  const at = (share: number) => px(6 + share * (BAR - 12));
  return [
    `<svg width="${BAR}" height="18" aria-hidden="true">`,
    `<line class="grid" x1="6" x2="${BAR - 6}" y1="9" y2="9"/>`,
    `<line class="whisker" x1="${at(low)}" x2="${at(high)}" y1="9" y2="9"/>`,
    `<circle class="${kind}" cx="${at(mean)}" cy="9" r="5"/>`,
    "</svg>",
  ].join("");
}

function successWords({ runs, successes, mean, low, high }: RouteSuccess): string {
  if (runs === 0) return "not known";
  return words(mean.toFixed(2), `${low.toFixed(2)}–${high.toFixed(2)}, ${successes} of ${runs}`);
}

/** What the curves show, in numbers. */
export function trendTable({ trend }: Report): string {
  const modes = MODES.filter((mode) => trend.points.some((point) => point.modes[mode] > 0));
  const rows = trend.points.map((point) => [
    point.at === null ? `run ${point.run}` : localMinute(point.at),
    percent(point.failed),
    ...modes.map((mode) => percent(point.modes[mode])),
  ]);
  return dataTable("The numbers of the trend", ["Until", "Any failure", ...modes], rows);
}
