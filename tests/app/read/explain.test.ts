// What is gathered for an explanation: the place in the line, the incident that is waited for, and a log that cannot be read.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { explain } from "../../../plugins/codex/scripts/src/app/read/explain.ts";
import type { Context } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { Waiting } from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";
import { createJob, readJob, updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { AT, CLAIMED, queuedJob, storeEnded } from "../../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { CAUSES } from "../../core/waiting/causes.ts";
import { makeIncidentStage } from "../fixtures/incident-stage.ts";

const time = (at: string) => at;

/** Stores a job that waits, and reads it. */
function waitingJob(home: string, id: string, cause: Pick<Waiting, "reason" | "detail">): JobRecord {
  const waiting = { ...cause, since: AT, opensAt: null } as Waiting;
  createJob(home, queuedJob(id), "prompt");
  updateJob(home, id, { ...CLAIMED, waiting } as typeof CLAIMED);
  const read = readJob(home, id);
  assert.ok(read.kind === "found" && read.record.status === "waiting");
  return read.record;
}

test("explain knows the place of a waiting job among those that wait, and names the files that are there", async (t) => {
  const home = join(await makeTempFolder(t), "state");
  const context: Context = { home, env: {}, cwd: "/", sessionId: null, now: () => AT };
  createJob(home, queuedJob("mjw00000-00001"), "it is queued, and does not wait");
  waitingJob(home, "mjw00000-00002", CAUSES.time);
  storeEnded(home, "mjw00000-00003");
  const record = waitingJob(home, "mjw00000-00004", CAUSES.slot);
  const { what, next, files } = explain(context, record, time);
  assert.equal(what, "It waits for a slot: 3 may run at once; number 2 in line.");
  assert.equal(next, "codex-companion queue");
  const folder = join(home, "jobs", record.id);
  assert.deepEqual(files, [folder, join(folder, "prompt.md")]);
});

test("explain shows a parked job the incident that it waits for", async (t) => {
  const stage = await makeIncidentStage(t);
  const failed = stage.fails("auth_unavailable", "Your login has expired.");
  assert.ok(failed.status === "failed" && failed.failure.fingerprint !== null);
  const { fingerprint } = failed.failure;
  const cause = { reason: "lane", detail: { fingerprint, kind: "auth_unavailable" } } as const;
  const { incident } = explain(stage.context, waitingJob(stage.home, "mjw00000-00004", cause), time);
  assert.deepEqual([incident?.fingerprint, incident?.jobs], [fingerprint, 1]);
  assert.deepEqual(explain(stage.context, failed, time).incident, incident);
  copyFileSync(join(stage.home, "incidents", `${fingerprint}.jsonl`), join(stage.home, "planted.jsonl"));
  const foreign = { reason: "lane", detail: { fingerprint: "../planted", kind: "auth_unavailable" } } as const;
  assert.equal(explain(stage.context, waitingJob(stage.home, "mjw00000-00005", foreign), time).incident, null);
});

test("explain says that a log cannot be read, and tells the rest", async (t) => {
  const home = join(await makeTempFolder(t), "state");
  const context: Context = { home, env: {}, cwd: "/", sessionId: null, now: () => AT };
  const record = waitingJob(home, "mjw00000-00004", CAUSES.slot);
  mkdirSync(join(home, "jobs", record.id, "events.jsonl"));
  const { evidence, status } = explain(context, record, time);
  assert.equal(status, "waiting");
  assert.match(evidence[0] ?? "", /^Its event log cannot be read: its events\.jsonl .+\.$/);
});
