// The live view as lines: as many as the terminal has, each exactly as wide.

import type { Look } from "../look.ts";
import { inLine } from "../text.ts";
import { brokenLines, fit, toned } from "./fit.ts";
import { jobDetail } from "./job-detail.ts";
import { type Clock, jobRow } from "./job-row.ts";
import { type Layout, layOut, shownIds, textRows } from "./top-layout.ts";
import { type Size, selectedAt, type TextView, type TopJobs, type TopState } from "./top-state.ts";

const LIST_KEYS = ["enter read", "l log", "d diff", "a apply", "s say", "c cancel", "A all", "q quit"];
const TEXT_KEYS = ["up/down scroll", "space page", "g top", "G end", "q back"];
const MOST = 300;

/** Draws it. `now` in `clock` is the time that running jobs are measured to. */
export function drawTop(state: TopState, jobs: TopJobs, size: Size, clock: Clock, look: Look): readonly string[] {
  const { columns, rows } = size;
  const layout = layOut(size);
  const lines =
    layout === null
      ? ["too small:", `${columns} x ${rows}`, "q quits"].slice(0, rows).map((text) => fit(text, columns))
      : state.view.kind === "text"
        ? textLines(state, state.view, size, look)
        : listLines(state, jobs, size, layout, clock, look);
  return [...lines, ...Array<string>(Math.max(0, rows - lines.length)).fill(fit("", columns))];
}

function listLines(state: TopState, jobs: TopJobs, { columns }: Size, layout: Layout, clock: Clock, look: Look) {
  const ids = shownIds(state, jobs.ids, layout.list);
  const selected = jobs.ids[selectedAt(state, jobs.ids)];
  const job = selected === undefined ? undefined : jobs.shown.get(selected);
  const list = ids.map((id) => {
    const each = jobs.shown.get(id) ?? { id, reason: "it was not looked at yet" };
    return jobRow(each, id === selected, columns, clock, look);
  });
  if (jobs.ids.length === 0) list.push(fit(nothingWords(state, jobs), columns));
  const detail = job === undefined ? [] : jobDetail(job, layout.detail, clock);
  return [
    toned(titleWords(state, jobs), columns, look, "active"),
    ...filled(list, layout.list, columns),
    toned("-".repeat(columns), columns, look, "faint"),
    ...filled(
      detail.map(({ text, tone }) => toned(text, columns, look, tone)),
      layout.detail,
      columns,
    ),
    noteLine(state, jobs, columns, look),
    lastLine(state, columns, look),
  ];
}

function titleWords({ scope }: TopState, { workspaceRoot, running, waiting, unreadable, ids }: TopJobs): string {
  const ended = Math.max(0, ids.length - running - waiting - unreadable);
  const counts = [`${running} running`, `${waiting} waiting`, `${ended} ended`];
  if (unreadable > 0) counts.push(`${unreadable} unreadable`);
  const where = scope === "home" ? "all codex jobs" : `codex jobs in ${inLine(workspaceRoot, MOST)}`;
  return `${counts.join(", ")}: ${where}`;
}

function nothingWords({ scope }: TopState, { problems }: TopJobs): string {
  if (problems.length > 0) return "  No codex job can be read.";
  return scope === "home"
    ? "  There are no codex jobs."
    : "  There are no codex jobs here. A shows those of all folders.";
}

/** What is being done, else what was said last, else what is broken. */
function noteLine({ busy, note }: TopState, { problems }: TopJobs, columns: number, look: Look): string {
  if (busy !== null) return toned(`${busy} …`, columns, look, "active");
  if (note !== null) return fit(note, columns);
  const [problem, ...others] = problems;
  if (problem === undefined) return fit("", columns);
  const more = others.length === 0 ? "" : ` (and ${others.length} more: see codex-companion status)`;
  return toned(`! ${inLine(problem, MOST)}${more}`, columns, look, "bad");
}

/** A question or an input, else the keys. */
function lastLine({ view }: TopState, columns: number, look: Look): string {
  if (view.kind === "input") return inputLine(view.words, columns);
  if (view.question !== null) return toned(`${view.question.words} y/n`, columns, look, "active");
  return toned(keyWords(view.kind === "text" ? TEXT_KEYS : LIST_KEYS, columns), columns, look, "faint");
}

/** The end of what is typed stays in sight. */
function inputLine(words: string, columns: number): string {
  const lead = "say (enter sends, esc leaves): ";
  const room = Math.max(1, columns - lead.length - 1);
  return fit(`${lead}${Array.from(words).slice(-room).join("")}_`, columns);
}

/** Each key before what it does: apart if there is room for that. */
function keyWords(keys: readonly string[], columns: number): string {
  const wide = keys.join("   ");
  return wide.length <= columns ? wide : keys.map((key) => key.replace(/ (?=\S+$)/, ":")).join(" ");
}

function textLines(state: TopState, view: TextView, size: Size, look: Look): readonly string[] {
  const { columns } = size;
  const lines = brokenLines(view.lines, columns);
  const rows = textRows(size);
  const from = clampedFrom(view.from, lines.length, rows);
  const place =
    lines.length <= rows ? "" : ` (lines ${from + 1} to ${Math.min(from + rows, lines.length)} of ${lines.length})`;
  return [
    toned(`${view.title}${place}`, columns, look, "active"),
    ...filled(
      lines.slice(from, from + rows).map((text) => fit(text, columns)),
      rows,
      columns,
    ),
    state.busy === null ? fit(state.note ?? "", columns) : toned(`${state.busy} …`, columns, look, "active"),
    lastLine(state, columns, look),
  ];
}

/** The first line that can be shown so that no room is left below the text. */
export function clampedFrom(from: number, lines: number, rows: number): number {
  return Math.max(0, Math.min(from, lines - rows));
}

function filled(lines: readonly string[], rows: number, columns: number): readonly string[] {
  return [...lines, ...Array<string>(Math.max(0, rows - lines.length)).fill(fit("", columns))].slice(0, rows);
}
