// The output of a command that somebody else shows: plain text of so many lines at most, whatever the command prints.

import { lookOf } from "../core/look.ts";
import { printable } from "../core/text.ts";
import type { Reader } from "../core/typed-command.ts";
import type { Output } from "./output.ts";

/** Which lines are kept if there are too many: the first ones, or the newest ones of a log. */
export type KeptLines = "first" | "last";

/** What a command printed on both its ends. */
export interface CollectedOutput {
  readonly output: Output;
  /** The text; `full` is the command line that prints all of it, and is named if lines were left out. */
  text(full: string): string;
}

/** How much is kept, and where it is read. */
export interface Room {
  readonly lines: number;
  /** UTF-16 units. */
  readonly characters: number;
  /** The most columns of a line; null: as where there is no terminal. */
  readonly columns: number | null;
  readonly reader: Reader;
}

/** In the client, which shows so much of what a hook says. 40 usual lines need less. */
const IN_CLIENT: Room = { lines: 40, characters: 7_800, columns: null, reader: "client" };

/** An output that keeps no more than it shows, however much is printed. */
export function collectOutput(kept: KeptLines, room: Room = IN_CLIENT): CollectedOutput {
  let lines: string[] = [];
  let count = 0;
  const add = (text: string) => {
    const added = text.replace(/\n$/, "").split("\n");
    count += added.length;
    lines = keep([...lines, ...added], kept, room);
  };
  const output: Output = {
    json: false,
    isTerminal: false,
    isErrorTerminal: false,
    ...lookOf({ columns: null, isTerminal: false, env: {}, isWindows: false }),
    ...(room.columns === null ? {} : { columns: room.columns }),
    reader: room.reader,
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
function keep(lines: readonly string[], kept: KeptLines, { lines: mostLines, characters }: Room): string[] {
  const ordered = (kept === "last" ? lines.toReversed() : lines).slice(0, mostLines);
  let left = characters;
  const fitting = ordered.filter((line) => {
    left -= line.length + 1;
    return left >= 0;
  });
  const shown = fitting.length > 0 ? fitting : ordered.slice(0, 1).map((line) => line.slice(0, characters));
  return kept === "last" ? shown.toReversed() : shown;
}
