// The jobs of a scope, for people: a table, below it those that wait, in the order of the line, and what can be typed next.

import type { Listing } from "../../app/read/list-jobs.ts";
import type { Placed } from "../../app/read/list-waiting.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import type { Look } from "../../core/look.ts";
import { type Reader, typedCommand } from "../../core/typed-command.ts";
import { jobTable, type ListView } from "./job-table.ts";
import { lineText } from "./waiting-job.ts";
import { wrap, wrapList } from "./wrap.ts";

const SHOWN = 20;

/** The jobs of a listing. */
type Jobs = Pick<Listing, "running" | "waiting" | "recent">;

/** Where the list is read. */
type Place = Look & { readonly reader: Reader };

/** Those that the list has room for: the running ones first, and no more than 20. */
export function shownOf(jobs: Jobs): readonly JobRecord[] {
  return allOf(jobs).slice(0, SHOWN);
}

function allOf({ running, waiting, recent }: Jobs): readonly JobRecord[] {
  return [...running, ...waiting, ...recent];
}

/** At least one job. `line` has the places of those that wait. */
export function jobList(
  listing: Jobs & Pick<Listing, "older">,
  line: readonly Placed[],
  view: ListView,
  look: Place,
): string {
  const { older } = listing;
  const shown = shownOf(listing);
  const inLine = line.filter(({ job }) => shown.some(({ id }) => id === job.id));
  const inTable = shown.filter(({ id }) => !inLine.some(({ job }) => job.id === id));
  const { now, workspaceRoot } = view;
  const total = allOf(listing).length + older;
  const parts = [
    ...(inTable.length === 0 ? [] : [jobTable(inTable, view, look)]),
    ...(inLine.length === 0
      ? []
      : [`Waiting, by place in line:\n${lineText(inLine, now, workspaceRoot, look.columns)}`]),
    ...(total === shown.length ? [] : [countWords(shown.length, total, older > 0, look)]),
    wrapList("Next  ", nextCommands(shown, look.reader), look.columns),
  ];
  return parts.join("\n\n");
}

/** `isPart`: even --json does not list the others. */
function countWords(shown: number, total: number, isPart: boolean, { columns, reader }: Place): string {
  const rest = isPart ? `${typedCommand(reader, "status --everywhere")} shows more` : "--json lists them all";
  return wrap("", `${shown} of ${total} jobs are shown; ${rest}.`, columns);
}

/** With the id, if there is only one job. */
function nextCommands(shown: readonly JobRecord[], reader: Reader): readonly string[] {
  const [only, other] = shown;
  const id = only === undefined || other !== undefined ? "ID" : only.id;
  const [hasEnded, hasActive] = [shown.some(isEnded), shown.some((job) => !isEnded(job))];
  const commands = [...(hasEnded ? ["result"] : []), ...(hasActive ? ["status", "cancel"] : [])];
  return commands.map((name) => typedCommand(reader, `${name} ${id}`));
}
