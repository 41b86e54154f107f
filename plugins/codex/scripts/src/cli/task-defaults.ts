// The flags of a task with the defaults of the user's policy.

import { userDefaults } from "../app/dispatch/policies.ts";
import type { Context } from "../app/scope/context.ts";
import { defaultsBeside } from "../core/task-defaults.ts";
import type { Arguments, Flags } from "./arguments.ts";

/** What is given wins. Defaults of flags that this command does not have are passed over. */
export function withDefaults(parsed: Arguments, context: Context, flags: Flags): Arguments {
  if (parsed.has("no-defaults")) return parsed;
  const beside = defaultsBeside(userDefaults(context), parsed.has, parsed.text);
  return parsed.with(Object.fromEntries(Object.entries(beside).filter(([flag]) => flag in flags)));
}
