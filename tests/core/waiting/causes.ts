// One cause of each reason, to test with.
import type { WaitCause, WaitReason } from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";

export const CAUSES = {
  slot: { reason: "slot", detail: { ceiling: "home", most: 3 } },
  after: { reason: "after", detail: { jobs: ["mm7kwn40-a1b2c"] } },
  lane: { reason: "lane", detail: { fingerprint: "0123456789ab", kind: "auth_unavailable" } },
  gate: { reason: "gate", detail: { mode: "abandoned_loop", limit: 0.4, runs: 12 } },
  time: { reason: "time", detail: null },
  executor: { reason: "executor", detail: { name: "night", word: "PENDING" } },
} as const satisfies Readonly<Record<WaitReason, WaitCause>>;
