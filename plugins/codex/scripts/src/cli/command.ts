// What a command is.

import type { Context } from "../app/scope/context.ts";
import type { Arguments, Flags } from "./arguments.ts";
import type { Output } from "./output.ts";

/** A command as its module exports it. */
export interface Command {
  /** Its usage, what it does, its flags and examples. `render/help.ts` lays it out; completion reads what a value is from it. */
  readonly help: string;
  readonly flags: Flags;
  /** True if its words are text for Codex, which is kept as it is. */
  readonly takesText?: boolean;
  /** True if an empty argument is refused, and not read as an empty command line: who names no job may mean one. */
  readonly keepsBlank?: boolean;
  /** Rewrites the words behind the command's name before they are parsed. */
  readonly prepare?: (args: readonly string[]) => readonly string[];
  /** What stdout gets before the error is told; for programs that read the last line. */
  readonly lastWords?: (kind: string) => string;
  run(parsed: Arguments, context: Context, output: Output): Promise<number>;
}

/** All commands by their names, each loaded when it is asked for. */
export type CommandTable = Readonly<Record<string, () => Promise<{ readonly command: Command }>>>;
