// The report as one page that needs nothing else: no network, no script. For eyes in light and dark, for the keyboard and
// for screen readers: what is drawn is also written.

import { localMinute } from "../../../app/scope/local-time.ts";
import { plural } from "../../../core/outcome/work-words.ts";
import { hasFired } from "../../../core/reliability/gate.ts";
import { MODE_FACTS } from "../../../core/reliability/modes.ts";
import type { Report } from "../../../core/reliability/report.ts";
import { gateWarning, gateWords, percent } from "../../../core/reliability/report-words.ts";
import type { Slice } from "../../../core/reliability/slice.ts";
import { trendChart } from "./curves.ts";
import { escapeText, section } from "./markup.ts";
import { STYLE } from "./style.ts";
import { modesTable, routesTable, trendTable } from "./tables.ts";

const MOST_NUMBERS = 100;

/** How each of our pages begins: only what begins so is ever replaced by one. */
export const PAGE_START = `<!doctype html>
<html lang="en">
<head>
<meta name="generator" content="codex-companion report">
`;

/** The whole page. */
export function reportPage(report: Report): string {
  return `${PAGE_START}<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Codex reliability report</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>How Codex runs fail</h1>
<p class="quiet">${scope(report)}</p>
</header>
<main>
${parts(report)
  .filter((part) => part !== "")
  .join("\n")}
</main>
<footer>
<p>Bars and dots show rates, lines their 95 % intervals: Wilson's for shares of runs, of the Beta posterior for success.
p is of Fisher's exact test between the window and the runs before it, for each mode by itself.</p>
</footer>
</body>
</html>
`;
}

function scope({ read, total, from, to }: Report): string {
  const which = read > total ? `The last ${total} of ${read} runs` : plural(total, "run");
  return from === null || to === null ? `${which}.` : `${which}, ${localMinute(from)} to ${localMinute(to)}.`;
}

function parts(report: Report): readonly string[] {
  if (report.total === 0)
    return [section("none", "Nothing to report yet", "<p>No finished run was found.</p>"), badLines(report)];
  return [
    figures(report),
    mend(report),
    modes(report),
    trend(report),
    routes(report),
    gate(report),
    incidents(report),
    badLines(report),
  ];
}

function figures(report: Report): string {
  const { window, dominant, gate: state } = report;
  const ratio = (slice: Slice) =>
    figure(
      `Failed, last ${slice.total} runs`,
      percent(slice.failedRate.rate),
      `${slice.failed} runs; 95 % interval ${percent(slice.failedRate.low)} to ${percent(slice.failedRate.high)}`,
    );
  const fired = hasFired(state);
  return [
    '<dl class="figures">',
    ratio(report),
    window.total < report.total ? ratio(window) : "",
    figure(
      "Dominant mode",
      dominant?.mode ?? "none",
      dominant === null ? "no run failed" : `${report.modes[dominant.mode].count} of ${report.total} runs`,
      "word",
    ),
    figure(
      "Drift gate",
      state.state,
      `${state.mode}, fires over ${percent(state.limit)} for ${state.runs} runs`,
      fired ? "word alarm" : "word well",
    ),
    "</dl>",
  ].join("\n");
}

function figure(label: string, value: string, note: string, kind = ""): string {
  return `<div><dt>${label}</dt><dd${kind === "" ? "" : ` class="${kind}"`}>${value}<small>${note}</small></dd></div>`;
}

function mend({ dominant }: Report): string {
  if (dominant === null) return "";
  const { mode, cause, fix } = dominant;
  const rows = [
    ["Mode", `${mode}: the run ${MODE_FACTS[mode].meaning}`],
    ["Likely cause", cause],
    ["Fix", fix],
  ];
  const list = rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join("\n");
  return section("mend", "What to mend first", `<dl class="mend">\n${list}\n</dl>`);
}

function modes(report: Report): string {
  return section("modes", "Failure modes", modesTable(report));
}

function trend(report: Report): string {
  const { size, points } = report.trend;
  if (points.length < 2) return "";
  return section(
    "trend",
    "Trend over time",
    trendChart(report),
    `<p class="quiet">Each point is the share among the ${size} runs up to it.</p>`,
    `<details>\n<summary>The numbers of the trend</summary>\n${trendTable(report)}\n</details>`,
  );
}

function routes({ routes: all, hardestHit }: Report): string {
  if (all.length === 0) return "";
  return section("routes", "Success by route", routesTable(all, all.length > 1 ? hardestHit : null));
}

function gate({ gates }: Report): string {
  const lines = gates.map((each) => {
    const words = hasFired(each) ? `<span class="alarm">${gateWarning(each)}</span>` : `${gateWords(each)}.`;
    return `<p>${each.state}: ${words}</p>`;
  });
  return section("gate", "Drift gate", lines.join("\n"));
}

function incidents({ incidents: open }: Report): string {
  if (open.length === 0) return "";
  const items = open.map(({ fingerprint, kind, jobs, hint }) => {
    return `<li>${escapeText(kind)} (${escapeText(fingerprint)}, ${plural(jobs, "job")}): ${escapeText(hint)}</li>`;
  });
  return section("incidents", "Open incidents", `<ul>\n${items.join("\n")}\n</ul>`);
}

function badLines({ badLines: { count, lines } }: Report): string {
  if (count === 0) return "";
  const shown = lines.slice(0, MOST_NUMBERS);
  const more = count > shown.length ? ` and ${count - shown.length} more` : "";
  return section(
    "bad-lines",
    "Lines that could not be read",
    `<p>${plural(count, "line")}: ${shown.join(", ")}${more}.</p>`,
  );
}
