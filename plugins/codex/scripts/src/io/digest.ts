// The digest of a text of any length. Node's own hash is loaded only for a text that is long enough to be worth it.

import { createHash } from "node:crypto";
import { sha256 } from "../core/sha256.ts";

// In UTF-16 units. From here on to load Node's own costs less than to do without it (`core/sha256.ts`).
const LONG_TEXT = 5_000;

/** The SHA-256 of a text's UTF-8 bytes, in hex. */
export function digest(text: string): string {
  if (text.length < LONG_TEXT) return sha256(text);
  return createHash("sha256").update(text, "utf8").digest("hex");
}
