// @ts-check
// Finds what a TypeScript file imports: static and dynamic imports, re-exports, and types alike.

import { tokenize } from "./tokens.mjs";

/**
 * `specifier` is null for a dynamic import whose target is computed.
 * @typedef {{specifier: string | null, line: number}} Import
 */

/**
 * @param {string} source
 * @returns {Import[]}
 */
export function findImports(source) {
  const tokens = tokenize(source).filter((token) => token.type !== "comment");
  return tokens.flatMap((token, at) => {
    if (token.type !== "word" || isMember(tokens, at)) return [];
    if (token.text === "import") return imported(tokens, at);
    return token.text === "export" ? reexported(tokens, at) : [];
  });
}

/**
 * Whether the word is only a name, as in `x.import`, `{ import: 1 }` or `import.meta`.
 * @param {readonly import("./tokens.mjs").Token[]} tokens
 * @param {number} at
 */
function isMember(tokens, at) {
  const [before, after] = [tokens[at - 1]?.text, tokens[at + 1]?.text];
  return before === "." || before === "?." || after === ":" || after === ".";
}

/**
 * @param {readonly import("./tokens.mjs").Token[]} tokens
 * @param {number} at
 * @returns {Import[]}
 */
function imported(tokens, at) {
  const line = tokens[at]?.line ?? 0;
  if (tokens[at + 1]?.text === "(") {
    const [target, end] = [tokens[at + 2], tokens[at + 3]?.text];
    const fixed = target?.type === "string" && (end === ")" || end === ",");
    return [{ specifier: fixed ? target.text : null, line }];
  }
  return specifierAfter(tokens, at);
}

/**
 * @param {readonly import("./tokens.mjs").Token[]} tokens
 * @param {number} at
 * @returns {Import[]}
 */
function reexported(tokens, at) {
  const start = tokens[at + 1]?.text === "type" ? at + 2 : at + 1;
  if (tokens[start]?.text === "*") return specifierAfter(tokens, start);
  if (tokens[start]?.text !== "{") return [];
  const end = tokens.findIndex((token, index) => index > start && token.text === "}");
  return tokens[end + 1]?.text === "from" ? specifierAfter(tokens, end) : [];
}

/**
 * The string behind the next `from`, or directly behind `import`, or inside `require(…)`.
 * @param {readonly import("./tokens.mjs").Token[]} tokens
 * @param {number} at
 * @returns {Import[]}
 */
function specifierAfter(tokens, at) {
  const found = tokens.findIndex((token, index) => {
    return index > at && token.type === "string" && ["from", "import", "("].includes(tokens[index - 1]?.text ?? "");
  });
  const token = tokens[found];
  return token === undefined ? [] : [{ specifier: token.text, line: token.line }];
}
