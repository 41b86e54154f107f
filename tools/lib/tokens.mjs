// @ts-check
// Cuts TypeScript source into tokens, so that comments, strings and patterns are never taken for code.

import { SyntaxKind } from "typescript/unstable/ast";
import { computeLineStarts, createScanner } from "typescript/unstable/ast/scanner";

/**
 * `text` is the source of a token, and the value of a string without its quotes.
 * @typedef {{type: "word" | "string" | "comment" | "other", text: string, line: number}} Token
 */

const STRINGS = new Set([SyntaxKind.StringLiteral, SyntaxKind.NoSubstitutionTemplateLiteral]);
const COMMENTS = new Set([SyntaxKind.SingleLineCommentTrivia, SyntaxKind.MultiLineCommentTrivia]);
const BLANKS = new Set([SyntaxKind.WhitespaceTrivia, SyntaxKind.NewLineTrivia]);
// After these a slash divides; after anything else it opens a pattern.
const OPERAND_ENDS = new Set([")", "]", "}", "this", "super", "null", "true", "false"]);

/**
 * @param {string} source
 * @returns {Token[]} comments included, blanks left out
 */
export function tokenize(source) {
  const scanner = createScanner(false, undefined, source);
  const lineStarts = computeLineStarts(source);
  /** @type {Token[]} */
  const tokens = [];
  /** @type {number[]} the depth of braces in each open template */
  const templates = [];
  let line = 1;
  let afterOperand = false;

  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFile; kind = scanner.scan()) {
    kind = rescan(scanner, kind, templates, afterOperand);
    if (BLANKS.has(kind)) continue;
    while ((lineStarts[line] ?? Number.POSITIVE_INFINITY) <= scanner.getTokenStart()) line += 1;
    const type = typeOf(scanner, kind);
    const text = type === "string" ? scanner.getTokenValue() : scanner.getTokenText();
    tokens.push({ type, text, line });
    if (type !== "comment") afterOperand = endsOperand(scanner, kind);
  }
  return tokens;
}

/**
 * What only the place of a token can tell: pattern or division, end of a block or of a gap in a template.
 * @param {import("typescript/unstable/ast/scanner").Scanner} scanner
 * @param {SyntaxKind} kind
 * @param {number[]} templates
 * @param {boolean} afterOperand
 */
function rescan(scanner, kind, templates, afterOperand) {
  const innermost = templates.length - 1;
  if (kind === SyntaxKind.SlashToken || kind === SyntaxKind.SlashEqualsToken) {
    return afterOperand ? kind : scanner.reScanSlashToken();
  }
  if (kind === SyntaxKind.TemplateHead) templates.push(0);
  if (kind === SyntaxKind.OpenBraceToken && innermost >= 0) templates[innermost] = (templates[innermost] ?? 0) + 1;
  if (kind !== SyntaxKind.CloseBraceToken || innermost < 0) return kind;
  if (templates[innermost] !== 0) {
    templates[innermost] = (templates[innermost] ?? 0) - 1;
    return kind;
  }
  const part = scanner.reScanTemplateToken(false);
  if (part === SyntaxKind.TemplateTail) templates.pop();
  return part;
}

/**
 * @param {import("typescript/unstable/ast/scanner").Scanner} scanner
 * @param {SyntaxKind} kind
 * @returns {Token["type"]}
 */
function typeOf(scanner, kind) {
  if (STRINGS.has(kind)) return "string";
  if (COMMENTS.has(kind)) return "comment";
  return scanner.isIdentifier() || scanner.isReservedWord() ? "word" : "other";
}

/**
 * @param {import("typescript/unstable/ast/scanner").Scanner} scanner
 * @param {SyntaxKind} kind
 */
function endsOperand(scanner, kind) {
  if (OPERAND_ENDS.has(scanner.getTokenText())) return true;
  const literal = kind >= SyntaxKind.FirstLiteralToken && kind <= SyntaxKind.LastLiteralToken;
  return literal || kind === SyntaxKind.TemplateTail || scanner.isIdentifier();
}
