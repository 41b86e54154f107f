/** What a step must have shown: else the demo has failed. */
import type { Shown } from "./commands.ts";

/** A step that did not show what it should. */
export class NotShown extends Error {}

/** The id of the job that was dispatched. */
export function requireDispatched(shown: Shown): string {
  const id = /\[\[codex-task status=dispatched id=(\S+)\]\]\n$/.exec(shown.output)?.[1];
  if (shown.code !== 0 || id === undefined) throw new NotShown("The task was not dispatched.");
  return id;
}

/** The exit code, and what the output must hold. */
export function requireShown({ code, output }: Shown, expectedCode: number, patterns: readonly RegExp[]): void {
  if (code !== expectedCode) throw new NotShown(`The last command ended with ${code} instead of ${expectedCode}.`);
  const missing = patterns.find((pattern) => !pattern.test(output));
  if (missing !== undefined) throw new NotShown(`The last command showed nothing like ${missing}.`);
}
