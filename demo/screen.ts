/** What the viewer sees: headings, commands as typed, notes. In colour on a terminal, unless NO_COLOR is set. */

const isColoured =
  process.stdout.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb" && !process.env["CI"];
let steps = 0;

/** Begins a numbered step. */
export function showStep(title: string): void {
  steps += 1;
  write(`\n${style("1", `${steps}. ${title}`)}\n`);
}

/** A command line as a user types it. */
export function showCommand(words: readonly string[]): void {
  write(`${style("36", `$ ${words.map(quoted).join(" ")}`)}\n`);
}

/** A remark of the demo itself. */
export function showNote(text: string): void {
  write(`${style("2", `# ${text}`)}\n`);
}

/** The last line of a demo that went well. */
export function showSuccess(text: string): void {
  write(`\n${style("32", text)}\n`);
}

function write(text: string): void {
  process.stdout.write(text);
}

function style(code: string, text: string): string {
  return isColoured ? `\u001b[${code}m${text}\u001b[0m` : text;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
