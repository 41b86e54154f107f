// The output of a command that somebody else shows: plain text of so many lines at most, whatever the command prints.

import { lookOf } from "../core/look.ts";
import { printable } from "../core/text.ts";
import type { Output } from "./output.ts";

/** Which lines are kept if there are too many: the first ones, or the newest ones of a log. */
export type KeptLines = "first" | "last";

/** What a command printed on both its ends. */
export interface CollectedOutput {
  readonly output: Output;
  /** The text; `full` is the command line that prints all of it, and is named if lines were left out. */
  text(full: string): string;
}

const MOST_LINES = 40;
/** UTF-16 units. More than 40 usual lines need. */
const MOST_CHARACTERS = 7_800;

/** An output that keeps no more than it shows, however much is printed. */
export function collectOutput(kept: KeptLines): CollectedOutput {
  let lines: string[] = [];
  let count = 0;
  const add = (text: string) => {
    const added = text.replace(/\n$/, "").split("\n");
    count += added.length;
    lines = keep([...lines, ...added], kept);
  };
  const output: Output = {
    json: false,
    isTerminal: false,
    isErrorTerminal: false,
    ...lookOf({ columns: null, isTerminal: false, env: {}, isWindows: false }),
    reader: "client",
    abandoned: new Promise(() => {}),
    say: add,
    answer() {},
    answerLong: async () => {},
    drained: async () => {},
    help: add,
    raw: (bytes) => add(printable(Buffer.from(bytes).toString("utf8"))),
    note: (text) => add(printable(text)),
  };
  return {
    output,
    text(full) {
      const more = count - lines.length;
      const where = kept === "last" ? " before these" : "";
      return [...lines, ...(more > 0 ? [`… and ${more} more${where}: ${full}`] : [])].join("\n");
    },
  };
}

/** As many of the lines as may be shown; at least one, cut if it alone is too long. */
function keep(lines: readonly string[], kept: KeptLines): string[] {
  const ordered = (kept === "last" ? lines.toReversed() : lines).slice(0, MOST_LINES);
  let room = MOST_CHARACTERS;
  const fitting = ordered.filter((line) => {
    room -= line.length + 1;
    return room >= 0;
  });
  const shown = fitting.length > 0 ? fitting : ordered.slice(0, 1).map((line) => line.slice(0, MOST_CHARACTERS));
  return kept === "last" ? shown.toReversed() : shown;
}
