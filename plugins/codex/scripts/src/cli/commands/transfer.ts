// transfer: hands a conversation of Claude Code to Codex.

import { transfer } from "../../app/dispatch/transfer.ts";
import { resumeCommand } from "../../core/codex/resume-command.ts";
import { inLine } from "../../core/text.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT, usageError } from "../errors.ts";

export const command: Command = {
  help: `Usage: codex-companion transfer [--source FILE] [--cwd DIR] [--json]

Hands this conversation of Claude Code to Codex, by Codex's own importer, and prints the command that goes on with it there.
Handed over again, it keeps its thread, and what is new is added. No turn is started, and nothing is sent to a model before
you go on.

  --source FILE   another conversation: a file below ~/.claude/projects, the only place where Codex looks

Exit codes: 0 handed over; 2 no such conversation; 3 Codex could not take it.

Examples:
  codex-companion transfer
  codex-companion transfer --source ~/.claude/projects/x/conversation.jsonl
`,
  flags: { source: { type: "string" } },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": transfer takes no words.`);
    const result = await transfer(context, parsed.text("source"));
    if (result.kind === "unfit") throw new CommandError("no_such_file", result.message, result.hint);
    if (result.kind === "failed") {
      const { kind, message, hint } = result.failure;
      throw new CommandError(kind, message, hint, EXIT.environment);
    }
    const { threadId, isNew, source } = result;
    const resume = resumeCommand(threadId);
    output.answer({ threadId, isNew, source, resume });
    output.say(
      [
        isNew ? "Codex has this conversation now." : "Codex had this conversation already; what was new is added.",
        `  source   ${inLine(source)}`,
        `  thread   ${inLine(threadId)}`,
        `  resume   ${inLine(resume)}`,
      ].join("\n"),
    );
    return EXIT.ok;
  },
};
