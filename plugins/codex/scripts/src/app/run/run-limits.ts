// The limits of a run: its time, and how long Codex may wait for the network.

import type { RunEnd } from "../../core/outcome/verdict.ts";
import { startTimer } from "../../io/timer.ts";

/** The limits of one run. */
export interface RunLimits {
  /** To be told at each change whether Codex waits for the network. */
  waitingForNetwork(isWaiting: boolean): void;
  /** From now on no limit is reached. */
  stop(): void;
}

/** Starts them; `reach` is told which is reached first, and perhaps another after it. */
export function startRunLimits(
  { timeoutMs, networkLimitMs }: { readonly timeoutMs: number | null; readonly networkLimitMs: number },
  reach: (end: RunEnd) => void,
): RunLimits {
  const stopTimeout =
    timeoutMs === null ? () => {} : startTimer(timeoutMs, () => reach({ type: "timeout", limitMs: timeoutMs }));
  let stopNetwork: (() => void) | null = null;
  let isOver = false;
  const waitingForNetwork = (isWaiting: boolean) => {
    if (isWaiting && stopNetwork !== null) return;
    stopNetwork?.();
    const expire = () => reach({ type: "no_network", limitMs: networkLimitMs });
    stopNetwork = isWaiting && !isOver ? startTimer(networkLimitMs, expire) : null;
  };
  return {
    waitingForNetwork,
    stop() {
      isOver = true;
      stopTimeout();
      waitingForNetwork(false);
    },
  };
}
