// prune: removes old jobs.

import { prune } from "../../app/read/prune.ts";
import { formatDuration } from "../../core/duration.ts";
import { plural } from "../../core/outcome/work-words.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";

const DEFAULT_MS = 30 * 86_400_000;

export const command: Command = {
  help: `Usage: codex-companion prune [--older-than DUR] [--dry-run] [--json]

Removes jobs that ended longer ago than DUR (default 30d) and that their client was told of; those untold, after the same
time again. Never an active one, nor one that a waiting job comes after.

  --dry-run   only say what would be removed

Examples:
  codex-companion prune --dry-run
  codex-companion prune --older-than 7d
`,
  flags: { "older-than": { type: "string" }, "dry-run": { type: "boolean" } },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": prune takes no job.`);
    const olderThanMs = parsed.duration("older-than") ?? DEFAULT_MS;
    const dryRun = parsed.has("dry-run");
    const { removed, unreadable } = await prune(context, olderThanMs, dryRun);
    output.answer({ removed, unreadable, dryRun });
    for (const id of removed) output.say(`${dryRun ? "would remove" : "removed"} ${id}`);
    for (const { id, reason } of unreadable) output.say(`left ${id}: ${reason}`);
    const was = dryRun ? "would be" : removed.length === 1 ? "was" : "were";
    output.say(`${plural(removed.length, "job")} older than ${formatDuration(olderThanMs)} ${was} removed.`);
    return EXIT.ok;
  },
};
