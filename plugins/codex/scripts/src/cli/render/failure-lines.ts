// Why a job failed, in short: what was said last, what was launched, which rule named it, where more stands. `explain` says all
// of it, from the same facts and in the same words.

import { commandWords, diagnosticsWords, type LaunchFacts } from "../../core/explain/launch.ts";
import { namedBy } from "../../core/explain/rule-words.ts";
import type { StoredFailure } from "../../core/job/record.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand } from "../../core/typed-command.ts";

const LINE_WIDTH = 200;

/** The lines about a failure's evidence, for their reader. */
export function launchLines(
  id: string,
  { kind, said = [] }: StoredFailure,
  launch: LaunchFacts,
  reader: Reader,
): readonly string[] {
  const [command, more] = [commandWords(launch), diagnosticsWords(launch.diagnostics)];
  return [
    ...saidLines(said),
    ...(command === null ? [] : [`  launched ${shown(command)}`]),
    ...(more === null ? [] : [`  again    ${shown(more)}`]),
    `  named by ${shown(namedBy(kind, launch))}`,
    ...(launch.log === null ? [] : [`  log      ${inLine(launch.log)}`]),
    `  events   ${inLine(launch.events)}`,
    `  more     ${typedCommand(reader, `explain ${id}`)}`,
  ];
}

/** What was said last on stderr, a line each. */
export function saidLines(said: readonly string[]): readonly string[] {
  return said.map((line) => `  stderr   ${shown(line)}`);
}

function shown(text: string): string {
  return inLine(text, LINE_WIDTH);
}
