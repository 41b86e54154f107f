// The end of Codex's stderr -> the lines that Codex says of itself. A log line below ERROR, of a tool or of an MCP
// server may hold the prompt, the model's words or a command's output, over several lines: those are left out.

const COLOURS = /\u001b\[[0-9;]*m/g;
const LOG_LINE = /^\d{4}-\d\d-\d\dT[\d:.]+Z\s/;
const OWN_ERROR = /^\S+\s+ERROR\s+(codex_\w+(?:::\w+)*): (.*)$/;
const OF_OTHERS = /mcp|::tools\b|exec/;
const PLAIN_WARNING = /^\S+\s+WARN\s/;
const PANIC = /^thread '[^']{0,100}' .{0,40}panicked at /;
const MOST_CHARACTERS = 8_000;

/** Codex's own last lines, the last one first. What stands before a panic did not end Codex, and is left out. */
export function ownLines(tail: string): readonly string[] {
  const own: string[] = [];
  let isForeign = false;
  for (const line of tail.slice(-MOST_CHARACTERS).replaceAll(COLOURS, "").split(/\r?\n/)) {
    if (LOG_LINE.test(line)) {
      const [, module = "", words = ""] = OWN_ERROR.exec(line) ?? [];
      const isOwn = words !== "" && !OF_OTHERS.test(module);
      isForeign = !isOwn && !PLAIN_WARNING.test(line);
      if (isOwn) own.unshift(words);
    } else if (!isForeign && line.trim() !== "") {
      if (PANIC.test(line)) own.length = 0;
      own.unshift(line);
    }
  }
  return own;
}
