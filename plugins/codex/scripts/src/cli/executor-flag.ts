// --on NAME: the executor that a task, a review, a canary or a setup is to run by.

import { type NamedExecutor, namedExecutor } from "../app/dispatch/named-executor.ts";
import type { Context } from "../app/scope/context.ts";
import type { Arguments } from "./arguments.ts";
import { CommandError, EXIT, usageError } from "./errors.ts";

const OWN_LINE = ["after", "not-before", "park", "no-queue"];

/**
 * The executor; null: this machine. Throws for one that is not there, and for flags of the line, which an engine has by itself.
 * The flags of a task have the defaults of the user's policy, `defaults.on` too, before they come here.
 */
export function readExecutor(parsed: Arguments, context: Context): NamedExecutor | null {
  const name = parsed.text("on");
  const executor = name === null ? null : namedExecutor(context, name);
  if (executor === null) return null;
  if ("failure" in executor) {
    const { kind, message, hint } = executor.failure;
    throw new CommandError(kind, message, hint, kind === "payload_invalid" ? EXIT.usage : EXIT.environment);
  }
  const flag = OWN_LINE.find((each) => parsed.has(each));
  if (flag === undefined) return executor;
  throw usageError(
    `Could not use --${flag} with --on ${name}: the engine decides when the job starts.`,
    "Leave it out, add --on local to run it here, or give the engine an option for it (options in the policy).",
  );
}
