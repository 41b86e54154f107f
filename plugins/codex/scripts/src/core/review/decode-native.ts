// What Codex's own reviewer found, from `review_output` in the thread's stored file (`thread.path`). Seen with Codex 0.169.0.

import { asObject, type JsonObject, objectField, stringField } from "../json.ts";
import type { Judgement } from "./findings.ts";
import { unparsed } from "./judgement.ts";
import { decodeNativeAnswer, decodeUnreadAnswer } from "./native-answer.ts";

/**
 * Reads the value of `review_output`; null if there is none, and the text of the review decides: `decodeNativeText`.
 * Codex puts an answer that it cannot read into the explanation, with an empty correctness: that is no approval.
 */
export function decodeReviewOutput(value: unknown): Judgement | null {
  const json = asObject(value);
  if (json === null) return null;
  const explanation = stringField(json, "overall_explanation") ?? "";
  const judgement = decodeNativeAnswer(json) ?? decodeUnreadAnswer(explanation);
  if (judgement !== null) return judgement;
  return explanation.trim() === "" ? null : unparsed(explanation);
}

/** The newest `review_output` in the lines of a stored thread; undefined if no review has ended in it. */
export function reviewOutputIn(lines: readonly JsonObject[]): unknown {
  return lines.map(exitOf).findLast((exit) => exit !== null)?.["review_output"];
}

/** What a line tells of the end of a review: as an item that was completed, or, in older files, as an event of its own. */
function exitOf(line: JsonObject): JsonObject | null {
  const payload = objectField(line, "payload") ?? {};
  const item = objectField(payload, "item") ?? {};
  if (payload["type"] === "item_completed" && item["type"] === "ExitedReviewMode") return item;
  return payload["type"] === "exited_review_mode" ? payload : null;
}
