import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeGateSettings,
  GATE_DEFAULTS,
  severityNamed,
} from "../../../plugins/codex/scripts/src/core/review/gate-settings.ts";

test("decodeGateSettings reads what was stored, and takes the default for what it cannot read", () => {
  const stored = { blockOn: "low", maxRounds: 5, timeoutMs: 1_000 };
  assert.deepEqual(decodeGateSettings({ version: 1, workspaceRoot: "/w", ...stored }), stored);
  const cases: readonly [object, object][] = [
    [{ blockOn: "fatal" }, { blockOn: "high" }],
    [{ maxRounds: 0 }, { maxRounds: 2 }],
    [{ maxRounds: 1.5 }, { maxRounds: 2 }],
    [{ maxRounds: "3" }, { maxRounds: 2 }],
    [{ timeoutMs: -1 }, { timeoutMs: 300_000 }],
    [{ timeoutMs: 3_600_000 }, { timeoutMs: 600_000 }],
  ];
  for (const [given, expected] of cases)
    assert.deepEqual(decodeGateSettings({ ...stored, ...given }), { ...stored, ...expected });
  assert.deepEqual(decodeGateSettings({}), GATE_DEFAULTS);
});

test("severityNamed knows the four severities, by these names only", () => {
  const names = ["critical", "high", "medium", "low", "High", "none", ""];
  assert.deepEqual(names.map(severityNamed), ["critical", "high", "medium", "low", null, null, null]);
});
