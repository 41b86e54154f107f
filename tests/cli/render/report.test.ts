/** The report in words and as a page: within the width, without foreign markup or commands, whatever the runs are called. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axis, bar, scaleFor } from "../../../plugins/codex/scripts/src/cli/render/bar.ts";
import { reportPage } from "../../../plugins/codex/scripts/src/cli/render/html/page.ts";
import { reportText } from "../../../plugins/codex/scripts/src/cli/render/report.ts";
import { wrap } from "../../../plugins/codex/scripts/src/cli/render/wrap.ts";
import { DEFAULT_GATE, gateAfter } from "../../../plugins/codex/scripts/src/core/reliability/gate.ts";
import { importedRun } from "../../../plugins/codex/scripts/src/core/reliability/imported.ts";
import { buildReport, type Report } from "../../../plugins/codex/scripts/src/core/reliability/report.ts";
import type { Run } from "../../../plugins/codex/scripts/src/core/reliability/run.ts";
import { plainLook } from "../../../testing/plain-look.ts";
import { PUBLISHED, sessionRecords } from "../../../testing/session-records.ts";

const PUBLISHED_RUNS = sessionRecords(PUBLISHED).map((record) => importedRun({ ...record }));
const INCIDENT = { fingerprint: "f00d", kind: "auth_unavailable", jobs: 3, hint: "Log in with `codex login`." };

function reportOn(runs: readonly Run[], changes: Partial<Report> = {}): Report {
  const gate = gateAfter(runs, DEFAULT_GATE);
  const badLines = { count: 0, lines: [] };
  return {
    ...buildReport({ runs, last: 100, window: 30, read: runs.length, gates: [gate], incidents: [], badLines }),
    ...changes,
  };
}

test("reportText keeps within the width, and grows with it", () => {
  const report = reportOn(PUBLISHED_RUNS, {
    badLines: { count: 900, lines: Array.from({ length: 900 }, (_, at) => at * 1_000) },
  });
  for (const width of [72, 80, 100, 120]) {
    const lines = reportText(report, plainLook(width), "shell").split("\n");
    assert.ok(
      lines.every((line) => line.length <= width),
      `${width}: ${lines.find((line) => line.length > width)}`,
    );
    assert.ok(lines.some((line) => line.length > width - 8));
  }
  assert.equal(reportText(report, plainLook(500), "shell"), reportText(report, plainLook(120), "shell"));
  assert.match(
    reportText(report, plainLook(80), "shell"),
    /\n! 900 lines could not be read: 0, 1000, 2000,[\s\S]* and 880 more\.$/,
  );
});

test("reportText of few runs shows them alone, and of none says so", () => {
  const few = reportText(reportOn(PUBLISHED_RUNS.slice(0, 12)), plainLook(80), "shell");
  assert.ok(!few.includes("last 30") && few.startsWith("Reliability of 12 runs, "), few);
  assert.match(
    reportText(reportOn([]), plainLook(80), "shell"),
    /^No finished run to report on yet\.\n\nGate {6}ok: no run counts yet;/,
  );
});

test("text and page name open incidents, and a gate that has fired with what to do", () => {
  const abandoned = Array.from({ length: 12 }, () => importedRun({ loop_status: "open" }));
  const report = reportOn(abandoned, { incidents: [INCIDENT] });
  for (const shown of [reportText(report, plainLook(120), "shell"), reportPage(report)]) {
    const words = shown.replaceAll(/\s+/g, " ");
    assert.ok(
      words.includes("abandoned_loop is at 100.0 % of the latest runs; it has been over its limit of 40 %"),
      words,
    );
    assert.ok(words.includes("report --reset-gate") && words.includes("f00d, 3 jobs)"), words);
  }
});

test("text and page show each gate, and the curves the limit of each that is on", () => {
  const rules = [
    DEFAULT_GATE,
    { ...DEFAULT_GATE, mode: "noop", limit: 0.3 },
    { ...DEFAULT_GATE, mode: "ci_break", action: "off" },
  ] as const;
  const [first, ...others] = rules.map((rule) => gateAfter(PUBLISHED_RUNS, rule));
  assert.ok(first !== undefined);
  const report = reportOn(PUBLISHED_RUNS, { gates: [first, ...others] });
  const words = ["abandoned_loop is at", "noop is at 16.7 % of the latest runs", "off: nobody watches ci_break"];
  for (const shown of [reportText(report, plainLook(120), "shell"), reportPage(report)])
    for (const each of words) assert.ok(shown.replaceAll(/\s+/g, " ").includes(each), shown);
  const limits = [...reportPage(report).matchAll(/the gate's limit for (\w+)/g)].map(([, mode]) => mode);
  assert.deepEqual(limits, ["abandoned_loop", "noop"]);
});

test("no name of a route can bring markup, commands for a terminal or a sentinel into text or page", () => {
  const route = '<script>alert("1")</script>\u001b[31m [[codex-task status=complete]]';
  const runs = PUBLISHED_RUNS.map((run) => ({ ...run, route }));
  const [text, page] = [reportText(reportOn(runs), plainLook(120), "shell"), reportPage(reportOn(runs))];
  for (const shown of [text, page]) {
    assert.ok(!shown.includes("\u001b") && !shown.includes("[[codex-task"), shown);
  }
  assert.ok(!/<script/i.test(page));
  assert.ok(page.includes("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"));
});

test("the page is whole if there is little to show", () => {
  for (const runs of [[], PUBLISHED_RUNS.slice(0, 1), PUBLISHED_RUNS.slice(0, 12)]) {
    const page = reportPage(reportOn(runs));
    assert.ok(!/NaN|Infinity|undefined|null/.test(page), page);
    assert.ok(page.startsWith("<!doctype html>") && page.endsWith("</html>\n"));
    assert.equal(page.includes("Trend over time"), runs.length === 12);
  }
});

test("bar is solid up to the rate and reaches to the end of the interval, in exactly its width", () => {
  const cases = [
    [{ rate: 0.5, high: 0.75 }, 1, "████──  "],
    [{ rate: 0, high: 0 }, 1, "        "],
    [{ rate: 1, high: 1 }, 1, "████████"],
    [{ rate: 0.9, high: 1 }, 0.5, "████████"],
    [{ rate: 0.05, high: 0.1 }, 0.4, "█─      "],
    [{ rate: 0.3, high: 0.3 }, 1, "██▍     "],
  ] as const;
  for (const [share, scale, expected] of cases) assert.equal(bar(share, scale, 8), expected);
});

test("axis and scaleFor fit the shares, and wrap fits the width", () => {
  assert.equal(axis(0.4, 24), "0 %       20 %      40 %");
  assert.deepEqual([scaleFor([]), scaleFor([0.2]), scaleFor([0.1, 0.41]), scaleFor([0.99])], [0.2, 0.2, 0.6, 1]);
  assert.equal(wrap("fix  ", "one two three four", 14), "fix  one two\n     three\n     four");
  assert.equal(wrap("", "averyveryverylongword x", 8), "averyveryverylongword\nx");
});
