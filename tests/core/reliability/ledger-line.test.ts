// A record -> its line in the ledger.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeLedgerLine } from "../../../plugins/codex/scripts/src/core/reliability/ledger-decode.ts";
import { ledgerLine } from "../../../plugins/codex/scripts/src/core/reliability/ledger-line.ts";
import { ownRun } from "../../../plugins/codex/scripts/src/core/reliability/own.ts";
import { addSign, NO_SIGNS } from "../../../plugins/codex/scripts/src/core/reliability/signs.ts";
import { CANCELLED, COMPLETED, FAILED, stoppingFor } from "../../../testing/sample-records.ts";

const ATTEMPT = {
  number: 1,
  startedAt: "2026-03-01T10:00:01.000Z",
  completedAt: "2026-03-01T10:00:09.000Z",
  raw_exit_code: 1,
  signal: null,
  kind: "overloaded",
};

test("ledgerLine gives the whole of a job, with its attempt inside it", () => {
  assert.deepEqual(ledgerLine(COMPLETED, NO_SIGNS), {
    version: 2,
    job: "mm7kwn40-a1b2c",
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
    attempts: [{ number: 1, at: "2026-03-01T10:05:00.000Z", durationMs: 299_000, failure: null, raw_exit_code: 137 }],
  });
});

test("ledgerLine names the executor of a job that ran elsewhere, and the line keeps it", () => {
  const line = ledgerLine({ ...COMPLETED, executor: { name: "night", kind: "slurm", ref: "42" } }, NO_SIGNS);
  assert.equal(line.executor, "night");
  assert.deepEqual(decodeLedgerLine({ ...line })?.line, line);
  assert.equal(ownRun(line).route, "model-a · high · workspace-write · night");
  const local = ledgerLine({ ...COMPLETED, executor: { name: "local", kind: "local", ref: null } }, NO_SIGNS);
  assert.equal("executor" in local, false);
  assert.equal(ownRun(local).route, "model-a · high · workspace-write");
});

test("ledgerLine is one for a job of several attempts; its end is that of the attempt that decided", () => {
  const [last] = FAILED.attempts;
  assert.ok(last);
  const record = { ...FAILED, attempts: [ATTEMPT, { ...last, number: 2, startedAt: "2026-03-01T10:00:12.000Z" }] };
  const line = ledgerLine(record, { ...NO_SIGNS, rerouted: true });
  assert.deepEqual(
    [line.at, line.failure, line.work, line.rerouted],
    [FAILED.completedAt, "overloaded", "commits", true],
  );
  assert.deepEqual(
    line.attempts.map(({ number, durationMs, failure }) => [number, durationMs, failure]),
    [
      [1, 8_000, "overloaded"],
      [2, 288_000, "overloaded"],
    ],
  );
});

test("ledgerLine names the route of each attempt that the job left it after", () => {
  const from = { model: "model-x", effort: "low" };
  const why = { to: { model: "model-a", effort: null }, why: "overloaded", at: "2026-03-01T10:00:10.000Z" };
  const [last = assert.fail()] = COMPLETED.attempts;
  const attempts = [ATTEMPT, { ...last, number: 2, startedAt: "2026-03-01T10:00:12.000Z" }];
  const line = ledgerLine({ ...COMPLETED, attempts, rerouted: [{ from, ...why }] }, NO_SIGNS);
  assert.deepEqual(
    line.attempts.map(({ number, route }) => [number, route]),
    [
      [1, from],
      [2, undefined],
    ],
  );
  assert.equal(line.route.model, "model-a");
  const unknown = ledgerLine({ ...COMPLETED, resolved: null, rerouted: [{ from, ...why }] }, NO_SIGNS);
  assert.equal(unknown.route.effort, null, "as it was asked for at last");
  assert.deepEqual(decodeLedgerLine({ ...line })?.line, line);
});

test("ledgerLine of a cancelled job says why it ended, and takes no check that was given up for a failed one", () => {
  const { evidence } = FAILED;
  const verify = { command: "npm test", exit_code: 130, tail: "" };
  const stopped = { ...CANCELLED, stopping: stoppingFor("cancel"), evidence: evidence && { ...evidence, verify } };
  const { status, stop, verify: check } = ledgerLine(stopped, NO_SIGNS);
  assert.deepEqual([status, stop, check], ["cancelled", "cancel", null]);
});

test("ledgerLine does not say what was left if that cannot be told", () => {
  const { evidence } = COMPLETED;
  assert.ok(evidence);
  const line = ledgerLine({ ...COMPLETED, evidence: { ...evidence, attribution: "ambiguous" } }, NO_SIGNS);
  assert.deepEqual([line.work, ledgerLine({ ...COMPLETED, evidence: null }, NO_SIGNS).work], ["unknown", null]);
});

test("ledgerLine knows a job that no worker ever had, and a route as far as it was asked for", () => {
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
  const line = ledgerLine({ ...record, request: { ...record.request, sandbox: null, effort: null } }, NO_SIGNS);
  assert.deepEqual(
    { started: line.started, route: line.route, work: line.work, raw: line.raw_exit_code, ms: line.durationMs },
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
  const text = JSON.stringify(ledgerLine(record, NO_SIGNS));
  assert.ok(!text.includes(secret), text);
  const long = {
    ...FAILED,
    resolved: { model: "m".repeat(9_000), effort: "e".repeat(9_000), sandbox: "read-only", provider: null },
  };
  assert.ok(JSON.stringify(ledgerLine(long, NO_SIGNS)).length < 1_000);
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
