// Why a job failed, as far as it can be shown: what was said last, what was launched, which rule named it, where more stands.

import type { LaunchFacts } from "../../app/read/launch-facts.ts";
import type { Failure } from "../../core/failure/kinds.ts";
import { inLine } from "../../core/text.ts";

const LINE_WIDTH = 200;

/** The lines about a failure's evidence. */
export function launchLines({ said = [] }: Pick<Failure, "said">, facts: LaunchFacts): readonly string[] {
  return [
    ...saidLines(said),
    ...(facts.argv.length === 0 ? [] : [`  launched ${shown(`${facts.argv.join(" ")} in ${facts.cwd ?? "?"}`)}`]),
    ...(facts.diagnostics.length === 0 ? [] : [`  again    with more words: ${shown(facts.diagnostics.join(", "))}`]),
    `  named by ${ruleWords(facts)}`,
    `  log      ${inLine(facts.log)}`,
    `  events   ${inLine(facts.events)}`,
  ];
}

/** What was said last on stderr, a line each. */
export function saidLines(said: readonly string[]): readonly string[] {
  return said.map((line) => `  stderr   ${shown(line)}`);
}

function ruleWords({ rule, basis }: LaunchFacts): string {
  if (rule === null) return "what the companion itself saw; no rule was asked";
  if (rule === "unknown" || rule === "signal" || rule === "silent-exit")
    return "no rule: only the way it ended is known";
  return `the rule ${shown(rule)}${basis === null ? "" : ` (${shown(basis)})`}`;
}

function shown(text: string): string {
  return inLine(text, LINE_WIDTH);
}
