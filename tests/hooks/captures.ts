// What the real Claude Code 2.1.329 wrote to its hooks' standard input, one file for each case, whole and in order.
// They are not built: the tests run in the root of the repository.

import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "tests/hooks/captures";

/** One call of a hook. */
export interface HookCall {
  readonly event: string;
  readonly stdin: Readonly<Record<string, unknown>>;
}

/** The names of all cases, sorted. */
export const CAPTURES = readdirSync(FOLDER)
  .map((file) => file.replace(".json", ""))
  .sort();

/** The hook calls of a case. */
export function hookCallsOf(capture: string): readonly HookCall[] {
  const text = readFileSync(`${FOLDER}/${capture}.json`, "utf8");
  return (JSON.parse(text) as { readonly hooks: readonly HookCall[] }).hooks;
}
