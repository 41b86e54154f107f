// What is wrong with a file that the user named.

import { CommandError } from "./errors.ts";

/** What the file system says about it, as the answer of a command; a bug stays one. */
export function fileProblem(error: unknown, what: string, hint: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  return new CommandError("no_such_file", `${what}: ${error.message}.`, hint);
}
