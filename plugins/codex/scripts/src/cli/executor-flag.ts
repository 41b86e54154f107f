// --on NAME: the executor that a task or a review is to run by.

import { defaultExecutor, type NamedExecutor, namedExecutor } from "../app/dispatch/named-executor.ts";
import type { Context } from "../app/scope/context.ts";
import type { Arguments } from "./arguments.ts";
import { CommandError, EXIT, usageError } from "./errors.ts";

const OWN_LINE = ["after", "not-before", "park", "no-queue"];

/** The executor of a task: `--on`, else what the user's policy says (`defaults.on`). Otherwise as `readExecutor`. */
export function readTaskExecutor(parsed: Arguments, context: Context): NamedExecutor | null {
  const chosen = parsed.text("on");
  if (chosen !== null)
    return executorNamed(
      chosen,
      parsed,
      context,
      "Leave it out, add --on local to run it here, or give the engine an option for it (options in the policy).",
    );
  const usual = defaultExecutor(context);
  return usual === null
    ? null
    : executorNamed(
        usual,
        parsed,
        context,
        "Your policy says --on for every task (defaults.on): add --on local for this one.",
      );
}

/** The executor; null: this machine. Throws for one that is not there, and for flags of the line, which an engine has by itself. */
export function readExecutor(parsed: Arguments, context: Context): NamedExecutor | null {
  const name = parsed.text("on");
  return name === null ? null : executorNamed(name, parsed, context, "Leave one of them out.");
}

function executorNamed(name: string, parsed: Arguments, context: Context, hint: string): NamedExecutor | null {
  const executor = namedExecutor(context, name);
  if (executor === null) return null;
  if ("failure" in executor) {
    const { kind, message, hint } = executor.failure;
    throw new CommandError(kind, message, hint, kind === "payload_invalid" ? EXIT.usage : EXIT.environment);
  }
  const flag = OWN_LINE.find((each) => parsed.has(each));
  if (flag === undefined) return executor;
  throw usageError(`Could not use --${flag} with --on ${name}: the engine decides when the job starts.`, hint);
}
