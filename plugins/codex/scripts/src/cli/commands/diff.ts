// diff: what a job changed.

import { type Changes, changesOf } from "../../app/copies/changes.ts";
import { interruptedApply } from "../../app/copies/interrupted-apply.ts";
import { isEnded } from "../../core/job/record.ts";
import { inLine } from "../../core/text.ts";
import { forbidTogether, jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT } from "../errors.ts";
import { interruptedAnswer, interruptedText } from "../render/apply.ts";
import { jobOrThrow } from "./job.ts";

export const command: Command = {
  help: `Usage: codex-companion diff [JOB] [--stat|--name-only] [--cwd DIR] [--json]

Prints what a job changed, as a patch that git apply takes; codex-companion apply brings it in. Of an isolated job: all that
its copy holds beyond its start, committed or not. Of a job in the workspace: what it committed. Without JOB: the newest job
of this client here that has begun and may write.

  --stat        only the files, with the lines that came and went
  --name-only   only the files

Examples:
  codex-companion diff --stat
  codex-companion diff ID | git apply
`,
  flags: { stat: { type: "boolean" }, "name-only": { type: "boolean" } },
  async run(parsed, context, output) {
    forbidTogether(parsed, ["stat", "name-only"]);
    const record = await jobOrThrow(context, jobReference(parsed), "changing");
    const changes = await changesOf(context, record);
    if ("why" in changes) {
      const message = `Could not show what job "${record.id}" changed: ${changes.why}.`;
      const next = changes.instead ?? `codex-companion result ${record.id}`;
      throw new CommandError("no_diff", message, `See ${inLine(next)}.`, EXIT.jobFailed);
    }
    const { bytes, files } = changes.patch;
    const interrupted = interruptedApply(context, record.workspaceRoot);
    if (interrupted !== null) output.note(interruptedText(interrupted, output.reader)); // Not to stdout: that is a patch.
    const left = changes.left ?? [];
    const unseen = files.length === 0 && isEnded(record) ? (record.evidence?.not_looked_at ?? []) : [];
    for (const { path, why } of left) output.note(`Not shown: ${inLine(path)} (${inLine(why)}).`);
    for (const reason of unseen) output.note(`Not looked at: ${inLine(reason)}.`);
    output.answer({
      ...{ job: record, patch: bytes.toString("utf8"), files },
      ...(left.length === 0 ? {} : { left }),
      ...interruptedAnswer(interrupted),
    });
    if (files.length === 0) output.say(`Job ${record.id} changed nothing${nothingBeside(left.length, unseen.length)}.`);
    else if (parsed.has("name-only")) output.say(files.map(({ path }) => inLine(path)).join("\n"));
    else if (parsed.has("stat")) output.say(files.map(statLine).join("\n"));
    else output.raw(bytes);
    return EXIT.ok;
  },
};

function nothingBeside(left: number, unseen: number): string {
  return left > 0 ? " else" : unseen > 0 ? " that Git tells of" : "";
}

type FileChange = Extract<Changes, { readonly patch: object }>["patch"]["files"][number];

function statLine({ insertions, deletions, path }: FileChange): string {
  return `${lines("+", insertions)} ${lines("-", deletions)}  ${inLine(path)}`;
}

const WIDTH = 6;

/** Of a binary file there are no lines. */
function lines(sign: string, count: number | null): string {
  return (count === null ? "bin" : `${sign}${count}`).padStart(WIDTH);
}
