// setup: whether everything is ready, and what to do where it is not.

import { checkReadiness } from "../../app/preflight.ts";
import { type Check, obstacle } from "../../core/preflight.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";

const LABELS = {
  cli_resolves: "Codex is found",
  cli_ready: "Codex is ready",
  route_allowed: "The route is allowed",
} as const;

/** Lets a background agent, which cannot ask, call the companion. */
const PERMISSION_RULE = "Bash(codex-companion:*)";

export const command: Command = {
  help: `Usage: codex-companion setup [--cwd DIR] [--json]

Shows whether a task could start here: Codex is found, Codex is ready, the route is allowed; each with what to do.
Exit code 3 where it could not.
`,
  flags: {},
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": setup takes no words.`);
    const readiness = await checkReadiness(context, { write: true, sandbox: null, model: null, effort: null }, true);
    const failure = obstacle(readiness);
    output.answer({
      ready: failure === null,
      ...readiness,
      home: context.home,
      node: process.version,
      permissionRule: PERMISSION_RULE,
    });
    for (const [name, label] of Object.entries(LABELS)) output.say(line(label, readiness[name as keyof typeof LABELS]));
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
  return `${mark}  ${label}: ${detail}`;
}
