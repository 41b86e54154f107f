// setup: whether everything is ready, and what to do if it is not.

import { askCodex, NOT_ASKED } from "../../app/dispatch/ask-codex.ts";
import { closedLane } from "../../app/dispatch/closed-lane.ts";
import { listExecutors } from "../../app/dispatch/list-executors.ts";
import { knownUsage, usageLines } from "../../app/dispatch/plan-usage.ts";
import { policiesOf } from "../../app/dispatch/policies.ts";
import { checkReadiness } from "../../app/dispatch/preflight.ts";
import { gateRefusal, readGates } from "../../app/reliability/gate.ts";
import { notePassedProbe } from "../../app/reliability/incidents.ts";
import { listIncidents } from "../../app/reliability/list-incidents.ts";
import { readRisen } from "../../app/reliability/risen.ts";
import type { Context } from "../../app/scope/context.ts";
import { workspaceRootOf } from "../../app/scope/own-jobs.ts";
import { findNamesakes } from "../../app/tell/namesakes.ts";
import { namesakeWords } from "../../core/client-plugins.ts";
import type { Failure } from "../../core/failure/kinds.ts";
import type { RouteRequest } from "../../core/lane.ts";
import { ceilingLine, ceilingsInForce } from "../../core/policy-ceilings.ts";
import { obstacle } from "../../core/preflight.ts";
import { hasFired, speaking } from "../../core/reliability/gate.ts";
import { gateWarning } from "../../core/reliability/report-words.ts";
import { ruleLimits } from "../../core/rule-limits.ts";
import { inLine } from "../../core/text.ts";
import { withTypedCommands } from "../../core/typed-command.ts";
import { forbidTogether } from "../arguments.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { readExecutor } from "../executor-flag.ts";
import type { Output } from "../output.ts";
import { incidentLine } from "../render/incident.ts";
import { checkLine, ignoredIn, LABELS, NARROW_RULES, noteLine, ruleText, WIDE_RULE } from "../render/setup.ts";
import { wrap } from "../render/wrap.ts";
import { GATE_FLAGS, reviewGateWords, setReviewGate } from "../review-gate.ts";
import { WORKER } from "../worker-command.ts";

/** What is asked about: a task that may write, as the user configured it. */
const ROUTE: RouteRequest = { write: true, sandbox: null, model: null, effort: null };

export const command: Command = {
  help: `Usage: codex-companion setup [--prompt] [--cwd DIR] [--json]
       codex-companion setup --on NAME [--cwd DIR] [--json]
       codex-companion setup --enable-review-gate [--block-on SEVERITY] [--max-rounds N] [--gate-timeout DUR]
       codex-companion setup --disable-review-gate
       codex-companion setup --statusline

Shows whether a task could start here: Codex is found, Codex is ready, the route is allowed; each with what to do;
the open incidents of this workspace; the drift gates that have fired, and a failure mode that has become more frequent;
the ceilings on jobs; the executors of your policy; how much of your plan's limits is left, if Codex knows; what the permission rule for the companion lets through as the policies stand; and another enabled
plugin that is named codex too.

  --prompt               also send Codex a small prompt, as a job of the kind canary, and say whether it was answered: it
                         asks your model. Without it no provider is asked
  --on NAME              ask on a node of this executor of your policy instead, by a short job of its engine: at most 2 minutes
  --enable-review-gate   from now on, Codex reviews what Claude changed in this workspace since your last prompt, before
                         Claude may stop. Claude has to go on if the review has findings that are severe enough
  --block-on SEVERITY    how severe: critical, high (the default), medium or low, and whatever is worse
  --max-rounds N         how often Claude has to go on for one prompt of yours (default 2)
  --gate-timeout DUR     how long one review may take (default 5m, at most 10m); one that is late never blocks
  --disable-review-gate  switch it off
  --statusline           only print what to put into the settings of Claude Code, so that its status line shows your jobs

Exit code 3 if it could not.

Examples:
  codex-companion setup
  codex-companion setup --prompt
  codex-companion setup --enable-review-gate --block-on critical
`,
  flags: { prompt: { type: "boolean" }, on: { type: "string" }, statusline: { type: "boolean" }, ...GATE_FLAGS },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": setup takes no words.`);
    forbidTogether(
      parsed,
      ["on", "prompt"],
      ["on", "statusline"],
      ["on", "enable-review-gate"],
      ["on", "disable-review-gate"],
    );
    if (parsed.has("statusline"))
      return (await import("../statusline-settings.ts")).showStatusLineSettings(context, output);
    const executor = readExecutor(parsed, context);
    if (executor !== null) return (await import("../setup-on.ts")).tellSetupOn(context, output, executor);
    const reviewGate = setReviewGate(parsed, context);
    const readiness = await checkReadiness(context, ROUTE, undefined, true);
    const isReady = obstacle(readiness) === null;
    if (isReady) notePassedProbe(context, workspaceRootOf(context), ROUTE);
    const answered = isReady && parsed.has("prompt") ? await askCodex(context, WORKER) : NOT_ASKED;
    const failure = obstacle(readiness) ?? keptOut(context) ?? answered.failure;
    const seen = lookAround(context);
    const { risen, lets, ...others } = seen;
    const rules = { permissionRule: WIDE_RULE, permissionRules: { narrow: NARROW_RULES, wide: WIDE_RULE, lets } };
    const { home } = context;
    const machine = { home, node: process.version, ...rules };
    output.answer({
      ready: failure === null,
      ...readiness,
      answered,
      failure,
      ...machine,
      ...others,
      risen: risen.modes,
      reviewGate,
    });
    for (const [name, label] of LABELS) output.say(checkLine(label, readiness[name], output));
    const detail = withTypedCommands(output.reader, answered.detail);
    output.say(checkLine("Codex answers", { ...answered, detail }, output));
    for (const line of notes(context, seen, output)) output.say(line);
    const { columns } = output;
    output.say(noteLine("", reviewGateWords(reviewGate, output.reader), columns));
    output.say(noteLine("", `State home: ${home} (Node ${process.version})`, columns));
    if (lets !== null) output.say(`\n${ruleText(lets, columns)}`);
    output.say(failure === null ? "\nReady." : `\n${failureText(failure, output)}`);
    return failure === null ? EXIT.ok : EXIT.environment;
  },
};

function failureText({ message, hint }: Failure, { columns, reader }: Output): string {
  return `${wrap("Not ready: ", message, columns)}\n${wrap("To do: ", withTypedCommands(reader, hint), columns)}`;
}

/** Why a task would not be admitted though Codex is ready. */
function keptOut(context: Context): Failure | null {
  return (
    gateRefusal(context) ?? closedLane(context, { title: "", request: { ...ROUTE, resumeOf: null, promptSha256: "" } })
  );
}

/** All that is to be known beside the readiness. A policy that cannot be read is an obstacle, and says nothing here. */
function lookAround(context: Context) {
  const policies = policiesOf(context);
  const all = "failure" in policies ? null : policies.all;
  const gates = readGates(context);
  return {
    incidents: listIncidents(context, workspaceRootOf(context)),
    gate: speaking(gates),
    gates,
    risen: readRisen(context),
    ceilings: all && ceilingsInForce(all),
    lets: all && ruleLimits(all),
    ignoredPolicyFields: ignoredIn(all ?? []),
    namesakes: findNamesakes(context),
    executors: listExecutors(context),
    usage: knownUsage(context),
  };
}

/** What of it there is to say, a line each. */
function notes(context: Context, seen: ReturnType<typeof lookAround>, { columns, reader }: Output) {
  const { incidents, gates, risen, ceilings, ignoredPolicyFields, namesakes, executors } = seen;
  const warnings = [
    ...gates.filter(hasFired).map((gate) => `The gate has fired: ${gateWarning(gate)}`),
    ...(risen.line === null ? [] : [risen.line]),
    ...ignoredPolicyFields,
    ...namesakes.map(namesakeWords),
  ];
  const limits = ceilings && ceilingLine(ceilings);
  return [
    ...incidents.map((incident) => incidentLine(incident, columns)),
    ...warnings.map((words) => noteLine("!", withTypedCommands(reader, words), columns)),
    ...(limits === null ? [] : [noteLine("", limits, columns)]),
    ...usageLines(context).map((words) => noteLine("", words, columns)),
    ...executors.map(({ name, ok, detail }) =>
      noteLine(ok ? "yes" : "?", `Executor ${inLine(name)}: ${inLine(detail)}`, columns),
    ),
  ];
}
