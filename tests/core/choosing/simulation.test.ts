// What choosing is worth in a world whose truth is known: three harnesses that succeed in 80, 60 and 40 % of their jobs,
// 500 jobs, 200 seeds. The table that it computes is the one of docs/formats/choosing.md.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawArm } from "../../../plugins/codex/scripts/src/core/choosing/choose.ts";
import { type Random, seededRandom } from "../../../plugins/codex/scripts/src/core/choosing/seeded-random.ts";
import { addRun, NO_TALLY, posteriorAt, type Tally } from "../../../plugins/codex/scripts/src/core/choosing/tally.ts";
import type { JsonObject } from "../../../plugins/codex/scripts/src/core/json.ts";
import { importedRun } from "../../../plugins/codex/scripts/src/core/reliability/imported.ts";

const RATES = [0.8, 0.6, 0.4];
const BEST = 0.8;
const JOBS = 500;
const LATE = 100;
const SEEDS = 200;
const PAUSE_MS = 3_600_000; // A job an hour: three weeks in all.

/** How one job is taken for a success. Null: nothing is learnt. */
type Signal = ((record: JsonObject) => boolean | null) | null;

const honest: Signal = (record) => importedRun(record).evidence;
const raw: Signal = (record) => record["raw_exit_code"] === 0;

interface Row {
  readonly name: string;
  readonly signal: Signal;
  /** How often the best harness exits 126 after good work. */
  readonly teardown: number;
}

const ROWS: readonly Row[] = [
  { name: "nothing is learnt", signal: null, teardown: 1 },
  { name: "honest, and raw exit code", signal: raw, teardown: 0 },
  { name: "raw exit code", signal: raw, teardown: 0.5 },
  { name: "honest", signal: honest, teardown: 0.5 },
  { name: "raw exit code", signal: raw, teardown: 1 },
  { name: "honest", signal: honest, teardown: 1 },
];

/** The record of one job. */
function jobOf(arm: number, teardown: number, random: Random): JsonObject {
  const isGood = random() < (RATES[arm] ?? 0);
  const fails = arm === 0 && random() < teardown;
  return { harness: `h${arm}`, raw_exit_code: isGood ? (fails ? 126 : 0) : 1, commits: isGood ? 1 : 0 };
}

/** The harness of each of the jobs of one world. */
function play({ signal, teardown }: Row, seed: number): readonly number[] {
  const random = seededRandom(`${seed}`);
  const tallies: Tally[] = RATES.map(() => NO_TALLY);
  return Array.from({ length: JOBS }, (_each, number) => {
    const nowMs = number * PAUSE_MS;
    const arms = tallies.map((tally, at) => {
      return { harness: `h${at}`, model: null, effort: null, ...posteriorAt(tally, nowMs) };
    });
    const arm = drawArm(arms, random)?.index ?? 0;
    const success = signal?.(jobOf(arm, teardown, random)) ?? null;
    if (success !== null) tallies[arm] = addRun(tallies[arm] ?? NO_TALLY, nowMs, success);
    return arm;
  });
}

interface Measured {
  readonly share: number;
  readonly late: number;
  readonly regret: number;
  readonly worst: number;
}

function measure(row: Row): Measured {
  const worlds = Array.from({ length: SEEDS }, (_each, seed) => play(row, seed));
  const bestShare = (arms: readonly number[]) => arms.filter((arm) => arm === 0).length / arms.length;
  const regrets = worlds
    .map((arms) => arms.reduce((sum, arm) => sum + BEST - (RATES[arm] ?? 0), 0))
    .sort((a, b) => a - b);
  return {
    share: mean(worlds.map(bestShare)),
    late: mean(worlds.map((arms) => bestShare(arms.slice(-LATE)))),
    regret: mean(regrets),
    worst: regrets[Math.floor(0.95 * SEEDS)] ?? Number.NaN,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rowText({ name, teardown }: Row, { share, late, regret, worst }: Measured): string {
  const percent = (value: number) => `${(100 * value).toFixed(0)} %`;
  const cells = [name, percent(teardown), percent(share), percent(late), regret.toFixed(0), worst.toFixed(0)];
  return `| ${cells.join(" | ")} |`;
}

test("choosing finds the best harness by the honest signal, and loses it by the raw one", () => {
  const measured = ROWS.map(measure);
  const page = readFileSync("docs/formats/choosing.md", "utf8");
  const rows = page.slice(page.indexOf("| signal |")).split("\n\n")[0]?.trim().split("\n").slice(2);
  assert.deepEqual(
    rows,
    ROWS.map((row, at) => rowText(row, measured[at] ?? assert.fail())),
  );
  const [none, fine, rawHalf, honestHalf, rawAlways, honestAlways] = measured;
  assert.ok((none?.share ?? 1) < 0.5 && (fine?.share ?? 0) > 0.8 && (fine?.late ?? 0) > 0.85);
  // The bad exits change nothing for the honest signal: job by job, the same worlds are played.
  for (const other of [honestHalf, honestAlways]) assert.deepEqual(other, fine);
  for (const misled of [rawHalf, rawAlways])
    assert.ok((misled?.share ?? 1) < 0.15 && (misled?.regret ?? 0) > 4 * (fine?.regret ?? 99));
});
