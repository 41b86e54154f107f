// The line that says how the Codex jobs of a client stand, in the client's status line.

import { cutToColumns } from "./columns.ts";
import type { EndedJob } from "./job/record.ts";
import { inLine } from "./text.ts";

/** What the line is made of. `latest` is the job that ended last, if that is news; null if not. */
export interface StatusLineFacts {
  /** Jobs that run, or are about to. */
  readonly running: number;
  readonly waiting: number;
  readonly latest: EndedJob | null;
}

const MOST_COLUMNS = 60;

/** One line of at most 60 columns; empty if there is nothing to say. */
export function statusLine({ running, waiting, latest }: StatusLineFacts): string {
  const counts = [...(running > 0 ? [`${running} running`] : []), ...(waiting > 0 ? [`${waiting} waiting`] : [])];
  const parts = [...(counts.length > 0 ? [counts.join(", ")] : []), ...(latest === null ? [] : [ended(latest)])];
  return parts.length === 0 ? "" : cutToColumns(`codex: ${parts.join(" · ")}`, MOST_COLUMNS);
}

/** What it came to first: the end of the line may be cut. */
function ended({ status, title }: EndedJob): string {
  const text = inLine(title);
  if (status === "completed") return `✔ ${text}`;
  return `✖ ${status}: ${text}`;
}
