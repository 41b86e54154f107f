// A record -> its lines, and a line -> what it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeLedgerLine, ledgerLines } from "../../../plugins/codex/scripts/src/core/reliability/ledger-line.ts";
import { addSign, NO_SIGNS } from "../../../plugins/codex/scripts/src/core/reliability/signs.ts";
import { CANCELLED, COMPLETED, FAILED, stoppingFor } from "../job/records.ts";
import { GOOD } from "./ledger-lines.ts";

const ATTEMPT = {
  number: 1,
  startedAt: "2026-03-01T10:00:01.000Z",
  completedAt: "2026-03-01T10:00:09.000Z",
  raw_exit_code: 1,
  signal: null,
  kind: "overloaded",
};

test("ledgerLines gives one line for a job of one attempt, the whole of it", () => {
  assert.deepEqual(ledgerLines(COMPLETED, NO_SIGNS), [
    {
      version: 1,
      job: "mm7kwn40-a1b2c",
      attempt: 1,
      attempts: 1,
      at: "2026-03-01T10:05:00.000Z",
      kind: "task",
      status: "completed",
      failure: null,
      raw_exit_code: 137,
      exit_code: 0,
      normalized: true,
      work: "commits",
      verify: "pass",
      route: { model: "model-a", effort: "high", sandbox: "workspace-write" },
      write: true,
      started: true,
      stop: null,
      durationMs: 299_000,
      plan: { done: 2, total: 3 },
      rerouted: false,
      declined: 0,
      deniedWrites: 0,
    },
  ]);
});

test("ledgerLines gives a line for each attempt; only the last one has the job's end and its evidence", () => {
  const [second] = FAILED.attempts;
  assert.ok(second);
  const record = { ...FAILED, attempts: [ATTEMPT, { ...second, number: 2, startedAt: "2026-03-01T10:00:12.000Z" }] };
  const lines = ledgerLines(record, { ...NO_SIGNS, rerouted: true });
  const shown = lines.map(({ attempt, attempts, at, status, failure, work, durationMs, rerouted }) => {
    return { attempt, attempts, at, status, failure, work, durationMs, rerouted };
  });
  assert.deepEqual(shown, [
    {
      attempt: 1,
      attempts: 2,
      at: ATTEMPT.completedAt,
      status: "failed",
      failure: "overloaded",
      work: null,
      durationMs: 8_000,
      rerouted: false,
    },
    {
      attempt: 2,
      attempts: 2,
      at: FAILED.completedAt,
      status: "failed",
      failure: "overloaded",
      work: "commits",
      durationMs: 288_000,
      rerouted: true,
    },
  ]);
});

test("ledgerLines gives a job that was stopped after its last noted attempt a line of its own for that", () => {
  const stopped = { ...CANCELLED, attempts: [ATTEMPT], stopping: stoppingFor("cancel") };
  assert.deepEqual(
    ledgerLines(stopped, NO_SIGNS).map(({ attempt, status, stop }) => [attempt, status, stop]),
    [
      [1, "failed", null],
      [2, "cancelled", "cancel"],
    ],
  );
  const during = { ...stopped, attempts: [{ ...ATTEMPT, completedAt: CANCELLED.completedAt }] };
  assert.deepEqual(
    ledgerLines(during, NO_SIGNS).map(({ attempt, status }) => [attempt, status]),
    [[1, "cancelled"]],
  );
});

test("ledgerLines does not say what was left where that cannot be told", () => {
  const { evidence } = COMPLETED;
  assert.ok(evidence);
  const [line] = ledgerLines({ ...COMPLETED, evidence: { ...evidence, attribution: "ambiguous" } }, NO_SIGNS);
  assert.equal(line?.work, null);
});

test("ledgerLines knows a job that no worker ever had, and a route as far as it was asked for", () => {
  const record = {
    ...CANCELLED,
    startedAt: null,
    worker: null,
    resolved: null,
    evidence: null,
    exit: null,
    attempts: [],
    plan: null,
  };
  const [line] = ledgerLines({ ...record, request: { ...record.request, sandbox: null, effort: null } }, NO_SIGNS);
  assert.deepEqual(
    { started: line?.started, route: line?.route, work: line?.work, raw: line?.raw_exit_code, ms: line?.durationMs },
    { started: false, route: { model: "model-a", effort: null, sandbox: null }, work: null, raw: null, ms: 300_000 },
  );
});

test("a line holds no text of the job: not its prompt, its messages, its paths, its commits or its check", () => {
  const secret = "SECRET-TEXT";
  const record = {
    ...FAILED,
    title: secret,
    summary: secret,
    cwd: `/${secret}`,
    workspaceRoot: `/${secret}`,
    exit: { ...FAILED.exit, reason: secret, raw_exit_code: 1, signal: null, exit_code: 1, normalized: false },
    evidence: FAILED.evidence && {
      ...FAILED.evidence,
      repository: secret,
      commits: [{ sha: secret, subject: secret }],
      files_changed: [secret],
      verify: { command: secret, exit_code: 1, tail: secret },
    },
    failure: { ...FAILED.failure, message: secret, hint: secret, fingerprint: secret },
  };
  const text = JSON.stringify(ledgerLines(record, NO_SIGNS));
  assert.ok(!text.includes(secret), text);
  const long = {
    ...FAILED,
    resolved: { model: "m".repeat(9_000), effort: "e".repeat(9_000), sandbox: "read-only", provider: null },
  };
  assert.ok(JSON.stringify(ledgerLines(long, NO_SIGNS)[0]).length < 1_000);
});

test("decodeLedgerLine reads back what was written, survives new fields, and refuses what is no line", () => {
  const read = (value: object) => decodeLedgerLine(JSON.parse(JSON.stringify(value)));
  assert.deepEqual(read(GOOD), GOOD);
  assert.deepEqual(read({ ...GOOD, novelty: 1 }), GOOD);
  for (const wrong of [
    { version: 2 },
    { version: null },
    { job: 7 },
    { at: "soon" },
    { status: "running" },
    { work: "much" },
    { route: null },
    { durationMs: "1" },
  ])
    assert.equal(read({ ...GOOD, ...wrong }), null, JSON.stringify(wrong));
});

test("addSign counts what speaks against a route, and nothing else", () => {
  const events = [
    { type: "rerouted", from: "a", to: "b" },
    { type: "refused", method: "item/fileChange/requestApproval" },
    { type: "files", paths: ["a"], status: "completed" },
    { type: "files", paths: ["b"], status: "declined" },
    { type: "command_ended", command: "touch a", exitCode: 1, output: "touch: a: Read-only file system" },
    { type: "command_ended", command: "cat a", exitCode: 0, output: "Read-only file system" },
    { type: "command_ended", command: "false", exitCode: 1, output: null },
    { type: "message", text: "Read-only file system" },
    {},
  ];
  assert.deepEqual(events.reduce(addSign, NO_SIGNS), { rerouted: true, declined: 1, deniedWrites: 2 });
});
