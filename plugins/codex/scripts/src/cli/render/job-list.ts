// The jobs of a scope, for people: a table, and below it those that wait, in the order of the line.

import type { Listing } from "../../app/read/list-jobs.ts";
import type { Placed } from "../../app/read/list-waiting.ts";
import { jobTable } from "./job-table.ts";
import { lineText } from "./waiting-job.ts";

const SHOWN = 20;

/** At least one job; the running ones first, and no more than 20. `line` has the places of those that wait. */
export function jobList(
  { workspaceRoot, running, waiting, recent }: Listing,
  line: readonly Placed[],
  now: string,
  columns: number,
): string {
  const jobs = [...running, ...waiting, ...recent];
  const shown = jobs.slice(0, SHOWN);
  const inLine = line.filter(({ job }) => shown.some(({ id }) => id === job.id));
  const inTable = shown.filter(({ id }) => !inLine.some(({ job }) => job.id === id));
  const parts = [
    ...(inTable.length === 0 ? [] : [jobTable(inTable, now, workspaceRoot, columns)]),
    ...(inLine.length === 0 ? [] : [`Waiting, by place in line:\n${lineText(inLine, now, workspaceRoot, columns)}`]),
  ];
  const more = jobs.length - SHOWN;
  return `${parts.join("\n\n")}${more > 0 ? `\n… and ${more} more of ${jobs.length}; --json lists them all.` : ""}`;
}
