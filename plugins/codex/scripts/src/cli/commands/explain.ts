// explain: why a job stands where it stands, on what evidence, and what would change it.

import { explain } from "../../app/read/explain.ts";
import { localInstant } from "../../app/scope/local-time.ts";
import { groupReference, jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { EXIT } from "../errors.ts";
import { explanationText } from "../render/explanation.ts";
import { jobOrThrow } from "./job.ts";

export const command: Command = {
  help: `Usage: codex-companion explain [JOB|GROUP] [--cwd DIR] [--json]

Says in plain words why a job waits, will be tried again, was rerouted, failed or completed: the rule that named its end, what
was launched, the last lines of evidence, the attempts and pauses, the incident, what would change it, the next command, and
the paths of its files. Without JOB: the newest job of this client here.
Of a group: its jobs side by side, and why one is the best.

Examples:
  codex-companion explain
  codex-companion explain ID --json
`,
  flags: {},
  async run(parsed, context, output) {
    const named = groupReference(jobReference(parsed));
    if (named !== null) {
      const group = await import("./group.ts");
      return group.showGroup(context, output, await group.groupOrThrow(context, named));
    }
    const record = await jobOrThrow(context, jobReference(parsed));
    const explanation = explain(context, record, output.json ? (at) => at : localInstant);
    output.answer({ workspaceRoot: record.workspaceRoot, ...explanation });
    output.say(explanationText(explanation, localInstant, output.reader));
    return EXIT.ok;
  },
};
