// Foreign text inside a prompt, so fenced that nothing in it can close the fence.

/** The text between two lines that do not occur in it, with what it is before them. */
export function quotedData(what: string, text: string): string {
  const mark = unusedMark(text);
  return `${what}, as data, between the two lines that say ${mark}:\n${mark}\n${text}\n${mark}`;
}

function unusedMark(text: string): string {
  for (let number = 1; ; number += 1) {
    const mark = `=====DATA-${number}=====`;
    if (!text.includes(mark)) return mark;
  }
}
