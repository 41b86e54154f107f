/** Whoever only waits for a job may be killed at any time: it costs nothing. */
import assert from "node:assert/strict";
import { readdirSync, readlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeRig, finished, makeRig } from "../../testing/companion.ts";
import { until } from "../../testing/wait.ts";
import { GATED_TURN, startJob, storedRecord, untilEnded, untilEvent } from "./fixtures/jobs.ts";
import { askFor, assertTrueEnd, onlyJob } from "./fixtures/stranger.ts";

test("a foreground task that is killed leaves its job running, and the job completes", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  const waiter = rig.start(["task", "--write", "Make a file."]);
  waiter.stdin.end();
  const end = finished(waiter);
  const id = await until(() => onlyJob(rig), { what: "the job" });
  await untilEvent(rig, id, "command_started");
  waiter.kill("SIGKILL");
  assert.deepEqual(await end, { code: null, stdout: `codex job ${id}: running\n`, stderr: "" });
  assert.equal((await askFor(rig, id)).record?.status, "running");
  await completes(rig, id);
});

test("one of two who wait is killed: the other is told, and the record has not changed", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  const id = await startJob(rig);
  const before = storedRecord(rig, id);
  const [killed, other] = [0, 1].map(() => rig.start(["status", id, "--wait"])) as [Waiter, Waiter];
  const ends = [finished(killed), finished(other)];
  await until(() => isWatching(killed.pid), { what: "the first to wait" });
  killed.kill("SIGKILL");
  assert.deepEqual(await ends[0], { code: null, stdout: "", stderr: "" });
  assert.deepEqual(storedRecord(rig, id), before);
  await writeFile(join(rig.folder, "go"), "");
  const told = await ends[1];
  await completes(rig, id);
  assert.equal(told?.code, 0);
  assert.match(told?.stdout ?? "", new RegExp(`\\[\\[codex-task status=complete id=${id} work=files\\]\\]\n$`, "u"));
});

type Waiter = ReturnType<FakeRig["start"]>;

async function completes(rig: FakeRig, id: string): Promise<void> {
  await writeFile(join(rig.folder, "go"), "");
  const record = await untilEnded(rig, id);
  assert.equal(record.status, "completed");
  await assertTrueEnd(rig, record);
}

/** True once the process has asked the system to be woken by changes of files; elsewhere than on Linux nobody can tell. */
function isWatching(pid: number | undefined): boolean {
  const fds = `/proc/${pid}/fd`;
  if (process.platform !== "linux") return true;
  return readdirSync(fds).some((fd) => readLink(join(fds, fd)) === "anon_inode:inotify");
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ""; // closed meanwhile
  }
}
