// Carries out what is asked for in the live view, by the commands that do it in a shell; what they print is what is shown.

import { readLogEnd } from "../app/read/log-end.ts";
import type { Context } from "../app/scope/context.ts";
import type { Done } from "../core/top/top-orders.ts";
import type { TopAction, TopOrder } from "../core/top/top-state.ts";
import { parseArguments } from "./arguments.ts";
import { collectOutput } from "./collected-output.ts";
import type { Command } from "./command.ts";
import { EXIT } from "./errors.ts";
import { eventLines } from "./render/event-lines.ts";
import { reportError } from "./report-error.ts";

interface Call {
  readonly name: string;
  readonly load: () => Promise<{ readonly command: Command }>;
  args(order: TopOrder): readonly string[];
}

const CALLS: Readonly<Record<Exclude<TopAction, "logs">, Call>> = {
  result: { name: "result", load: () => import("./commands/result.ts"), args: ({ id }) => [id] },
  diff: { name: "diff", load: () => import("./commands/diff.ts"), args: ({ id }) => [id] },
  try_apply: { name: "apply", load: () => import("./commands/apply.ts"), args: ({ id }) => [id, "--dry-run"] },
  apply: { name: "apply", load: () => import("./commands/apply.ts"), args: ({ id }) => [id] },
  cancel: { name: "cancel", load: () => import("./commands/cancel.ts"), args: ({ id }) => [id] },
  say: { name: "say", load: () => import("./commands/say.ts"), args: ({ id, words = "" }) => [id, "--", words] },
};

/** More of a text is not shown: the command prints it whole. */
const [MOST_LINES, MOST_CHARACTERS] = [5_000, 1_000_000];

/** What came of an order. Never throws: what goes wrong is said in its lines. */
export async function performOrder(order: TopOrder, context: Context, columns: number): Promise<Done> {
  const room = { lines: MOST_LINES, characters: MOST_CHARACTERS, columns, reader: "shell" } as const;
  const { output, text } = collectOutput("first", room);
  let command: Command | null = null;
  let code: number = EXIT.ok;
  let full = `codex-companion logs ${order.id}`;
  try {
    if (order.action === "logs") output.say(eventLines(context.now())(readLogEnd(context, order.id)).join("\n"));
    else {
      const call = CALLS[order.action];
      ({ command } = await call.load());
      full = ["codex-companion", call.name, ...call.args(order)].join(" ");
      code = await command.run(parseArguments(call.args(order), command.flags), context, output);
    }
  } catch (error) {
    code = reportError(error, command, output, context.home);
  }
  const shown = text(full);
  return { isGood: code === EXIT.ok, lines: shown === "" ? [] : shown.split("\n") };
}
