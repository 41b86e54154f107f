// cancel: stops a job and all it started.

import { cancelJob } from "../../app/end/cancel.ts";
import { noteToldByCall } from "../../app/end/told.ts";
import { ELSEWHERE } from "../../app/scope/own-jobs.ts";
import { isEnded } from "../../core/job/record.ts";
import { groupReference, jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT } from "../errors.ts";
import { jobBlock } from "../render/job.ts";
import { requireNoneLeft } from "../require-none-left.ts";
import { jobOrThrow } from "./job.ts";

export const command: Command = {
  help: `Usage: codex-companion cancel [JOB|GROUP] [--cwd DIR] [--json]

Stops a job and every process it started; returns when none of them is alive. Without JOB: the newest job of
this client here that runs or waits. What it had already done stays on disk.
Of a group: all its jobs.

Examples:
  codex-companion cancel
  codex-companion cancel ID
`,
  flags: {},
  keepsBlank: true,
  async run(parsed, context, output) {
    const named = groupReference(jobReference(parsed));
    if (named !== null) {
      const group = await import("./group.ts");
      return group.cancelGroup(context, output, await group.groupOrThrow(context, named));
    }
    const found = await jobOrThrow(context, jobReference(parsed), "active");
    const wasEnded = isEnded(found);
    const stopped = await cancelJob(context, found);
    const { record } = stopped;
    if (record === null)
      throw new CommandError("no_such_job", `Could not cancel job "${found.id}": its record is gone.`, ELSEWHERE);
    if (record.status === "foreign") {
      const isElsewhere = record.executor !== undefined && record.executor.kind !== "local";
      const unknown = isElsewhere ? `its kind of executor, "${record.executor.kind}"` : `its status, "${record.word}"`;
      const message = `Could not cancel job "${found.id}": this program does not know ${unknown}.`;
      throw new CommandError("unknown_status", message, "Cancel it with the version of codex-rescue that started it.");
    }
    requireNoneLeft(`job "${found.id}"`, found.id, [stopped]);
    output.answer({ workspaceRoot: record.workspaceRoot, job: record, alreadyEnded: wasEnded });
    output.say(
      wasEnded
        ? `The job had already ended.\n${jobBlock(record, null, context.now(), output.reader)}`
        : jobBlock(record, null, context.now(), output.reader),
    );
    noteToldByCall(context, record);
    return EXIT.ok;
  },
};
