// Records of other systems: every rule by itself, several at once, and fields of the wrong type.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  IMPORTED_RULES,
  importedRun,
  recordTimeMs,
} from "../../../plugins/codex/scripts/src/core/reliability/imported.ts";
import { explain } from "../../../plugins/codex/scripts/src/core/reliability/mode-rules.ts";

test("importedRun gives a record the modes of the published rules", () => {
  const cases: readonly [object, readonly string[]][] = [
    [{}, []],
    [{ outcome: "productive", loop_status: "closed", grades: { productivity: 0.3 } }, []],
    [{ outcome: "noop" }, ["noop"]],
    [{ outcome: "NOOP" }, ["noop"]],
    [{ outcome: "noop " }, []],
    [{ outcome: "Blocked" }, ["blocked"]],
    [{ grades: { productivity: 0.29 } }, ["low_productivity"]],
    [{ grades: { productivity: 0 } }, ["low_productivity"]],
    [{ grades: { productivity: "0.1" } }, []],
    [{ grades: {} }, []],
    [{ loop_status: "open" }, ["abandoned_loop"]],
    [{ loop_status: "Open" }, []],
    [{ grade_reasons: { harm: "it is a ci_break of main" } }, ["ci_break"]],
    [{ grade_reasons: { harm: ["ci_break"] } }, ["ci_break"]],
    [{ grade_reasons: { harm: "" } }, []],
    [{ intent_category_matched: false }, ["routing_mismatch"]],
    [{ intent_category_matched: null }, []],
    [
      {
        outcome: "noop",
        loop_status: "open",
        grades: { productivity: 0.1 },
        grade_reasons: { harm: "ci_break" },
        intent_category_matched: false,
      },
      ["noop", "low_productivity", "abandoned_loop", "ci_break", "routing_mismatch"],
    ],
    [{ outcome: 7, grades: "x", grade_reasons: null, loop_status: ["open"], intent_category_matched: 0 }, []],
    [{ outcome: null, grades: null, grade_reasons: { harm: null } }, []],
  ];
  for (const [record, modes] of cases)
    assert.deepEqual(importedRun({ ...record }).modes, modes, JSON.stringify(record));
});

test("importedRun takes route and success from what the record says, and nothing from what it does not", () => {
  const full = {
    harness: "gptme",
    model: "model-a",
    effort: "high",
    sandbox: "read-only",
    exit_code: 0,
    loop_status: "open",
  };
  assert.deepEqual(importedRun({ ...full, ts: 1_780_000_000 }), {
    atMs: 1_780_000_000_000,
    modes: ["abandoned_loop"],
    route: "gptme · model-a · high",
    raw: true,
    evidence: false,
  });
  assert.deepEqual(importedRun({}), { atMs: null, modes: [], route: null, raw: null, evidence: null });
  assert.deepEqual(importedRun({ model: "m", exit_code: 3 }).raw, false);
});

test("recordTimeMs understands the usual names and forms", () => {
  const at = Date.UTC(2026, 5, 21, 10, 30);
  const cases: readonly [object, number | null][] = [
    [{ timestamp: "2026-06-21T10:30:00Z" }, at],
    [{ timestamp: "2026-06-21T12:30:00+02:00" }, at],
    [{ ts: "2026-06-21T10:30:00.000" }, at],
    [{ time: "2026-06-21 10:30:00" }, at],
    [{ date: "2026-06-21" }, Date.UTC(2026, 5, 21)],
    [{ ended_at: at }, at],
    [{ completedAt: at / 1_000 }, at],
    [{ at: `${at}` }, at],
    [{ ts: `${at / 1_000}` }, at],
    [{ started_at: "2026-06-20T00:00:00Z", ended_at: "2026-06-21T10:30:00Z" }, at],
    [{ timestamp: "soon", created_at: at }, at],
    [{ timestamp: null }, null],
    [{ timestamp: {} }, null],
    [{}, null],
  ];
  for (const [record, expected] of cases) assert.equal(recordTimeMs({ ...record }), expected, JSON.stringify(record));
});

test("explain says of every mode why, or what it would take", () => {
  const findings = explain(IMPORTED_RULES, { loop_status: "open" });
  assert.deepEqual(
    findings.map(({ mode, reason }) => [mode, reason]),
    [
      ["noop", null],
      ["blocked", null],
      ["low_productivity", null],
      ["abandoned_loop", 'loop_status is "open".'],
      ["ci_break", null],
      ["routing_mismatch", null],
    ],
  );
  assert.ok(findings.every(({ says }) => says.length > 10));
});
