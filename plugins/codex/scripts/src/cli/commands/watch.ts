// watch: one line for each job or group of a client that ends.

import { watchSession } from "../../app/tell/watch.ts";
import { type Group, summaryOf } from "../../core/group/group.ts";
import { judge } from "../../core/group/judge.ts";
import type { EndedJob } from "../../core/job/record.ts";
import { endedWork, plural } from "../../core/outcome/work-words.ts";
import { isGroup } from "../../core/telling/told-unit.ts";
import { inLine } from "../../core/text.ts";
import { nonEmpty } from "../arguments.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { groupAnswer } from "../group-answer.ts";

export const command: Command = {
  help: `Usage: codex-companion watch [--session ID]

Prints one line for each job of that client that ends, those included that ended untold before it began. The jobs of a group
have one line together, when all have ended. Runs until it is stopped. Without --session: the client that this command runs in.

Examples:
  codex-companion watch
  codex-companion watch --session ID --json
`,
  flags: { session: { type: "string" } },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": watch takes no words.`);
    const sessionId = nonEmpty(parsed, "session") ?? context.sessionId;
    if (sessionId === null) throw usageError("Could not watch: no client is known here.", "Pass --session ID.");
    const stop = new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
      void output.abandoned.then(resolve);
    });
    await watchSession(
      context,
      sessionId,
      (ended) => {
        output.answer(isGroup(ended) ? groupAnswer(context, ended) : ended);
        output.say(isGroup(ended) ? groupEndLine(ended) : endLine(ended));
      },
      stop,
    );
    return EXIT.ok;
  },
};

/** `codex job ID STATUS (WORK): SUMMARY`, on one line. */
function endLine(record: EndedJob): string {
  const detail = record.status === "failed" ? record.failure.kind : endedWork(record, (at) => at);
  return `codex job ${record.id} ${record.status} (${detail}): ${inLine(record.summary, 120)}`;
}

/** `codex group ID STATUS (JOBS, BEST): SUMMARY`, on one line. */
function groupEndLine(group: Group): string {
  const { word, best } = judge(group);
  const which = best === null ? "" : `, best ${best.id}`;
  return `codex group ${group.id} ${word} (${plural(group.size, "job")}${which}): ${inLine(summaryOf(group), 120)}`;
}
