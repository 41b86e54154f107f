// top: the jobs in the whole of the terminal, live.

import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { performOrder } from "../top-actions.ts";

export const command: Command = {
  help: `Usage: codex-companion top [--cwd DIR]

Shows the jobs of this workspace in the whole of the terminal, as they go on, and below them the selected one: its plan, its last
words and steps, and what it left. It needs a terminal; see status for a list that can be printed.

  up, down, g, G   select a job: the one above, the one below, the first, the last
  enter            read its result
  l                its log, which goes on
  d                what it changed, as a patch
  a                say what an apply would bring, and ask whether to bring it in
  s                say something to it while its turn runs
  c                ask whether to cancel it
  A                the jobs of all folders, or again those of this workspace
  q                leave

Examples:
  codex-companion top
  codex-companion top --cwd ../other
`,
  flags: {},
  async run(_parsed, context, output) {
    if (output.json || !output.isTerminal || process.stdin.isTTY !== true) {
      const why = output.json ? "it does not go with --json" : "it needs a terminal to write to and to read keys from";
      const hint = "Use codex-companion status for a list, codex-companion status --json for a program.";
      throw usageError(`Could not show the live view: ${why}.`, hint);
    }
    const { runLiveView } = await import("../../app/read/live-view.ts");
    await runLiveView(context, {
      look: output,
      perform: (order, columns) => performOrder(order, context, columns),
    });
    return EXIT.ok;
  },
};
