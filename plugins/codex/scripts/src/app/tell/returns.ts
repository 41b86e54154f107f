// What is kept of an agent's turns. An agent that was sent a message works again and comes back by the same id; so one
// turn must not answer for another.

import { isEnded } from "../../core/job/record.ts";
import type { Decision } from "../../core/telling/decide.ts";
import {
  addPast,
  boundJobs,
  forgetBackground,
  markAway,
  markReturned,
  readAgent,
  readBackground,
  recordAgent,
} from "../../io/agent-store.ts";
import type { Context } from "../scope/context.ts";
import type { Call } from "./bindings.ts";

/** An agent of ours works in the background from now on. */
export function noteLaunched(context: Context, sessionId: string, agentId: string): void {
  recordAgent(context.home, agentId, { sessionId, launchedAt: context.now() });
  markAway(context.home, agentId);
}

/**
 * An agent came back, and that was said. Call this after what was told has been recorded: from now on a watcher tells
 * by itself what is untold. The turn is over, unless a Bash call of it goes on. Then the agent may come back once more
 * by itself, and the jobs that have not ended are still its.
 */
export function noteReturned(context: Context, { agentId, sinceMs }: Call, said: Decision): void {
  const { home, sessionId } = context;
  const back = new Set([agentId, ...said.jobs.map((record) => record.agentId)]);
  for (const id of back) {
    if (id === null) continue;
    const launchedAt = sinceMs === null ? context.now() : new Date(sinceMs).toISOString();
    recordAgent(home, id, { sessionId: sessionId ?? "", launchedAt }); // One that called no Bash is ours all the same.
    const isOver = said.word !== "detached" && readBackground(home, id) === null;
    const ended = said.jobs.filter(isEnded).map((job) => job.id);
    addPast(
      home,
      id,
      isOver ? [...boundJobs(home, id), ...said.jobs.map((job) => job.id)] : ended,
      isOver ? context.now() : null,
    );
    forgetBackground(home, id);
    markReturned(home, id);
  }
}

/** A message set an agent to work again: all that it had started belongs to its earlier turns. */
export function noteResumed(context: Context, agentId: string, durationMs: number | null): void {
  const { home } = context;
  if (readAgent(home, agentId) === null) return; // Not ours.
  const at = new Date(Date.parse(context.now()) - (durationMs ?? 0)).toISOString();
  addPast(home, agentId, boundJobs(home, agentId), at);
  markAway(home, agentId);
  forgetBackground(home, agentId);
}
