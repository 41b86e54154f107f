// A timer for any length of time; Node's own overflow after 24 days, and then fire at once.

const LONGEST_MS = 2 ** 31 - 1;

/** Calls back once after `ms` milliseconds. The function that it gives stops it; to be called at any time, any number of times. */
export function startTimer(ms: number, onTime: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (leftMs: number) => {
    const step = Math.min(leftMs, LONGEST_MS);
    timer = setTimeout(() => (leftMs > step ? arm(leftMs - step) : onTime()), step);
  };
  arm(ms);
  return () => clearTimeout(timer);
}

/** Waits `ms` milliseconds, or until what interrupts it settles; true if the time passed. */
export function pauseUnless(ms: number, interrupt: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = startTimer(ms, () => resolve(true));
    void interrupt.then(() => {
      stop();
      resolve(false);
    });
  });
}

/** What is run at once, and then at most once in so many ms: what comes meanwhile is run once, later. */
export interface Paced {
  readonly run: () => void;
  /** Runs it now. */
  readonly flush: () => void;
  /** Runs it no more. */
  readonly stop: () => void;
}

/** Paces what may be asked for more often than it should be done. */
export function atMostEvery(ms: number, action: () => void): Paced {
  let timer: NodeJS.Timeout | null = null;
  let isWanted = false;
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    isWanted = false;
    timer = setTimeout(() => {
      timer = null;
      if (isWanted) flush();
    }, ms);
    action();
  };
  const run = () => {
    if (timer === null) flush();
    else isWanted = true;
  };
  return { run, flush, stop: () => void (timer !== null && clearTimeout(timer)) };
}
