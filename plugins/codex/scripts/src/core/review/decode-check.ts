// The answer of the turn that tried to refute findings -> what it says of each of them.

import { objectsField, stringField } from "../json.ts";
import { CHECKS, type FindingCheck, type GivenFinding } from "./findings.ts";
import { jsonAnswer } from "./json-answer.ts";

/** What was said of one finding. */
export interface CheckAnswer {
  readonly check: FindingCheck;
  readonly reason: string;
}

/** Reads an answer, by the ids of the findings. What cannot be read says nothing. Two different words for one finding are `uncertain`. */
export function decodeCheck(text: string): ReadonlyMap<string, CheckAnswer> {
  const answers = new Map<string, CheckAnswer>();
  for (const entry of objectsField(jsonAnswer(text)?.json ?? {}, "checks")) {
    const id = stringField(entry, "id")?.trim() ?? "";
    const check = CHECKS.find((known) => known === entry["check"]);
    if (id === "" || check === undefined) continue;
    const earlier = answers.get(id);
    const reason = stringField(entry, "reason") ?? "";
    answers.set(id, { check: earlier === undefined || earlier.check === check ? check : "uncertain", reason });
  }
  return answers;
}

/** The findings with what was said of them; null stays for those of which nothing was said. */
export function withChecks<Finding extends GivenFinding>(
  findings: readonly Finding[],
  answers: ReadonlyMap<string, CheckAnswer>,
): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, check: answers.get(finding.id)?.check ?? finding.check }));
}
