// The prompt of a task: from the words, a file or stdin; its bytes reach Codex unchanged.

import { readPromptFile, readStdin } from "../app/read/prompt.ts";
import type { Arguments } from "./arguments.ts";
import { CommandError, usageError } from "./errors.ts";

/** Reads the prompt. Text that is no UTF-8 is refused, because it could not be handed on unchanged. */
export async function readPrompt(parsed: Arguments, cwd: string): Promise<string> {
  const file = parsed.text("prompt-file");
  const words = parsed.words.join(" ");
  if (file !== null && words !== "")
    throw usageError(
      "Could not use --prompt-file with prompt words: there can be one prompt only.",
      "Leave one of them out.",
    );
  if (file === null && words !== "") return words;
  if (file === null || file === "-") return readWords("", "the prompt", file === null);
  const bytes = readPromptFile(cwd, file);
  if (typeof bytes === "string") throw new CommandError("no_such_file", bytes, "Give a file that can be read.");
  return decoded(bytes, "the prompt");
}

/** Words of a command line, or if there are none stdin; from a terminal nothing is read unless that was asked for. */
export async function readWords(words: string, what: string, sparesTerminal = true): Promise<string> {
  if (words !== "") return words;
  if (sparesTerminal && process.stdin.isTTY === true) return "";
  return decoded(await readStdin(), what);
}

function decoded(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandError("payload_invalid", `Could not read ${what}: it is not UTF-8 text.`, "Convert it to UTF-8.");
  }
}
