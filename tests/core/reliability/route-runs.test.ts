// A job that had several routes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { routeRuns } from "../../../plugins/codex/scripts/src/core/reliability/route-runs.ts";
import { GOOD } from "./ledger-lines.ts";

const attempt = (number: number, failure: string | null, route?: { model: string; effort: null }) => {
  const at = new Date(Date.parse(GOOD.at) + number * 1_000).toISOString();
  const raw_exit_code = failure === null ? 0 : 1;
  return { number, at, durationMs: 500, failure, raw_exit_code, ...(route === undefined ? {} : { route }) };
};
const [A, B] = [
  { model: "a", effort: null },
  { model: "b", effort: null },
];

test("routeRuns leaves a job whole that had one route, however often it was tried", () => {
  const line = { ...GOOD, attempts: [attempt(1, "overloaded"), attempt(2, null)] };
  assert.deepEqual(routeRuns(line), [line]);
  assert.deepEqual(routeRuns({ ...GOOD, attempts: [] }), [{ ...GOOD, attempts: [] }]);
});

test("routeRuns gives one run for each route, with the attempts on it; the job's end is the last one's", () => {
  const attempts = [attempt(1, "overloaded", A), attempt(2, "overloaded", A), attempt(3, "model_unavailable", B)];
  const line = { ...GOOD, work: "files", verify: "pass", attempts: [...attempts, attempt(4, null)] } as const;
  const runs = routeRuns(line);
  assert.deepEqual(
    runs.map(({ route, status, failure, work, verify, durationMs, attempts }) => {
      return [route.model, status, failure, work, verify, durationMs, attempts.map(({ number }) => number)];
    }),
    [
      ["a", "failed", "overloaded", "unknown", null, 1_000, [1, 2]],
      ["b", "failed", "model_unavailable", "unknown", null, 500, [3]],
      ["model-a", "completed", null, "files", "pass", GOOD.durationMs, [4]],
    ],
  );
  assert.deepEqual(
    runs.map(({ at, job }) => [at, job]),
    [
      [attempts[1]?.at, GOOD.job],
      [attempts[2]?.at, GOOD.job],
      [GOOD.at, GOOD.job],
    ],
  );
  assert.equal(routeRuns({ ...line, work: "none" })[0]?.work, "none", "nothing in all is nothing on each");
});
