// Where Git is asked about a job's work, and for how long at most.

import { isCopyRoot } from "../../io/copies.ts";
import type { GitPlace } from "../../io/git.ts";
import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";

const DEFAULT_GIT_LIMIT_MS = 60_000;

/** How long one question to Git may take, in ms. */
export function gitLimitMs(context: Context): number {
  return limitFrom(context, "CODEX_COMPANION_GIT_LIMIT_MS", DEFAULT_GIT_LIMIT_MS);
}

/** After the turn the configuration is taken as it was: what the turn made of it is not to steer what is seen of its work. */
export function gitPlace(context: Context, root: string, settings?: GitPlace["settings"]): GitPlace {
  const { env, home } = context;
  const isCopy = isCopyRoot(home, root);
  return { root, env, home, isCopy, limitMs: gitLimitMs(context), ...(settings === undefined ? {} : { settings }) };
}
