/** The main job, end to end: a task of the companion with the real Codex, in the ways that people start one. */
import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { eventsOf, jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { git } from "../../testing/repository.ts";
import { until } from "../../testing/wait.ts";

/** A way to have a commit made. */
interface Way {
  readonly name: string;
  readonly args: readonly string[];
  readonly isBackground?: boolean;
  readonly inWorktree?: boolean;
  readonly sandbox: string;
}

const WAYS: readonly Way[] = [
  { name: "foreground", args: ["--write", "--allow-commit"], sandbox: "workspace-write" },
  { name: "background", args: ["--write", "--allow-commit"], sandbox: "workspace-write", isBackground: true },
  { name: "a linked worktree", args: ["--write", "--allow-commit"], sandbox: "workspace-write", inWorktree: true },
  { name: "full access", args: ["--sandbox", "danger-full-access"], sandbox: "danger-full-access" },
];

test("a task commits, and is told with its evidence", { concurrency: 2 }, async (t) => {
  await Promise.all(WAYS.map((way) => t.test(way.name, (own) => commit(own, way))));
});

async function commit(t: TestContext, way: Way): Promise<void> {
  const rig = await makeRig(t, { config: { model: "gpt-5.5" } });
  const cwd = way.inWorktree ? join(rig.folder, "tree") : rig.repo;
  if (way.inWorktree) await git(rig.repo, "worktree", "add", "-q", "-b", "side", cwd);
  const before = await git(cwd, "rev-parse", "HEAD");
  const prompt = "[[plan:look|repair]] [[commit:it works]] [[say:Committed.]]";
  const args = ["task", ...(way.isBackground ? ["--background"] : []), ...way.args, "--effort", "low", "--", prompt];
  const started = await rig.run(args, { cwd });
  const id = newestId(rig);
  const waited = way.isBackground ? await rig.run(["status", id, "--wait"]) : started;
  const sha = await git(cwd, "log", "-1", "--format=%H");
  if (way.isBackground) {
    assert.match(
      started.stdout,
      new RegExp(`^codex job ${id}: running\\n[\\s\\S]*\\n\\[\\[codex-task status=dispatched id=${id}\\]\\]\\n$`),
    );
  } else assert.match(started.stdout, new RegExp(`^codex job ${id}: running\\nCommitted\\.\\n`));
  assert.equal(waited.code, 0, waited.stderr);
  assert.ok(waited.stdout.endsWith(`\n[[codex-task status=complete id=${id} work=commits]]\n`), waited.stdout);
  assert.match(waited.stdout, new RegExp(`\\n {2}commit {3}${sha.slice(0, 10)} it works\\n`));
  const record = readRecord(rig.home, id);
  assert.deepEqual(pick(record, "status", "plan", "resolved", "evidence", "failure"), {
    status: "completed",
    plan: { done: 0, total: 2 },
    resolved: { model: "gpt-5.5", effort: "low", sandbox: way.sandbox, provider: "mock" },
    evidence: {
      repository: cwd,
      head_before: before,
      head_after: sha,
      commits: [{ sha, subject: "it works" }],
      pushed: false,
      files_changed: ["made-by-codex.txt"],
      uncommitted: false,
      attribution: "codex_items",
    },
    failure: null,
  });
  assert.equal(record?.["exit"].raw_exit_code, 0);
  assert.ok(record?.["usage"].total > 0);
  assert.equal(await git(cwd, "status", "--porcelain"), "");
}

test("JSON tells of a task in one value", async (t) => {
  const rig = await makeRig(t);
  const { code, stdout, stderr } = await rig.run([
    "task",
    "--write",
    "--json",
    "--",
    "[[edit:a/new.txt:x]] [[say:Edited.]]",
  ]);
  const record = readRecord(rig.home, newestId(rig));
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  assert.deepEqual(JSON.parse(stdout), {
    ...pick(record, "status", "threadId", "turnId", "exit", "evidence", "failure"),
    jobId: record?.["id"],
    rawOutput: "Edited.",
    touchedFiles: ["a/new.txt"],
  });
});

test("progress is told while the task runs", async (t) => {
  const rig = await makeRig(t);
  const prompt = "[[plan:look|repair]] [[run:until [ -e go ]; do sleep 0.05; done]] [[say:Gone.]]";
  const { stdout } = await rig.run(["task", "--background", "--json", "--", prompt]);
  const { jobId } = JSON.parse(stdout);
  await until(() => eventsOf(rig.home, jobId).some(({ type }) => type === "command_started"), { what: "the command" });
  const status = await rig.run(["status", jobId]);
  assert.match(status.stdout, /\n {2}phase {4}working: runs: until \[ -e go \]; do sleep 0\.05; done\n/u);
  const { job } = JSON.parse((await rig.run(["status", jobId, "--json"])).stdout);
  assert.deepEqual(pick(job, "status", "phase"), { status: "running", phase: "working" });
  writeFileSync(join(rig.repo, "go"), "");
  assert.equal((await rig.run(["status", jobId, "--wait"])).code, 0);
  const logs = (await rig.run(["logs", jobId])).stdout;
  for (const words of ["plan 0/2: look", "runs: until", "says: Gone.", "turn completed"])
    assert.ok(logs.includes(words), logs);
});

test("a task that may write but cannot commit says how it could", async (t) => {
  const rig = await makeRig(t);
  const { code, stdout } = await rig.run(["task", "--write", "--", "[[commit:never made]] [[say:Could not commit.]]"]);
  assert.equal(code, 0);
  assert.match(stdout, /\n {2}note .*--allow-commit.*\n[\s\S]* work=files\]\]\n$/u);
  assert.equal(await git(rig.repo, "log", "--format=%s"), "commit 1");
});

test("two tasks at once in one repository do not disturb each other", async (t) => {
  const rig = await makeRig(t);
  const names = ["one", "two"];
  const runs = await Promise.all(
    names.map((name) =>
      rig.run(["task", "--write", "--json", "--", `[[edit:${name}.txt:${name}]] [[say:I am ${name}.]]`]),
    ),
  );
  const answers = runs.map(({ stdout }) => JSON.parse(stdout));
  assert.deepEqual(
    answers.map((answer) => pick(answer, "status", "rawOutput")),
    [
      { status: "completed", rawOutput: "I am one." },
      { status: "completed", rawOutput: "I am two." },
    ],
  );
  assert.equal(new Set(answers.map(({ threadId }) => threadId)).size, 2);
  for (const [at, name] of names.entries()) {
    assert.ok(existsSync(join(rig.repo, `${name}.txt`)));
    assert.ok(answers[at].touchedFiles.includes(`${name}.txt`));
  }
});

function pick(from: Readonly<Record<string, unknown>> | null, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from?.[name]]));
}

function newestId(rig: RealRig): string {
  const id = jobIds(rig.home).at(-1);
  assert.ok(id, "There must be a job.");
  return id;
}
