// What the report says of worlds whose truth is known: seeded, so that each run of this test sees the same worlds. The
// table that it prints is the one of docs/formats/report.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_GATE, gateAfter } from "../../../plugins/codex/scripts/src/core/reliability/gate.ts";
import { fisherExact, posterior, wilson } from "../../../plugins/codex/scripts/src/core/reliability/statistics.ts";
import { seededRandom } from "../../../testing/random.ts";

const WORLDS = 2_000;
const RATES = [0.02, 0.08, 0.13, 0.27, 0.43, 0.8];
const HIT = { modes: ["abandoned_loop"] } as const;
const FINE = { modes: [] } as const;

/** How many of `total` runs have a mode that has this rate. */
function hits(random: () => number, total: number, rate: number): number {
  let count = 0;
  for (let run = 0; run < total; run += 1) count += Number(random() < rate);
  return count;
}

function runsAt(random: () => number, total: number, rate: number) {
  return Array.from({ length: total }, () => (random() < rate ? HIT : FINE));
}

/** The share of worlds of which something holds. */
function shareOf(holds: (world: number) => boolean, worlds = WORLDS): number {
  let count = 0;
  for (let world = 0; world < worlds; world += 1) count += Number(holds(world));
  return count / worlds;
}

/** Distances from one firing to the next while nothing changes, in runs: how long until a false alarm. */
function firings(random: () => number, total: number, rate: number): { alarms: number; share: number } {
  const size = 300;
  const runs = runsAt(random, total, rate);
  const states = runs.map((_, end) => gateAfter(runs.slice(Math.max(0, end + 1 - size), end + 1), DEFAULT_GATE).state);
  const alarms = states.filter((state, index) => state === "warn" && states[index - 1] !== "warn").length;
  return { alarms, share: states.filter((state) => state === "warn").length / total };
}

/** After how many runs of a new rate the gate is in this state; null if it is not within 200. */
function delay(random: () => number, [from, to]: readonly [number, number], wanted: string): number | null {
  const runs = [...runsAt(random, 100, from), ...runsAt(random, 200, to)];
  for (let end = 101; end <= runs.length; end += 1)
    if (gateAfter(runs.slice(0, end), DEFAULT_GATE).state === wanted) return end - 100;
  return null;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

test("the 95 % intervals cover the truth as often as they say, and the test for a shift cries wolf no more often", (t) => {
  const random = seededRandom(2_026).next;
  t.diagnostic("rate    Wilson n=100  n=30    Beta, rate drawn from its prior  shift found where there is none");
  const covered: number[] = [];
  for (const rate of RATES) {
    const covers = (total: number) =>
      shareOf(() => {
        const { low, high } = wilson(hits(random, total, rate), total);
        return low <= rate && rate <= high;
      });
    const falseShift = shareOf(() => fisherExact(hits(random, 30, rate), 30, hits(random, 70, rate), 70) < 0.05);
    const [hundred, thirty] = [covers(100), covers(30)];
    covered.push(hundred, thirty);
    const line = [percent(rate), percent(hundred), percent(thirty), "", percent(falseShift)];
    t.diagnostic(line.map((cell, index) => cell.padEnd([8, 14, 8, 33, 0][index] ?? 0)).join(""));
    for (const share of [hundred, thirty]) assert.ok(share > 0.92 && share <= 1, `${rate}: covered ${share}`);
    assert.ok(falseShift <= 0.06, `${rate}: false shifts ${falseShift}`);
  }
  const mean = covered.reduce((sum, share) => sum + share, 0) / covered.length;
  assert.ok(mean > 0.94 && mean < 0.975, `covered on average ${mean}`);
  const credible = shareOf(() => {
    const rate = random();
    const { low, high } = posterior(hits(random, 40, rate), 40);
    return low <= rate && rate <= high;
  });
  t.diagnostic(`drawn                         ${percent(credible)}`);
  assert.ok(Math.abs(credible - 0.95) < 0.015, `credible ${credible}`);
});

test("a shift that is there is found, the more often the larger it is", (t) => {
  const random = seededRandom(7).next;
  const found = [0.27, 0.43, 0.6, 0.75].map((rate) => {
    const share = shareOf(() => fisherExact(hits(random, 30, rate), 30, hits(random, 70, 0.2), 70) < 0.05);
    t.diagnostic(`from 20.0 % to ${percent(rate)}: found in ${percent(share)}`);
    return share;
  });
  assert.ok(
    found.every((share, index) => index === 0 || share > (found[index - 1] ?? 1)),
    found.join(" "),
  );
  assert.ok((found[2] ?? 0) > 0.9, found.join(" "));
});

test("the gate fires and releases when it should, and its false alarms are counted", (t) => {
  const random = seededRandom(12).next;
  const RUNS = 6_000;
  const at = (rate: number) => {
    const { alarms, share } = firings(random, RUNS, rate);
    t.diagnostic(
      `steady ${percent(rate)}: ${((1_000 * alarms) / RUNS).toFixed(1)} alarms in 1,000 runs, firing ${percent(share)} of the time`,
    );
    return { perThousand: (1_000 * alarms) / RUNS, share };
  };
  const [low, published, near, over, far] = [0.1, 0.27, 0.35, 0.5, 0.6].map(at);
  assert.equal(low?.perThousand, 0);
  assert.ok((published?.perThousand ?? 9) < 2 && (published?.share ?? 1) < 0.05);
  assert.ok((near?.perThousand ?? 9) < 8);
  assert.ok((over?.share ?? 0) > 0.85 && (far?.share ?? 0) > 0.98);
  const median = (shift: readonly [number, number], state: string) => {
    const delays = Array.from({ length: 200 }, () => delay(random, shift, state) ?? Number.POSITIVE_INFINITY);
    const sorted = delays.sort((a, b) => a - b);
    t.diagnostic(
      `${percent(shift[0])} -> ${percent(shift[1])}: ${state} after a median of ${sorted[100]} runs, 95 % within ${sorted[190]}`,
    );
    return sorted[100] ?? Number.NaN;
  };
  assert.ok(median([0.15, 0.7], "warn") <= 30);
  assert.ok(median([0.15, 0.55], "warn") <= 45);
  assert.ok(median([0.7, 0.1], "ok") <= 45);
  const fresh = shareOf(() => gateAfter(runsAt(random, 20, 0.27), DEFAULT_GATE).state === "warn");
  t.diagnostic(`a fresh home at 27.0 %: a false alarm within its first 20 runs in ${percent(fresh)}`);
  assert.ok(fresh < 0.1, `fresh ${fresh}`);
});
