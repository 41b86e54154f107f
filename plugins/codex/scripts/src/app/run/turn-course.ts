// The course of a turn: what the events of its session make of it, and which of them ends the run.

import type { StoredTurn } from "../../core/codex/stored-turn.ts";
import { reduceTurn, type TurnState } from "../../core/codex/turn.ts";
import { withStored } from "../../core/job/replay.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import type { SessionEvent } from "../../io/codex/session.ts";
import { exitEnd } from "./codex-ends.ts";
import type { CodexListener, CodexOrder } from "./codex-order.ts";
import type { RunLimits } from "./run-limits.ts";
import type { StallWatch } from "./stall-watch.ts";

/** Reads the events of one session. */
export interface Course {
  turn(): TurnState;
  /** Takes the turn for ended, as Codex stored it without telling. */
  complete(stored: StoredTurn): void;
  /** Reads up to the first event that ends the run. */
  untilEnd(events: AsyncIterable<SessionEvent>): Promise<RunEnd>;
  /** Reads what still comes while Codex is closed; nothing of it ends anything. */
  throughRest(events: AsyncIterable<SessionEvent>): Promise<void>;
}

const UNTOLD_END = "Codex did not tell the end of the turn. It is taken as Codex stored it.";

/** What the events of a session make of the turn. */
export function followCourse(
  order: CodexOrder,
  { limits, watch }: { readonly limits: RunLimits; readonly watch: StallWatch },
  listener: CodexListener,
): Course {
  let turn = order.turn;
  const take = (event: SessionEvent): RunEnd | null => {
    switch (event.type) {
      case "notification":
        turn = reduceTurn(turn, event.notification);
        watch.heard(event.notification);
        limits.waitingForNetwork(turn.waitingForNetwork);
        listener.onNotification(event.notification);
        if (event.notification.type === "usage" && turn.usage !== null) listener.onTokens(turn.usage.total);
        return turn.end && { type: "turn", end: turn.end };
      case "refused":
        listener.onRefused(event.method);
        return null;
      case "stderr":
        listener.onStderr(event.text);
        return null;
      case "output":
      case "imported":
        return null;
      case "broken_off":
        return event.end;
      case "exited":
        return exitEnd(event.exit, order.program);
    }
  };
  return {
    turn: () => turn,
    complete(stored) {
      const { id, status, error, message } = stored;
      turn = { ...withStored(turn, stored), finalMessage: message || turn.finalMessage, end: { status, error } };
      listener.onNotification({ type: "warning", message: UNTOLD_END });
      listener.onNotification({ type: "turn_ended", turnId: id, status, error });
    },
    async untilEnd(events) {
      for await (const event of events) {
        const end = take(event);
        if (end !== null) return end;
      }
      throw new Error("Could not follow the turn: its session was closed.");
    },
    async throughRest(events) {
      for await (const event of events) take(event);
    },
  };
}
