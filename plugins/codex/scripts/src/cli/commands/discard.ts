// discard: removes the copy that an isolated job worked in.

import { discardCopy } from "../../app/copies/discard.ts";
import { inLine } from "../../core/text.ts";
import { groupReference, jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT } from "../errors.ts";
import { jobOrThrow } from "./job.ts";

export const command: Command = {
  help: `Usage: codex-companion discard [JOB|GROUP] [--cwd DIR] [--json]

Removes the copy that an isolated job worked in. Its record, its result and its diff stay; a copy whose diff could not be kept
stays too, if it can be read at all. Without JOB: the newest ended isolated job of this client here whose copy is there. Of a
group: the copies of all its jobs.

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
      const todo = discarded.todo ?? `See codex-companion status ${record.id}.`;
      throw new CommandError("not_discarded", message, todo, EXIT.jobFailed);
    }
    const isRemoved = discarded.kind === "removed";
    const unkept = isRemoved ? discarded.unkept : null;
    output.answer({ job: record, discarded: isRemoved, patchKept: isRemoved ? unkept === null : null });
    const lost = unkept === null ? "" : ` Its diff could not be kept: ${inLine(unkept)}.`;
    output.say(`${isRemoved ? "Removed the copy" : "There is no copy any more"} of job ${record.id}.${lost}`);
    return EXIT.ok;
  },
};
