// unknown -> one finding. Whatever the reviewer gave becomes a finding: what cannot be read of it is null, and nothing is dropped.

import { asObject, type JsonObject, numberField, stringField } from "../json.ts";
import { type GivenFinding, SEVERITIES, type Severity } from "./findings.ts";

/** A severity that is none counts as this one: it neither blocks by default, nor sinks to the end. */
const NOT_READ: Severity = "medium";
const UNTITLED = "Finding without a title";

/** A finding, and whether its severity could be read. */
export interface ReadFinding {
  readonly finding: GivenFinding;
  readonly isWhole: boolean;
}

/** The stable id of the finding at this place, counted from 0. */
export function findingId(index: number): string {
  return `F${index + 1}`;
}

/** Reads one entry of an answer by our own schema. */
export function readFinding(entry: unknown, index: number): ReadFinding {
  const json = asObject(entry) ?? { title: typeof entry === "string" ? entry : JSON.stringify(entry) };
  const word = stringField(json, "severity");
  const severity = SEVERITIES.find((known) => known === word?.trim().toLowerCase());
  const body = stringField(json, "body") ?? "";
  const finding = {
    id: findingId(index),
    severity: severity ?? NOT_READ,
    title: filled(json, "title") ?? (body.trim().split("\n")[0] || UNTITLED),
    body: severity === undefined && word !== null ? withSeverityNote(body, word) : body,
    file: filled(json, "file"),
    line_start: lineNumber(json["line_start"]),
    line_end: lineNumber(json["line_end"]),
    confidence: shareField(json, "confidence"),
    recommendation: filled(json, "recommendation"),
    check: null,
  };
  return { finding, isWhole: severity !== undefined };
}

/** A severity by its priority from 0 to 3; null for any other value. */
export function severityOfPriority(priority: unknown): Severity | null {
  return typeof priority === "number" ? (SEVERITIES[priority] ?? null) : null;
}

/** A line number from 1; null for anything else. */
export function lineNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1 ? value : null;
}

/** A number from 0 to 1; null for anything else. */
export function shareField(json: JsonObject, name: string): number | null {
  const value = numberField(json, name);
  return value !== null && value >= 0 && value <= 1 ? value : null;
}

/** A text that is not blank; null for anything else. */
export function filled(json: JsonObject, name: string): string | null {
  const text = stringField(json, name);
  return text === null || text.trim() === "" ? null : text.trim();
}

function withSeverityNote(body: string, word: string): string {
  return [body, `(The reviewer called its severity ${JSON.stringify(word.slice(0, 40))}.)`].join("\n").trim();
}
