// An incident for people: as a line where other things are shown, or in full.

import { localInstant } from "../../app/scope/local-time.ts";
import { isAtOrBelow } from "../../core/below.ts";
import { formatDuration } from "../../core/duration.ts";
import { isOfLogin } from "../../core/failure/kinds.ts";
import type { UnknownGroup } from "../../core/failure/unknown-ends.ts";
import type { Incident } from "../../core/incident.ts";
import { routeWords } from "../../core/lane.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand, withTypedCommands } from "../../core/typed-command.ts";
import { breakWords, wrap } from "./wrap.ts";

const LINE_WIDTH = 100;
const MOST_JOBS = 10;
const MOST_TITLES = 5;
const MOST_SAID = 200;

/** In short, within `columns`. */
export function incidentLine({ fingerprint, kind, message, jobs, scope }: Incident, columns: number): string {
  const closed = { lane: ", lane closed", payload: ", payload kept out", none: "" }[scope];
  const affected = jobs.length === 0 ? "" : `, ${plural(jobs.length, "job")}`;
  const words = `incident ${fingerprint} (${kind}${affected}${closed}): ${inLine(message, LINE_WIDTH)} See codex-companion incidents.`;
  return wrap("! ", breakWords(words, columns - 2), columns);
}

/** The block of lines about an incident, within `columns`; `log` is the path of the newest job's log. Paths are left whole. */
export function incidentBlock(
  incident: Incident,
  now: string,
  log: string | null,
  columns: number,
  reader: Reader,
): string {
  const { fingerprint, kind, message, hint, openedAt, lane, jobs, refusals, said } = incident;
  const since = formatDuration(Date.parse(now) - Date.parse(openedAt));
  const field = (label: string, words: string) => fieldText(label, words, columns);
  const lines = [
    wrap("", `incident ${fingerprint}: ${kind}, open for ${since}, since ${localInstant(openedAt)}`, columns),
    field("error", message),
    isOfLogin(incident)
      ? field("login", `of ${lane.executable}: every workspace and route`)
      : field("lane", `${lane.executable} in ${lane.workspaceRoot}, ${routeWords(lane.route)}`),
    ...closedWords(incident).map((words) => field("closed", words)),
    ...(jobs.length === 0 ? [] : [field("jobs", jobWords(jobs))]),
    ...(refusals === 0 ? [] : [field("refused", refusedWords(incident))]),
    ...said.map((line) => field("stderr", inLine(line, MOST_SAID))),
    ...(log === null ? [] : [`  log      ${inLine(log)}`]),
    field("to do", withTypedCommands(reader, hint)),
    `  resolve  codex-companion incidents --resolve ${fingerprint}`,
  ];
  return lines.join("\n");
}

/** The block of lines about ends that no rule knows, within `columns`. */
export function unknownBlock(
  { signature, count, kinds, newest, line }: UnknownGroup,
  columns: number,
  reader: Reader,
): string {
  const what = `${plural(count, "job")} (${kinds.join(", ")}): ${inLine(signature, LINE_WIDTH)}`;
  const looksAt = line === null ? "could look at nothing: it said nothing on stderr" : `would look at: ${line}`;
  return [
    fieldText("unknown", what, columns, ""),
    fieldText("a rule", looksAt, columns),
    fieldText(
      "newest",
      `${newest.job}, ended at ${localInstant(newest.at)}; see ${typedCommand(reader, `explain ${newest.job}`)}`,
      columns,
    ),
  ].join("\n");
}

/** A label, and beside it the words made fit for printing. */
function fieldText(label: string, words: string, columns: number, indent = "  "): string {
  const lead = `${indent}${label.padEnd(9)}`;
  return wrap(lead, breakWords(inLine(words), columns - lead.length), columns);
}

function closedWords(incident: Incident): readonly string[] {
  const { scope } = incident;
  if (scope === "none") return [];
  const lane = isOfLogin(incident) ? "for every job of this login" : "for every job of this lane";
  return [scope === "lane" ? lane : "for the same prompt and thread"];
}

/** Where a task was refused is said if that is outside the incident's own workspace. */
function refusedWords({ refusals, refused, lane }: Incident): string {
  const isHere = (cwd: string) => isAtOrBelow(lane.workspaceRoot, cwd);
  const titles = refused
    .slice(0, MOST_TITLES)
    .map(({ title, cwd }) => `${inLine(title)}${isHere(cwd) ? "" : ` (in ${inLine(cwd)})`}`);
  const more = refusals - titles.length;
  const words = more > 0 && titles.length > 0 ? [...titles, `${more} more`] : titles;
  return `${plural(refusals, "task")}${words.length === 0 ? "" : `: ${words.join("; ")}`}`;
}

function jobWords(jobs: readonly string[]): string {
  const more = jobs.length - MOST_JOBS;
  return `${jobs.length}: ${jobs.slice(0, MOST_JOBS).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
