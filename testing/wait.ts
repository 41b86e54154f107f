/** Waiting in tests: for a condition, with a cap, never for a time. */
import { setTimeout as pause } from "node:timers/promises";

const POLL_MS = 10;

/** How long to wait, and for what, in words for the failure. */
export interface UntilOptions {
  /** Default 30000: a cap for a loaded machine. */
  readonly timeoutMs?: number;
  readonly what: string;
}

/**
 * Polls until the condition gives something other than undefined, null or false, and returns that.
 * Throws, naming `what`, after the cap. An error of the condition itself is passed on at once.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 30_000, what }: UntilOptions,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) return value as Exclude<T, undefined | null | false>;
    if (Date.now() >= deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await pause(POLL_MS);
  }
}
