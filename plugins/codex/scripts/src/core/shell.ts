// Words for a POSIX shell.

/** The word so quoted that a shell takes it as it is; left bare if nothing in it needs quotes. */
export function shellQuote(word: string): string {
  return /^[A-Za-z0-9_./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
