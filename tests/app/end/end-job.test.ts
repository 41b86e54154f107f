/** Publishing an end: the record first, then the incident, the log and the ledger; what is not accepted is noted nowhere. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { noteStopping, publishEnd, recordAfter } from "../../../plugins/codex/scripts/src/app/end/end-job.ts";
import { type FailureKind, failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { isEnded } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { EndedEvent } from "../../../plugins/codex/scripts/src/core/job/transition.ts";
import { readIncident, readIncidents } from "../../../plugins/codex/scripts/src/io/incident-store.ts";
import { jobFolder } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { readLedger } from "../../../plugins/codex/scripts/src/io/ledger.ts";
import { eventsOf } from "../../../testing/job-on-disk.ts";
import { type JobStage, makeJobStage, SELF } from "../fixtures/job-stage.ts";

type End = Omit<EndedEvent, "type" | "at">;

const GOOD: End = { by: SELF, cause: "turn", outcome: { status: "completed" }, exit: null, evidence: null };

function failedBy(kind: FailureKind, message: string): End {
  return { ...GOOD, outcome: { status: "failed", failure: failure(kind, message) } };
}

/** The stage, and what of a job's end is on disk each time that somebody asks for the time. */
function watching({ context, home, read, events }: JobStage, id: string) {
  const seen: unknown[] = [];
  const now = () => {
    const incidents = readIncidents(home).incidents.length;
    seen.push([read(id).status, incidents, events(id).length, readLedger(home).lines.length]);
    return context.now();
  };
  return { context: { ...context, now }, seen };
}

function incidentsOf({ home }: JobStage) {
  return readIncidents(home).incidents.map(({ kind, jobs }) => [kind, jobs]);
}

test("publishEnd writes the record, then the incident, then the log; and a line in the ledger", async (t) => {
  const stage = await makeJobStage(t);
  const { id } = stage.running();
  const { context, seen } = watching(stage, id);
  const record = recordAfter(publishEnd(context, id, failedBy("auth_unavailable", "Not logged in."), "structured"));
  // For the time of the end, of the incident's line and of the log's line.
  assert.deepEqual(seen, [
    ["running", 0, 0, 0],
    ["failed", 0, 0, 0],
    ["failed", 1, 0, 0],
  ]);
  assert.deepEqual(record, stage.read(id));
  assert.ok(record !== null && record.status === "failed" && record.failure.fingerprint !== null);
  const incident = readIncident(stage.home, record.failure.fingerprint);
  assert.deepEqual([incident?.kind, incident?.jobs, stage.events(id)], ["auth_unavailable", [id], ["ended"]]);
  const { lines } = readLedger(stage.home);
  assert.deepEqual(
    lines.map(({ job, status, failure: kind }) => [job, status, kind]),
    [[id, "failed", "auth_unavailable"]],
  );
});

test("publishEnd gives the same failure of two jobs the same fingerprint, and closes the incident with a success", async (t) => {
  const stage = await makeJobStage(t);
  const ends = ["Not logged in.", "Not logged in.", "Wrong key."].map((message) => {
    const { id } = stage.running();
    const record = recordAfter(publishEnd(stage.context, id, failedBy("auth_unavailable", message), "structured"));
    return record?.status === "failed" ? record.failure.fingerprint : null;
  });
  assert.equal(ends[0], ends[1]);
  assert.notEqual(ends[0], ends[2]);
  publishEnd(stage.context, stage.running().id, GOOD);
  assert.deepEqual(
    readIncidents(stage.home).incidents.map(({ closed }) => closed?.cause),
    ["success", "success"],
  );
});

test("publishEnd opens no incident for a refusal by the user's own limits", async (t) => {
  const stage = await makeJobStage(t);
  publishEnd(stage.context, stage.running().id, failedBy("usage_reserved", "Enough."), "structured");
  assert.deepEqual(incidentsOf(stage), []);
  const { id } = stage.running();
  publishEnd(stage.context, id, failedBy("config_invalid", "No."), "structured");
  assert.deepEqual(incidentsOf(stage), [["config_invalid", [id]]]);
});

test("publishEnd notes nothing of an end that is not accepted", async (t) => {
  const stage = await makeJobStage(t);
  const { id } = stage.running();
  stage.stopping(id, "cancel");
  const refused = publishEnd(stage.context, id, failedBy("config_invalid", "No."), "structured");
  assert.equal(refused.kind === "refused" && refused.refusal, "stopping");
  assert.deepEqual(recordAfter(refused), stage.read(id));
  assert.deepEqual(
    [incidentsOf(stage), stage.events(id), readLedger(stage.home).lines, isEnded(stage.read(id))],
    [[], [], [], false],
  );
  assert.equal(recordAfter(publishEnd(stage.context, "mm7kwn40-none0", GOOD)), null);
});

test("publishEnd stores no secret of the environment", async (t) => {
  const stage = await makeJobStage(t);
  const secret = "quiet-River-under-Stone-77";
  const context = { ...stage.context, env: { ...stage.context.env, OPENAI_API_KEY: secret } };
  const { id } = stage.running();
  const exit = { raw_exit_code: 1, signal: null, exit_code: 1, normalized: false, reason: `bad ${secret}` };
  publishEnd(context, id, { ...failedBy("config_invalid", `bad ${secret}`), exit }, "structured");
  const [record, [incident]] = [stage.read(id), readIncidents(stage.home).incidents];
  assert.ok(record.status === "failed");
  for (const text of [record.failure.message, record.exit?.reason, incident?.message]) {
    assert.match(text ?? "", /^bad /);
    assert.equal(text?.includes(secret), false);
  }
});

test("publishEnd publishes the end all the same if its log cannot be written", async (t) => {
  const stage = await makeJobStage(t);
  const { id } = stage.running();
  mkdirSync(join(jobFolder(stage.home, id), "events.jsonl"));
  assert.equal(publishEnd(stage.context, id, GOOD).kind, "changed");
  assert.equal(stage.read(id).status, "completed");
  assert.deepEqual(
    readLedger(stage.home).lines.map(({ job }) => job),
    [id],
  );
});

test("noteStopping tells the cause, and says nothing of a job that nobody is ending", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running();
  noteStopping(stage.context, job);
  assert.deepEqual(stage.events(job.id), []);
  noteStopping(stage.context, stage.stopping(job.id, "timeout"));
  assert.deepEqual(
    eventsOf(stage.home, job.id).map(({ type, cause }) => [type, cause]),
    [["stopping", "timeout"]],
  );
});
