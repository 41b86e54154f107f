// The end of Codex's stderr -> the lines that Codex says of itself. A log line below ERROR, of a tool or of an MCP
// server may hold the prompt, the model's words or a command's output, over several lines: those are left out. So is a
// line that repeats a foreign text, wrapped, quoted or escaped as it may be.

import { type Echo, echoOf } from "./echo.ts";
import { errorInText } from "./reported-error.ts";

const COLOURS = /\u001b\[[0-9;]*m/g;
const LOG_LINE = /^\d{4}-\d\d-\d\dT[\d:.]+Z\s/;
const OWN_ERROR = /^\S+\s+ERROR\s+(codex_\w+(?:::\w+)*): (.*)$/;
const OF_OTHERS = /mcp|::tools\b|exec/;
const PLAIN_WARNING = /^\S+\s+WARN\s/;
const PANIC = /^thread '[^']{0,100}' .{0,40}panicked at /;
const MOST_CHARACTERS = 8_000;
const MOST_SAID = 3;
const MOST_LINE = 300;
// Lines that Codex writes whether or not it fails, and what a panic adds.
const NOISE =
  /^(?:WARNING: proceeding, even though|Reading (?:additional input|prompt) from stdin|note: |stack backtrace:|\s*\d+: |\s+at )|Reconnecting\.\.\.|; retrying \d+\/\d+ in /;

/**
 * Codex's own last lines, the last one first. What stands before a panic did not end Codex, and is left out, and so are
 * lines that repeat one of the `foreign` texts: the prompt and the model's words.
 */
export function ownLines(tail: string, foreign: readonly string[] = []): readonly string[] {
  const isEcho = echoOf(foreign);
  return linesIn(tail).filter((line) => !repeats(line, isEcho));
}

/** What of it is fit for people: the last three lines at most, the oldest first, without noise. */
export function lastWords(tail: string, foreign: readonly string[]): readonly string[] {
  return ownLines(tail, foreign)
    .filter((line) => !NOISE.test(line))
    .slice(0, MOST_SAID)
    .reverse()
    .map((line) => line.trim().slice(0, MOST_LINE));
}

/** The text without the lines that repeat a foreign text. */
export function withoutEchoes(text: string, foreign: readonly string[]): string {
  const isEcho = echoOf(foreign);
  return text
    .split("\n")
    .filter((line) => !repeats(line.replaceAll(COLOURS, ""), isEcho))
    .join("\n");
}

function repeats(line: string, isEcho: Echo): boolean {
  return isEcho(line) || isEcho(errorInText(line).words);
}

function linesIn(tail: string): readonly string[] {
  const own: string[] = [];
  let isForeign = false;
  for (const line of tail.slice(-MOST_CHARACTERS).replaceAll(COLOURS, "").split(/\r?\n/)) {
    if (LOG_LINE.test(line)) {
      const [, module = "", words = ""] = OWN_ERROR.exec(line) ?? [];
      const isOwn = words !== "" && !OF_OTHERS.test(module);
      isForeign = !isOwn && !PLAIN_WARNING.test(line);
      if (isOwn) own.unshift(words);
    } else if (!isForeign && line.trim() !== "") {
      if (PANIC.test(line)) own.length = 0;
      own.unshift(line);
    }
  }
  return own;
}
