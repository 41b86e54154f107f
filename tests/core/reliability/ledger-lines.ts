// Ledger lines to test with.
import type { LedgerLine } from "../../../plugins/codex/scripts/src/core/reliability/ledger-line.ts";

/** A job that could write, and committed. */
export const GOOD: LedgerLine = {
  version: 2,
  job: "mm7kwn40-a1b2c",
  at: "2026-03-01T10:05:00.000Z",
  kind: "task",
  status: "completed",
  failure: null,
  raw_exit_code: 0,
  exit_code: 0,
  normalized: false,
  work: "commits",
  verify: null,
  route: { model: "model-a", effort: "high", sandbox: "workspace-write" },
  write: true,
  started: true,
  stop: null,
  durationMs: 299_000,
  plan: null,
  rerouted: false,
  declined: 0,
  deniedWrites: 0,
  attempts: [{ number: 1, at: "2026-03-01T10:05:00.000Z", durationMs: 299_000, failure: null, raw_exit_code: 0 }],
};

/** A job that failed before it left anything. */
export function failedWith(failure: string, changes: Partial<LedgerLine> = {}): LedgerLine {
  return { ...GOOD, status: "failed", failure, raw_exit_code: 1, exit_code: 1, work: "none", ...changes };
}
