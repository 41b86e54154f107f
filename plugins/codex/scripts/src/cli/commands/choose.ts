// choose: which route a job would be given, and why.

import { resolve } from "node:path";
import { type ChoiceFromRecords, chooseFromRecords } from "../../app/dispatch/choose-from-records.ts";
import { drawRoute } from "../../app/dispatch/choose-route.ts";
import type { Context } from "../../app/scope/context.ts";
import type { Choice } from "../../core/choosing/choose.ts";
import { plural } from "../../core/outcome/work-words.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT, usageError } from "../errors.ts";
import { fileProblem } from "../file-problem.ts";
import type { Output } from "../output.ts";
import { choiceText } from "../render/choice.ts";

export const command: Command = {
  help: `Usage: codex-companion choose [--records FILE [--category C]]

Draws one of the routes of your policy by how their jobs have ended (Thompson sampling), and shows what it rests on. The
older a job, the less it counts; every route keeps at least 5 % of the draws. A task that is to draw makes a draw of its own.

  --records FILE   draw among the harnesses, models and efforts of session records, one JSON object a line
  --category C     only their records of this category

CODEX_COMPANION_SEED makes the draw repeatable. Exit codes: 0 drawn; 2 there are no routes, or no such file.

Examples:
  codex-companion choose
  codex-companion choose --records sessions.jsonl --json
`,
  flags: { records: { type: "string" }, category: { type: "string" } },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": choose takes no words.`);
    const file = parsed.text("records");
    const category = parsed.text("category");
    if (file !== null) return show(fromRecords(file, category, context, output), output);
    if (category !== null) throw usageError("Could not use --category: it needs --records.");
    return show(fromLedger(context), output);
  },
};

function fromLedger(context: Context): Choice {
  const drawn = drawRoute(context);
  if ("choice" in drawn) return drawn.choice;
  const { kind, message, hint } = drawn.failure;
  throw new CommandError(kind, message, hint, kind === "payload_invalid" ? EXIT.usage : EXIT.environment);
}

function fromRecords(file: string, category: string | null, context: Context, output: Output): Choice | null {
  const { choice, badLines } = readFrom(file, category, context);
  if (badLines.count > 0)
    output.note(`codex-companion: ${plural(badLines.count, "line")} of "${file}" could not be read as a record.`);
  return choice;
}

function readFrom(file: string, category: string | null, context: Context): ChoiceFromRecords {
  try {
    return chooseFromRecords(context, resolve(context.cwd, file), category);
  } catch (error) {
    throw fileProblem(error, `Could not read the records "${file}"`, "Give the path of a file that can be read.");
  }
}

function show(choice: Choice | null, output: Output): number {
  output.answer(choice ?? { drawn: null, candidates: [] });
  output.say(choice === null ? "No record names a harness or a model to draw." : choiceText(choice, output));
  return EXIT.ok;
}
