// Words of closed lists that a later program wrote and this one does not know: they are shown as they are, and never acted on.

/** A word that is none of those that this program knows. */
export type ForeignWord = string & { readonly isForeign: true };

/** The word, as one that is known or as a foreign one. */
export function knownOrForeign<Known extends string>(
  word: string,
  isKnown: (word: string) => word is Known,
): Known | ForeignWord {
  return isKnown(word) ? word : (word as ForeignWord); // The mark is of the type alone: only a cast can give it.
}
