// Patterns for text that a reader could take for a line of ours: characters in any case or width, with gaps between them.

/** What a lenient reader may drop or see as a blank: blanks, backslashes and characters that are not seen. */
export const GAP = String.raw`[\s\\\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;

/** A pattern for the characters in their common or full width, with gaps between them. */
export function spaced(characters: string, gap: string = GAP): string {
  const fullWidth = (character: string) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0);
  return Array.from(characters, (character) => `[${character}${fullWidth(character)}]`).join(gap);
}
