/** A terminal's screen as a picture: an SVG of its text, readable in light and dark surroundings and by screen readers. */

const CHARACTER_WIDTH = 8.4;
const LINE_HEIGHT = 19;
const MARGIN = 18;

/** Draws the lines of a screen; `title` says what is seen. */
export function drawTerminal(title: string, screen: string): string {
  const lines = screen.replaceAll("⎿", "└").split("\n"); // Few fonts have the one.
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * CHARACTER_WIDTH + 2 * MARGIN);
  const height = lines.length * LINE_HEIGHT + 2 * MARGIN;
  const rows = lines.map((line, row) => {
    const y = MARGIN + (row + 0.75) * LINE_HEIGHT;
    return `<text x="${MARGIN}" y="${y}" xml:space="preserve"${colourOf(line)}>${escapeText(line)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="#1b1f27"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#d7dce5">`,
    ...rows,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function colourOf(line: string): string {
  if (/^\s*[❯>]/u.test(line)) return ' fill="#8fc7ff"';
  if (/^\s*[●⏺]/u.test(line)) return ' fill="#a9e5a3"';
  return /^\s*[─━╭╰]/u.test(line) ? ' fill="#5b6472"' : "";
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
