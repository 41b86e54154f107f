// The answer of an adversarial review -> what it says. Asked for by `schema.ts`, and still whatever the model made of that.

import { stringField, stringsField } from "../json.ts";
import type { Judgement } from "./findings.ts";
import { readFinding } from "./given-finding.ts";
import { jsonAnswer } from "./json-answer.ts";
import { unparsed, verdictOf } from "./judgement.ts";

/**
 * Reads an answer. An approval counts only if the answer is nothing but the JSON, and whole: words around it may take it back.
 * Anything that cannot be read is `unparsed`, with the text as its summary.
 */
export function decodeAdversarial(text: string): Judgement {
  const answer = jsonAnswer(text);
  if (answer === null) return unparsed(text);
  const { json, isAlone } = answer;
  const entries = json["findings"];
  if (!Array.isArray(entries)) return unparsed(text);
  const read = entries.map(readFinding);
  const verdict = verdictOf(saidVerdict(json["verdict"]), read);
  const summary = stringField(json, "summary");
  const isWhole = isAlone && summary !== null;
  if (verdict === "unparsed" || (verdict === "approve" && !isWhole)) return unparsed(text);
  return {
    verdict,
    summary: summary ?? "",
    findings: read.map(({ finding }) => finding),
    next_steps: stringsField(json, "next_steps"),
  };
}

function saidVerdict(value: unknown): "approve" | "needs-attention" | null {
  return value === "approve" || value === "needs-attention" ? value : null;
}
