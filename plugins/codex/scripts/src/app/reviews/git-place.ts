// How Git is asked about what is reviewed.

import type { GitPlace } from "../../io/git.ts";
import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";

const DEFAULT_GIT_LIMIT_MS = 60_000;

/** The repository with this root, asked as the evidence asks it; `stores` hold what it lacks. */
export function gitPlaceOf(context: Context, root: string, stores: readonly string[] = []): GitPlace {
  const limitMs = limitFrom(context, "CODEX_COMPANION_GIT_LIMIT_MS", DEFAULT_GIT_LIMIT_MS);
  return { root, env: context.env, home: context.home, limitMs, stores };
}
