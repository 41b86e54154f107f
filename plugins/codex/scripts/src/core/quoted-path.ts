// A path whose bytes are no UTF-8, as Git itself shows it: between quotes, with escapes as in C. Other than with a sign for what
// cannot be read, no two paths look the same, and the bytes are found again. Bytes are given one character each (latin1).

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** A path as text: as it is if it is UTF-8, else quoted. */
export function textOf(path: string): string {
  return utf8Of(path) ?? `"${path.replaceAll(/[^ -~]|["\\]/g, escaped)}"`;
}

/** The bytes of a path that `textOf` made a text of. */
export function bytesOf(text: string): string {
  return isQuoted(text) ? unquoted(text) : latin1Of(text);
}

/** True for the text of a path that is no UTF-8. */
export function isQuoted(text: string): boolean {
  return /^".*"$/s.test(text) && utf8Of(unquoted(text)) === null;
}

/** The bytes that Git wrote between quotes. */
export function unquoted(quoted: string): string {
  const parts = quoted.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/g);
  return [...parts].map(([part, octal, letter]) => partOf(part, octal, letter)).join("");
}

function partOf(part: string, octal: string | undefined, letter: string | undefined): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  if (letter === undefined) return latin1Of(part);
  return String.fromCharCode(ESCAPES[letter] ?? letter.charCodeAt(0));
}

function escaped(character: string): string {
  return /["\\]/.test(character) ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}

/** Null if the bytes are no UTF-8. */
function utf8Of(path: string): string | null {
  const bytes = Uint8Array.from(path, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function latin1Of(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
