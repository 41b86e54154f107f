// What a mistyped word was meant to be.

/**
 * The known word that is nearest to the given one; null if none is near. Near: it takes at most one typing error to get
 * from one to the other, two for words of six letters or more. Of several that are equally near, the
 * one that begins like it for longest, then the first.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const most = word.length < 6 ? 1 : 2;
  const near = known
    .filter((each) => Math.abs(each.length - word.length) <= most)
    .map((each) => ({ each, errors: typingErrors(word, each) }))
    .filter(({ errors }) => errors <= most)
    .toSorted((a, b) => a.errors - b.errors || commonStart(word, b.each) - commonStart(word, a.each));
  return near[0]?.each ?? null;
}

function commonStart(a: string, b: string): number {
  const differs = Array.from(a).findIndex((letter, at) => letter !== b[at]);
  return differs === -1 ? a.length : differs;
}

/**
 * How many typing errors lie between two words: letters left out, added or replaced, and neighbours that changed places
 * (the Damerau-Levenshtein distance in its restricted form: no letter takes part in two errors).
 */
export function typingErrors(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(replaced, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
