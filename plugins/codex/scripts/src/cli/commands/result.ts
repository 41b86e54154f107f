// result: what a job ended with.

import { findFinalOutput } from "../../app/read/final-output.ts";
import { readLaunchFacts } from "../../app/read/launch-facts.ts";
import { readProgress } from "../../app/read/progress.ts";
import { isEnded } from "../../core/job/record.ts";
import { groupReference, jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { EXIT } from "../errors.ts";
import { jobBlock } from "../render/job.ts";
import { resultText } from "../render/result.ts";
import { jobOrThrow } from "./job.ts";
import { reviewAnswer } from "./review-answer.ts";

export const command: Command = {
  help: `Usage: codex-companion result [JOB|GROUP] [--cwd DIR] [--json]

Prints the stored final output of a job, with what it left behind. Without JOB: the newest ended job of this client here.
Of a group: its jobs side by side.

Examples:
  codex-companion result
  codex-companion result ID
  codex-companion result ID --json
`,
  flags: {},
  async run(parsed, context, output) {
    const named = groupReference(jobReference(parsed));
    if (named !== null) {
      const group = await import("./group.ts");
      return group.showGroup(context, output, await group.groupOrThrow(context, named));
    }
    const record = await jobOrThrow(context, jobReference(parsed), "ended");
    const { text: rawOutput, fault } = findFinalOutput(context, record);
    const unreadable = fault === null ? {} : { unreadable: [{ id: record.id, reason: fault }] };
    const reviewed = await reviewAnswer(context, record);
    output.answer({ workspaceRoot: record.workspaceRoot, job: record, rawOutput, ...reviewed, ...unreadable });
    if (output.json) return EXIT.ok;
    const now = context.now();
    if (fault !== null) output.say(`! The final output of ${record.id} cannot be read: ${fault}.`);
    output.say(
      isEnded(record)
        ? resultText(record, rawOutput, now, output.reader, { launch: readLaunchFacts(context, record), ...reviewed })
        : `No result yet${record.status === "waiting" ? ": the job waits" : ""}.\n${jobBlock(record, await readProgress(context, record), now, output.reader)}`,
    );
    return EXIT.ok;
  },
};
