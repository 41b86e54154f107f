// Whose jobs a list shows, by the flags of the command.

import type { ListScope } from "../app/read/list-jobs.ts";
import type { Arguments, Flags } from "./arguments.ts";

/** The flags that widen it. */
export const SCOPE_FLAGS: Flags = { all: { type: "boolean" }, everywhere: { type: "boolean" } };

/** The scope that the flags ask for. */
export function scopeOf(parsed: Arguments): ListScope {
  const of = parsed.has("everywhere") ? "home" : parsed.has("all") ? "workspace" : "client";
  return { of, withCanaries: parsed.has("all") };
}
