// logs: a job's event log in readable form, or as JSON. It streams: a log may be longer than the memory.

import { LogFault, readEvents } from "../../app/read/events.ts";
import { observe } from "../../app/read/observe.ts";
import type { Context } from "../../app/scope/context.ts";
import { ELSEWHERE } from "../../app/scope/own-jobs.ts";
import { endLine, isEndLine } from "../../core/job/event-line.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import type { JsonObject } from "../../core/json.ts";
import { jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT, usageError } from "../errors.ts";
import type { Output } from "../output.ts";
import { eventLines } from "../render/event-lines.ts";
import { jobOrThrow } from "./job.ts";

export const command: Command = {
  help: `Usage: codex-companion logs [JOB] [--follow] [--cwd DIR] [--json]

Prints what happened in a job, a line for each event, with your local time. Without JOB: the newest job of this client here.

  --follow   go on until the job has ended

Examples:
  codex-companion logs
  codex-companion logs ID --follow
`,
  flags: { follow: { type: "boolean" } },
  async run(parsed, context, output) {
    if (parsed.has("follow") && output.json)
      throw usageError("Could not use --follow with --json: it would be many values, not one.");
    const record = await jobOrThrow(context, jobReference(parsed));
    if (parsed.has("follow") && !isEnded(record)) await follow(record, context, output);
    else await show(record, context, output);
    return EXIT.ok;
  },
};

async function follow(record: JobRecord, context: Context, output: Output): Promise<void> {
  const toLines = eventLines(context.now());
  let isEndTold = false;
  const onEvents = (events: readonly JsonObject[]) => {
    isEndTold ||= events.some(isEndLine);
    return say(toLines(events), output);
  };
  const observation = await observe(context, record, { onEvents });
  if (observation.kind === "ended" && !isEndTold) await onEvents([endLine(observation.record)]);
  if (observation.kind !== "gone") return;
  const message = `Could not go on following job "${record.id}": ${observation.reason}.`;
  throw new CommandError("unreadable", message, ELSEWHERE);
}

async function show(record: JobRecord, context: Context, output: Output): Promise<void> {
  const toLines = eventLines(context.now());
  let isAbandoned = false;
  void output.abandoned.then(() => {
    isAbandoned = true;
  });
  const events = toldEvents(record, context);
  if (output.json) return output.answerLong({ workspaceRoot: record.workspaceRoot, job: record }, "events", events);
  for (const piece of events) {
    await say(toLines(piece), output);
    if (isAbandoned) return;
  }
}

function* toldEvents(record: JobRecord, context: Context): Generator<readonly JsonObject[], void> {
  try {
    yield* readEvents(context, record);
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    const message = `Could not read the log of job "${record.id}": ${error.message}.`;
    throw new CommandError("unreadable", message, `See \`status ${record.id}\`.`);
  }
}

async function say(lines: readonly string[], output: Output): Promise<void> {
  if (lines.length > 0) output.say(lines.join("\n"));
  await output.drained();
}
