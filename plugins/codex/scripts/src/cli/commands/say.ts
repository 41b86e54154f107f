// say: steers the running turn of a job.

import { sayToJob } from "../../app/read/say-to-job.ts";
import { isOwn } from "../../app/scope/own-jobs.ts";
import { isFinallyUnsayable, whyNotText } from "../../core/job/sayable.ts";
import { inLine } from "../../core/text.ts";
import { typedCommand } from "../../core/typed-command.ts";
import type { Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT, usageError } from "../errors.ts";
import { readWords } from "../prompt.ts";
import { jobOrThrow } from "./job.ts";

export const command: Command = {
  help: `Usage: codex-companion say JOB [--] [TEXT…]

Says something to a job while its turn runs: Codex reads it at its next step and goes on with it in mind. Without
TEXT, or with -, the text comes from stdin. At most 64 KiB. Returns when Codex has taken it; what was said is in the
job's log (see logs). A job that waits, is being checked or has ended cannot be spoken to; a task that resumes it
continues an ended one.

Exit codes: 0 Codex took it; 1 it did not, or that is not known; 2 usage, no such job, or a job that takes no words.

Examples:
  codex-companion say ID 'Leave the public API as it is.'
  codex-companion say ID -
`,
  flags: {},
  takesText: true,
  async run(parsed, context, output) {
    const reference = parsed.words[0];
    if (reference === undefined)
      throw usageError("Could not say anything: no job is named.", "Give its id, then the text.");
    const record = await jobOrThrow(context, reference);
    if (isFinallyUnsayable(record))
      throw new CommandError(
        "not_said",
        `Could not say it to job "${record.id}": it is a review.`,
        "Reviews take no words.",
      );
    const text = await textOf(parsed);
    const unfit = whyNotText(text);
    if (unfit !== null)
      throw new CommandError("payload_invalid", `Could not say it to job "${record.id}": ${unfit.why}.`, unfit.hint);
    const said = await sayToJob(context, record, text);
    if (said.kind !== "said") {
      const what = said.kind === "unknown" ? "Could not learn whether it was said to" : "Could not say it to";
      const message = `${what} job "${record.id}": ${inLine(said.why).replace(/\.$/, "")}.`;
      throw new CommandError(said.kind, message, said.hint, EXIT.jobFailed);
    }
    const { turnId, times } = said;
    output.answer({ jobId: record.id, turnId, times, isOwn: isOwn(context, record) });
    const logs = typedCommand(output.reader, `logs ${record.id}`);
    if (!isOwn(context, record)) output.say(`Job ${record.id} is of another client.`);
    output.say(`Said to job ${record.id}: Codex took it. See ${logs} for what comes of it.`);
    return EXIT.ok;
  },
};

function textOf(parsed: Arguments): Promise<string> {
  const words = parsed.words.slice(1).join(" ");
  return readWords(words === "-" ? "" : words, "the text");
}
