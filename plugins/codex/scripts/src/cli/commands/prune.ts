// prune: removes old jobs.

import {
  type HomelessCopy,
  type PartialCopy,
  type PrunedCopy,
  pruneCopies,
  type UnkeptCopy,
} from "../../app/copies/prune-copies.ts";
import { pruneThreads } from "../../app/dispatch/prune-threads.ts";
import { type Pruned, prune } from "../../app/read/prune.ts";
import { formatDuration } from "../../core/duration.ts";
import { plural } from "../../core/outcome/work-words.ts";
import { inLine } from "../../core/text.ts";
import { type Reader, typedCommand } from "../../core/typed-command.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";

const DEFAULT_MS = 30 * 86_400_000;

export const command: Command = {
  help: `Usage: codex-companion prune [--older-than DUR] [--unapplied] [--dry-run] [--json]

Removes jobs that ended longer ago than DUR (default 30d) and that their client was told of; those untold, after the same
time again. Never an active one, nor one that a waiting job comes after. The copy of an isolated job goes with it, or at
once if its work was applied. A job whose work is in its copy and was not applied, or not all of it, stays.

  --unapplied   remove those too: what they changed is lost
  --dry-run     only say what would be removed

Examples:
  codex-companion prune --dry-run
  codex-companion prune --older-than 7d
`,
  flags: { "older-than": { type: "string" }, unapplied: { type: "boolean" }, "dry-run": { type: "boolean" } },
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": prune takes no job.`);
    const olderThanMs = parsed.duration("older-than") ?? DEFAULT_MS;
    const dryRun = parsed.has("dry-run");
    const pruned = await prune(context, { olderThanMs, dryRun, unapplied: parsed.has("unapplied") });
    const { partial, unkept, ...rest } = await pruneCopies(context, pruned.removed, dryRun);
    if (!dryRun) await pruneThreads(context, olderThanMs);
    const seldom = { ...(partial.length === 0 ? {} : { partial }), ...(unkept.length === 0 ? {} : { unkept }) };
    output.answer({ ...pruned, ...rest, ...seldom, dryRun });
    const lines = [...jobLines(pruned, dryRun, output.reader), ...copyLines({ partial, unkept, ...rest }, dryRun)];
    const { length } = pruned.removed;
    const was = dryRun ? "would be" : length === 1 ? "was" : "were";
    output.say(
      [...lines, `${plural(length, "job")} older than ${formatDuration(olderThanMs)} ${was} removed.`].join("\n"),
    );
    return EXIT.ok;
  },
};

function jobLines(
  { removed, unreadable, unapplied, formerFiles }: Pruned,
  dryRun: boolean,
  reader: Reader,
): readonly string[] {
  return [
    ...removed.map((id) => `${dryRun ? "would remove" : "removed"} ${id}`),
    ...unreadable.map(({ id, reason }) => `left ${id}: ${reason}`),
    ...unapplied.map((id) => {
      const [see, remove] = [typedCommand(reader, `diff ${id}`), typedCommand(reader, `discard ${id}`)];
      return `left ${id}: its work was not applied, or not all of it; see ${see}, then ${remove}, or use --unapplied`;
    }),
    ...formerFiles.map(
      (path) =>
        `${dryRun ? "would remove" : "removed"} ${inLine(path)}: what files were before an apply that was cut short`,
    ),
  ];
}

const WHY_IDLE = { applied: "its work was applied", no_job: "its job is gone" } as const;

interface Copies {
  readonly copies: readonly PrunedCopy[];
  readonly homeless: readonly HomelessCopy[];
  readonly partial: readonly PartialCopy[];
  readonly unkept: readonly UnkeptCopy[];
}

function copyLines({ copies, homeless, partial, unkept }: Copies, dryRun: boolean): readonly string[] {
  return [
    ...copies.map(({ id, why }) => `${dryRun ? "would remove" : "removed"} the copy of ${id}: ${WHY_IDLE[why]}`),
    ...homeless.map(
      ({ id, repository }) =>
        `left the copy of ${id}: its repository ${inLine(repository)} is gone, and with it what the copy borrowed from there; discard ${id} removes it`,
    ),
    ...partial.map(
      ({ id, left }) =>
        `left the copy of ${id}: it was applied, but not brought in was ${inLine(left.join(", "))}; discard ${id} removes it`,
    ),
    ...unkept.map(({ id, why }) => `left the copy of ${id}: its diff could not be kept: ${inLine(why)}`),
  ];
}
