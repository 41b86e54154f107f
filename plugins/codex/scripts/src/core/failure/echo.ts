// Whether a line only repeats a foreign text: the prompt, or what the model said. Wrapped, quoted, escaped, in colours or
// cut off, it is no evidence. Only letters and digits are compared, so that nothing of this makes a difference.

/** True for a line that repeats one of the texts. */
export type Echo = (line: string) => boolean;

// Of a line longer than this, so much from its start or end must stand in the text; of a shorter one, all of it.
const SHORT = 24;
const SHARE = 0.6;
const ESCAPE = /\\(?:u([0-9a-f]{4})|x1b\[[0-9;]*m|.)/gi;

/** Asks whether a line repeats one of these texts. The texts are looked through once. */
export function echoOf(texts: readonly string[]): Echo {
  const known = texts.flatMap((text) => [lettersOf(text), lettersOf(unescaped(text))]).filter((text) => text !== "");
  if (known.length === 0) return () => false;
  return (line) => {
    const once = unescaped(line);
    return [line, once, unescaped(once)].map(lettersOf).some((letters) => isPiece(letters, known));
  };
}

function isPiece(letters: string, known: readonly string[]): boolean {
  if (letters === "") return false;
  const length = letters.length <= SHORT ? letters.length : Math.max(SHORT, Math.ceil(letters.length * SHARE));
  const [head, tail] = [letters.slice(0, length), letters.slice(-length)]; // A label may stand before it, more behind it.
  return known.some((text) => text.includes(head) || text.includes(tail));
}

function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/** The text of a JSON or shell string: an escaped line break is a blank, and no letter. */
function unescaped(text: string): string {
  return text.replaceAll(ESCAPE, (found, code: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return /[\\"'/]/.test(found.slice(1)) ? found.slice(1) : " ";
  });
}
