// discard: removes the copy that an isolated job worked in.

import { discardCopy } from "../../app/copies/discard.ts";
import { groupReference, jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT } from "../errors.ts";
import { jobOrThrow } from "./job.ts";

export const command: Command = {
  help: `Usage: codex-companion discard [JOB|GROUP] [--cwd DIR] [--json]

Removes the copy that an isolated job worked in. Its record, its result and its diff stay. Without JOB: the newest ended
isolated job of this client here whose copy is there. Of a group: the copies of all its jobs.

Examples:
  codex-companion discard
  codex-companion discard ID
`,
  flags: {},
  keepsBlank: true,
  async run(parsed, context, output) {
    const named = groupReference(jobReference(parsed));
    if (named !== null) {
      const group = await import("./group.ts");
      return group.discardGroup(context, output, await group.groupOrThrow(context, named));
    }
    const record = await jobOrThrow(context, jobReference(parsed), "to_discard");
    const discarded = await discardCopy(context, record);
    if (discarded.kind === "refused") {
      const message = `Could not discard the copy of job "${record.id}": ${discarded.why}.`;
      throw new CommandError("not_discarded", message, `See codex-companion status ${record.id}.`, EXIT.jobFailed);
    }
    const isRemoved = discarded.kind === "removed";
    output.answer({ job: record, discarded: isRemoved, patchKept: isRemoved ? discarded.isPatchKept : null });
    const kept = isRemoved && !discarded.isPatchKept ? " Its diff could not be kept: Git could not read the copy." : "";
    output.say(`${isRemoved ? "Removed the copy" : "There is no copy any more"} of job ${record.id}.${kept}`);
    return EXIT.ok;
  },
};
