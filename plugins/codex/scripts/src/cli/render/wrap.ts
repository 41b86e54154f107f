// Prose within a width.

/** The text in lines of at most `width` characters, the first behind `lead` and the others below its end. */
export function wrap(lead: string, text: string, width: number): string {
  const lines: string[] = [];
  let line = lead;
  let isFresh = true;
  for (const word of text.split(" ")) {
    if (!isFresh && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(lead.length);
      isFresh = true;
    }
    line += isFresh ? word : ` ${word}`;
    isFresh = false;
  }
  return [...lines, line].join("\n");
}
