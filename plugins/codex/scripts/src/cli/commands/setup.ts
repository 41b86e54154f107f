// setup: whether everything is ready, and what to do if it is not.

import { closedLane } from "../../app/dispatch/admit.ts";
import { policiesOf } from "../../app/dispatch/policies.ts";
import { checkReadiness } from "../../app/dispatch/preflight.ts";
import { gateRefusal, readGate } from "../../app/reliability/gate.ts";
import { notePassedProbe } from "../../app/reliability/incidents.ts";
import { listIncidents } from "../../app/reliability/list-incidents.ts";
import { workspaceRootOf } from "../../app/scope/own-jobs.ts";
import { findNamesakes } from "../../app/tell/namesakes.ts";
import { namesakeWords } from "../../core/client-plugins.ts";
import type { RouteRequest } from "../../core/lane.ts";
import type { Policy } from "../../core/policy.ts";
import { type Check, obstacle } from "../../core/preflight.ts";
import { hasFired } from "../../core/reliability/gate.ts";
import { gateWarning } from "../../core/reliability/report-words.ts";
import { type RuleLimits, ruleLimits, ruleLines } from "../../core/rule-limits.ts";
import { inLine, printable } from "../../core/text.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { incidentLine } from "../render/incident.ts";
import { GATE_FLAGS, reviewGateWords, setReviewGate } from "../review-gate.ts";

const LABELS = [
  ["cli_resolves", "Codex is found"],
  ["cli_ready", "Codex is ready"],
  ["route_allowed", "The route is allowed"],
] as const;

/** Let a background agent, which cannot ask, call the companion: only to read what there is, or anything. */
const NARROW_RULES = ["status", "result", "logs"].map((name) => `Bash(codex-companion ${name}:*)`);
const WIDE_RULE = "Bash(codex-companion:*)";

const MOST_NAMES = 300;

/** What is asked about: a task that may write, as the user configured it. */
const ROUTE: RouteRequest = { write: true, sandbox: null, model: null, effort: null };

export const command: Command = {
  help: `Usage: codex-companion setup [--enable-review-gate [--block-on SEVERITY] [--max-rounds N] [--gate-timeout DUR]]
                             [--disable-review-gate] [--cwd DIR] [--json]

Shows whether a task could start here: Codex is found, Codex is ready, the route is allowed; each with what to do;
the open incidents of this workspace; what the permission rule for the companion lets through as the policies stand; and
another enabled plugin that is named codex too.

  --enable-review-gate   from now on, Codex reviews what Claude changed in this workspace since your last prompt, before
                         Claude may stop. Claude has to go on if the review has findings that are severe enough
  --block-on SEVERITY    how severe: critical, high (the default), medium or low, and whatever is worse
  --max-rounds N         how often Claude has to go on for one prompt of yours (default 2)
  --gate-timeout DUR     how long one review may take (default 5m, at most 10m); one that is late never blocks
  --disable-review-gate  switch it off

Exit code 3 if it could not.
`,
  flags: GATE_FLAGS,
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": setup takes no words.`);
    const reviewGate = setReviewGate(parsed, context);
    const readiness = await checkReadiness(context, ROUTE, undefined, true);
    const workspaceRoot = workspaceRootOf(context);
    if (obstacle(readiness) === null) notePassedProbe(context, workspaceRoot, ROUTE);
    const incidents = listIncidents(context, workspaceRoot);
    const gate = readGate(context);
    const failure =
      obstacle(readiness) ??
      gateRefusal(context) ??
      closedLane(context, { prompt: "", request: { ...ROUTE, resumeOf: null } });
    const policies = policiesOf(context);
    const rule = "failure" in policies ? null : ruleLimits(policies.all);
    const namesakes = findNamesakes(context);
    output.answer({
      ready: failure === null,
      ...readiness,
      failure,
      incidents,
      gate,
      home: context.home,
      node: process.version,
      permissionRule: WIDE_RULE,
      permissionRules: { narrow: NARROW_RULES, wide: WIDE_RULE, lets: rule },
      ignoredPolicyFields: "failure" in policies ? [] : ignoredIn(policies.all),
      namesakes,
      reviewGate,
    });
    for (const [name, label] of LABELS) output.say(line(label, readiness[name]));
    for (const incident of incidents) output.say(incidentLine(incident));
    if (hasFired(gate)) output.say(`!     The gate has fired: ${gateWarning(gate)}`);
    if (!("failure" in policies)) for (const text of ignoredIn(policies.all)) output.say(`!     ${text}`);
    for (const namesake of namesakes) output.say(`!     ${namesakeWords(namesake)}`);
    output.say(`      ${reviewGateWords(reviewGate)}`);
    output.say(`      State home: ${context.home} (Node ${process.version})`);
    if (rule !== null) output.say(`\n${ruleText(rule)}`);
    output.say(failure === null ? "\nReady." : `\nNot ready: ${failure.message}\nTo do: ${failure.hint}`);
    return failure === null ? EXIT.ok : EXIT.environment;
  },
};

function ignoredIn(policies: readonly Policy[]): readonly string[] {
  return policies.flatMap(({ ignored, owner, place }) => {
    const names = printable(ignored.map((name) => JSON.stringify(name)).join(", ")).slice(0, MOST_NAMES);
    const why = owner === "repository" ? "a repository's policy may only set limits" : "nothing is known of it";
    return ignored.length === 0 ? [] : [`Ignored in ${place}: ${names} (${why})`];
  });
}

function ruleText(lets: RuleLimits): string {
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

function line(label: string, { ok, detail, failure }: Check): string {
  const mark = ok ? "yes " : failure === null ? "?   " : "NO  ";
  return `${mark}  ${label}: ${inLine(detail)}`;
}
