// On what the failure of a run rests, as far as the end of the run tells by itself.

import type { RunEnd } from "./verdict.ts";

/** `structured`: an error that names itself; `status`: an HTTP status; `probe`: a check of ours before the turn. */
export type Basis = "structured" | "status" | "probe" | "text";

// What is found missing before a turn, by looking and not by reading what Codex said.
const LOOKED_FOR: ReadonlySet<string> = new Set(["cwd_missing", "codex_missing", "codex_not_executable"]);
// These say only that a connection failed, not why.
const UNSPECIFIC = /^(?:other|httpConnectionFailed|responseStream\w+|responseTooManyFailedAttempts)$/;

/** The basis of a run that ended so; null where it names no error. */
export function basisOf(end: RunEnd): Basis | null {
  if (end.type === "not_started") return LOOKED_FOR.has(end.failure.kind) ? "probe" : "text";
  if (end.type !== "turn" || end.end.error === null) return null;
  const { info, httpStatus } = end.end.error;
  if (info !== null && !UNSPECIFIC.test(info)) return "structured";
  return httpStatus === null ? "text" : "status";
}
