import assert from "node:assert/strict";
import { test } from "node:test";
import { MODE_FACTS, type Mode } from "../../../plugins/codex/scripts/src/core/reliability/modes.ts";
import { risenLine, risenModes } from "../../../plugins/codex/scripts/src/core/reliability/risen.ts";
import type { Run } from "../../../plugins/codex/scripts/src/core/reliability/run.ts";
import { compareRuns, USUAL_SIZES } from "../../../plugins/codex/scripts/src/core/reliability/slice.ts";

const FINE: Run = { atMs: null, modes: [], route: null, raw: true, evidence: true };
const runs = (count: number, ...modes: readonly Mode[]) => Array.from({ length: count }, () => ({ ...FINE, modes }));
const risen = (...parts: readonly (readonly Run[])[]) => risenModes(compareRuns(parts.flat(), USUAL_SIZES));

test("risenModes names what is more frequent in the window than chance would give, and nothing else", () => {
  assert.deepEqual(risen(), []);
  assert.deepEqual(risen(runs(30, "noop")), [], "nothing came before");
  assert.deepEqual(risen(runs(70), runs(28), runs(2, "noop")), [], "chance");
  assert.deepEqual(risen(runs(70, "noop"), runs(30)), [], "it has fallen");
  assert.deepEqual(risen(runs(50, "noop"), runs(50, "noop")), [], "steady");
  const [found, ...others] = risen(runs(70), runs(20), runs(10, "noop"));
  assert.deepEqual([found?.mode, found?.rate, found?.fix, others], ["noop", 1 / 3, MODE_FACTS.noop.fix, []]);
  assert.ok(found !== undefined && found.p < 0.001 && Math.abs(found.delta - (1 / 3 - 0.1)) < 1e-9);
});

test("risenLine is one line with the clearest mode, its fix, and the others by name", () => {
  assert.equal(risenLine([], 30), null);
  const both = risen(runs(70), runs(15), runs(10, "abandoned_loop"), runs(5, "blocked"));
  assert.equal(
    risenLine(both, 30),
    `Of the last 30 Codex runs 33.3 % ended as abandoned_loop, more than chance would give (+23.3 points, p < 0.001). More frequent too: blocked. Likely fix: ${MODE_FACTS.abandoned_loop.fix} See codex-companion report.`,
  );
});
