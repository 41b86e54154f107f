// statusline: how the jobs of a client stand, in a line for the client's status line.

import { readStatusLine } from "../../app/read/status-line.ts";
import { readStatusLineInput } from "../../app/read/status-line-input.ts";
import { statusLine } from "../../core/status-line.ts";
import type { Command } from "../command.ts";
import { EXIT } from "../errors.ts";

const NOTHING = { running: 0, waiting: 0, latest: null } as const;

export const command: Command = {
  help: `Usage: codex-companion statusline [--then CMD] [--cwd DIR] [--json]

Reads what Claude Code hands to a status line (JSON on standard input) and prints one line of at most 60 columns: how many Codex
jobs of that session run and wait, and the one that ended in the last ten minutes. Nothing if there is nothing, or if the
input is none. What to put into the settings is printed by setup, with the flag of this name.

  --then CMD   your own status line: a command for the shell, given the same input. What it prints comes first. It has three
               seconds

Examples:
  codex-companion statusline
  codex-companion statusline --then '~/.claude/line.sh'
`,
  // biome-ignore lint/suspicious/noThenProperty: it is no promise, and nobody awaits it.
  flags: { then: { type: "string" } },
  async run(parsed, context, output) {
    const { bytes, sessionId } = await readStatusLineInput();
    const own = parsed.text("then");
    if (own !== null) {
      const { ownStatusLine } = await import("../../app/read/own-status-line.ts");
      const text = await ownStatusLine(context, own, bytes);
      if (text !== "") output.say(text);
    }
    const facts = sessionId === null ? NOTHING : readStatusLine({ ...context, sessionId });
    const line = statusLine(facts);
    const { running, waiting, latest } = facts;
    const ended = latest === null ? null : { id: latest.id, status: latest.status, title: latest.title };
    output.answer({ line, running, waiting, latest: ended });
    if (line !== "") output.say(line);
    return EXIT.ok;
  },
};
