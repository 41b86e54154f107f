// How long Codex may wait for the network.

import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";

const DEFAULT_MS = 5 * 60_000;

/** In ms; `CODEX_COMPANION_NETWORK_LIMIT_MS` sets it. */
export function networkLimitMs(context: Context): number {
  return limitFrom(context, "CODEX_COMPANION_NETWORK_LIMIT_MS", DEFAULT_MS);
}
