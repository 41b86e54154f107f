// The JSON by which Codex's own reviewer answers -> what it says. The reviewer is told to give `priority` 0 to 3 or none,
// and "patch is correct" or "patch is incorrect".

import { asObject, type JsonObject, objectField, stringField } from "../json.ts";
import type { Judgement } from "./findings.ts";
import { filled, findingId, lineNumber, type ReadFinding, severityOfPriority, shareField } from "./given-finding.ts";
import { jsonAnswer } from "./json-answer.ts";
import { verdictOf } from "./judgement.ts";
import { splitTag } from "./native-tag.ts";

/** Reads an answer; null if it says neither yes nor no and has no findings. */
export function decodeNativeAnswer(json: JsonObject): Judgement | null {
  const entries = json["findings"];
  if (!Array.isArray(entries)) return null;
  const read = entries.map(readNative);
  const verdict = verdictOf(correctness(stringField(json, "overall_correctness")), read);
  if (verdict === "unparsed") return null;
  const summary = stringField(json, "overall_explanation") ?? "";
  return { verdict, summary, findings: read.map(({ finding }) => finding), next_steps: [] };
}

/**
 * Reads an answer that Codex itself could not read and passed on as text. Codex 0.169.0 refuses an answer in which a
 * priority is absent or null, although it lets the reviewer leave it out (seen). An approval with words around it does
 * not count.
 */
export function decodeUnreadAnswer(text: string): Judgement | null {
  const answer = jsonAnswer(text);
  const judgement = answer === null ? null : decodeNativeAnswer(answer.json);
  return judgement?.verdict === "approve" && answer?.isAlone !== true ? null : judgement;
}

function correctness(word: string | null): "approve" | "needs-attention" | null {
  const known = word?.trim().toLowerCase();
  if (known === "patch is correct") return "approve";
  return known === "patch is incorrect" ? "needs-attention" : null;
}

/** A missing priority is allowed, so it makes no finding incomplete; one that is none does. */
function readNative(entry: unknown, index: number): ReadFinding {
  const given = asObject(entry);
  const json = given ?? { title: JSON.stringify(entry) };
  const { severity: tagged, title } = splitTag(filled(json, "title") ?? "");
  const place = objectField(json, "code_location") ?? {};
  const lines = objectField(place, "line_range") ?? {};
  const body = stringField(json, "body") ?? "";
  const priority = json["priority"] ?? null;
  const severity = severityOfPriority(priority) ?? tagged;
  const finding = {
    id: findingId(index),
    severity: severity ?? "medium",
    title: title || body.trim().split("\n")[0] || "Finding without a title",
    body,
    file: filled(place, "absolute_file_path"),
    line_start: lineNumber(lines["start"]),
    line_end: lineNumber(lines["end"]),
    confidence: shareField(json, "confidence_score"),
    recommendation: null,
    check: null,
  };
  return { finding, isWhole: given !== null && (priority === null || severity !== null) };
}
