/** After a cancel nothing of the job is alive, and what it had done stays. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { killQuietly, processesUnder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json, lastLine, whole } from "./fixtures/reading.ts";

describe("cancel", { concurrency: 4 }, () => {
  test("ends the job and every process of it, and keeps what it had done", async (t) => {
    // Neither of the two minds to be asked.
    const command = "echo 1 > new; trap '' TERM; (sleep 60; sleep 60) & echo 2 > started; sleep 60; sleep 60";
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "run", command }]] } });
    const id = jobId(await rig.run(["task", "--background", "--write", "go"]));
    await until(() => existsSync(join(rig.repo, "started")), { what: "the command" });
    const answer = await rig.run(["cancel", id]);
    assert.deepEqual(await processesUnder(rig.folder), []);
    assert.deepEqual(whole(answer, rig), {
      code: 0,
      stdout:
        "codex job JOB: cancelled after TIME\n  task     go\n  folder   RIG/repo\n  work     2 files changed, not all committed\n" +
        "  files    new, started\n  note     not committed: the sandbox keeps the Git folder read-only. With --allow-commit Codex may commit.\n" +
        "  route    fake-model, workspace-write\n  thread   UUID\n  resume   codex resume UUID\n  next     codex-companion result JOB,\n           codex-companion task --resume JOB …\n",
      stderr: "",
    });
    const { job } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual([job.status, job.failure, job.exit.raw_exit_code], ["cancelled", null, 130]);
  });

  test("of a job that has ended says so, and changes nothing", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { jobId: id } = json(await rig.run(["task", "--json", "go"]));
    const before = json(await rig.run(["status", id, "--json"])).job;
    const answer = await rig.run(["cancel", id]);
    assert.equal(answer.code, 0);
    assert.match(answer.stdout, /^The job had already ended\.\ncodex job \S+: completed in/);
    const asJson = json(await rig.run(["cancel", id, "--json"]));
    assert.deepEqual(asJson, { workspaceRoot: rig.repo, job: before, alreadyEnded: true });
  });

  test("without a job takes the newest running one of this client, and says so if there is none", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const env = { CODEX_COMPANION_SESSION_ID: "s1" };
    const mine = jobId(await rig.run(["task", "--background", "go"], { env }));
    const foreign = jobId(await rig.run(["task", "--background", "go"], { env: { CODEX_COMPANION_SESSION_ID: "s2" } }));
    assert.equal(json(await rig.run(["cancel", "--json"], { env })).job.id, mine);
    const none = await rig.run(["cancel"], { env });
    assert.equal(none.code, 2);
    assert.match(none.stderr, /^codex-companion: There is no running job of this client in /);
    assert.equal(json(await rig.run(["status", foreign, "--json"])).job.status, "running");
    assert.equal((await rig.run(["cancel", foreign])).code, 0);
  });

  test("has told its own client, and nobody else", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const told = async (canceller: Record<string, string>) => {
      const id = jobId(await rig.run(["task", "--background", "go"], { env: { CLAUDE_CODE_SESSION_ID: "s1" } }));
      await rig.run(["cancel", id], { env: canceller });
      const { job } = json(await rig.run(["status", id, "--json"]));
      return job.told.map(
        ({ channel, sessionId }: { channel: string; sessionId: string }) => `${channel} ${sessionId}`,
      );
    };
    assert.deepEqual(await told({ CLAUDE_CODE_SESSION_ID: "s1" }), ["cancel s1"]);
    assert.deepEqual(await told({ CLAUDE_CODE_SESSION_ID: "s2" }), []);
    assert.deepEqual(await told({}), []);
  });

  test("is told to whoever waits for the job", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const id = jobId(await rig.run(["task", "--background", "go"]));
    const waiting = Promise.all([rig.run(["status", id, "--wait"]), rig.run(["logs", id, "--follow"])]);
    const both = await Promise.all([rig.run(["cancel", id, "--json"]), rig.run(["cancel", id, "--json"])]);
    assert.deepEqual(
      both.map((answer) => [answer.code, json(answer).job.status]),
      [0, 0].map((code) => [code, "cancelled"]),
    );
    const [waited, followed] = await waiting;
    assert.deepEqual([waited.code, lastLine(waited)], [1, `[[codex-task status=cancelled id=${id} work=none]]`]);
    assert.deepEqual([followed.code, lastLine(followed).slice(8)], [0, "  job cancelled"]);
  });
});

describe("a job whose worker and Codex were killed", { concurrency: 4 }, () => {
  for (const args of [["status"], ["status", "--wait"], ["cancel"], ["logs", "--follow"]] as const) {
    test(`is settled by ${args.join(" ")}, and what they left is ended`, async (t) => {
      const command = "echo 1 > new; trap '' TERM; echo 2 > ../started; sleep 60; sleep 60";
      const rig = await makeRig(t, { scenario: { turns: [[{ do: "run", command }]] } });
      const id = jobId(await rig.run(["task", "--background", "--write", "go"]));
      await until(() => existsSync(join(rig.folder, "started")), { what: "the command" });
      for (const { pid, command: line } of await processesUnder(rig.folder))
        if (/worker\.js|codex\.js/.test(line)) killQuietly(pid);
      const answer = await rig.run([args[0], id, ...args.slice(1)]);
      assert.deepEqual(await processesUnder(rig.folder), []);
      const { job } = json(await rig.run(["status", id, "--json"]));
      const { kind, message } = job.failure;
      assert.deepEqual(
        [job.status, kind, job.exit.raw_exit_code, job.evidence.files_changed],
        ["failed", "worker_lost", 137, ["new"]],
      );
      assert.match(message, /^The worker died before the job had ended\./);
      assert.equal(answer.code, args[1] === "--wait" ? 1 : 0);
    });
  }
});
