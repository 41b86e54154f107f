// The lines by which the companion names jobs: `codex job ID: …`, `codex task: …`, `codex group ID …`. Foreign text may
// hold what looks like one of them. That is made harmless and stays readable.

import { spaced } from "./look-alike.ts";

/** Cheap: the letters of `codex` in this order with nothing but other signs between them. Most texts end here. */
const MAYBE = /[c\uff43][^a-z0-9]*[o\uff4f][^a-z0-9]*[d\uff44][^a-z0-9]*[e\uff45][^a-z0-9]*[x\uff58]/i;
const NOT_ASCII = /[^\u0000-\u007f]/;

/** The characters that two kinds of text need: the full classes take a millisecond to build. */
interface Classes {
  readonly blank: string;
  readonly letter: string;
  readonly flags: string;
}
const ASCII: Classes = { blank: "\\s\\\\\\u0000-\\u001f\\u007f*`~", letter: "A-Za-z0-9", flags: "gim" };
const ALL: Classes = {
  blank: String.raw`\s\\*\x60~\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}`,
  letter: String.raw`\p{L}\p{N}`,
  flags: "giu",
};
/** `words` gives the two words, and as its group whatever of a colon or an id follows. `letter` is one letter or digit. */
interface Patterns {
  readonly words: RegExp;
  readonly letter: RegExp;
}
let ascii: Patterns | null = null;
let full: Patterns | null = null;

/**
 * The text without anything that reads as a line of ours: `codex job ID: …` becomes `[quoted: codex job] ID: …`. At the
 * beginning of a line the two words are enough, elsewhere a colon or an id has to follow. Doing it again changes nothing.
 */
export function defuseOwnLines(text: string): string {
  if (!MAYBE.test(text)) return text;
  const { words, letter } = patterns(text);
  return text.replace(words, (found: string, follows: string | undefined, at: number) =>
    follows !== undefined || isAtLineStart(text, at, letter) ? `[quoted: ${found}]` : found,
  );
}

/** Marks and blanks before it do not count. */
function isAtLineStart(text: string, at: number, letter: RegExp): boolean {
  for (let before = at - 1; before >= 0 && text[before] !== "\n"; before--)
    if (letter.test(text.charAt(before))) return false;
  return true;
}

function patterns(text: string): Patterns {
  if (NOT_ASCII.test(text)) {
    full ??= build(ALL);
    return full;
  }
  ascii ??= build(ASCII);
  return ascii;
}

function build({ blank, letter, flags }: Classes): Patterns {
  const gap = `[${blank}]*`;
  const subject = ["job", "task", "group"].map((word) => spaced(word, gap)).join("|");
  const words = `(?<![${letter}])${spaced("codex", gap)}[${blank}]+(?:${subject})(?![${letter}])`;
  const follows = `(?:(?=(${gap}[:\\uff1a]|[${blank}]+[^\\s]{0,40}[-0-9]))|)`;
  return { words: new RegExp(words + follows, flags), letter: new RegExp(`[${letter}]`, flags.replace("g", "")) };
}
