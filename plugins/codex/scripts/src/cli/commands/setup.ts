// setup: whether everything is ready, and what to do where it is not.

import { workspaceRootOf } from "../../app/find-job.ts";
import { readGate } from "../../app/gate.ts";
import { notePassedProbe } from "../../app/incidents.ts";
import { listIncidents } from "../../app/list-incidents.ts";
import { checkReadiness } from "../../app/preflight.ts";
import type { RouteRequest } from "../../core/lane.ts";
import { type Check, obstacle } from "../../core/preflight.ts";
import { hasFired } from "../../core/reliability/gate.ts";
import { gateWarning } from "../../core/reliability/words.ts";
import { inLine } from "../../core/text.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";
import { incidentLine } from "../render/incident.ts";

const LABELS = {
  cli_resolves: "Codex is found",
  cli_ready: "Codex is ready",
  route_allowed: "The route is allowed",
} as const;

/** Lets a background agent, which cannot ask, call the companion. */
const PERMISSION_RULE = "Bash(codex-companion:*)";

/** What is asked about: a task that may write, as the user configured it. */
const ROUTE: RouteRequest = { write: true, sandbox: null, model: null, effort: null };

export const command: Command = {
  help: `Usage: codex-companion setup [--cwd DIR] [--json]

Shows whether a task could start here: Codex is found, Codex is ready, the route is allowed; each with what to do;
and the open incidents of this workspace.
Exit code 3 where it could not.
`,
  flags: {},
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": setup takes no words.`);
    const readiness = await checkReadiness(context, ROUTE, true);
    const failure = obstacle(readiness);
    const workspaceRoot = workspaceRootOf(context);
    if (failure === null) notePassedProbe(context, workspaceRoot, ROUTE);
    const incidents = listIncidents(context, workspaceRoot);
    const gate = readGate(context);
    output.answer({
      ready: failure === null,
      ...readiness,
      incidents,
      gate,
      home: context.home,
      node: process.version,
      permissionRule: PERMISSION_RULE,
    });
    for (const [name, label] of Object.entries(LABELS)) output.say(line(label, readiness[name as keyof typeof LABELS]));
    for (const incident of incidents) output.say(incidentLine(incident));
    if (hasFired(gate)) output.say(`!     The gate has fired: ${gateWarning(gate)}`);
    output.say(`      State home: ${context.home} (Node ${process.version})`);
    output.say(
      failure === null
        ? `\nReady. So that a background agent can call the companion without a question, allow it in your Claude Code settings:\n  {"permissions": {"allow": ["${PERMISSION_RULE}"]}}`
        : `\nTo do: ${failure.hint}`,
    );
    return failure === null ? EXIT.ok : EXIT.environment;
  },
};

function line(label: string, { ok, detail, failure }: Check): string {
  const mark = ok ? "yes " : failure === null ? "?   " : "NO  ";
  return `${mark}  ${label}: ${inLine(detail)}`;
}
