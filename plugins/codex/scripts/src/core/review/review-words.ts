// A review in words: the whole of it for people, and the short statement for a main thread. All that the reviewer wrote is
// foreign text: it is defused before it is printed.

import { plural } from "../outcome/work-words.ts";
import { cut, quote } from "../telling/quote.ts";
import { oneLine, printable } from "../text.ts";
import { bySeverity, type Review, type ReviewFinding, SEVERITIES } from "./findings.ts";
import type { ReviewOutcome } from "./review-request.ts";
import { targetWords } from "./target-words.ts";

const MOST_TITLE = 200;
const MOST_PATH = 200;

/** The most characters of a statement, in UTF-16 units. */
export const MOST_STATEMENT = 1_000;

/** The whole review as text: findings by severity, each with its place first. Ends without a line break. */
export function reviewText(review: Review): string {
  const { verdict, summary, findings, next_steps: steps } = review;
  const head = `Review of ${targetWords(review.target)}: ${verdictWords(review)}.`;
  if (verdict === "unparsed") return `${head}\n\n${printable(summary).trim() || "(The answer is empty.)"}`;
  const next =
    steps.length === 0 ? [] : [["Next steps:", ...steps.map((step) => `- ${clean(step, 1_000)}`)].join("\n")];
  return [head, printable(summary).trim(), ...bySeverity(findings).map(findingText), ...next]
    .filter((part) => part !== "")
    .join("\n\n");
}

function findingText(finding: ReviewFinding): string {
  const { id, severity, title, body, recommendation } = finding;
  const lines = [
    `${placeWords(finding)}  ${severity}  ${id}  ${clean(title, MOST_TITLE)}${notes(finding)}`,
    ...indented(body),
    ...(recommendation === null ? [] : indented(`Recommendation: ${recommendation}`)),
  ];
  return lines.join("\n");
}

function indented(text: string): readonly string[] {
  const trimmed = printable(text).trim();
  return trimmed === "" ? [] : trimmed.split("\n").map((line) => `  ${line}`.trimEnd());
}

function notes({ location, in_diff, confidence, check }: ReviewFinding): string {
  const words = [
    location === "none" ? "its place was not found" : location === "file" ? "its lines were not found" : null,
    in_diff === false ? "outside the change" : null,
    confidence === null ? null : `confidence ${confidence}`,
    check,
  ].filter((word) => word !== null);
  return words.length === 0 ? "" : `  (${words.join(", ")})`;
}

/** `src/a.ts:12-14`, `src/a.ts:12`, `src/a.ts`, or `(no file)`. */
export function placeWords({ file, line_start: start, line_end: end }: ReviewFinding): string {
  if (file === null) return "(no file)";
  const lines = start === null ? "" : `:${start}${end === null || end === start ? "" : `-${end}`}`;
  return `${clean(file, MOST_PATH)}${lines}`;
}

function verdictWords({ verdict, findings }: Review): string {
  if (verdict === "unparsed")
    return "unparsed, its answer could not be read and says neither approve nor needs-attention";
  return `${verdict}, ${countWords(findings)}`;
}

/** `no findings`, or `3 findings: 1 critical, 2 low`. */
export function countWords(findings: readonly Pick<ReviewFinding, "severity">[]): string {
  if (findings.length === 0) return "no findings";
  const counts = SEVERITIES.map((word) => [findings.filter(({ severity }) => severity === word).length, word] as const);
  const parts = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${plural(findings.length, "finding")}: ${parts.join(", ")}`;
}

/**
 * What a main thread is told, at most `most` UTF-16 units: verdict, counts, and the highest findings by place and title,
 * as many as fit, with how many were left out.
 */
export function reviewStatement(review: Review, most = MOST_STATEMENT): string {
  const head = `Review of ${targetWords(review.target)}: ${verdictWords(review)}.`;
  const { length } = review.findings;
  const items = fitting(bySeverity(review.findings), most, (finding) => {
    return `${placeWords(finding)} ${finding.severity} ${quote(finding.title, 100)}`;
  });
  for (let shown = items.length; shown > 0; shown -= 1) {
    const rest = length > shown ? `, and ${length - shown} more` : "";
    const text = `${head} In the reviewer's words: ${items.slice(0, shown).join("; ")}${rest}.`;
    if (text.length <= most) return text;
  }
  return cut(head, most);
}

/** The words for as many findings as could fit into so many characters; of a long list, the rest is never looked at. */
export function fitting(
  findings: readonly ReviewFinding[],
  most: number,
  words: (finding: ReviewFinding) => string,
): readonly string[] {
  const items: string[] = [];
  let length = 0;
  for (const finding of findings) {
    const item = words(finding);
    length += item.length + 1;
    if (length > most) break;
    items.push(item);
  }
  return items;
}

/** The keys of a review in the sentinel. How many findings an unparsed answer has is not known, so it is not said. */
export function reviewKeys({ verdict, findings }: ReviewOutcome): Readonly<Record<string, string>> {
  return findings === null ? { review: verdict } : { review: verdict, findings: String(findings) };
}

function clean(text: string, most: number): string {
  return oneLine(printable(text), most);
}
