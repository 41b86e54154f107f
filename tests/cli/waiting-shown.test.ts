/** A job that waits, as `status`, `result`, `logs`, `cancel` and `prune` show and treat it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { startedEvent, waitingEvent } from "../../plugins/codex/scripts/src/core/waiting/waiting-events.ts";
import { appendEvent } from "../../plugins/codex/scripts/src/io/job-files.ts";
import { makeRig } from "../../testing/companion.ts";
import { storeEnded } from "../../testing/plain-jobs.ts";
import { json, lastLine, masked } from "./fixtures/reading.ts";
import { SLOT, startWorker, timesMasked, waitingJobs } from "./fixtures/waiting-jobs.ts";

const block = (id: string, place: string) =>
  [
    `codex job ${id}: waiting for TIME`,
    "  task     summary",
    "  folder   RIG/repo",
    `  why      waits for a slot: 3 may run at once${place}`,
    "  since    WHEN",
    "  to do    It starts when a job before it has ended, or with a larger",
    "           maxConcurrent in the policy.",
    `           \`codex-companion cancel ${id}\` takes it out of the line.`,
    `  next     codex-companion status ${id} --wait,`,
    `           codex-companion logs ${id} --follow,`,
    `           codex-companion cancel ${id}`,
  ].join("\n");

describe("a waiting job", { concurrency: 4 }, () => {
  test("stands in its own part of the list of status, in the order of the line", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const wait = waitingJobs(rig);
    const [first, second] = [wait(), wait()];
    storeEnded(rig.home, "mm7kwn40-a1b2c", { workspaceRoot: rig.repo, sessionId: null });
    const shown = timesMasked((await rig.run(["status"])).stdout).split("\n");
    assert.match(shown[1] ?? "", /^mm7kwn40-a1b2c {2}completed/);
    assert.deepEqual(shown.slice(2), [
      "",
      "Waiting, by place in line:",
      `1  ${first}  waits for a slot: 3 may run at once`,
      "                   since WHEN, for TIME",
      "                   summary",
      `2  ${second}  waits for a slot: 3 may run at once`,
      "                   since WHEN, for TIME",
      "                   summary",
      "",
      "Next  codex-companion result ID, codex-companion status ID,",
      "      codex-companion cancel ID",
      "",
    ]);
    const { running, waiting } = json(await rig.run(["status", "--json"]));
    assert.deepEqual([running, waiting.map(({ id }: { id: string }) => id)], [[], [first, second]]);
  });

  test("alone makes no table", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    waitingJobs(rig)();
    assert.match((await rig.run(["status"])).stdout, /^Waiting, by place in line:\n1 {2}/);
  });

  test("says in status JOB why it waits, since when, and what ends that, and is never called stuck", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const wait = waitingJobs(rig);
    wait({ fields: { sessionId: "s2", workspaceRoot: "/somewhere/else" } });
    const id = wait({ forMs: 3_600_000 });
    const { code, stdout } = await rig.run(["status", id]);
    assert.deepEqual(
      [code, timesMasked(stdout).replaceAll(rig.folder, "RIG")],
      [0, `${block(id, "; number 2 in line")}\n`],
    );
    const answer = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(Object.keys(answer), ["workspaceRoot", "job", "progress", "position"]);
    assert.deepEqual([answer.position, answer.job.waiting.reason, answer.job.waiting.detail], [2, "slot", SLOT.detail]);
    assert.equal(answer.progress.stalled, false);
  });

  test("is waited for until the time is up, with the sentinel of one that waits", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = waitingJobs(rig)();
    const args = ["status", id, "--wait", "--timeout-ms", "50"];
    const { code, stdout } = await rig.run(args);
    assert.deepEqual(
      [code, timesMasked(stdout).replaceAll(rig.folder, "RIG")],
      [0, `${block(id, "; number 1 in line")}\n[[codex-task status=waiting id=${id} reason=slot]]\n`],
    );
    const answer = json(await rig.run([...args, "--json"]));
    assert.deepEqual([answer.job.status, answer.position, answer.timedOut], ["waiting", 1, true]);
    const other = waitingJobs(rig)({ cause: { reason: "time", detail: null } });
    const both = await rig.run(["status", id, other, "--wait", "--timeout-ms", "50"]);
    assert.deepEqual([both.code, lastLine(both)], [0, `[[codex-task status=waiting id=${other} reason=time]]`]);
  });

  test("is shown with others that are named", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const wait = waitingJobs(rig);
    const [first, second] = [wait(), wait()];
    assert.equal(
      timesMasked((await rig.run(["status", second, first])).stdout).replaceAll(rig.folder, "RIG"),
      `${block(second, "; number 2 in line")}\n\n${block(first, "; number 1 in line")}\n`,
    );
  });

  test("has no result yet, and says why", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = waitingJobs(rig)();
    const { code, stdout } = await rig.run(["result", id]);
    assert.deepEqual(
      [code, timesMasked(stdout).replaceAll(rig.folder, "RIG")],
      [0, `No result yet: the job waits.\n${block(id, "; number 1 in line")}\n`],
    );
    const answer = json(await rig.run(["result", id, "--json"]));
    assert.deepEqual([answer.job.status, answer.rawOutput], ["waiting", null]);
  });

  test("has its waits in the log, in words", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = waitingJobs(rig)();
    const at = new Date().toISOString();
    const time = {
      reason: "time",
      detail: null,
      since: at,
      opensAt: new Date(Date.now() + 60_000).toISOString(),
    } as const;
    for (const line of [waitingEvent({ ...SLOT, since: at, opensAt: null }), waitingEvent(time), startedEvent(8_200)])
      appendEvent(rig.home, id, at, line);
    const words = (await rig.run(["logs", id])).stdout
      .trimEnd()
      .split("\n")
      .map((line) => timesMasked(line.slice(10)));
    assert.deepEqual(words, [
      "waits for a slot: 3 may run at once",
      "waits until WHEN, in TIME",
      "started, after a wait of TIME",
    ]);
  });

  test("that is cancelled had not started, and leaves the line", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const wait = waitingJobs(rig);
    const id = wait({ worker: await startWorker(t) });
    const next = wait();
    const { code, stdout } = await rig.run(["cancel", id]);
    assert.equal(code, 0);
    assert.match(masked(stdout, rig), /^codex job JOB: cancelled after .*: it had not started\n/);
    const { waiting } = json(await rig.run(["queue", "--json"]));
    assert.deepEqual(
      waiting.map(({ job, position }: { job: { id: string }; position: number }) => [job.id, position]),
      [[next, 1]],
    );
  });

  test("is never pruned, however old", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = waitingJobs(rig)({ forMs: 3_600_000 });
    const pruned = json(await rig.run(["prune", "--older-than", "1s", "--json"]));
    assert.deepEqual([pruned.removed, json(await rig.run(["status", id, "--json"])).job.status], [[], "waiting"]);
  });
});
