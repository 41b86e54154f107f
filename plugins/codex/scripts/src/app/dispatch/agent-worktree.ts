// Whether a call is made in a worktree that lives no longer than the agent which makes it.

import { mainCheckoutOfAgent } from "../../io/agent-worktree.ts";
import { isReachableFolder } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";

/** The main checkout of the agent's own worktree that the call is made in; null anywhere else. */
export function mainCheckout({ cwd }: Context): string | null {
  return isReachableFolder(cwd) ? mainCheckoutOfAgent(cwd) : null;
}
