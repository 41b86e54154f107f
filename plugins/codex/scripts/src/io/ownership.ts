// Whether what lies on disk is the user's alone to write. Windows tells no owners and is not asked.

import type { Stats } from "node:fs";

const WRITABLE_BY_OTHERS = 0o022;
const ROOT = 0;

/** Why others could have written it, as the end of a sentence about it; null if only this user and root could. */
export function whyForeign({ uid, mode }: Pick<Stats, "uid" | "mode">, self = process.geteuid?.()): string | null {
  if (self === undefined) return null;
  if (uid !== self && uid !== ROOT) return `belongs to user ${uid}, not to you (user ${self})`;
  if ((mode & WRITABLE_BY_OTHERS) === 0) return null;
  return `can be written by other users (mode ${(mode & 0o7777).toString(8)})`;
}
