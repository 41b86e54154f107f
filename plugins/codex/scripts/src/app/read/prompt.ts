// Where a prompt's bytes come from.

import { resolve } from "node:path";
import { readAllOfStdin, readBytesOf } from "../../io/input.ts";

/** The bytes of a prompt file, or a sentence that says why it cannot be read. */
export function readPromptFile(cwd: string, file: string): Uint8Array | string {
  const bytes = readBytesOf(resolve(cwd, file));
  return typeof bytes === "string" ? `Could not read the prompt file "${file}": ${bytes}.` : bytes;
}

/** All of standard input. */
export function readStdin(): Promise<Uint8Array> {
  return readAllOfStdin();
}
