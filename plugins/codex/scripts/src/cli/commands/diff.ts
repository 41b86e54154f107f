// diff: what a job changed.

import { changesOf, UNCOMMITTED } from "../../app/copies/changes.ts";
import { interruptedApply } from "../../app/copies/interrupted-apply.ts";
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
    const left = changes.left?.map((path) => ({ path, why: UNCOMMITTED })) ?? [];
    for (const { path, why } of left) output.note(`Not shown: ${inLine(path)} (${why}).`);
    output.answer({
      ...{ job: record, patch: bytes.toString("utf8"), files },
      ...(left.length === 0 ? {} : { left }),
      ...interruptedAnswer(interrupted),
    });
    if (files.length === 0 && left.length > 0) output.say(`Job ${record.id} changed nothing else.`);
    else if (files.length === 0) output.say(`Job ${record.id} changed nothing.`);
    else if (parsed.has("name-only")) output.say(files.map(({ path }) => inLine(path)).join("\n"));
    else if (parsed.has("stat"))
      output.say(
        files
          .map((file) => `${lines("+", file.insertions)} ${lines("-", file.deletions)}  ${inLine(file.path)}`)
          .join("\n"),
      );
    else output.raw(bytes);
    return EXIT.ok;
  },
};

const WIDTH = 6;

/** Of a binary file there are no lines. */
function lines(sign: string, count: number | null): string {
  return (count === null ? "bin" : `${sign}${count}`).padStart(WIDTH);
}
