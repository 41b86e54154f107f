// What a job says of itself in one sentence.

const MOST_LOOKED_AT = 1_000;
const END = /(?<=\p{L}{2}|[\p{N})"'`\]])[.!?](?=\s|$)|[。！？]/u;

/** The first sentence of a line of prose, without the signs of Markdown around it; the whole line if it has no end. */
export function firstSentence(line: string): string {
  const text = line.slice(0, MOST_LOOKED_AT).replace(/^[\s#>*_-]+/, "");
  const end = END.exec(text);
  return (end === null ? text : text.slice(0, end.index + 1)).trim();
}
