// The return of an agent that the client told its model and none of our hooks: it is found in the conversation's file, at
// the end of the turn.

import type { HookEvent } from "../../core/telling/hook-event.ts";
import type { TaskNotification } from "../../core/telling/notification.ts";
import { queuedNotifications } from "../../core/telling/queued-notifications.ts";
import { agentsAway, forgetAway, readAgent, readPast } from "../../io/agent-store.ts";
import { readLastLines } from "../../io/lines.ts";
import type { Context } from "../scope/context.ts";

/** A turn may bring more; an older notification is not found then. */
const MOST_BYTES = 4_194_304;
/** An agent that its user interrupts comes back without a word; nobody waits for it for longer than this. */
const LONGEST_AWAY_MS = 86_400_000;

/** The oldest such return in this conversation that was not told since; null if there is none. */
export function findUnheard(
  context: Context,
  { transcriptPath, atWork }: Extract<HookEvent, { type: "stop" }>,
): TaskNotification | null {
  const back = agentsAway(context.home).filter((agentId) => !atWork.includes(agentId) && isExpected(context, agentId));
  if (transcriptPath === null || back.length === 0) return null;
  const found = queuedNotifications(readLastLines(transcriptPath, MOST_BYTES)).find(({ at, notification }) => {
    return back.includes(notification.taskId) && at > (readPast(context.home, notification.taskId).at ?? "");
  });
  return found?.notification ?? null;
}

function isExpected({ home, now }: Context, agentId: string): boolean {
  const since = readPast(home, agentId).at ?? readAgent(home, agentId)?.launchedAt;
  if (since !== undefined && Date.parse(now()) - Date.parse(since) < LONGEST_AWAY_MS) return true;
  forgetAway(home, agentId);
  return false;
}
