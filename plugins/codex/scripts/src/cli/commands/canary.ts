// canary: whether a plain task passes, and on what it depends if it does not.

import { runCanary } from "../../app/dispatch/canary.ts";
import { type CanaryRow, DIMENSIONS, type Dimension, judgeCanary, verdictWords } from "../../core/canary.ts";
import { formatDuration } from "../../core/duration.ts";
import { inLine } from "../../core/text.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { readExecutor } from "../executor-flag.ts";
import { canaryTable } from "../render/canary.ts";
import { breakWords, wrap } from "../render/wrap.ts";
import { WORKER } from "../worker-command.ts";

export const command: Command = {
  help: `Usage: codex-companion canary [--vary DIMS] [--on NAME] [--cwd DIR] [--json]

Hands Codex the plainest of tasks, in the way of every task, and then again with one thing varied at a time. The verdict
tells whether the way is healthy, or what the failure depends on. Each row is a small real task: it asks your model.
Its jobs open no incidents, and status shows them among all jobs only.

  --vary DIMS   only these dimensions, with commas: ${DIMENSIONS.join(", ")}; none: the first row alone
  --on NAME     also by this executor of your policy, such as a cluster (the dimension executor); 3 minutes for its start and run

A thin environment holds HOME, a minimal PATH and CODEX_COMPANION_* only, as services have it that no shell has started.
docs/runbook.md says how to read the verdict. Exit code 1 unless it is healthy.

Examples:
  codex-companion canary
  codex-companion canary --vary sandbox,environment
`,
  flags: { vary: { type: "string" }, on: { type: "string" } },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": canary takes no words.`);
    const dimensions = readDimensions(parsed.text("vary"));
    const executor = readExecutor(parsed, context);
    const chosen: readonly Dimension[] = executor === null ? dimensions : [...dimensions, "executor"];
    const onRow = (row: CanaryRow) => output.note(progressLine(row));
    const rows = await runCanary(context, WORKER, chosen, onRow, executor);
    const verdict = judgeCanary(rows);
    output.answer({ ...verdict, user: context.env["USER"] ?? null, rows });
    output.say(canaryTable(rows, output));
    for (const row of rows.filter(({ message }) => message !== null))
      output.say(`\n${paragraph(`${name(row)}: ${inLine(row.message ?? "")}`, output.columns)}`);
    output.say(`\n${paragraph(verdictWords(verdict, rows), output.columns)}`);
    return verdict.verdict === "healthy" ? EXIT.ok : EXIT.jobFailed;
  },
};

function paragraph(text: string, columns: number): string {
  return wrap("", breakWords(text, columns), columns);
}

function progressLine(row: CanaryRow): string {
  return `canary: ${name(row)}: ${row.classifier ?? "passed"} (${formatDuration(row.duration_ms)})`;
}

function name({ dimension, value }: CanaryRow): string {
  return dimension === null ? value : `${dimension}, ${value}`;
}

function readDimensions(text: string | null): readonly Dimension[] {
  if (text === null) return DIMENSIONS;
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "" && word !== "none")
    .map((word) => {
      const dimension = DIMENSIONS.find((known) => known === word);
      if (dimension !== undefined) return dimension;
      throw usageError(`Could not vary "${word}": the dimensions are ${DIMENSIONS.join(", ")}.`);
    });
}
