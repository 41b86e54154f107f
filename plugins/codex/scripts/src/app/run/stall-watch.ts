// Watches a turn for a stall: Codex has reported nothing for so long, and either no command is running or its processes
// have neither computed nor written anything for at least half of that time. It looks four times in that time, and costs
// nothing between. Before a turn is called stalled, Codex is asked whether it has ended: the notice may be lost.

import type { Notification } from "../../core/codex/messages.ts";
import type { Stall } from "../../core/outcome/stall.ts";
import { monotonicMs } from "../../io/monotonic.ts";
import { startTimer } from "../../io/timer.ts";

/** What the watch asks, and whom it tells. */
export interface StallPorts {
  /** For how long Codex may report nothing, in ms; null: for ever. */
  readonly afterMs: number | null;
  /** A text that stays the same as long as the turn's commands are idle; null if that is not known. */
  readonly activity: () => Promise<string | null>;
  /** Asks Codex for the turn's end; true if it has ended, and the run was told. */
  readonly askForEnd: () => Promise<boolean>;
  readonly onStall: (stall: Stall) => void;
}

/** A watch over one turn. */
export interface StallWatch {
  /** The turn has begun. */
  start(): void;
  /** Codex has reported something. */
  heard(notification: Notification): void;
  /** From now on nothing is stalled. */
  stop(): void;
}

const LOOKS = 4;
/** What bears on a thread, by its method; Codex also tells of accounts, limits and, if it is asked something, of its protocol. */
const OF_TURNS = /^(?:item|turn|thread|command|hook|model)\//;
/** How long the notice of a turn's end may take behind the one that its thread is idle. */
const LATE_END_MS = 5_000;

/** A watch that has not started. */
export function watchForStall({ afterMs, activity, askForEnd, onStall }: StallPorts): StallWatch {
  const running = new Map<string, string>();
  let state: "new" | "on" | "over" = "new";
  let heardAtMs = monotonicMs();
  let idle: { readonly print: string; readonly sinceMs: number } | null = null;
  const timers = new Set<() => void>();
  const after = (ms: number, then: () => unknown) => {
    if (state === "on") timers.add(startTimer(ms, () => void then()));
  };

  function plan(limitMs: number): void {
    const leftMs = limitMs - (monotonicMs() - heardAtMs);
    const quarterMs = limitMs / LOOKS;
    after(Math.ceil(leftMs > 0 ? Math.min(leftMs, quarterMs) : quarterMs), () => look(limitMs));
  }

  async function look(limitMs: number): Promise<void> {
    const lookedAtMs = monotonicMs();
    const silentMs = lookedAtMs - heardAtMs;
    const command = [...running.values()].at(-1) ?? null;
    noteIdle(lookedAtMs, command !== null && silentMs >= limitMs / LOOKS / 2 ? await activity() : null);
    const isIdle = command === null || (idle !== null && lookedAtMs - idle.sinceMs >= limitMs / 2);
    if (silentMs >= limitMs && isIdle && !(await askForEnd()) && heardAtMs < lookedAtMs && state === "on")
      return onStall({ silentMs, command });
    plan(limitMs);
  }

  function noteIdle(atMs: number, print: string | null): void {
    if (print === null) idle = null;
    else if (print !== idle?.print) idle = { print, sinceMs: atMs };
  }

  return {
    start() {
      if (state !== "new") return;
      state = "on";
      heardAtMs = monotonicMs();
      if (afterMs !== null) plan(afterMs);
    },
    heard(notification) {
      if (notification.type === "other" && !OF_TURNS.test(notification.method)) return;
      heardAtMs = monotonicMs();
      idle = null;
      if (notification.type === "idle") after(LATE_END_MS, askForEnd);
      if (notification.type !== "item" || notification.item.type !== "command") return;
      const { id, command } = notification.item;
      if (notification.stage === "started") running.set(id, command);
      else running.delete(id);
    },
    stop() {
      state = "over";
      for (const stop of timers) stop();
    },
  };
}
