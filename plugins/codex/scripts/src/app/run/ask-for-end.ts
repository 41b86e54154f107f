// Asks Codex for a turn whose end it may have failed to tell, and ends the run by what it stored of it.

import { threadRead } from "../../core/codex/requests.ts";
import { decodeTurns, type StoredTurn } from "../../core/codex/stored-turn.ts";
import { objectField } from "../../core/json.ts";
import type { Session } from "../../io/codex/session.ts";

const REPLY_LIMIT_MS = 10_000;
const UNDER_WAY = "inProgress";

/**
 * True if the turn had ended: `take` was told what Codex stored of it, and the session is broken off. False if it is
 * under way, or Codex cannot tell.
 */
export async function askForEnd(session: Session, take: (stored: StoredTurn) => void): Promise<boolean> {
  const { threadId, turnId } = session.thread() ?? { threadId: "", turnId: null };
  if (turnId === null) return false;
  const reply = await session.ask(threadRead(threadId), REPLY_LIMIT_MS).catch(() => ({}));
  const stored = decodeTurns(objectField(reply, "thread") ?? {}).find(({ id }) => id === turnId);
  if (stored === undefined || stored.status === "" || stored.status === UNDER_WAY) return false;
  take(stored);
  session.breakOff({ type: "turn", end: { status: stored.status, error: stored.error } });
  return true;
}
