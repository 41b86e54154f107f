/** What the user's own command is told of the end of a job, and of which ends. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { endNotice, isNotified } from "../../plugins/codex/scripts/src/core/end-notice.ts";
import { failure } from "../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { COMPLETED } from "../../testing/sample-records.ts";
import { assertFits, faultsIn } from "../../testing/schemas.ts";

test("endNotice tells the job, its end, its failure, its work and its group, and nothing else", () => {
  const plain = {
    version: 1,
    id: COMPLETED.id,
    kind: "task",
    status: "completed",
    title: COMPLETED.title,
    summary: COMPLETED.summary,
    workspaceRoot: COMPLETED.workspaceRoot,
    completedAt: COMPLETED.completedAt,
    failure: null,
    work: "unknown",
    group: null,
  };
  assert.deepEqual(endNotice({ ...COMPLETED, evidence: null }, []), plain);
  const group = { id: "g-mm7kwo90-d3e4f", size: 2, number: 1 };
  const failed = {
    ...COMPLETED,
    status: "failed",
    evidence: null,
    group,
    failure: failure("auth_unavailable", "No key."),
  } as const;
  const notice = endNotice(failed, []);
  assert.deepEqual(notice, {
    ...plain,
    status: "failed",
    failure: { kind: "auth_unavailable", message: "No key." },
    group: group.id,
  });
  for (const each of [plain, notice]) assertFits("end-notice", each);
  assert.notDeepEqual(faultsIn("end-notice", { ...plain, status: "running" }), []);
});

test("endNotice holds no secret", () => {
  const key = `sk-${"a1".repeat(12)}`;
  const record = { ...COMPLETED, title: `Use ${key}`, summary: "Say open-sesame-9.", evidence: null };
  const { title, summary } = endNotice(record, ["open-sesame-9"]);
  assert.deepEqual([title, summary], ["Use [secret]", "Say [secret]."]);
});

test("isNotified is false for a canary and for a review of the stop gate", () => {
  const size = { files: 1, insertions: 1, deletions: 0, isTruncated: false };
  const review = (kind: "snapshot" | "branch") => ({
    ...COMPLETED,
    request: { ...COMPLETED.request, review: { target: { kind, ...size }, checkFindings: false } },
  });
  const jobs = [COMPLETED, review("branch"), review("snapshot"), { ...COMPLETED, kind: "canary" as const }];
  assert.deepEqual(
    jobs.map((job) => isNotified(job as typeof COMPLETED)),
    [true, true, false, false],
  );
});
