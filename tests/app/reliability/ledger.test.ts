/** The ledger is a hint: whatever becomes of it, a report has every job that ended, once. */
import assert from "node:assert/strict";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { publishEnd } from "../../../plugins/codex/scripts/src/app/end/end-job.ts";
import { mendedLedger } from "../../../plugins/codex/scripts/src/app/reliability/ledger.ts";
import type { Context } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { makeJobId } from "../../../plugins/codex/scripts/src/core/job/id.ts";
import { appendEvent } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import { createJob, removeJob, updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { appendToLedger, ledgerPath, readLedger } from "../../../plugins/codex/scripts/src/io/ledger.ts";
import { CLAIMED, NOBODY, queuedJob } from "../../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

async function makeContext(t: TestContext): Promise<Context> {
  const home = await makeTempFolder(t);
  return { home, env: {}, cwd: home, sessionId: null, now: () => "2026-01-02T03:05:05.678Z" };
}

/** Runs a job to its end, as a worker publishes it. */
function endJob(context: Context, number: number): string {
  const id = makeJobId(Date.UTC(2026, 0, 2), number / 100);
  createJob(context.home, queuedJob(id), "prompt");
  updateJob(context.home, id, CLAIMED);
  appendEvent(context.home, id, context.now(), { type: "rerouted", from: "a", to: "b" });
  const outcome = { status: "failed", failure: failure("overloaded", "too much") } as const;
  publishEnd(context, id, { by: NOBODY, cause: "turn", outcome, exit: null, evidence: null });
  return id;
}

test("publishEnd notes a job in the ledger once, with what its event log says", async (t) => {
  const context = await makeContext(t);
  const id = endJob(context, 1);
  publishEnd(context, id, { by: NOBODY, cause: "turn", outcome: { status: "completed" }, exit: null, evidence: null });
  const { lines, bad } = readLedger(context.home);
  assert.deepEqual(bad, []);
  assert.deepEqual(
    lines.map(({ job, status, failure: kind, rerouted, durationMs }) => ({ job, status, kind, rerouted, durationMs })),
    [{ job: id, status: "failed", kind: "overloaded", rerouted: true, durationMs: 60_000 }],
  );
});

test("mendedLedger makes a lost ledger anew, and one that lacks a job whole", async (t) => {
  const context = await makeContext(t);
  const ids = [1, 2, 3].map((number) => endJob(context, number));
  const whole = readFileSync(ledgerPath(context.home), "utf8");
  rmSync(ledgerPath(context.home));
  assert.deepEqual(
    mendedLedger(context)
      .map(({ job }) => job)
      .sort(),
    ids,
  );
  assert.equal(readFileSync(ledgerPath(context.home), "utf8"), whole);
  writeFileSync(ledgerPath(context.home), whole.split("\n").slice(1).join("\n"));
  assert.deepEqual(
    mendedLedger(context)
      .map(({ job }) => job)
      .sort(),
    ids,
  );
  assert.deepEqual(readLedger(context.home).lines.length, 3);
});

test("mendedLedger writes a damaged ledger anew: bad lines go, those of pruned jobs stay", async (t) => {
  const context = await makeContext(t);
  const [pruned, torn] = [endJob(context, 1), endJob(context, 2)];
  const before = readLedger(context.home);
  const text = readFileSync(ledgerPath(context.home), "utf8");
  writeFileSync(ledgerPath(context.home), `garbage\n${text.slice(0, -40)}`);
  removeJob(context.home, pruned);
  assert.deepEqual(
    mendedLedger(context).map(({ job }) => job),
    [pruned, torn],
  );
  assert.deepEqual(readLedger(context.home), before);
});

test("mendedLedger leaves jobs that have not ended alone, and counts an attempt once", async (t) => {
  const context = await makeContext(t);
  const id = endJob(context, 1);
  const active = makeJobId(Date.UTC(2026, 0, 3), 0.5);
  createJob(context.home, queuedJob(active), "prompt");
  appendToLedger(context.home, readLedger(context.home).lines);
  appendFileSync(ledgerPath(context.home), "\n");
  assert.deepEqual(
    mendedLedger(context).map(({ job }) => job),
    [id],
  );
});
