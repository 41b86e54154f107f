// `setup --on NAME`: what a node says.

import type { NamedExecutor } from "../app/dispatch/named-executor.ts";
import { setupOnNode } from "../app/dispatch/setup-on-node.ts";
import type { Context } from "../app/scope/context.ts";
import { obstacle, readiness } from "../core/preflight.ts";
import { withTypedCommands } from "../core/typed-command.ts";
import { EXIT } from "./errors.ts";
import type { Output } from "./output.ts";
import { checkLine, LABELS } from "./render/setup.ts";
import { COMPANION } from "./worker-command.ts";

/** Asks on a node and tells what it says; 3 if no task could start there. */
export async function tellSetupOn(context: Context, output: Output, executor: NamedExecutor): Promise<number> {
  const on = executor.ref.name;
  const answer = await setupOnNode(context, executor, COMPANION);
  const checks = "failure" in answer ? readiness() : answer;
  const failure = "failure" in answer ? answer.failure : obstacle(answer);
  output.answer({ on, ready: failure === null, ...checks, failure });
  if (!("failure" in answer))
    for (const [name, label] of LABELS) output.say(checkLine(`${label} on ${on}`, answer[name], output));
  output.say(
    failure === null
      ? "\nReady."
      : `\nNot ready: ${failure.message}\nTo do: ${withTypedCommands(output.reader, failure.hint)}`,
  );
  return failure === null ? EXIT.ok : EXIT.environment;
}
