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

/** Where the list is read. */
type Place = Look & { readonly reader: Reader };

/** At least one job; the running ones first, and no more than 20. `line` has the places of those that wait. */
export function jobList(
  { running, waiting, recent, older }: Pick<Listing, "running" | "waiting" | "recent" | "older">,
  line: readonly Placed[],
  view: ListView,
  look: Place,
): string {
  const jobs = [...running, ...waiting, ...recent];
  const shown = jobs.slice(0, SHOWN);
  const inLine = line.filter(({ job }) => shown.some(({ id }) => id === job.id));
  const inTable = shown.filter(({ id }) => !inLine.some(({ job }) => job.id === id));
  const { now, workspaceRoot } = view;
  const total = jobs.length + older;
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
