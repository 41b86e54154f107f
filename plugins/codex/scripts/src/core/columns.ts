// How wide a text is on a terminal: East Asian wide characters and emoji take two columns, marks on others none.

/** By Unicode's East Asian Width (UAX #11), `W` and `F`, in whole blocks; and emoji that are pictures by themselves. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NARROW = /^[ -~]*$/;
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** The columns that a line of text takes. */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}

/** The text if it fits into `most` columns, else its beginning with an ellipsis. `most`: at least 1. */
export function cutToColumns(text: string, most: number): string {
  if (columnsOf(text) <= most) return text;
  const [beginning = ""] = most > 1 ? pieces(text, most - 1) : [];
  return columnsOf(beginning) < most ? `${beginning}…` : "…";
}

/** The end of the text, of at most so many columns. */
export function endOf(text: string, most: number): string {
  const characters = Array.from(text);
  while (columnsOf(characters.join("")) > most) characters.shift();
  return characters.join("");
}

/** The text in pieces of at most `most` columns each. */
export function pieces(text: string, most: number): readonly string[] {
  const found: string[] = [];
  let piece = "";
  let columns = 0;
  for (const character of text) {
    const width = widthOf(character);
    if (piece !== "" && columns + width > most) {
      found.push(piece);
      [piece, columns] = ["", 0];
    }
    piece += character;
    columns += width;
  }
  return piece === "" ? found : [...found, piece];
}

function widthOf(character: string): number {
  return WIDE.test(character) ? 2 : NONE.test(character) ? 0 : 1;
}
