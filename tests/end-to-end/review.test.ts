/** Reviews end to end: the real Codex reviews what we resolved, and its answer becomes a review with looked-up places. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parseSentinel } from "../../plugins/codex/scripts/src/core/sentinel.ts";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { git } from "../../testing/repository.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import { inputOf, type ModelRequest } from "../../testing/scripted-model/request.ts";

const FILES = { "src/a.txt": "one\ntwo\nthree\n", "b.txt": "same\n" };

/** An answer of Codex's own reviewer about this file. */
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

function textOf(request: ModelRequest): string {
  return JSON.stringify(inputOf(request));
}

async function change(rig: RealRig): Promise<void> {
  await writeFile(join(rig.repo, "src/a.txt"), "one\ntwo\nthree\nfour\n");
  await writeFile(join(rig.repo, "new.txt"), "new\n");
}

describe("review", { concurrency: 2 }, () => {
  test("of the working tree finds two things, and says where they are", async (t) => {
    let answer = "";
    const rig = await makeRig(t, { repository: { files: FILES }, model: { scenario: () => reply(message(answer)) } });
    await change(rig);
    const outside = { absolute_file_path: "/etc/passwd", line_range: { start: 1, end: 1 } };
    answer = nativeAnswer(rig.repo, [{}, { title: "[P0] Far away", priority: 0, code_location: outside }]);
    const { code, stdout, stderr } = await rig.run(["review", "--json"]);
    assert.equal(code, 0, stderr);
    const { review, jobId, status } = JSON.parse(stdout);
    assert.equal(status, "completed");
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
    assert.match(textOf(rig.model.responses()[0] ?? assert.fail()), /staged, unstaged, and untracked/);
  });
});
