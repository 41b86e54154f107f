// A command line that came as one argument, as by `codex-companion status "$ARGUMENTS"`: its words are found again, with
// quotes and backslashes as in a shell. The text of a task stays as it is; only the flags in front of it are read.

import type { Flags } from "./arguments.ts";

const PIECE = String.raw`\\.|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[^\s\\"']|\\$`;
const WORD = new RegExp(String.raw`\s*((?:${PIECE})+)`, "sy");
const QUOTED = /\\(.)|"((?:\\.|[^"\\])*)"?|'((?:\\.|[^'\\])*)'?/gs;

/** A word of a line; `end` is where the rest begins. */
interface Word {
  readonly text: string;
  readonly end: number;
}

/** How a command takes it. `keepsBlank`: an empty argument is no empty command line, but one that is empty. */
interface OneString {
  readonly takesText?: boolean;
  readonly keepsBlank?: boolean;
}

/**
 * The arguments of a command. Several are as they were given. A single one that holds blanks is split; of a command that
 * takes text only if it begins with a flag, and only the flags in front. `--NAME=VALUE` alone is one flag, as a shell gave it.
 */
export function splitOneString(
  args: readonly string[],
  flags: Flags,
  { takesText = false, keepsBlank = takesText }: OneString = {},
): readonly string[] {
  const [line, ...others] = args;
  if (line === undefined || others.length > 0 || /^--[a-z-]+=/.test(line)) return args;
  if (line.trim() === "") return keepsBlank ? args : [];
  if (!/\s/.test(line.trim())) return args;
  if (!takesText) return allWords(line);
  return line.trimStart().startsWith("-") ? flagsAndText(line, flags) : args;
}

function allWords(line: string): readonly string[] {
  const words: string[] = [];
  for (let word = wordAt(line, 0); word !== null; word = wordAt(line, word.end)) words.push(word.text);
  return words;
}

function flagsAndText(line: string, flags: Flags): readonly string[] {
  const words: string[] = [];
  let end = 0;
  let isValue = false;
  for (let word = wordAt(line, 0); word !== null; word = wordAt(line, end)) {
    if (word.text === "--" || (!isValue && !word.text.startsWith("-"))) break;
    words.push(word.text);
    end = word.end;
    isValue = !isValue && hasValueBehind(word.text, flags);
  }
  const text = line
    .slice(end)
    .trimStart()
    .replace(/^--(?:\s+|$)/, "");
  return text === "" ? words : [...words, "--", text];
}

function hasValueBehind(word: string, flags: Flags): boolean {
  return Object.entries(flags).some(
    ([name, { type, short }]) => type === "string" && (word === `--${name}` || word === `-${short}`),
  );
}

function wordAt(line: string, from: number): Word | null {
  WORD.lastIndex = from;
  const found = WORD.exec(line)?.[1];
  if (found === undefined) return null;
  return { text: found.replace(QUOTED, (_, ...inner) => unescaped(inner)), end: WORD.lastIndex };
}

/** Of a backslash the character behind it; of quotes what stands between them. */
function unescaped([character, double, single]: readonly (string | undefined)[]): string {
  return character ?? (double ?? single ?? "").replace(/\\(.)/gs, "$1");
}
