// Help within the width of a terminal. The texts are written in lines as they come, and laid out here.
//
// What a line is shows in its form: `Usage:` is followed by what can be typed; two blanks, a term, two more blanks and its
// meaning, which goes on in lines that are indented further; two blanks and anything else, such as an example, is left as it
// is. All others are prose, and those that follow each other are one paragraph.

import { columnsOf } from "../../core/columns.ts";
import { unbroken, wrap } from "./wrap.ts";

const WIDEST = 80;
/** A longer term has its meaning on the next line. */
const MOST_TERM = 22;

const USAGE = /^((?:Usage:| {6}) codex-companion [a-z-]+) (.*)$/;
const TERM = /^ {2}(\S+(?: \S+)*) {2,}(\S.*)$/;
/** A term that is so long that one blank is left before its meaning. */
const LONG_TERM = /^ {2}(--\S+ [A-Z]\S*) (\S.*)$/;
const GOES_ON = /^ {6,}(\S.*)$/;

type Block =
  | { readonly is: "usage"; readonly lead: string; readonly text: string }
  | { readonly is: "term"; readonly term: string; readonly text: string }
  | { readonly is: "prose" | "asItIs"; readonly text: string };

/** The help in lines of at most `columns` columns, and of 80 where there are more. */
export function helpText(help: string, columns: number): string {
  const width = Math.min(WIDEST, columns);
  const blocks = help.trimEnd().split("\n").reduce(addLine, []);
  const fitting = blocks.flatMap((block) => (block.is === "term" ? [columnsOf(block.term)] : []));
  const termWidth = Math.max(0, ...fitting.filter((each) => each <= MOST_TERM));
  return `${blocks.map((block) => blockText(block, termWidth, width)).join("\n")}\n`;
}

/** The blocks with one line more: it goes on with the last one, or begins another. */
function addLine(blocks: readonly Block[], line: string): readonly Block[] {
  const last = blocks.at(-1);
  const [, more] = GOES_ON.exec(line) ?? [];
  const [, lead, usage] = USAGE.exec(line) ?? [];
  if (lead !== undefined && usage !== undefined) return [...blocks, { is: "usage", lead: `${lead} `, text: usage }];
  if (more !== undefined && last?.is === "term") return [...blocks.slice(0, -1), goesOn(last, more)];
  const [, term, text] = TERM.exec(line) ?? LONG_TERM.exec(line) ?? [];
  if (term !== undefined && text !== undefined) return [...blocks, { is: "term", term, text }];
  if (line === "" || line.startsWith(" ")) return [...blocks, { is: "asItIs", text: line }];
  return last?.is === "prose" ? [...blocks.slice(0, -1), goesOn(last, line)] : [...blocks, { is: "prose", text: line }];
}

function goesOn<T extends Block>(block: T, more: string): T {
  return { ...block, text: `${block.text} ${more}` };
}

function blockText(block: Block, termWidth: number, width: number): string {
  switch (block.is) {
    case "usage":
      return wrap(block.lead, keepTogether(block.text), width).replaceAll(unbroken(" "), " ");
    case "term": {
      const isLong = columnsOf(block.term) > termWidth;
      const lead = `  ${isLong ? " ".repeat(termWidth) : block.term.padEnd(termWidth)}  `;
      return `${isLong ? `  ${block.term}\n` : ""}${wrap(lead, block.text, width)}`;
    }
    case "prose":
      return wrap("", block.text, width);
    case "asItIs":
      return block.text;
  }
}

/** What stands in brackets is not broken, as long as it holds no brackets itself. */
function keepTogether(usage: string): string {
  return usage.replaceAll(/\[[^[\]]*\]/g, (group) => unbroken(group));
}
