// The return of an agent that the client told its model and none of our hooks: it is found in the conversation's file, at
// the end of the turn.

import type { HookEvent } from "../../core/telling/hook-event.ts";
import type { TaskNotification } from "../../core/telling/notification.ts";
import { type QueuedNotification, queuedNotifications } from "../../core/telling/queued-notifications.ts";
import { agentsAway, forgetAway, readAgent, readPast } from "../../io/agent-store.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { readLastLines } from "../../io/lines.ts";
import type { Context } from "../scope/context.ts";

/** A turn may bring more; an older notification is not found then. */
const MOST_BYTES = 4_194_304;
/** An agent that its user interrupts comes back without a word; nobody waits for it for longer than this. */
const LONGEST_AWAY_MS = 86_400_000;

/** So long is waited for what the client has handed over: it may write that down a moment after the turn has ended. */
const LATEST_MS = 1_000;
const LOOK_EVERY_MS = 50;

/** The oldest such return in this conversation that was not told since; null if there is none. */
export async function findUnheard(
  context: Context,
  { transcriptPath, atWork }: Extract<HookEvent, { type: "stop" }>,
): Promise<TaskNotification | null> {
  const back = agentsAway(context.home).filter((agentId) => !atWork.includes(agentId) && isExpected(context, agentId));
  if (transcriptPath === null || back.length === 0) return null;
  const isUntold = ({ at, notification: { taskId } }: QueuedNotification) =>
    back.includes(taskId) && at > (readPast(context.home, taskId).at ?? "");
  const look = () => {
    const found = queuedNotifications(readLastLines(transcriptPath, MOST_BYTES)).filter(isUntold);
    const handedOver = found.find(({ isHandedOver }) => isHandedOver);
    return handedOver?.notification ?? (found.length === 0 ? null : undefined);
  };
  // One that stays in the line comes as a prompt of its own, of which the hook hears.
  return waitUntil({ folders: [], look, timeoutMs: LATEST_MS, lookEveryMs: LOOK_EVERY_MS });
}

function isExpected({ home, now }: Context, agentId: string): boolean {
  const since = readPast(home, agentId).at ?? readAgent(home, agentId)?.launchedAt;
  if (since !== undefined && Date.parse(now()) - Date.parse(since) < LONGEST_AWAY_MS) return true;
  forgetAway(home, agentId);
  return false;
}
