// queue: which jobs wait, in the order of the line.

import type { ListScope } from "../../app/read/list-jobs.ts";
import { listWaiting } from "../../app/read/list-waiting.ts";
import { inLine } from "../../core/text.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { SCOPE_FLAGS, scopeOf } from "../list-scope.ts";
import { lineText } from "../render/waiting-job.ts";

const NOBODY: Readonly<Record<ListScope["of"], string>> = {
  client: "No codex job of this client waits. See queue --everywhere for those of others.",
  workspace: "No codex job of this workspace waits.",
  home: "No codex job waits.",
};

export const command: Command = {
  help: `Usage: codex-companion queue [--all] [--everywhere] [--cwd DIR] [--json]

Shows the jobs of this client that wait, in every folder, in the order in which they will start: the place in the line of
the whole machine, why and since when a job waits, and when that may end. Jobs that were handed to a cluster come
last, without a place: that has a line of its own. Outside Claude Code: those of this workspace.

  --all          the jobs of every client in this workspace, canary jobs too
  --everywhere   the jobs of every client in every folder

Examples:
  codex-companion queue
  codex-companion queue --everywhere
`,
  flags: SCOPE_FLAGS,
  async run(parsed, context, output) {
    if (parsed.words.length > 0)
      throw usageError(`Could not use "${parsed.words[0]}": queue takes no job.`, "See `status JOB`.");
    const scope = scopeOf(parsed);
    const { workspaceRoot, waiting, unreadable } = await listWaiting(context, scope);
    output.answer({ workspaceRoot, waiting, unreadable });
    if (output.json) return EXIT.ok;
    if (waiting.length === 0) output.say(NOBODY[scope.of]);
    else output.say(lineText(waiting, context.now(), workspaceRoot, output.columns));
    for (const { id, reason } of unreadable) output.say(`! ${id} cannot be read: ${inLine(reason)}.`);
    return EXIT.ok;
  },
};
