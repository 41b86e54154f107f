// Whom a failure keeps out of its lane, after contract section 5.

import type { Basis } from "./classify.ts";
import type { FailureKind } from "./kinds.ts";

/** Nobody, the same payload, or every job of the lane. */
export type Scope = "none" | "payload" | "lane";

const SCOPES: Readonly<Partial<Record<FailureKind, Scope>>> = {
  payload_invalid: "payload",
  cwd_missing: "lane",
  codex_missing: "lane",
  codex_not_executable: "lane",
  config_invalid: "lane",
  route_not_allowed: "lane",
  auth_unavailable: "lane",
  usage_limit: "lane",
  model_unavailable: "lane",
  context_exceeded: "payload",
  sandbox_or_policy_block: "payload",
};
// By what a failure was told. A text alone is never enough to keep other jobs out.
const FIRM: ReadonlySet<Basis | null> = new Set(["structured", "status", "retry", "probe"]);

/** True where a kind rests on fields that Codex reported, or on a look of ours: only that may keep later jobs out. */
export function isFirm(basis: Basis | null): boolean {
  return FIRM.has(basis);
}

/** Whom a failure of this kind keeps out, told on this basis; null: on none that is known. */
export function scopeOf(kind: FailureKind, basis: Basis | null): Scope {
  return isFirm(basis) ? (SCOPES[kind] ?? "none") : "none";
}
