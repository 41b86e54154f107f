// The small pieces of markup that the parts of the page share. Text from elsewhere always goes through `escapeText`.

import { inLine } from "../../../core/text.ts";

/** Foreign text as the content of an element or of a quoted attribute. */
export function escapeText(text: string): string {
  return inLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A section with its heading, which names it for screen readers. */
export function section(id: string, title: string, ...content: readonly string[]): string {
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${content.join("\n")}\n</section>`;
}

/** A table that can be scrolled by keyboard if it is too wide. Heads and cells are markup; the first cell of a row is its head. */
export function dataTable(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  kind = "",
): string {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  const body = rows.map(([first, ...cells]) => {
    return `<tr><th scope="row">${first}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  return [
    `<div class="scroll" role="region" aria-label="${label}" tabindex="0">`,
    `<table${kind === "" ? "" : ` class="${kind}"`}>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${body.join("\n")}\n</tbody>`,
    "</table>",
    "</div>",
  ].join("\n");
}

/** A coordinate with no more digits than a screen shows. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
