// The three booleans, asked in order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { failure } from "../../plugins/codex/scripts/src/core/failure/kinds.ts";
import {
  decodeReadiness,
  failed,
  obstacle,
  passed,
  readiness,
} from "../../plugins/codex/scripts/src/core/preflight.ts";

const MISSING = failure("codex_missing", "Could not find Codex.");
const NOT_ASKED = { ok: false, detail: "not asked", failure: null };
const YES = { ok: true, detail: "yes", failure: null };
const NO = { ok: false, detail: "Could not find Codex.", failure: MISSING };

test("readiness leaves what was not asked unanswered, and the first failure is the obstacle", () => {
  assert.deepEqual(passed("yes"), YES);
  assert.deepEqual(failed(MISSING), NO);
  const cases = [
    { checks: [], expected: [NOT_ASKED, NOT_ASKED, NOT_ASKED], first: null },
    { checks: [NO], expected: [NO, NOT_ASKED, NOT_ASKED], first: MISSING },
    { checks: [YES, NO], expected: [YES, NO, NOT_ASKED], first: MISSING },
    { checks: [YES, YES, NO], expected: [YES, YES, NO], first: MISSING },
    { checks: [YES, YES, YES], expected: [YES, YES, YES], first: null },
  ] as const;
  for (const { checks, expected, first } of cases) {
    const [cli_resolves, cli_ready, route_allowed] = expected;
    const ready = readiness(...checks);
    assert.deepEqual(ready, { cli_resolves, cli_ready, route_allowed });
    assert.equal(obstacle(ready), first);
  }
});

test("decodeReadiness reads back what setup printed", () => {
  for (const checks of [[YES, YES, YES], [NO], [YES, NO], [YES, YES, NO]]) {
    const printed = JSON.parse(JSON.stringify({ ready: false, ...readiness(...checks), home: "/h" }));
    assert.deepEqual(decodeReadiness(printed), readiness(...checks));
  }
});

test("decodeReadiness takes a failure that only a later program knows for one, and never for none", () => {
  const later = { ...NO, failure: { kind: "node_too_old", message: "Too old.", hint: "Renew it." } };
  const read = decodeReadiness({ cli_resolves: later, cli_ready: NOT_ASKED, route_allowed: NOT_ASKED });
  assert.deepEqual(read?.cli_resolves, { ...NO, failure: failure("launch_failed", "Too old.", "Renew it.") });
});

test("decodeReadiness makes nothing of an answer that says nothing of it, or not why no job can run", () => {
  for (const json of [
    {},
    { error: { kind: "usage" } },
    { cli_resolves: YES, cli_ready: YES },
    { cli_resolves: YES, cli_ready: YES, route_allowed: "yes" },
    { cli_resolves: NOT_ASKED, cli_ready: NOT_ASKED, route_allowed: NOT_ASKED },
    { cli_resolves: {}, cli_ready: {}, route_allowed: { ok: "yes" } },
  ])
    assert.equal(decodeReadiness(json), null);
});
