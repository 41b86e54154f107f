// What `setup` says of the policies and the permission rules, as text.

import type { Look } from "../../core/look.ts";
import type { Policy } from "../../core/policy.ts";
import type { Check } from "../../core/preflight.ts";
import { type RuleLimits, ruleLines } from "../../core/rule-limits.ts";
import { inLine, printable } from "../../core/text.ts";
import { wrap } from "./wrap.ts";

/** What the preflight asks, in its order, as people are told. */
export const LABELS = [
  ["cli_resolves", "Codex is found"],
  ["cli_ready", "Codex is ready"],
  ["route_allowed", "The route is allowed"],
] as const;

/** Let a background agent, which cannot ask, call the companion: only to read what there is, or anything. */
export const NARROW_RULES = ["status", "result", "logs", "queue", "explain"].map(
  (name) => `Bash(codex-companion ${name}:*)`,
);
export const WIDE_RULE = "Bash(codex-companion:*)";

const MOST_NAMES = 300;

/** The fields of policies that do not count, a line for each file that has some. */
export function ignoredIn(policies: readonly Policy[]): readonly string[] {
  return policies.flatMap(({ ignored, owner, place }) => {
    const names = printable(ignored.map((name) => JSON.stringify(name)).join(", ")).slice(0, MOST_NAMES);
    const why = owner === "repository" ? "a repository's policy may only set limits" : "nothing is known of it";
    return ignored.length === 0 ? [] : [`Ignored in ${place}: ${names} (${why})`];
  });
}

/** The rules to choose from, and what the wide one lets through, within `columns`. */
export function ruleText(lets: RuleLimits, columns: number): string {
  return [
    wrap(
      "",
      "So that a background agent can read what Codex did without a question, allow in your Claude Code settings:",
      columns,
    ),
    rulesText(NARROW_RULES),
    wrap("", "So that it can also start tasks, allow the companion as a whole:", columns),
    rulesText([WIDE_RULE]),
    wrap("", "What that lets through, as the policies stand here:", columns),
    ...ruleLines(lets).map((words) => wrap("  ", words, columns)),
  ].join("\n");
}

/** JSON to be copied, a line for each rule. */
function rulesText(rules: readonly string[]): string {
  const lines = rules.map((rule) => `    ${JSON.stringify(rule)}`);
  return `  {"permissions": {"allow": [\n${lines.join(",\n")}\n  ]}}`;
}

/** One answer of the preflight, its word in the colour of what it means. */
export function checkLine(label: string, { ok, detail, failure }: Check, look: Look): string {
  const [word, tone] = ok
    ? (["yes", "good"] as const)
    : failure === null
      ? (["?", "faint"] as const)
      : (["NO", "bad"] as const);
  const line = noteLine(word, `${label}: ${inLine(detail)}`, look.columns);
  return look.paint(tone, word) + line.slice(word.length);
}

/** A word of up to four letters, or none, and beside it what there is to say. Paths are left whole. */
export function noteLine(word: string, text: string, columns: number): string {
  return wrap(word.padEnd(6), text, columns);
}
