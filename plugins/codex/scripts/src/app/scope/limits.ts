// Limits that a variable of the environment may set.

import type { Context } from "./context.ts";

/** A limit in ms, as a variable may set it. */
export function limitFrom(context: Context, variable: string, defaultMs: number): number {
  const own = Number(context.env[variable] ?? "");
  return Number.isInteger(own) && own > 0 ? own : defaultMs;
}
