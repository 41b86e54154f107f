// Prose within a width.

import { columnsOf, pieces } from "../../core/columns.ts";

const NO_BREAK = "\u{a0}";

/** The text in lines of at most `width` columns, the first behind `lead` and the others below its end. A word is left whole. */
export function wrap(lead: string, text: string, width: number): string {
  const below = " ".repeat(columnsOf(lead));
  const lines: string[] = [];
  let line = lead;
  let isFresh = true;
  for (const word of text.split(" ")) {
    if (!isFresh && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = below;
      isFresh = true;
    }
    line += isFresh ? word : ` ${word}`;
    isFresh = false;
  }
  return [...lines, line].join("\n");
}

/** The same, but what stands in backticks is one word: a command that is to be typed stays whole. */
export function wrapCommands(lead: string, text: string, width: number): string {
  const tied = text.replaceAll(/`[^`]*`/g, unbroken);
  return wrap(lead, tied, width).replaceAll(NO_BREAK, " ");
}

/** What others wrote may have words that are longer than a line of `columns`: those are broken, so that it can be wrapped. */
export function breakWords(text: string, columns: number): string {
  return text
    .split(" ")
    .map((word) => pieces(word, columns).join(" "))
    .join(" ");
}

/** Several texts with commas between them, in lines like those of `wrap`; each of them stays on one line. */
export function wrapList(lead: string, texts: readonly string[], width: number): string {
  return wrap(lead, texts.map(unbroken).join(", "), width).replaceAll(NO_BREAK, " ");
}

/** The text with its blanks written so that `wrap` takes it for one word. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", NO_BREAK);
}
