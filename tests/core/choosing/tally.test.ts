// Evidence that fades: half the weight for each half-life, in whatever order runs come.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addRun,
  HALF_LIFE_MS,
  NO_TALLY,
  posteriorAt,
  type Tally,
} from "../../../plugins/codex/scripts/src/core/choosing/tally.ts";
import { seededRandom } from "../../../testing/random.ts";

const NOW = Date.parse("2026-03-01T10:00:00.000Z");
const DAY = 86_400_000;

test("posteriorAt is the prior if nothing was seen, and counts a run by its age", () => {
  assert.deepEqual(posteriorAt(NO_TALLY, NOW), { alpha: 1, beta: 1 });
  const aged = (days: number) => posteriorAt(addRun(NO_TALLY, NOW - days * DAY, true), NOW).alpha - 1;
  assert.deepEqual([0, 30, 60, 90, -5].map(aged), [1, 0.5, 0.25, 0.125, 1]);
  assert.equal(HALF_LIFE_MS, 30 * DAY);
  assert.deepEqual(posteriorAt(addRun(NO_TALLY, NOW, false), NOW), { alpha: 1, beta: 2 });
});

test("addRun gives the sum of all weights, in any order", () => {
  const random = seededRandom(3);
  const runs = Array.from({ length: 60 }, () => ({ at: NOW - random.integer(200 * DAY), good: random.next() < 0.5 }));
  const weights = (good: boolean) =>
    runs.filter((run) => run.good === good).reduce((sum, { at }) => sum + 0.5 ** ((NOW - at) / HALF_LIFE_MS), 0);
  const folded = (order: typeof runs) => {
    return posteriorAt(
      order.reduce<Tally>((tally, { at, good }) => addRun(tally, at, good), NO_TALLY),
      NOW,
    );
  };
  for (const order of [runs, runs.toReversed(), runs.toSorted((a, b) => a.at - b.at)]) {
    const { alpha, beta } = folded(order);
    assert.ok(Math.abs(alpha - 1 - weights(true)) < 1e-9 && Math.abs(beta - 1 - weights(false)) < 1e-9);
  }
});
