// Foreign text as it stands in what a main thread is told: on one line, well-formed, never longer than there is room.

import { inLine } from "../text.ts";

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Foreign text on one line, in quotation marks. */
export function quote(text: string, most: number): string {
  return JSON.stringify(clean(text, most));
}

/** Foreign text on one line, at most so many characters, well-formed. */
export function clean(text: string, most: number): string {
  return inLine(text, most).replaceAll(LONE_SURROGATE, "\ufffd");
}

/** The text, or its beginning with an ellipsis, at most `most` UTF-16 units; no pair of them is split. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
