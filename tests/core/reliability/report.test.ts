// The published numbers, reproduced; and the parts of a report that they do not show.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_GATE, gateAfter } from "../../../plugins/codex/scripts/src/core/reliability/gate.ts";
import { importedRun } from "../../../plugins/codex/scripts/src/core/reliability/imported.ts";
import { recentRuns } from "../../../plugins/codex/scripts/src/core/reliability/recent.ts";
import { buildReport, type Report } from "../../../plugins/codex/scripts/src/core/reliability/report.ts";
import type { Run } from "../../../plugins/codex/scripts/src/core/reliability/run.ts";
import { trendOf } from "../../../plugins/codex/scripts/src/core/reliability/trend.ts";
import { PUBLISHED, sessionRecords } from "../../../testing/session-records.ts";

function reportOn(runs: readonly Run[], last = 100, window = 30): Report {
  const gate = gateAfter(runs, DEFAULT_GATE);
  return buildReport({
    runs,
    last,
    window,
    read: runs.length,
    gates: [gate],
    incidents: [],
    badLines: { count: 0, lines: [] },
  });
}

const published = () => sessionRecords(PUBLISHED).map((record) => importedRun({ ...record }));
const rounded = (share: number) => Math.round(1_000 * share) / 10;

test("buildReport reproduces the published numbers", () => {
  const report = reportOn(published());
  const { modes, window, shift } = report;
  assert.deepEqual([report.total, report.failed, rounded(report.failedRate.rate)], [100, 61, 61]);
  assert.deepEqual(
    [modes.noop.count, modes.blocked.count, modes.low_productivity.count, modes.abandoned_loop.count],
    [8, 0, 13, 27],
  );
  assert.deepEqual([window.total, window.failed, rounded(window.failedRate.rate)], [30, 24, 80]);
  assert.deepEqual(
    [window.modes.noop, window.modes.blocked, window.modes.low_productivity, window.modes.abandoned_loop].map(
      ({ rate }) => rounded(rate),
    ),
    [16.7, 0, 16.7, 43.3],
  );
  assert.deepEqual([rounded(shift.noop.delta), rounded(shift.abandoned_loop.delta)], [8.7, 16.3]);
  assert.equal(report.dominant?.mode, "abandoned_loop");
  assert.ok(shift.abandoned_loop.p < 0.05 && shift.noop.p > 0.05 && shift.low_productivity.p > 0.5);
  assert.ok(modes.abandoned_loop.low < 0.2 && modes.abandoned_loop.high > 0.36);
});

test("buildReport looks at the last runs only, and says how many there were", () => {
  const fine: Run = { atMs: null, modes: [], route: null, raw: null, evidence: true };
  const noop: Run = { ...fine, modes: ["noop"], evidence: false };
  const runs = [...Array.from({ length: 50 }, () => noop), ...Array.from({ length: 20 }, () => fine)];
  const report = reportOn(runs, 20, 30);
  assert.deepEqual([report.read, report.total, report.failed, report.window.total], [70, 20, 0, 20]);
  assert.equal(report.dominant, null);
  assert.deepEqual(report.shift.noop, { delta: 0, p: 1 });
  assert.deepEqual(reportOn([]).modes.noop, { count: 0, rate: 0, low: 0, high: 1 });
});

test("buildReport takes the mode that is more frequent lately if two are equal", () => {
  const run = (...modes: Run["modes"]): Run => ({ atMs: null, modes, route: null, raw: null, evidence: null });
  assert.equal(reportOn([run("noop"), run("ci_break")], 100, 1).dominant?.mode, "ci_break");
  assert.equal(reportOn([run("ci_break"), run("noop")], 100, 2).dominant?.mode, "noop");
});

test("buildReport counts a job that left a route once, and its runs for each route that it had", () => {
  const run = { atMs: 0, modes: [], raw: true, evidence: true } as const;
  const left = { ...run, route: "a", modes: ["blocked"], raw: false, evidence: null } as const;
  const { total, failed: failedRuns, routes } = reportOn([{ ...run, route: "b", left: [left] }]);
  assert.deepEqual([total, failedRuns], [1, 0]);
  assert.deepEqual(
    routes.map(({ route, runs, failed, raw, evidence }) => [route, runs, failed, raw.successes, evidence.runs]),
    [
      ["a", 1, 1, 0, 0],
      ["b", 1, 0, 1, 1],
    ],
  );
});

test("buildReport judges routes by exit code and by evidence, and names the one hit hardest", () => {
  const run = (route: string, raw: boolean, evidence: boolean | null): Run => {
    return { atMs: null, modes: evidence === false ? ["noop"] : [], route, raw, evidence };
  };
  const many = (count: number, each: Run) => Array.from({ length: count }, () => each);
  const runs = [
    ...many(30, run("a", true, true)),
    ...many(10, run("a", true, false)),
    ...many(4, run("b", false, true)),
    ...many(16, run("b", true, false)),
    run("unlucky", true, false),
    run("unknown", false, null),
  ];
  const { routes, hardestHit } = reportOn(runs);
  assert.deepEqual(
    routes.map(({ route, runs: count, failed, raw, evidence }) => [
      route,
      count,
      failed,
      raw.successes,
      raw.runs,
      evidence.successes,
      evidence.runs,
    ]),
    [
      ["a", 40, 10, 40, 40, 30, 40],
      ["b", 20, 16, 16, 20, 4, 20],
      ["unlucky", 1, 1, 1, 1, 0, 1],
      ["unknown", 1, 0, 0, 1, 0, 0],
    ],
  );
  assert.equal(routes[0]?.evidence.mean, 31 / 42);
  assert.equal(hardestHit?.route, "b");
  assert.ok(hardestHit.p < 0.001);
  assert.equal(reportOn(many(5, run("a", true, true))).hardestHit, null);
});

test("recentRuns keeps the newest in the order of their times, however they come", () => {
  const run = (atMs: number | null, route: string): Run => ({ atMs, modes: [], route, raw: null, evidence: null });
  const recent = recentRuns(3, ({ atMs, name }: { atMs: number | null; name: string }) => run(atMs, name));
  for (const [atMs, name] of [
    [5, "e"],
    [1, "a"],
    [4, "d"],
    [null, "d2"],
    [2, "b"],
    [4, "d3"],
  ] as const)
    recent.add(atMs, { atMs, name });
  assert.deepEqual(
    recent.list().map(({ route }) => route),
    ["d2", "d3", "e"],
  );
  assert.equal(recent.seen, 6);
  let made = 0;
  const backwards = recentRuns(10, (atMs: number) => {
    made += 1;
    return run(atMs, `${atMs}`);
  });
  for (let atMs = 50_000; atMs > 0; atMs -= 1) backwards.add(atMs, atMs);
  assert.deepEqual(
    backwards.list().map(({ atMs }) => atMs),
    Array.from({ length: 10 }, (_, index) => 49_991 + index),
  );
  assert.ok(made < 200, `${made} runs were made`);
  const many = recentRuns(20_000, (atMs: number) => run(atMs, `${atMs}`));
  for (let atMs = 0; atMs < 60_000; atMs += 1) many.add((atMs * 7_919) % 60_000, (atMs * 7_919) % 60_000);
  assert.deepEqual(
    many.list().map(({ atMs }) => atMs),
    Array.from({ length: 20_000 }, (_, index) => 40_000 + index),
  );
  made = 0;
  const timeless = recentRuns(2, (name: string) => {
    made += 1;
    return run(null, name);
  });
  for (let index = 0; index < 10_000; index += 1) timeless.add(null, `${index}`);
  assert.deepEqual(
    timeless.list().map(({ route }) => route),
    ["9998", "9999"],
  );
  assert.ok(made < 20, `${made} runs without a time were made`);
});

test("trendOf follows the rates over the runs, from the first full window to the last run", () => {
  const trend = trendOf(published(), 30);
  assert.deepEqual([trend.size, trend.points.length], [30, 71]);
  const [first, last] = [trend.points[0], trend.points.at(-1)];
  assert.deepEqual([first?.run, last?.run], [30, 100]);
  assert.deepEqual([rounded(last?.failed ?? 0), rounded(last?.modes.abandoned_loop ?? 0)], [80, 43.3]);
  assert.equal(last?.at, "2026-06-02T15:00:00.000Z");
  assert.deepEqual(trendOf(published().slice(0, 9), 30), { size: 5, points: [] });
  assert.deepEqual(
    [trendOf(published(), 100).size, trendOf([...published(), ...published(), ...published()], 30).points.length],
    [33, 80],
  );
});
