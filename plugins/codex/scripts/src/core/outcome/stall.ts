// When a turn counts as stalled: Codex has reported nothing for so long, and nothing that it started is at work.

import { formatDuration } from "../duration.ts";
import { oneLine } from "../text.ts";

const DEFAULT_MS = 30 * 60_000;
const MOST_COMMAND = 120;

/** For how long Codex may report nothing, in ms; null: for ever. */
export function stallAfterMs({ stallAfterMs = DEFAULT_MS }: { readonly stallAfterMs?: number | null }): number | null {
  return stallAfterMs;
}

/** A silence that was too long. `command` is what Codex had running, idle all the while; null: nothing. */
export interface Stall {
  readonly silentMs: number;
  readonly command: string | null;
}

/** What happened, as a sentence. */
export function stallWords({ silentMs, command }: Stall): string {
  const meanwhile =
    command === null
      ? "No command was running."
      : `Its command neither computed nor wrote anything: ${oneLine(command, MOST_COMMAND)}`;
  return `Codex reported nothing for ${formatDuration(silentMs)}. ${meanwhile}`;
}
