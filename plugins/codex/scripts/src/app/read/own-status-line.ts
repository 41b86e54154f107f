// The user's own status line, which ours is shown below.

import { outputOf } from "../../io/user-command.ts";
import type { Context } from "../scope/context.ts";

const MOST_BYTES = 64 * 1024;
const MOST_MS = 3_000;

/** What the user's command prints for the same input, without the line break at its end; what is late or too long is left out. */
export async function ownStatusLine({ env }: Context, command: string, input: Uint8Array): Promise<string> {
  const text = await outputOf({ command, input, env, mostBytes: MOST_BYTES, mostMs: MOST_MS });
  return text.replace(/\r?\n$/, "");
}
