// The one thread of a session that is followed: its work is begun, and broken off, here.

import { type CodexRequest, turnInterrupt, turnSteer, type Work, workStart } from "../../core/codex/requests.ts";
import { type JsonObject, objectField, stringField } from "../../core/json.ts";

/** How far the thread has come: `work` once it was asked for, `turnId` once it is under way. */
export interface SessionThread {
  readonly threadId: string;
  /** The file in which Codex stores it; null if Codex did not say. */
  readonly path: string | null;
  readonly turnId: string | null;
  readonly work: Work | null;
}

/** What can be done in it. */
export interface FollowedThread {
  /** Null until one is followed. */
  thread(): SessionThread | null;
  /** From now on nothing is told of other threads, which Codex may start by itself. */
  follow(threadId: string, path?: string | null): void;
  /** Starts work in the thread; gives the id of its turn. */
  begin(work: Work): Promise<string | null>;
  /** Says something to the turn that is under way; gives its id. */
  steer(text: string): Promise<string>;
  /** Asks for the end of a turn that is under way; never rejects. */
  interrupt(limitMs: number): Promise<void>;
}

/** A session's thread; none is followed yet. */
export function followedThread(ask: (request: CodexRequest, limitMs?: number) => Promise<JsonObject>): FollowedThread {
  let followed: SessionThread | null = null;
  return {
    thread: () => followed,
    follow(threadId, path = null) {
      followed = { threadId, path, turnId: null, work: null };
    },
    async begin(work) {
      if (followed === null) throw new Error("no thread is followed");
      const { threadId, path } = followed;
      followed = { threadId, path, turnId: null, work };
      const started = await ask(workStart(threadId, work));
      const turnId = stringField(objectField(started, "turn") ?? {}, "id");
      followed = { threadId, path, turnId, work };
      return turnId;
    },
    async steer(text) {
      const { threadId, turnId } = followed ?? { threadId: "", turnId: null };
      if (turnId === null) throw new Error("no turn is under way");
      await ask(turnSteer(threadId, turnId, text));
      return turnId;
    },
    async interrupt(limitMs) {
      if (followed === null || followed.turnId === null) return;
      await ask(turnInterrupt(followed.threadId, followed.turnId), limitMs).catch(() => {});
    },
  };
}
