// A line of the ledger -> what it was; the lines of older programs, one for each attempt, joined by job.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeLedgerLine, joinByJob } from "../../../plugins/codex/scripts/src/core/reliability/ledger-decode.ts";
import { GOOD } from "./ledger-lines.ts";

const read = (value: object) => decodeLedgerLine(JSON.parse(JSON.stringify(value)));

test("decodeLedgerLine reads back what was written, survives new fields, and refuses what is no line", () => {
  assert.deepEqual(read(GOOD), { line: GOOD, isEnd: true });
  assert.deepEqual(read({ ...GOOD, novelty: 1 }), { line: GOOD, isEnd: true });
  assert.deepEqual(read({ ...GOOD, stop: "invented_later" })?.line.stop, "invented_later");
  for (const wrong of [
    { version: 3 },
    { version: null },
    { job: 7 },
    { at: "soon" },
    { status: "running" },
    { work: "much" },
    { route: null },
    { durationMs: "1" },
    { attempts: [{ number: "1" }] },
  ])
    assert.equal(read({ ...GOOD, ...wrong }), null, JSON.stringify(wrong));
});

/** A line of version 1, as it must load for ever. */
const OLD = {
  ...{ version: 1, job: "mm7kwn40-a1b2c", attempt: 1, attempts: 1, at: "2026-03-01T10:05:00.000Z", kind: "task" },
  ...{ status: "failed", failure: "usage_limit", raw_exit_code: 1, exit_code: 1, normalized: false, work: "commits" },
  ...{
    verify: null,
    route: { model: "model-a", effort: "high", sandbox: "workspace-write" },
    write: true,
    started: true,
  },
  ...{ stop: null, durationMs: 299_000, plan: null, rerouted: false, declined: 0, deniedWrites: 0 },
};
const FIRST = {
  ...OLD,
  attempts: 2,
  at: "2026-03-01T10:00:10.000Z",
  failure: "overloaded",
  work: null,
  durationMs: 9_000,
};
const LAST = {
  ...OLD,
  attempt: 2,
  attempts: 2,
  status: "completed",
  failure: null,
  raw_exit_code: 0,
  durationMs: 280_000,
};

const joined = (...lines: readonly object[]) => joinByJob(lines.flatMap((line) => read(line) ?? []));

test("joinByJob makes one line of the attempts of an older ledger, judged by the last one", () => {
  const [line, ...more] = joined(FIRST, LAST);
  assert.deepEqual(more, []);
  assert.deepEqual([line?.version, line?.status, line?.raw_exit_code, line?.work], [2, "completed", 0, "commits"]);
  assert.equal(line?.durationMs, 299_000);
  assert.deepEqual(line?.attempts, [
    { number: 1, at: FIRST.at, durationMs: 9_000, failure: "overloaded", raw_exit_code: 1 },
    { number: 2, at: LAST.at, durationMs: 280_000, failure: null, raw_exit_code: 0 },
  ]);
});

test("joinByJob counts a job once, whatever is doubled, and knows nothing of one whose end is lost", () => {
  const other = { ...LAST, job: "mm7kwn41-00000" };
  assert.deepEqual(
    joined(LAST, FIRST, FIRST, LAST, other, { ...FIRST, job: "mm7kwn42-00000" }).map(({ job, attempts }) => [
      job,
      attempts.length,
    ]),
    [
      [LAST.job, 2],
      [other.job, 1],
    ],
  );
  const [kept] = joined(GOOD, FIRST, LAST);
  assert.deepEqual(kept, GOOD);
});
