// Which runs belong to which arm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { importedArms, ownArms } from "../../../plugins/codex/scripts/src/core/choosing/arms.ts";
import type { LedgerLine } from "../../../plugins/codex/scripts/src/core/reliability/ledger-line.ts";
import { GOOD } from "../reliability/ledger-lines.ts";

const NOW = Date.parse(GOOD.at);
const job = (
  name: string,
  model: string | null,
  effort: string | null,
  changes: Partial<LedgerLine> = {},
): LedgerLine => {
  return { ...GOOD, job: name, ...changes, route: { ...GOOD.route, model, effort } };
};

test("ownArms gives every route of the policy, each with the jobs of its model and effort", () => {
  const routes = [
    { model: "a", effort: "high" },
    { model: "a", effort: null },
    { model: "b", effort: "low" },
  ];
  const jobs = [
    job("1", "a", "high"),
    job("2", "a", "low"),
    job("3", "a", null, { work: "none" }),
    job("4", "b", "high"),
    job("5", "c", "low"),
    job("6", null, null),
    job("7", "b", "low", { status: "failed", failure: "overloaded", work: "none" }),
    job("7", "b", "low"),
    job("8", "b", "low", { kind: "canary" }),
    job("9", "b", "low", { status: "cancelled" }),
  ];
  assert.deepEqual(ownArms(routes, jobs, NOW), [
    { harness: "codex", model: "a", effort: "high", alpha: 2, beta: 1 },
    { harness: "codex", model: "a", effort: null, alpha: 2, beta: 2 },
    { harness: "codex", model: "b", effort: "low", alpha: 2, beta: 1 },
  ]);
  const later = ownArms(routes, jobs, NOW + 30 * 86_400_000);
  assert.deepEqual(
    later.map(({ alpha, beta }) => [alpha, beta]),
    [
      [1.5, 1],
      [1.5, 1.5],
      [1.5, 1],
    ],
  );
});

test("ownArms counts a job that went on with another route for each of them", () => {
  const [first = assert.fail()] = GOOD.attempts;
  const failed = { ...first, failure: "overloaded", raw_exit_code: 1, route: { model: "a", effort: null } };
  const jobs = [job("1", "b", null, { attempts: [failed, { ...failed, number: 2 }, { ...first, number: 3 }] })];
  const arms = ownArms(
    [
      { model: "a", effort: null },
      { model: "b", effort: null },
    ],
    jobs,
    NOW,
  );
  assert.deepEqual(
    arms.map(({ alpha, beta }) => [alpha, beta]),
    [
      [1, 2],
      [2, 1],
    ],
  );
});

test("ownArms gives a route without a model the jobs of its effort that no other route has", () => {
  const routes = [
    { model: null, effort: "low" },
    { model: "a", effort: null },
  ];
  const arms = ownArms(routes, [job("1", "x", "low"), job("2", "a", "low"), job("3", "x", "high")], NOW);
  assert.deepEqual(
    arms.map(({ alpha }) => alpha),
    [2, 2],
  );
});

test("importedArms makes an arm of each harness, model and effort, with ages from the newest record", () => {
  const arms = importedArms();
  const at = (day: number) => ({ timestamp: new Date(NOW - day * 86_400_000).toISOString() });
  for (const record of [
    { harness: "gptme", model: "m", exit_code: 0, ...at(30) },
    { harness: "codex", model: "m", effort: "high", raw_exit_code: 126, commits: 1, ...at(0) },
    { harness: "gptme", model: "m", exit_code: 1 },
    { harness: "gptme", model: "m", ...at(0) },
    { model: "n", outcome: "noop", ...at(60) },
    { effort: "high", exit_code: 0 },
    { harness: 7, exit_code: 0 },
  ])
    arms.add(record);
  const expected = [
    { harness: "gptme", model: "m", effort: null, alpha: 1.5, beta: 2 },
    { harness: "codex", model: "m", effort: "high", alpha: 2, beta: 1 },
    { harness: null, model: "n", effort: null, alpha: 1, beta: 1.25 },
  ];
  assert.deepEqual(arms.list(), expected);
  assert.deepEqual(arms.list(), expected, "asked twice, nothing counts twice");
});

test("importedArms counts records without any time whole", () => {
  const arms = importedArms();
  for (const exit_code of [0, 0, 1]) arms.add({ harness: "gptme", exit_code });
  assert.deepEqual(arms.list(), [{ harness: "gptme", model: null, effort: null, alpha: 3, beta: 2 }]);
});
