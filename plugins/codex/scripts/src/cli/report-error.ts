// How a command tells that it could not do what it was asked.

import { inLine } from "../core/text.ts";
import type { Command } from "./command.ts";
import { CommandError, EXIT, environmentError } from "./errors.ts";
import type { Output } from "./output.ts";

/** Says it in one line, of a bug with its stack, and gives the exit code. `home` is the state home, as it is to be named. */
export function reportError(error: unknown, command: Command | null, output: Output, home: string): number {
  const known = error instanceof CommandError ? error : environmentError(error, home);
  const { kind, message, hint, exitCode } = known ?? bug(error);
  output.answer({ error: { kind, message, hint } });
  const line = `codex-companion: ${message} ${hint}`;
  output.note(known === null ? line : inLine(line)); // A bug comes with the lines of its stack.
  const last = known?.lastWords ?? command?.lastWords?.(kind);
  if (last !== undefined) output.say(last);
  return exitCode;
}

function bug(error: unknown): CommandError {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new CommandError("bug", `This is a bug of codex-companion: ${what}.`, "Please report it.", EXIT.bug);
}
