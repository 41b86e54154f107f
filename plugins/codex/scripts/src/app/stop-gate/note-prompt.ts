// What the stop gate notes at each prompt that the user typed: the workspace as it stands, and that no round was used.

import { basename } from "node:path";
import type { KeptTree } from "../../core/review/gate-turn.ts";
import { beginGateTurn, newTreeStore, readGateSettings } from "../../io/stop-gate-store.ts";
import type { Context } from "../scope/context.ts";
import { type GateSession, gateSessionOf } from "./gate-session.ts";
import { keepTree } from "./keep-tree.ts";

/** Notes the prompt, if the gate is on here. */
export async function notePrompt(context: Context): Promise<void> {
  const session = gateSessionOf(context);
  if (session === null || readGateSettings(context.home, session.workspaceRoot) === null) return;
  beginGateTurn(session.folder, null); // Whatever comes of the look: the earlier prompt is past.
  beginGateTurn(session.folder, await keepStart(session));
}

async function keepStart({ folder, git }: GateSession): Promise<KeptTree | null> {
  const store = newTreeStore(folder);
  const kept = await keepTree(git, store);
  return kept === null ? null : { ...kept, store: basename(store) };
}
