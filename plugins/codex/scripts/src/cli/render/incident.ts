// An incident for people: as a line where other things are shown, or in full.

import { localInstant } from "../../app/scope/local-time.ts";
import { formatDuration } from "../../core/duration.ts";
import { isOfLogin } from "../../core/failure/kinds.ts";
import type { UnknownGroup } from "../../core/failure/unknown-ends.ts";
import type { Incident } from "../../core/incident.ts";
import { routeWords } from "../../core/lane.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { inLine } from "../../core/text.ts";
import { saidLines } from "./failure-lines.ts";

const LINE_WIDTH = 100;
const MOST_JOBS = 10;
const MOST_TITLES = 5;

/** One line. */
export function incidentLine({ fingerprint, kind, message, jobs, scope }: Incident): string {
  const closed = { lane: ", lane closed", payload: ", payload kept out", none: "" }[scope];
  const affected = jobs.length === 0 ? "" : `, ${plural(jobs.length, "job")}`;
  return `! incident ${fingerprint} (${kind}${affected}${closed}): ${inLine(message, LINE_WIDTH)} See incidents.`;
}

/** The block of lines about an incident; `log` is the path of the newest job's log. */
export function incidentBlock(incident: Incident, now: string, log: string | null): string {
  const { fingerprint, kind, message, hint, openedAt, lane, jobs, refusals, said } = incident;
  const since = formatDuration(Date.parse(now) - Date.parse(openedAt));
  const lines = [
    `incident ${fingerprint}: ${kind}, open for ${since}, since ${localInstant(openedAt)}`,
    `  error    ${inLine(message)}`,
    isOfLogin(incident)
      ? `  login    of ${inLine(lane.executable)}: every workspace and route`
      : `  lane     ${inLine(lane.executable)} in ${inLine(lane.workspaceRoot)}, ${inLine(routeWords(lane.route))}`,
    ...closedLines(incident),
    ...(jobs.length === 0 ? [] : [`  jobs     ${jobWords(jobs)}`]),
    ...(refusals === 0 ? [] : [`  refused  ${refusedWords(incident)}`]),
    ...saidLines(said),
    ...(log === null ? [] : [`  log      ${inLine(log)}`]),
    `  to do    ${inLine(hint)}`,
    `  resolve  codex-companion incidents --resolve ${fingerprint}`,
  ];
  return lines.join("\n");
}

/** The block of lines about ends that no rule knows. */
export function unknownBlock({ signature, count, kinds, newest, line }: UnknownGroup): string {
  return [
    `unknown  ${plural(count, "job")} (${kinds.map((kind) => inLine(kind)).join(", ")}): ${inLine(signature, LINE_WIDTH)}`,
    `  a rule   ${line === null ? "could look at nothing: it said nothing on stderr" : `would look at: ${inLine(line)}`}`,
    `  newest   ${newest.job}, ended at ${localInstant(newest.at)}; see explain ${newest.job}`,
  ].join("\n");
}

function closedLines(incident: Incident): readonly string[] {
  const { scope } = incident;
  if (scope === "none") return [];
  const lane = isOfLogin(incident) ? "for every job of this login" : "for every job of this lane";
  return [`  closed   ${scope === "lane" ? lane : "for the same prompt and thread"}`];
}

/** Where a task was refused is said if that is outside the incident's own workspace. */
function refusedWords({ refusals, refused, lane }: Incident): string {
  const isHere = (cwd: string) => cwd === lane.workspaceRoot || cwd.startsWith(`${lane.workspaceRoot}/`);
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
