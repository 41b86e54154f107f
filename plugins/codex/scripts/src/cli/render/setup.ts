// What `setup` says of the policies and the permission rules, as text.

import type { Policy } from "../../core/policy.ts";
import type { Check } from "../../core/preflight.ts";
import { type RuleLimits, ruleLines } from "../../core/rule-limits.ts";
import { inLine, printable } from "../../core/text.ts";

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

/** The rules to choose from, and what the wide one lets through. */
export function ruleText(lets: RuleLimits): string {
  const rules = (names: readonly string[]) =>
    `  {"permissions": {"allow": [${names.map((name) => JSON.stringify(name)).join(", ")}]}}`;
  return [
    "So that a background agent can read what Codex did without a question, allow in your Claude Code settings:",
    rules(NARROW_RULES),
    "So that it can also start tasks, allow the companion as a whole:",
    rules([WIDE_RULE]),
    "What that lets through, as the policies stand here:",
    ...ruleLines(lets).map((words) => `  ${words}`),
  ].join("\n");
}

/** One answer of the preflight. */
export function checkLine(label: string, { ok, detail, failure }: Check): string {
  const mark = ok ? "yes " : failure === null ? "?   " : "NO  ";
  return `${mark}  ${label}: ${inLine(detail)}`;
}
