// A review as it is stored beside its job's record (`review.json`). It is JSON as `findings.ts` has it.

import {
  booleanField,
  type JsonObject,
  numberField,
  objectField,
  objectsField,
  stringField,
  stringsField,
} from "../json.ts";
import { CHECKS, type FindingLocation, type Review, type ReviewFinding, SEVERITIES, VERDICTS } from "./findings.ts";
import { decodeTarget } from "./review-request.ts";

const LOCATIONS: readonly FindingLocation[] = ["exact", "file", "none"];

/** Decodes a stored review; null if it is none. A verdict or a finding that cannot be read never makes an approval of it. */
export function decodeReview(json: JsonObject): Review | null {
  const target = decodeTarget(objectField(json, "target") ?? {});
  if (target === null) return null;
  const findings = objectsField(json, "findings").map(decodeFinding);
  return {
    target,
    verdict: VERDICTS.find((known) => known === json["verdict"]) ?? "unparsed",
    summary: stringField(json, "summary") ?? "",
    findings,
    next_steps: stringsField(json, "next_steps"),
  };
}

function decodeFinding(json: JsonObject): ReviewFinding {
  return {
    id: stringField(json, "id") ?? "",
    severity: SEVERITIES.find((known) => known === json["severity"]) ?? "medium",
    title: stringField(json, "title") ?? "",
    body: stringField(json, "body") ?? "",
    file: stringField(json, "file"),
    line_start: numberField(json, "line_start"),
    line_end: numberField(json, "line_end"),
    confidence: numberField(json, "confidence"),
    recommendation: stringField(json, "recommendation"),
    location: LOCATIONS.find((known) => known === json["location"]) ?? "none",
    in_diff: booleanField(json, "in_diff"),
    check: CHECKS.find((known) => known === json["check"]) ?? null,
  };
}
