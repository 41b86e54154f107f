// How text looks where it is read: how wide it may be, and which colours and signs may be used.

/** What is said of a part of a text: it is good news or bad news, it is under way, or it matters less. */
export type Tone = "good" | "bad" | "active" | "faint";

/** The place where text is read. */
export interface Look {
  /** The most columns of a line. */
  readonly columns: number;
  /** The text in the colour of a tone; as it is where there are no colours. */
  paint(tone: Tone, text: string): string;
  /** A sign with a blank behind it, to be put before a text of this tone; empty where no terminal shows it. */
  mark(tone: Tone): string;
}

/** What decides how a terminal is written to. */
export interface Surroundings {
  /** The width of the terminal; null if it is none, or does not say. */
  readonly columns: number | null;
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True on Windows, whose terminals show Unicode and have no locale in the environment. */
  readonly isWindows: boolean;
}

/** How wide text is where there is no terminal, or one that does not say how wide it is. */
const PLAIN_COLUMNS = 76;

/** By the colours that every terminal has: green, red, yellow, and faint. */
const CODES: Readonly<Record<Tone, number>> = { good: 32, bad: 31, active: 33, faint: 2 };
const SIGNS: Readonly<Record<Tone, string>> = { good: "✔ ", bad: "✖ ", active: "● ", faint: "  " };
const ASCII_SIGNS: Readonly<Record<Tone, string>> = { good: "+ ", bad: "x ", active: "* ", faint: "  " };

/**
 * The look of a place. Colours only on a terminal, and not if `NO_COLOR` is set or `TERM` is `dumb`; `CLICOLOR_FORCE` asks
 * for them anywhere, but `NO_COLOR` wins. Signs only on a terminal, in ASCII if its locale is not UTF-8.
 */
export function lookOf({ columns, isTerminal, env, isWindows }: Surroundings): Look {
  const isForced = !["", "0"].includes(env["CLICOLOR_FORCE"] ?? "");
  const hasColours = !env["NO_COLOR"] && (isForced || (isTerminal && env["TERM"] !== "dumb"));
  const signs = isWindows || isUtf8(env) ? SIGNS : ASCII_SIGNS;
  return {
    columns: (isTerminal && columns) || PLAIN_COLUMNS,
    paint: (tone, text) => (hasColours && text !== "" ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text),
    mark: (tone) => (isTerminal ? signs[tone] : ""),
  };
}

/** By the variable that counts first. None of them: a locale of ASCII. */
function isUtf8(env: Surroundings["env"]): boolean {
  return /utf-?8/i.test(env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "");
}
