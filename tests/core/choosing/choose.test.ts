// The draw: its shape, its shares, its floor, and that a seed repeats it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { ArmWithEvidence } from "../../../plugins/codex/scripts/src/core/choosing/arms.ts";
import { choose, drawArm, recordedChoice, sharesOf } from "../../../plugins/codex/scripts/src/core/choosing/choose.ts";
import { seededRandom } from "../../../plugins/codex/scripts/src/core/choosing/seeded-random.ts";
import { bestProbabilities } from "../../../plugins/codex/scripts/src/core/choosing/shares.ts";

const arm = (model: string, alpha: number, beta: number): ArmWithEvidence => {
  return { harness: "codex", model, effort: null, alpha, beta };
};
const near = (actual: readonly number[], expected: readonly number[], within: number) => {
  assert.equal(actual.length, expected.length);
  for (const [at, value] of actual.entries())
    assert.ok(Math.abs(value - (expected[at] ?? Number.NaN)) <= within, `${actual} is not near ${expected}`);
};

test("bestProbabilities agrees with closed forms", () => {
  near(bestProbabilities([{ alpha: 3, beta: 4 }]), [1], 0);
  near(bestProbabilities(Array(4).fill({ alpha: 5, beta: 2 })), Array(4).fill(0.25), 1e-9);
  // P(X > Y) for X of Beta(a, 1), Y of Beta(b, 1) is a / (a + b).
  near(
    bestProbabilities([
      { alpha: 6, beta: 1 },
      { alpha: 2, beta: 1 },
    ]),
    [0.75, 0.25],
    1e-4,
  );
  near(
    bestProbabilities([
      { alpha: 1, beta: 1 },
      { alpha: 4, beta: 1 },
      { alpha: 5, beta: 1 },
    ]),
    [0.1, 0.4, 0.5],
    1e-3,
  );
  near(
    bestProbabilities([
      { alpha: 900, beta: 100 },
      { alpha: 100, beta: 900 },
    ]),
    [1, 0],
    1e-9,
  );
});

test("sharesOf never falls below 5 %, or an even share, and adds up to 1", () => {
  near(sharesOf([arm("a", 900, 100), arm("b", 100, 900), arm("c", 100, 900)]), [0.9, 0.05, 0.05], 1e-9);
  const many = Array.from({ length: 40 }, (_each, at) => arm(`${at}`, 1 + at * 50, 50));
  near(sharesOf(many), Array(40).fill(1 / 40), 1e-9);
  near([sharesOf([arm("a", 3, 2), arm("b", 2, 3)]).reduce((sum, share) => sum + share, 0)], [1], 1e-12);
});

test("drawArm draws each arm as often as its share says", () => {
  const arms = [arm("a", 8, 4), arm("b", 5, 5), arm("c", 1, 60)];
  const random = seededRandom("frequencies");
  const counts = arms.map(() => 0);
  for (let round = 0; round < 20_000; round += 1) {
    const index = drawArm(arms, random)?.index ?? 0;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  near(
    counts.map((count) => count / 20_000),
    sharesOf(arms),
    0.01,
  );
  near([sharesOf(arms)[2] ?? 0], [0.05], 1e-3);
});

test("choose gives the drawn arm and every candidate, and the same again for the same seed", () => {
  const arms = [arm("a", 8, 4), { ...arm("b", 5, 5), harness: "gptme", effort: "high" }];
  const choice = choose(arms, seededRandom("1"));
  assert.deepEqual(choice, choose(arms, seededRandom("1")));
  const { drawn, by, candidates } = choice ?? assert.fail();
  const draws = candidates.map(({ draw }) => draw);
  assert.deepEqual(
    candidates,
    arms.map((each, at) => ({ ...each, draw: draws[at], share: sharesOf(arms)[at] })),
  );
  const { harness, model, effort } = candidates[draws.indexOf(Math.max(...draws))] ?? assert.fail();
  assert.deepEqual([by, drawn], ["draw", { harness, model, effort }]);
  const seeds = Array.from({ length: 80 }, (_each, at) => choose(arms, seededRandom(`${at}`)));
  assert.deepEqual([...new Set(seeds.map((each) => `${each?.by} ${each?.drawn.model}`))].sort(), [
    "draw a",
    "draw b",
    "floor a",
    "floor b",
  ]);
  assert.deepEqual(recordedChoice(choice ?? assert.fail()).candidates[1], {
    model: "b",
    effort: "high",
    alpha: 5,
    beta: 5,
    draw: draws[1],
  });
  assert.equal(choose([], seededRandom("1")), null);
});

test("docs/formats/choosing.md holds a choice with the fields that the program writes", () => {
  const sample: unknown = JSON.parse(
    /^```choice\n(.*)\n```$/m.exec(readFileSync("docs/formats/choosing.md", "utf8"))?.[1] ?? "",
  );
  const written = choose([arm("a", 8, 4), arm("b", 5, 5)], seededRandom("1"));
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape);
    return typeof value === "object" && value !== null
      ? Object.entries(value).map(([name, field]) => [name, shape(field)])
      : null;
  };
  assert.deepEqual(shape(sample), shape(written));
});
