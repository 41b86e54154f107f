// The course of a turn: what the events of its session make of it, and which of them ends the run.

import { reduceTurn, type TurnState } from "../../core/codex/turn.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import type { SessionEvent } from "../../io/codex/session.ts";
import { exitEnd } from "./codex-ends.ts";
import type { CodexListener, CodexOrder } from "./codex-order.ts";
import type { RunLimits } from "./run-limits.ts";

/** Reads the events of one session. */
export interface Course {
  turn(): TurnState;
  /** Reads up to the first event that ends the run. */
  untilEnd(events: AsyncIterable<SessionEvent>): Promise<RunEnd>;
  /** Reads what still comes while Codex is closed; nothing of it ends anything. */
  throughRest(events: AsyncIterable<SessionEvent>): Promise<void>;
}

/** What the events of a session make of the turn. */
export function followCourse(order: CodexOrder, limits: RunLimits, listener: CodexListener): Course {
  let turn = order.turn;
  const take = (event: SessionEvent): RunEnd | null => {
    switch (event.type) {
      case "notification":
        turn = reduceTurn(turn, event.notification);
        limits.waitingForNetwork(turn.waitingForNetwork);
        listener.onNotification(event.notification);
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
