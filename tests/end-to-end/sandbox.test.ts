/**
 * The sandbox of the real Codex makes empty folders to mount upon in the workspace. However a job ends, those that were
 * not there before are gone, and those that were there stay.
 */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import { until } from "../../testing/wait.ts";

test("an end by timeout leaves no mount point, in the root or below it, and the thread can be resumed", async (t) => {
  const rig = await makeRig(t);
  mkdirSync(join(rig.repo, "below"));
  for (const cwd of [rig.repo, join(rig.repo, "below")]) {
    const before = readdirSync(cwd);
    const timed = await rig.run(["task", "--write", "--timeout", "2s", "--", endless("made.txt")], { cwd });
    assert.match(timed.stdout, / kind=timeout\]\]\n$/u);
    assert.deepEqual(readdirSync(cwd), [...before, "made.txt"].sort());
    assert.deepEqual(mountPointsIn(rig.env["TMPDIR"]), []);
    const resumed = await rig.run(["task", "--resume-last", "--", "[[say:Again.]]"], { cwd });
    assert.match(resumed.stdout, /\nAgain\.\n/u);
    assert.deepEqual(threadIds(rig).slice(-2), [threadIds(rig).at(-1), threadIds(rig).at(-1)]);
  }
});

test("a job whose worker was killed leaves no mount point once it is settled", async (t) => {
  const rig = await makeRig(t);
  const id = await startEndless(rig);
  process.kill(readRecord(rig.home, id)?.["worker"].pid, "SIGKILL");
  const { stdout } = await rig.run(["status", id, "--wait"]);
  assert.match(stdout, / kind=worker_lost\]\]\n$/u);
  assert.deepEqual(readdirSync(rig.repo), [".git", "README.md", "made.txt"]);
});

test("a command that outlives its turn leaves no mount point", async (t) => {
  const call = { cmd: "sleep 600", yield_time_ms: 1000 };
  const scenario = [
    reply({ type: "function_call", name: "exec_command", arguments: call }),
    reply(message("Left it running.")),
  ];
  const rig = await makeRig(t, { model: { scenario } });
  const before = readdirSync(rig.repo);
  const { stdout } = await rig.run(["task", "--write", "--", "Start it."]);
  assert.match(stdout, /status=complete /u);
  assert.deepEqual(readdirSync(rig.repo), before);
  assert.deepEqual(mountPointsIn(rig.env["TMPDIR"]), []);
});

test("what was there before stays, empty or not", async (t) => {
  const rig = await makeRig(t);
  for (const name of [".agents", ".codex"]) mkdirSync(join(rig.repo, name));
  writeFileSync(join(rig.repo, ".codex", "config.toml"), "");
  const id = await startEndless(rig);
  assert.equal((await rig.run(["cancel", id])).code, 0);
  assert.deepEqual(readdirSync(rig.repo), [".agents", ".codex", ".git", "README.md", "made.txt"]);
  assert.deepEqual(readdirSync(join(rig.repo, ".codex")), ["config.toml"]);
});

test("the mount points of another sandbox in use are left alone", async (t) => {
  const rig = await makeRig(t);
  const first = await startEndless(rig, "first.txt");
  const second = await startEndless(rig, "second.txt");
  assert.equal((await rig.run(["cancel", first])).code, 0);
  assert.deepEqual(readdirSync(rig.repo).includes(".codex"), true);
  assert.equal((await rig.run(["cancel", second])).code, 0);
});

async function startEndless(rig: RealRig, file = "made.txt"): Promise<string> {
  const { stdout } = await rig.run(["task", "--background", "--write", "--json", "--", endless(file)]);
  await until(() => readdirSync(rig.repo).includes(file), { what: "the command to run" });
  return JSON.parse(stdout).jobId;
}

function endless(file: string): string {
  return `[[run:echo x > ${file}; sleep 600]]`;
}

/** The mount points in a folder where Codex itself must have removed them, because we never touch it. */
function mountPointsIn(folder = ""): string[] {
  return readdirSync(folder).filter((name) => [".agents", ".aws", ".codex", ".git"].includes(name));
}

function threadIds(rig: RealRig): string[] {
  return jobIds(rig.home).map((id) => readRecord(rig.home, id)?.["threadId"]);
}
