// What a job is to review, as its record holds it.

import { booleanField, type JsonObject, numberField, objectField, stringField, stringsField } from "../json.ts";
import { type ReviewTarget, type ReviewVerdict, VERDICTS } from "./findings.ts";

/** What is to be reviewed, and how. */
export interface ReviewRequest {
  readonly target: ReviewTarget;
  /** Of the target, only these files, relative to the root; absent: all. */
  readonly paths?: readonly string[];
  /** Object stores of ours that hold what the repository lacks of the target; absent: it lacks nothing. */
  readonly stores?: readonly string[];
  /** Whether a second turn tries to refute each finding. */
  readonly checkFindings: boolean;
}

/** What a review came to, as far as the record tells it. */
export interface ReviewOutcome {
  readonly verdict: ReviewVerdict;
  /** How many findings; null if the answer could not be read. */
  readonly findings: number | null;
}

const KINDS: readonly ReviewTarget["kind"][] = ["working-tree", "branch", "commit", "job", "snapshot"];

/** Decodes a stored target; null if it is none that this program knows. */
export function decodeTarget(json: JsonObject): ReviewTarget | null {
  const kind = KINDS.find((known) => known === json["kind"]);
  if (kind === undefined) return null;
  return {
    kind,
    base: stringField(json, "base"),
    head: stringField(json, "head"),
    files: numberField(json, "files"),
    insertions: numberField(json, "insertions"),
    deletions: numberField(json, "deletions"),
  };
}

/** Decodes a stored request; null if it names no target that this program knows. */
export function decodeReviewRequest(json: JsonObject): ReviewRequest | null {
  const target = decodeTarget(objectField(json, "target") ?? {});
  if (target === null) return null;
  return {
    target,
    ...("paths" in json ? { paths: stringsField(json, "paths") } : {}),
    ...("stores" in json ? { stores: stringsField(json, "stores") } : {}),
    checkFindings: booleanField(json, "checkFindings") ?? false,
  };
}

/** Decodes a stored outcome; a verdict that this program does not know is `unparsed`. */
export function decodeReviewOutcome(json: JsonObject): ReviewOutcome {
  const verdict = VERDICTS.find((known) => known === json["verdict"]) ?? "unparsed";
  const findings = numberField(json, "findings");
  return { verdict, findings: findings !== null && Number.isSafeInteger(findings) && findings >= 0 ? findings : null };
}
