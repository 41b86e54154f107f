// --on NAME: the executor that a task or a review is to run by.

import { type NamedExecutor, namedExecutor } from "../app/dispatch/named-executor.ts";
import type { Context } from "../app/scope/context.ts";
import type { Arguments } from "./arguments.ts";
import { CommandError, EXIT, usageError } from "./errors.ts";

const OWN_LINE = ["after", "not-before", "park", "no-queue"];

/** The executor; null: this machine. Throws for one that is not there, and for flags of the line, which an engine has by itself. */
export function readExecutor(parsed: Arguments, context: Context): NamedExecutor | null {
  const name = parsed.text("on");
  if (name === null) return null;
  const executor = namedExecutor(context, name);
  if (executor === null) return null;
  if ("failure" in executor) {
    const { kind, message, hint } = executor.failure;
    throw new CommandError(kind, message, hint, kind === "payload_invalid" ? EXIT.usage : EXIT.environment);
  }
  const flag = OWN_LINE.find((each) => parsed.has(each));
  if (flag === undefined) return executor;
  const hint = "Leave one of them out, or give the engine an option for it (options in the policy).";
  throw usageError(`Could not use --${flag} with --on ${name}: the engine decides when the job starts.`, hint);
}
