// logs: a job's event log in readable form.

import { endLine, isEndLine, readEvents } from "../../app/events.ts";
import { observe } from "../../app/observe.ts";
import { describeEvent } from "../../core/job/event-line.ts";
import { isEnded } from "../../core/job/record.ts";
import { describeRunnerEvent } from "../../core/job/runner-words.ts";
import { type JsonObject, stringField } from "../../core/json.ts";
import { jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { jobOrThrow } from "./job.ts";

const WIDEST = 2_000;

export const command: Command = {
  help: `Usage: codex-companion logs [JOB] [--follow] [--cwd DIR] [--json]

Prints what happened in a job, a line for each event. Without JOB: the newest job of this client here.

  --follow   go on until the job has ended
`,
  flags: { follow: { type: "boolean" } },
  async run(parsed, context, output) {
    if (parsed.has("follow") && output.json)
      throw usageError("Could not use --follow with --json: it would be many values, not one.");
    const record = await jobOrThrow(context, jobReference(parsed));
    if (parsed.has("follow") && !isEnded(record)) {
      let isEndTold = false;
      const onEvents = (lines: readonly JsonObject[]) => {
        isEndTold ||= lines.some(isEndLine);
        say(lines);
      };
      const observation = await observe(context, record, { onEvents });
      if (observation.kind === "ended" && !isEndTold) say([endLine(observation.record)]);
      return EXIT.ok;
    }
    const events = readEvents(context, record);
    output.answer({ workspaceRoot: record.workspaceRoot, job: record, events });
    say(events);
    return EXIT.ok;

    function say(lines: readonly JsonObject[]): void {
      for (const line of lines) {
        const words = describeEvent(line, WIDEST) ?? describeRunnerEvent(line, WIDEST);
        if (words !== null) output.say(`${stringField(line, "at")?.slice(11, 19) ?? "        "}  ${words}`);
      }
    }
  },
};
