// watch: one line for each job of a client that ends.

import { watchSession } from "../../app/tell/watch.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { endedWork } from "../../core/outcome/work-words.ts";
import { inLine } from "../../core/text.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";

export const command: Command = {
  help: `Usage: codex-companion watch [--session ID]

Prints one line for each job of that client that ends, those included that ended untold before it began. Runs until it is
stopped. Without --session: the client that this command runs in.
`,
  flags: { session: { type: "string" } },
  async run(parsed, context, output) {
    const sessionId = parsed.text("session") ?? context.sessionId;
    if (sessionId === null) throw usageError("Could not watch: no client is known here.", "Pass --session ID.");
    const stop = new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
      void output.abandoned.then(resolve);
    });
    await watchSession(
      context,
      sessionId,
      (record) => (output.json ? output.answer(record) : output.say(endLine(record))),
      stop,
    );
    return EXIT.ok;
  },
};

/** `codex job ID STATUS (WORK): SUMMARY`, on one line. */
function endLine(record: JobRecord): string {
  const detail =
    record.status === "failed" ? record.failure.kind : isEnded(record) ? endedWork(record, (at) => at) : "";
  return `codex job ${record.id} ${record.status} (${detail}): ${inLine(record.summary, 120)}`;
}
