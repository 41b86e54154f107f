// The trend over time as a drawing: one curve for each mode that occurs, above the area of all runs that failed.

import { localMinute } from "../../../app/scope/local-time.ts";
import type { Gate } from "../../../core/reliability/gate.ts";
import { MODES, type Mode } from "../../../core/reliability/modes.ts";
import type { Report } from "../../../core/reliability/report.ts";
import { percent } from "../../../core/reliability/report-words.ts";
import type { TrendPoint } from "../../../core/reliability/trend.ts";
import { scaleFor } from "../bar.ts";
import { px } from "./markup.ts";

const WIDTH = 860;
const HEIGHT = 340;
const [LEFT, RIGHT, TOP, BOTTOM] = [50, 660, 14, 300];
const LABEL_GAP = 17;
const LINES = 4;

const DASHES: Readonly<Record<Mode, string>> = {
  noop: "8 3",
  blocked: "2 3",
  low_productivity: "12 3 2 3",
  abandoned_loop: "",
  ci_break: "5 5",
  routing_mismatch: "16 4",
};

/** A curve: its name, how it is drawn, and its share at each point. */
interface Curve {
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  readonly shares: readonly number[];
}

/** The drawing, for two points or more. Its description says what a person would see first. */
export function trendChart(report: Report): string {
  const { points } = report.trend;
  const curves = curvesOf(points);
  const scale = scaleFor(curves.flatMap(({ shares }) => shares));
  const x = positions(points);
  const y = (share: number) => BOTTOM - (share / scale) * (BOTTOM - TOP);
  return [
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="chart-title" aria-describedby="chart-text">`,
    `<title id="chart-title">The share of runs that failed, over time</title>`,
    `<desc id="chart-text">${description(report, curves)}</desc>`,
    ...grid(scale, y),
    ...timeAxis(points, x),
    ...report.gates.flatMap((gate) => limitLine(gate, scale, y)),
    area(curves[0]?.shares ?? [], x, y),
    ...curves.map(({ shares, colour, dash }) => curve(shares, colour, dash, x, y)),
    ...labels(curves, y),
    "</svg>",
  ].join("\n");
}

/** All failed runs first, then the modes. */
function curvesOf(points: readonly TrendPoint[]): readonly Curve[] {
  const all = { name: "any failure", colour: "--failed", dash: "", shares: points.map(({ failed }) => failed) };
  const seen = MODES.filter((mode) => points.some(({ modes }) => modes[mode] > 0));
  const modes = seen.map((mode) => {
    return { name: mode, colour: `--${mode}`, dash: DASHES[mode], shares: points.map((point) => point.modes[mode]) };
  });
  return [all, ...modes];
}

/** By time if every point has one, else by the number of the run. */
function positions(points: readonly TrendPoint[]): readonly number[] {
  const times = points.map(({ at }) => (at === null ? Number.NaN : Date.parse(at)));
  const isTimed = times.every((ms) => !Number.isNaN(ms)) && (times.at(-1) ?? 0) > (times[0] ?? 0);
  const values = isTimed ? times : points.map(({ run }) => run);
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  return values.map((value) => LEFT + ((value - first) / (last - first)) * (RIGHT - LEFT));
}

function description({ trend }: Report, curves: readonly Curve[]): string {
  const moves = curves.map(
    ({ name, shares }) => `${name} from ${percent(shares[0] ?? 0)} to ${percent(shares.at(-1) ?? 0)}`,
  );
  return `Each point is the share among the ${trend.size} runs up to it. From the first point to the last: ${moves.join("; ")}.`;
}

function grid(scale: number, y: (share: number) => number): readonly string[] {
  return Array.from({ length: LINES + 1 }, (_, index) => (scale * index) / LINES).map((share) => {
    const at = px(y(share));
    const label = `${Math.round(100 * share)} %`;
    return `<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/><text class="axis" x="${LEFT - 8}" y="${at}" dy="4" text-anchor="end">${label}</text>`;
  });
}

function timeAxis(points: readonly TrendPoint[], x: readonly number[]): readonly string[] {
  const ticks = [0, Math.floor((points.length - 1) / 2), points.length - 1];
  const anchors = ["start", "middle", "end"];
  return ticks.map((index, tick) => {
    const point = points[index];
    const label = point?.at == null ? `run ${point?.run}` : localMinute(point.at);
    return `<text class="axis" x="${px(x[index] ?? LEFT)}" y="${BOTTOM + 22}" text-anchor="${anchors[tick]}">${label}</text>`;
  });
}

function limitLine(gate: Gate, scale: number, y: (share: number) => number): readonly string[] {
  if (gate.state === "off" || gate.limit > scale) return [];
  const at = px(y(gate.limit));
  const words = `the gate's limit for ${gate.mode}`;
  return [
    `<line class="limit" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/>`,
    `<text class="axis" x="${LEFT + 6}" y="${at}" dy="-5">${words}</text>`,
  ];
}

function area(shares: readonly number[], x: readonly number[], y: (share: number) => number): string {
  const top = shares.map((share, index) => `${px(x[index] ?? 0)},${px(y(share))}`);
  return `<polygon class="area" points="${LEFT},${BOTTOM} ${top.join(" ")} ${px(x.at(-1) ?? RIGHT)},${BOTTOM}"/>`;
}

function curve(
  shares: readonly number[],
  colour: string,
  dash: string,
  x: readonly number[],
  y: (share: number) => number,
): string {
  const points = shares.map((share, index) => `${px(x[index] ?? 0)},${px(y(share))}`).join(" ");
  return `<polyline class="curve" style="stroke:var(${colour})" stroke-dasharray="${dash}" points="${points}"/>`;
}

/** Names at the ends of the curves, moved apart if they would cover each other. */
function labels(curves: readonly Curve[], y: (share: number) => number): readonly string[] {
  const ends = curves
    .map((each) => ({ ...each, share: each.shares.at(-1) ?? 0, at: y(each.shares.at(-1) ?? 0) }))
    .sort((a, b) => b.at - a.at || 0);
  let lowest = BOTTOM + LABEL_GAP;
  return ends.map(({ name, colour, dash, share, at }) => {
    lowest = Math.min(at, lowest - LABEL_GAP);
    const middle = px(lowest);
    return [
      `<path d="M${RIGHT + 3} ${px(at)}L${RIGHT + 12} ${middle}" class="grid" fill="none"/>`,
      `<line class="curve" style="stroke:var(${colour})" stroke-dasharray="${dash}" x1="${RIGHT + 14}" x2="${RIGHT + 36}" y1="${middle}" y2="${middle}"/>`,
      `<text x="${RIGHT + 42}" y="${middle}" dy="4">${name} ${percent(share)}</text>`,
    ].join("");
  });
}
