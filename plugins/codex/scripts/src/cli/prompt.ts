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
  if (file === null && process.stdin.isTTY === true) return "";
  const bytes = file === null || file === "-" ? await readStdin() : readPromptFile(cwd, file);
  if (typeof bytes === "string") throw new CommandError("no_such_file", bytes, "Give a file that can be read.");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandError(
      "payload_invalid",
      "Could not read the prompt: it is not UTF-8 text.",
      "Convert it to UTF-8.",
    );
  }
}
