// Waiting is not polling: a waiter is woken by the file system. It looks by itself only once a second, for what files
// do not tell: a worker that died, a watch that the system refused or lost. CODEX_COMPANION_FILE_EVENTS=off switches the
// waking off, for a shared file system whose events never come.

import { type FSWatcher, watch } from "node:fs";
import { isTemporary } from "./files.ts";
import { monotonicMs } from "./monotonic.ts";
import { startTimer } from "./timer.ts";

/** The safety net's pause. Nothing in this program looks more often than this while it waits. */
export const SAFETY_LOOK_MS = 1_000;

/** What to wait for: until `look` gives a value other than undefined. */
export interface Wait<T> {
  readonly folders: readonly string[];
  readonly look: () => T | undefined | Promise<T | undefined>;
  /** Default: for ever. */
  readonly timeoutMs?: number;
  /** How often to look without being woken, in ms. */
  readonly lookEveryMs?: number;
  /** Another reason to look at once, when it settles. */
  readonly wakeOn?: Promise<unknown>;
}

/** Looks now, at each change in the folders, and once a second by default. Null if the time was up. */
export function waitUntil<T>({
  folders,
  look,
  timeoutMs = Number.POSITIVE_INFINITY,
  lookEveryMs = SAFETY_LOOK_MS,
  wakeOn,
}: Wait<T>): Promise<T | null> {
  const deadline = monotonicMs() + timeoutMs;
  return new Promise((resolve, reject) => {
    const watchers = new Map<string, FSWatcher>();
    watchFolders();
    const timer = setInterval(lookAgain, lookEveryMs);
    const stopLimit = Number.isFinite(timeoutMs) ? startTimer(Math.max(0, timeoutMs) + 1, wake) : () => {};
    let soon = false;
    let looking = false;
    let again = false;
    let over = false;

    /** A folder may come into being while it is waited for. */
    function watchFolders(): void {
      if (process.env["CODEX_COMPANION_FILE_EVENTS"] === "off") return;
      for (const folder of folders) if (!watchers.has(folder)) watchFolder(folder, watchers, wakeSoon);
    }

    function lookAgain(): void {
      watchFolders();
      wake();
    }

    /** Changes come in bursts: one look serves all that have been told by now. */
    function wakeSoon(): void {
      if (soon) return;
      soon = true;
      setImmediate(() => {
        soon = false;
        wake();
      });
    }

    function wake(): void {
      if (over) return;
      if (looking) {
        again = true;
        return;
      }
      looking = true;
      void lookOnce().then(
        (done) => {
          looking = false;
          if (!done && again) {
            again = false;
            wake();
          }
        },
        (error: unknown) => {
          release();
          reject(error);
        },
      );
    }

    async function lookOnce(): Promise<boolean> {
      const value = await look();
      if (value === undefined && monotonicMs() < deadline) return false;
      release();
      resolve(value === undefined ? null : value);
      return true;
    }

    function release(): void {
      over = true;
      for (const watcher of watchers.values()) watcher.close();
      clearInterval(timer);
      stopLimit();
    }

    void wakeOn?.then(wake, wake);
    wake();
  });
}

function watchFolder(folder: string, watchers: Map<string, FSWatcher>, wake: () => void): void {
  try {
    const watcher = watch(folder, { persistent: true }, (_, name) => {
      if (name === null || !isTemporary(name)) wake();
    });
    watchers.set(folder, watcher);
    watcher.on("error", () => {
      watcher.close();
      watchers.delete(folder);
    });
  } catch {
    // Too many watches, or no such folder yet: the slow look serves, and tries again.
  }
}
