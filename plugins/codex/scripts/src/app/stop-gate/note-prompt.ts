// What the stop gate notes at each prompt that the user typed: the workspace as it stands, and that no round was used.

import { basename } from "node:path";
import { storeWorkTree } from "../../io/git-work-tree.ts";
import { beginGateTurn, newTreeStore, readGateSettings } from "../../io/stop-gate-store.ts";
import type { Context } from "../scope/context.ts";
import { type GateSession, gateSessionOf } from "./gate-session.ts";

/** Notes the prompt, if the gate is on here. */
export async function notePrompt(context: Context): Promise<void> {
  const session = gateSessionOf(context);
  if (session === null || readGateSettings(context.home, session.workspaceRoot) === null) return;
  beginGateTurn(session.folder, await keepTree(session));
}

async function keepTree({ folder, git }: GateSession) {
  const store = newTreeStore(folder);
  const stored = await storeWorkTree(git, store);
  return stored === null ? null : { tree: stored.tree, store: basename(store) };
}
