/** Reviews end to end: the real Codex reviews what we resolved, and its answer becomes a review with looked-up places. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { parseSentinel } from "../../plugins/codex/scripts/src/core/sentinel.ts";
import { makeRig, type RealRig, type RunOptions } from "../../testing/companion.ts";
import { git } from "../../testing/repository.ts";
import { message, reply, shellCommand } from "../../testing/scripted-model/reply.ts";
import { inputOf, lastToolOutput, type ModelRequest } from "../../testing/scripted-model/request.ts";
import type { Scenario } from "../../testing/scripted-model.ts";
import { until } from "../../testing/wait.ts";

const FILES = { "src/a.txt": "one\ntwo\nthree\n", "b.txt": "same\n" };
const MODEL = { config: { model: "gpt-5.5" } };

/** An answer of Codex's own reviewer about a file of the repository. */
function nativeAnswer(root: string, findings: readonly object[]): string {
  const verdict = findings.length === 0 ? "patch is correct" : "patch is incorrect";
  const placed = findings.map((finding) => ({
    ...{ title: "[P1] It breaks", body: "Always.", confidence_score: 0.8, priority: 1 },
    ...{ code_location: { absolute_file_path: join(root, "src/a.txt"), line_range: { start: 4, end: 4 } } },
    ...finding,
  }));
  const rest = { overall_correctness: verdict, overall_explanation: "Seen.", overall_confidence_score: 0.9 };
  return JSON.stringify({ findings: placed, ...rest });
}

/** An answer by our own schema. */
function ownAnswer(findings: readonly object[]): string {
  const full = findings.map((finding) => ({
    ...{ severity: "high", title: "It breaks", body: "Always.", file: "src/a.txt", line_start: 4, line_end: 4 },
    ...{ confidence: 0.5, recommendation: "Do not.", ...finding },
  }));
  return JSON.stringify({ verdict: "needs-attention", summary: "Seen.", findings: full, next_steps: ["Look."] });
}

function textOf(request: ModelRequest | undefined): string {
  return JSON.stringify(inputOf(request ?? assert.fail()));
}

function bodyOf(request: ModelRequest | undefined): Record<string, unknown> {
  return request?.body as Record<string, unknown>;
}

async function change(folder: string): Promise<void> {
  await writeFile(join(folder, "src/a.txt"), "one\ntwo\nthree\nfour\n");
  await writeFile(join(folder, "new.txt"), "new\n");
}

/** A rig whose model answers by what this makes of the repository's root. */
async function makeReviewRig(
  t: TestContext,
  answer: (root: string, request: ModelRequest) => string,
): Promise<RealRig> {
  let root = "";
  const scenario: Scenario = (request) => reply(message(answer(root, request)));
  const rig = await makeRig(t, { repository: { files: FILES }, model: { scenario }, ...MODEL });
  root = rig.repo;
  return rig;
}

async function answerOf(rig: RealRig, args: readonly string[], options: RunOptions = {}) {
  const { code, stdout, stderr } = await rig.run([...args, "--json"], options);
  assert.equal(code, 0, stdout + stderr);
  return JSON.parse(stdout);
}

describe("review", { concurrency: 2 }, () => {
  test("of the working tree finds two things, and says where they are", async (t) => {
    const outside = { absolute_file_path: "/etc/passwd", line_range: { start: 1, end: 1 } };
    const far = { title: "[P0] Far away", priority: 0, code_location: outside };
    const rig = await makeReviewRig(t, (root) => nativeAnswer(root, [{}, far]));
    await change(rig.repo);
    const { review, jobId, status, evidence } = await answerOf(rig, ["review", "--effort", "low"]);
    assert.deepEqual([status, evidence.files_changed], ["completed", []]);
    const head = await git(rig.repo, "rev-parse", "HEAD");
    const target = { kind: "working-tree", base: head, head: null, files: 2, insertions: 2, deletions: 0 };
    assert.deepEqual(review.target, target);
    assert.equal(review.verdict, "needs-attention");
    const [first, second] = review.findings;
    assert.deepEqual(first, {
      ...{ id: "F1", severity: "high", title: "It breaks", body: "Always.", file: "src/a.txt" },
      ...{ line_start: 4, line_end: 4, confidence: 0.8, recommendation: null, check: null },
      ...{ location: "exact", in_diff: true },
    });
    assert.deepEqual([second.severity, second.location, second.in_diff], ["critical", "none", null]);
    const shown = await rig.run(["result", jobId]);
    assert.match(
      shown.stdout,
      /^Review of the uncommitted changes .*needs-attention, 2 findings: 1 critical, 1 high\./,
    );
    assert.match(shown.stdout, /^src\/a\.txt:4 {2}high {2}F1 {2}It breaks/m);
    const waited = await rig.run(["status", jobId, "--wait"]);
    const keys = { work: "none", review: "needs-attention", findings: "2" };
    assert.deepEqual(parseSentinel(waited.stdout)?.keys, keys);
    const [request] = rig.model.responses();
    assert.match(textOf(request), /staged, unstaged, and untracked/);
    assert.deepEqual(bodyOf(request)["reasoning"], { effort: "low" });
  });

  test("approves only what was well formed; words that are no JSON are unparsed, and kept", async (t) => {
    let isJson = true;
    const rig = await makeReviewRig(t, (root) => (isJson ? nativeAnswer(root, []) : "patch is correct, I think."));
    await change(rig.repo);
    const approved = await answerOf(rig, ["review"]);
    assert.deepEqual([approved.review.verdict, approved.review.findings], ["approve", []]);
    isJson = false;
    const { review, status, jobId } = await answerOf(rig, ["review"]);
    assert.deepEqual([status, review.verdict], ["completed", "unparsed"]);
    assert.equal(review.summary, "patch is correct, I think.");
    const waited = await rig.run(["status", jobId, "--wait"]);
    assert.deepEqual(parseSentinel(waited.stdout)?.keys, { work: "none", review: "unparsed" });
  });

  test("of a branch and of a commit is handed the commits that we say", async (t) => {
    const rig = await makeReviewRig(t, (root) => nativeAnswer(root, [{}]));
    const base = await git(rig.repo, "rev-parse", "HEAD");
    await git(rig.repo, "switch", "-qc", "topic");
    await change(rig.repo);
    await git(rig.repo, "add", "-A");
    await git(rig.repo, "commit", "-qm", "topic");
    const head = await git(rig.repo, "rev-parse", "HEAD");
    const branch = await answerOf(rig, ["review"]);
    const size = { files: 2, insertions: 2, deletions: 0 };
    assert.deepEqual(branch.review.target, { kind: "branch", base, head, ...size });
    assert.deepEqual([branch.review.findings[0].location, branch.review.findings[0].in_diff], ["exact", true]);
    assert.match(textOf(rig.model.responses().at(-1)), new RegExp(`base branch '?${base}`));
    await writeFile(join(rig.repo, "src/a.txt"), "gone on\n");
    const commit = await answerOf(rig, ["review", "--commit", "HEAD"]);
    assert.deepEqual(commit.review.target, { kind: "commit", base, head, ...size });
    assert.equal(commit.review.findings[0].location, "exact", "as it was in the commit");
    assert.match(textOf(rig.model.responses().at(-1)), new RegExp(head));
  });

  test("in a linked worktree is of that worktree's own branch", async (t) => {
    const rig = await makeReviewRig(t, () => nativeAnswer(join(rig.folder, "linked"), [{}]));
    const linked = join(rig.folder, "linked");
    const base = await git(rig.repo, "rev-parse", "HEAD");
    await git(rig.repo, "worktree", "add", "-q", "-b", "topic", linked);
    await change(linked);
    await git(linked, "commit", "-qam", "topic");
    await git(linked, "clean", "-qfd");
    const { review } = await answerOf(rig, ["review"], { cwd: join(linked, "src") });
    const head = await git(linked, "rev-parse", "HEAD");
    assert.deepEqual(review.target, { kind: "branch", base, head, files: 1, insertions: 1, deletions: 0 });
    assert.deepEqual([review.findings[0].file, review.findings[0].location], ["src/a.txt", "exact"]);
  });

  for (const command of ["review", "adversarial-review"])
    test(`by ${command} cannot write, whatever sandbox the user configured`, async (t) => {
      const scenario: Scenario = (request) =>
        lastToolOutput(request) === "" ? reply(shellCommand("echo 1 > planted")) : reply(message("Done."));
      const config = { model: "gpt-5.5", sandbox: "danger-full-access" } as const;
      const rig = await makeRig(t, { repository: { files: FILES }, model: { scenario }, config });
      await change(rig.repo);
      const { status, evidence } = await answerOf(rig, [command]);
      assert.deepEqual([status, evidence.files_changed], ["completed", []]);
      assert.match(lastToolOutput(rig.model.responses().at(-1) ?? assert.fail()), /Read-only file system/);
      assert.equal(existsSync(join(rig.repo, "planted")), false);
    });

  test("is tried again in its thread when the service was overloaded", async (t) => {
    let root = "";
    let asked = 0;
    const overloaded = { type: "http", status: 503, body: { error: { code: "server_is_overloaded" } } } as const;
    const scenario: Scenario = () => {
      asked += 1;
      return asked === 1 ? overloaded : reply(message(nativeAnswer(root, [{}])));
    };
    const rig = await makeRig(t, { repository: { files: FILES }, model: { scenario }, ...MODEL });
    root = rig.repo;
    await change(rig.repo);
    const { review, jobId } = await answerOf(rig, ["review"]);
    assert.deepEqual([review.verdict, review.findings.length], ["needs-attention", 1]);
    const { job } = await answerOf(rig, ["status", jobId]);
    assert.deepEqual(
      job.attempts.map(({ kind }: { kind: unknown }) => kind),
      ["overloaded", null],
    );
  });

  test("that fails is a failed job, not an approval", async (t) => {
    const scenario: Scenario = [{ type: "http", status: 400, body: { error: { message: "no" } } }];
    const rig = await makeRig(t, { repository: { files: FILES }, model: { scenario }, ...MODEL });
    await change(rig.repo);
    const { code, stdout } = await rig.run(["review", "--json", "--retry", "never"]);
    const { status, review } = JSON.parse(stdout);
    assert.deepEqual([code, status, review], [1, "failed", null]);
  });

  test("is cancelled like a task, and leaves nothing alive", async (t) => {
    const scenario: Scenario = [reply(shellCommand("sleep 300"))];
    const rig = await makeRig(t, { repository: { files: FILES }, model: { scenario }, ...MODEL });
    await change(rig.repo);
    const { jobId } = await answerOf(rig, ["review", "--background"]);
    const hasBegun = async () => (await rig.run(["logs", jobId])).stdout.includes("sleep 300");
    await until(hasBegun, { what: "its command to run" });
    const { job } = await answerOf(rig, ["cancel", jobId]);
    assert.equal(job.status, "cancelled");
    const { review } = await answerOf(rig, ["result", jobId]);
    assert.equal(review, null);
  });
});

describe("adversarial-review", { concurrency: 2 }, () => {
  test("asks by our schema, with the focus and the small diff as data", async (t) => {
    const rig = await makeReviewRig(t, () => ownAnswer([{}, { file: "gone.txt", severity: "low" }]));
    await change(rig.repo);
    const input = 'races, "quotes" and $(touch planted)';
    const { review } = await answerOf(rig, ["adversarial-review"], { input });
    assert.deepEqual(
      review.findings.map(({ severity, location, in_diff }: Record<string, unknown>) => [severity, location, in_diff]),
      [
        ["high", "exact", true],
        ["low", "none", false],
      ],
    );
    assert.deepEqual(review.next_steps, ["Look."]);
    const [request] = rig.model.responses();
    assert.ok(textOf(request).includes(JSON.stringify(input).slice(1, -1)));
    assert.match(textOf(request), /\+four/);
    assert.match(JSON.stringify(bodyOf(request)["text"]), /"json_schema".*"next_steps"/);
  });

  test("with --check-findings lets a second turn of the thread refute them", async (t) => {
    const checks = [{ id: "F2", check: "refuted", reason: "It is not so." }];
    const rig = await makeReviewRig(t, (_, request) =>
      textOf(request).includes("Try to refute") ? JSON.stringify({ checks }) : ownAnswer([{}, {}]),
    );
    await change(rig.repo);
    const { review, jobId, rawOutput } = await answerOf(rig, ["adversarial-review", "--check-findings"]);
    assert.deepEqual(
      review.findings.map(({ check }: { check: unknown }) => check),
      [null, "refuted"],
    );
    assert.match(rawOutput, /next_steps/);
    assert.equal(rig.model.responses().length, 2);
    assert.match(textOf(rig.model.responses()[1]), /You review a change[\s\S]*Try to refute/);
    const { job } = await answerOf(rig, ["status", jobId]);
    assert.deepEqual(job.review, { verdict: "needs-attention", findings: 2 });
  });
});
