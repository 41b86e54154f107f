/** A task from the command line: in the foreground, in the background, handed over, as JSON; watched by whoever may die. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { finished, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { until } from "../../testing/wait.ts";
import { GATE, openGate } from "./fixtures/gate.ts";
import { jobId, json, lastLine, whole } from "./fixtures/reading.ts";

const HANG: FakeScenario = { turns: [[{ do: "hang" }]] };
const ROUTE = "  route    fake-model, read-only\n  thread   UUID\n  resume   codex resume UUID\n";

describe("task", { concurrency: 4 }, () => {
  test("in the foreground prints what Codex said, then the facts, then the sentinel", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "say", text: "The answer\nis 42.\n" }]] } });
    assert.deepEqual(whole(await rig.run(["task", "what", "is", "it?"]), rig), {
      code: 0,
      stdout:
        "codex job JOB: running\nThe answer\nis 42.\n\n" +
        "codex job JOB: completed in TIME\n  task     what is it?\n  folder   RIG/repo\n  work     no change\n" +
        `${ROUTE}  next     codex-companion result JOB,\n           codex-companion task --resume JOB …\n[[codex-task status=complete id=JOB work=none]]\n`,
      stderr: "",
    });
  });

  test("in the background returns when a worker has the job, which then goes on", async (t) => {
    const rig = await makeRig(t, {
      scenario: {
        turns: [[GATE, { do: "say", text: "Done." }]],
      },
    });
    const answer = await rig.run(["task", "--background", "go"]);
    const id = jobId(answer);
    assert.deepEqual(whole(answer, rig), {
      code: 0,
      stdout:
        "codex job JOB: running\n  wait     codex-companion status JOB --wait\n" +
        "  see      codex-companion logs JOB --follow\n  stop     codex-companion cancel JOB\n" +
        "[[codex-task status=dispatched id=JOB]]\n",
      stderr: "",
    });
    openGate(rig);
    assert.equal(
      lastLine(await rig.run(["status", id, "--wait"])),
      `[[codex-task status=complete id=${id} work=none]]`,
    );
  });

  test("as JSON answers with one object, in the foreground and in the background", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "say", text: "Done." }]] } });
    const answer = await rig.run(["task", "--json", "go"]);
    const { jobId: id, threadId, turnId, evidence, ...rest } = json(answer);
    assert.deepEqual([answer.code, answer.stderr], [0, ""]);
    for (const each of [threadId, turnId]) assert.match(each, /^[0-9a-f-]{36}$/);
    assert.deepEqual(rest, {
      status: "completed",
      rawOutput: "Done.",
      touchedFiles: [],
      exit: { raw_exit_code: 0, signal: null, exit_code: 0, normalized: false, reason: null },
      failure: null,
    });
    const { head_before, head_after, ...facts } = evidence;
    assert.deepEqual([head_before, head_after.length], [head_after, 40]);
    assert.deepEqual(facts, {
      repository: rig.repo,
      commits: [],
      pushed: false,
      files_changed: [],
      uncommitted: false,
      attribution: "git_only",
    });
    await rig.fake.play({ turns: [[GATE]] });
    const prompt = `first line\n${"x".repeat(200)}`;
    const dispatched = await rig.run(["task", "--json", "--background", "--", prompt]);
    const { jobId: other, logFile, title, summary, ...also } = json(dispatched);
    assert.deepEqual([dispatched.code, dispatched.stderr, also], [0, "", { status: "running" }]);
    assert.equal(logFile, `${rig.home}/jobs/${other}/events.jsonl`);
    assert.deepEqual(
      [title, summary],
      [60, 120].map((most) => `first line ${"x".repeat(most - 12)}…`),
    );
    openGate(rig);
    await rig.run(["status", other, "--wait"]);
    assert.notEqual(other, id);
  });

  test("handed over goes on in the background, says so, and is no failure", async (t) => {
    const rig = await makeRig(t, { scenario: HANG });
    const answer = await rig.run(["task", "--handover-after", "1s", "go"]);
    const id = jobId(answer);
    assert.equal(answer.code, 0);
    assert.match(answer.stdout, /\nThe job goes on in the background\.\ncodex job \S+: running for [^\n]+\n/);
    assert.equal(lastLine(answer), `[[codex-task status=dispatched id=${id}]]`);
    const asJson = json(await rig.run(["task", "--json", "--handover-after", "3s", "go"]));
    assert.deepEqual([asJson.status, asJson.rawOutput, asJson.exit, asJson.evidence], ["running", null, null, null]);
    assert.match(asJson.turnId, /^[0-9a-f-]{36}$/);
    for (const each of [id, asJson.jobId]) assert.equal((await rig.run(["cancel", each])).code, 0);
  });

  test("killed costs the job nothing", async (t) => {
    const rig = await makeRig(t, {
      scenario: {
        turns: [[GATE, { do: "say", text: "Survived." }]],
      },
    });
    const child = rig.start(["task", "go"]);
    const end = finished(child);
    await until(async () => json(await rig.run(["status", "--json"])).running[0]?.phase === "working", {
      what: "work",
    });
    child.kill("SIGKILL");
    const { stdout, code } = await end;
    assert.deepEqual([code, stdout.split("\n").length], [null, 2]);
    const id = /codex job (\S+): running/.exec(stdout)?.[1] ?? "";
    openGate(rig);
    assert.equal((await rig.run(["status", id, "--wait"])).code, 0);
    assert.match((await rig.run(["result", id])).stdout, /^Survived\.\n/);
  });

  test("interrupted only stops to watch, and says how to stop the job", async (t) => {
    const rig = await makeRig(t, { scenario: HANG });
    const child = rig.start(["task", "go"]);
    const end = finished(child);
    child.stdout.once("data", () => child.kill("SIGINT"));
    const { code, stderr, stdout } = await end;
    const id = /codex job (\S+): running/.exec(stdout)?.[1] ?? "";
    const words = `No longer watching; job ${id} goes on. Stop it with: codex-companion cancel ${id}`;
    assert.deepEqual([code, stderr], [130, `codex-companion: ${words}\n`]);
    assert.equal(json(await rig.run(["cancel", id, "--json"])).job.status, "cancelled");
  });

  test("works in the folder that is asked for, in its repository or outside any", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: { "sub folder/file": "" } } });
    for (const [args, cwd, root, folder] of [
      [["--cwd", "sub folder"], rig.repo, rig.repo, `${rig.repo}/sub folder`],
      [[], rig.env["HOME"] ?? "", rig.env["HOME"], rig.env["HOME"]],
    ] as const) {
      const { jobId: id } = json(await rig.run(["task", "--json", ...args, "go"], { cwd }));
      const { job } = json(await rig.run(["status", id, "--json"]));
      assert.deepEqual([job.status, job.workspaceRoot, job.cwd], ["completed", root, folder]);
      assert.deepEqual(job.place, { kind: "workspace", root, start: null, branch: null });
    }
    const started = (await rig.fake.received()).filter(({ method }) => method === "thread/start");
    const folders = started.map(({ params }) => (params as { cwd: string }).cwd);
    assert.deepEqual(folders, [`${rig.repo}/sub folder`, rig.env["HOME"]]);
  });
});
