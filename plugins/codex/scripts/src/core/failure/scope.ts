// Whom a failure keeps out of its lane, after contract section 5.

import type { Basis } from "./classify.ts";
import { type FailureKind, type FailureScope, factsOf } from "./kinds.ts";

// By what a failure was told. A text alone is never enough to keep other jobs out.
const FIRM: ReadonlySet<Basis | null> = new Set(["structured", "status", "retry", "probe"]);

/** True if a kind rests on fields that Codex reported, or on a look of ours: only that may keep later jobs out. */
export function isFirm(basis: Basis | null): boolean {
  return FIRM.has(basis);
}

/** Whom a failure of this kind keeps out, told on this basis; null: on none that is known. */
export function scopeOf(kind: FailureKind, basis: Basis | null): FailureScope {
  return isFirm(basis) ? factsOf(kind).scope : "none";
}
