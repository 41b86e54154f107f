// Runs a command for somebody who shows what it prints: a hook that answers a typed prompt. Only these commands are in its
// bundle.

import type { Context } from "../app/scope/context.ts";
import type { InstantCommand } from "../core/telling/instant-prompt.ts";
import { parseArguments } from "./arguments.ts";
import { collectOutput } from "./collected-output.ts";
import type { Command } from "./command.ts";
import { reportError } from "./report-error.ts";

const COMMANDS: Readonly<Record<InstantCommand["command"], () => Promise<{ readonly command: Command }>>> = {
  status: () => import("./commands/status.ts"),
  cancel: () => import("./commands/cancel.ts"),
  queue: () => import("./commands/queue.ts"),
  logs: () => import("./commands/logs.ts"),
};

/** What the command prints, of a log its newest lines; also what it says if it cannot do it. Never throws. */
export async function runCollected({ command: name, args }: InstantCommand, context: Context): Promise<string> {
  const collected = collectOutput(name === "logs" ? "last" : "first");
  const { command } = await COMMANDS[name]();
  try {
    await command.run(parseArguments(args, command.flags), context, collected.output);
  } catch (error) {
    reportError(error, command, collected.output, context.home);
  }
  return collected.text(["codex-companion", name, ...args].join(" "));
}
