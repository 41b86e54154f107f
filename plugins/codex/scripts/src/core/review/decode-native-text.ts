// The native reviewer's text, read if there is no `review_output`. First comes the explanation, then `Full review
// comments:` (for one finding `Review comment:`). Then comes each finding: `- [P1] TITLE — PATH:START-END`, and its
// body, indented by two blanks.

import type { GivenFinding, Judgement } from "./findings.ts";
import { findingId, lineNumber } from "./given-finding.ts";
import { unparsed } from "./judgement.ts";
import { decodeUnreadAnswer } from "./native-answer.ts";
import { splitTag } from "./native-tag.ts";

const HEADER = /^(?:Full review comments|Review comments?):[ \t]*$/;
const ITEM = /^- (?:\[[x ]\] )?(.*) \u2014 (.+):(\d+)-(\d+)[ \t]*$/;

/**
 * Reads the text. Without findings it is `unparsed`: an approval and an answer that was no JSON look the same. If
 * something else shows that the answer was well formed (`isWellFormed`), a text without findings is an approval.
 */
export function decodeNativeText(text: string, isWellFormed = false): Judgement {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const at = headerBeforeItem(lines);
  const findings = at === null ? [] : readItems(lines.slice(at + 1));
  if (at !== null && findings.length > 0) {
    const summary = lines.slice(0, at).join("\n").trim();
    return { verdict: "needs-attention", summary, findings, next_steps: [] };
  }
  const unread = decodeUnreadAnswer(text);
  if (unread !== null) return unread;
  if (!isWellFormed || text.trim() === "") return unparsed(text);
  return { verdict: "approve", summary: text.trim(), findings: [], next_steps: [] };
}

/** The header that an item follows. The explanation, which comes first, may hold the same words. */
function headerBeforeItem(lines: readonly string[]): number | null {
  const at = lines.findIndex((line, index) => {
    const next = lines.slice(index + 1).find((each) => each.trim() !== "");
    return HEADER.test(line) && next !== undefined && ITEM.test(next);
  });
  return at === -1 ? null : at;
}

function readItems(lines: readonly string[]): readonly GivenFinding[] {
  const starts = lines.flatMap((line, index) => (ITEM.test(line) ? [index] : []));
  return starts.map((start, index) => readItem(lines.slice(start, starts[index + 1]), index));
}

/** An item runs to the next one; its body stands below its line. */
function readItem([head = "", ...rest]: readonly string[], index: number): GivenFinding {
  const [, said = "", file = "", start, end] = ITEM.exec(head) ?? [];
  const { severity, title } = splitTag(said.trim());
  return {
    id: findingId(index),
    severity: severity ?? "medium",
    title,
    body: rest
      .map((line) => line.replace(/^ {2}/, ""))
      .join("\n")
      .trim(),
    file,
    line_start: lineNumber(Number(start)),
    line_end: lineNumber(Number(end)),
    confidence: null,
    recommendation: null,
    check: null,
  };
}
