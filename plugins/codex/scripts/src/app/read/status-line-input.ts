// What Claude Code hands to a status line: JSON on standard input, in bounds of size and time, with the session in it.

import { asObject, parseJson, stringField } from "../../core/json.ts";
import { readStdinWithin } from "../../io/input.ts";

/** The bytes as they came, and the session; null for one that is missing, and for all if the input is beyond the bounds. */
export interface StatusLineInput {
  readonly bytes: Uint8Array;
  readonly sessionId: string | null;
}

const MOST_BYTES = 1024 * 1024;
const MOST_MS = 1_000;

/** Reads it. Never throws. */
export async function readStatusLineInput(): Promise<StatusLineInput> {
  const bytes = (await readStdinWithin(MOST_BYTES, MOST_MS)) ?? new Uint8Array();
  const json = asObject(parseJson(Buffer.from(bytes).toString("utf8"))) ?? {};
  return { bytes, sessionId: stringField(json, "session_id") || null };
}
