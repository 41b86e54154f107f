// The same cause has the same key: a short digest of the kind, the lane and the error text. What changes from job to
// job is taken out of the text first: paths, ids, numbers, times, and what stands behind a URL's host.

import type { Lane } from "../lane.ts";
import { sha256 } from "../sha256.ts";
import { type FailureKind, isOfLogin, isUnexplained } from "./kinds.ts";

const LENGTH = 12;
const MOST_CHARACTERS = 500;

// In this order: each leaves nothing for a later one to mistake.
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z][a-z0-9+.-]*:)\/\/([^\s/?#"'`<>()]+)[^\s"'`<>()]*/gi, "$1$2"],
  // Paths in quotation marks may hold blanks.
  [/(["'`])(?:~|\.{0,2}[/\\]|[a-z]:[/\\])[^"'`\n]*\1/gi, '"/"'],
  [/(?<![\w.~-])(?:[a-z]:|~|\.{1,2})?(?:[/\\]+[^\s/\\"'`<>:;,()|]+)+[/\\]*/gi, "/"],
  [/(?<![\w.-])[\w.@+-]+(?:[/\\][\w.@+-]+)+[/\\]?/g, "/"],
  // Dates and times of day; a month or a weekday only if a number makes it one.
  [/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?=\S+\s+\d|\d)/gi, ""],
  [/\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?=\d)/gi, "#"],
  [/(?<=\d)(?:st|nd|rd|th)?,?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/gi, ""],
  [/(?<=\d)\s*[ap]\.?m\b\.?/gi, ""],
  // Whatever has a digit in it: numbers, versions, addresses, UUIDs, ids of jobs and requests.
  [/[\w.:+%#-]*\d[\w.:+%#-]*/g, "#"],
  [/#\s*(?:ms|s|m|h|d|sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?|milliseconds?)\b\.?/gi, "#"],
  // Ids without a digit: of jobs, hexadecimal ones, and those of mixed case.
  [/\b[a-z]{8}-[a-z]{5}\b/g, "#"],
  [/\b[a-f]{8,}\b|\b[A-F]{8,}\b/g, "#"],
  [/\b(?:[a-z]{2,8}[_-])?(?=[A-Za-z]*[a-z][A-Z])[A-Za-z]{12,}\b/g, "#"],
  [/#(?:[\s,]*#)+/g, "#"],
  [/\s+/g, " "],
];

/** The text of an error with what changes from job to job masked. */
export function signatureOf(text: string): string {
  const start = text.slice(0, 4 * MOST_CHARACTERS);
  return MASKS.reduce((masked, [pattern, mask]) => masked.replaceAll(pattern, mask), start)
    .trim()
    .slice(0, MOST_CHARACTERS);
}

/**
 * The fingerprint of a failure in a lane: twelve hex digits. `said` is what was said last on stderr, which counts if the
 * kind names no cause. A failure of the login is the same in every workspace and on every route.
 */
export function fingerprintOf(kind: FailureKind, lane: Lane, message: string, said: string | null = null): string {
  const { model, effort, sandbox } = lane.route;
  const place = isOfLogin({ kind, message }) ? [] : [lane.workspaceRoot, model, effort, sandbox];
  const witness = said === null || !isUnexplained(kind) ? [] : [signatureOf(said)];
  const cause = [kind, lane.executable, ...place, signatureOf(message), ...witness];
  return sha256(JSON.stringify(cause)).slice(0, LENGTH);
}

/** True for a whole fingerprint; nothing else may name a file of an incident. */
export function isFingerprint(text: string): boolean {
  return text.length === LENGTH && /^[0-9a-f]+$/.test(text);
}
