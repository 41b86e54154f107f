/** Where and beside whom a job may run: odd homes, no repository, a worktree, other clients, and ten jobs at once. */
import assert from "node:assert/strict";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { isEnded, type JobRecord } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { listHints } from "../../plugins/codex/scripts/src/io/job-hints.ts";
import { type FakeRig, makeRig, type RunOptions } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { git } from "../../testing/repository.ts";
import { GATED_TURN, SHORT_TURN, startJob, storedRecord } from "./fixtures/jobs.ts";
import { assertNobodyLeft } from "./fixtures/stranger.ts";
import { withHome } from "./fixtures/victims.ts";

const ODD = `it's a "home" of $USER, für 世界 \\ %TEMP% \`x\` --json`;

const COMMITTING: FakeScenario = {
  turns: [
    [
      { do: "run", command: "echo x > made.txt && git add made.txt && git commit -q -m 'made it'" },
      { do: "say", text: "The end." },
    ],
  ],
};

test("a home that is a link to a folder of an odd name, and a folder of an odd name to work in", async (t) => {
  const plain = await makeRig(t, { scenario: SHORT_TURN });
  await mkdir(join(plain.folder, "real", ODD), { recursive: true });
  await symlink(join(plain.folder, "real", ODD), join(plain.folder, ODD));
  const rig = withHome(plain, join(plain.folder, ODD));
  const cwd = join(plain.repo, ODD);
  await mkdir(cwd);
  const record = await runTask(rig, { cwd });
  assert.deepEqual([record.workspaceRoot, record.cwd], [rig.repo, cwd]);
  assert.deepEqual(record.evidence?.files_changed, [`${ODD}/made.txt`]);
  assert.equal((await rig.run(["result", record.id], { cwd: "/" })).code, 0);
  await rig.fake.play(GATED_TURN);
  const id = await startJob(rig, { cwd });
  assert.equal((await rig.run(["cancel", "--json"], { cwd })).code, 0);
  assert.equal(storedRecord(rig, id).status, "cancelled");
  await assertNobodyLeft(rig);
});

test("two clients in one repository see, cancel and read their own jobs, and each other's by id", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  const first = clientOptions("client-1");
  const second = clientOptions("client-2");
  const ids = [await startJob(rig, first), await startJob(rig, second)];
  const seen = async (...[client, ...args]: [RunOptions, ...string[]]) => {
    const { running } = JSON.parse((await rig.run(["status", "--json", ...args], client)).stdout);
    return running.map((job: JobRecord) => job.id).sort();
  };
  assert.deepEqual([await seen(first), await seen(second), await seen(second, "--all")], [[ids[0]], [ids[1]], ids]);
  assert.equal((await rig.run(["cancel"], first)).code, 0);
  assert.deepEqual(
    ids.map((id) => storedRecord(rig, id).status),
    ["cancelled", "running"],
  );
  assert.equal((await rig.run(["cancel"], first)).code, 2, "the other client's job is not this one's newest");
  assert.equal((await rig.run(["cancel", ids[1] ?? ""], first)).code, 0);
  assert.equal(storedRecord(rig, ids[1] ?? "").status, "cancelled");
  await assertNobodyLeft(rig);
});

test("a linked worktree is a workspace of its own, with its own commits", async (t) => {
  const rig = await makeRig(t, { scenario: COMMITTING });
  const worktree = join(rig.folder, "worktree");
  await git(rig.repo, "worktree", "add", "-q", "-b", "other", worktree);
  const record = await runTask(rig, { cwd: worktree });
  assert.equal(record.workspaceRoot, worktree);
  assert.deepEqual(subjectsOf(record), ["made it"]);
  assert.equal(record.evidence?.head_after, await git(worktree, "rev-parse", "HEAD"));
  assert.notEqual(record.evidence?.head_after, await git(rig.repo, "rev-parse", "HEAD"));
  const { recent } = JSON.parse((await rig.run(["status", "--all", "--json"])).stdout);
  assert.deepEqual(recent, [], "the job is not one of the main work tree");
});

test("a repository without commits: the first one is claimed", async (t) => {
  const rig = await makeRig(t, { scenario: COMMITTING, repository: { commits: 0 } });
  const { evidence, ...record } = await runTask(rig);
  assert.deepEqual([evidence?.head_before, subjectsOf({ evidence })], [null, ["made it"]]);
  assert.equal(evidence?.head_after, await git(record.cwd, "rev-parse", "HEAD"));
});

test("a folder that is no repository: the files that Codex names are claimed", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const cwd = join(rig.folder, "plain");
  await mkdir(cwd);
  await rig.fake.play({
    turns: [
      [
        { do: "edit", path: join(cwd, "made.txt") },
        { do: "say", text: "The end." },
      ],
    ],
  });
  const { evidence, workspaceRoot } = await runTask(rig, { cwd });
  assert.deepEqual(
    [workspaceRoot, evidence?.repository, evidence?.files_changed],
    [cwd, null, [join(cwd, "made.txt")]],
  );
});

test("ten jobs at once end once each, and nothing of them is left", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const client = clientOptions("client-1");
  const tasks = Array.from({ length: 10 }, (_, number) =>
    rig.run(["task", "--write", "--json", `Task ${number}`], client),
  );
  const answers = (await Promise.all(tasks)).map(({ code, stdout }) => ({ code, ...JSON.parse(stdout) }));
  assert.deepEqual(
    answers.map(({ code, status, rawOutput }) => [code, status, rawOutput]),
    answers.map(() => [0, "completed", "The end."]),
  );
  const ids = answers.map(({ jobId }) => jobId).sort();
  assert.equal(new Set(ids).size, 10);
  assert.equal(new Set(answers.map(({ threadId }) => threadId)).size, 10);
  const { running, recent } = JSON.parse((await rig.run(["status", "--all", "--json"])).stdout);
  assert.deepEqual([running, recent.map((job: JobRecord) => job.id).sort()], [[], ids]);
  assert.deepEqual([listHints(rig.home, "active"), listHints(rig.home, "untold")], [[], ids]);
  await assertNobodyLeft(rig);
});

function clientOptions(sessionId: string): RunOptions {
  return { env: { CODEX_COMPANION_SESSION_ID: sessionId } };
}

/** Runs a task to its end; it completes, truthfully. */
async function runTask(rig: FakeRig, options: RunOptions = {}) {
  const { code, stdout, stderr } = await rig.run(["task", "--write", "--allow-commit", "--json", "Go."], options);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  const record = storedRecord(rig, JSON.parse(stdout).jobId);
  assert.ok(isEnded(record));
  assert.equal(record.status, "completed");
  return record;
}

function subjectsOf({ evidence }: { readonly evidence: { readonly commits: readonly { subject: string }[] } | null }) {
  return evidence?.commits.map(({ subject }) => subject);
}
