// incidents: what fails, which jobs it hit, and what to do about it.

import { listIncidents, listUnreadable, newestLogOf, resolveIncident } from "../../app/reliability/list-incidents.ts";
import { listUnknownEnds } from "../../app/reliability/unknown-ends.ts";
import type { Context } from "../../app/scope/context.ts";
import { workspaceRootOf } from "../../app/scope/own-jobs.ts";
import type { Incident } from "../../core/incident.ts";
import { forbidTogether } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT, usageError } from "../errors.ts";
import type { Output } from "../output.ts";
import { incidentBlock, unknownBlock } from "../render/incident.ts";

export const command: Command = {
  help: `Usage: codex-companion incidents [--resolve FINGERPRINT] [--cwd DIR] [--json]
       codex-companion incidents --unknown [--json]

Shows the open incidents, those of this workspace first: what failed, since when, the jobs that it hit, and what to do.
While an incident closes its lane (the same Codex, workspace and route), a task is refused with exit code 3. The lane opens
when Codex, its configuration or its login changes, for one task after ten minutes, or for a task that ignores the gate. An
incident ends when a job of its lane succeeds, or:

  --resolve FINGERPRINT   close it; the beginning of a fingerprint will do
  --unknown               the ends that no rule knows (unknown_exit_N), by what was said last, the most frequent first

Examples:
  codex-companion incidents
  codex-companion incidents --resolve 3f9c
  codex-companion incidents --unknown --json
`,
  flags: { resolve: { type: "string" }, unknown: { type: "boolean" } },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": incidents takes no job.`);
    forbidTogether(parsed, ["resolve", "unknown"]);
    const workspaceRoot = workspaceRootOf(context);
    if (parsed.has("unknown")) return showUnknown(context, workspaceRoot, output);
    const reference = parsed.text("resolve");
    if (reference !== null) {
      const incident = resolveOrThrow(context, reference);
      output.answer({ workspaceRoot, resolved: incident });
      output.say(`Incident ${incident.fingerprint} (${incident.kind}) is closed.`);
      return EXIT.ok;
    }
    const incidents = hereFirst(listIncidents(context, null), workspaceRoot);
    const unreadable = listUnreadable(context);
    output.answer({ workspaceRoot, incidents, unreadable });
    output.say(
      incidents
        .map((each) => incidentBlock(each, context.now(), newestLogOf(context, each), output.columns, output.reader))
        .join("\n\n") || "No open incidents.",
    );
    for (const { id, reason } of unreadable) output.say(`! incident ${id} cannot be read: ${reason}.`);
    return EXIT.ok;
  },
};

function showUnknown(context: Context, workspaceRoot: string, output: Output): number {
  const unknown = listUnknownEnds(context);
  output.answer({ workspaceRoot, unknown });
  output.say(
    unknown.map((each) => unknownBlock(each, output.columns, output.reader)).join("\n\n") ||
      "No job ended in a way that no rule knows.",
  );
  return EXIT.ok;
}

function hereFirst(incidents: readonly Incident[], workspaceRoot: string): readonly Incident[] {
  const isHere = ({ lane }: Incident) => lane.workspaceRoot === workspaceRoot;
  return [...incidents.filter(isHere), ...incidents.filter((each) => !isHere(each))];
}

function resolveOrThrow(context: Context, reference: string): Incident {
  const resolution = resolveIncident(context, reference);
  if (resolution.kind === "resolved") return resolution.incident;
  if (resolution.kind === "none") {
    const message = `Could not resolve incident "${reference}": no open incident has this fingerprint.`;
    throw new CommandError("no_such_incident", message, "See `incidents`.");
  }
  const message = `Could not choose incident "${reference}": it fits ${resolution.candidates.join(", ")}.`;
  throw new CommandError("no_such_incident", message, "Give more of the fingerprint.");
}
