/** What may become of a copy, by the records of all jobs that worked in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyStateOf } from "../../../plugins/codex/scripts/src/core/job/copy-state.ts";
import type { EndedJob, JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { COMPLETED, RUNNING } from "../../../testing/sample-records.ts";

const [FIRST, SECOND, LATER] = ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z", "2026-01-03T00:00:00.000Z"];

function job(completedAt: string, appliedAt?: string): EndedJob {
  const applied =
    appliedAt === undefined ? {} : { applied: { as: "changes", at: appliedAt, branch: null, commits: [] } };
  return { ...COMPLETED, completedAt, ...(applied as Pick<EndedJob, "applied">) };
}

const idle = (completedAt: string): EndedJob =>
  ({ ...job(completedAt), status: "failed", startedAt: null }) as EndedJob;

test("copyStateOf calls a copy applied only if nobody worked in it since", () => {
  const cases: readonly (readonly [string, readonly JobRecord[]])[] = [
    ["no_job", []],
    ["in_use", [job(FIRST, SECOND), RUNNING]],
    ["unapplied", [job(FIRST)]],
    ["applied", [job(FIRST, SECOND)]],
    ["unapplied", [job(FIRST, FIRST), job(SECOND)]],
    ["applied", [job(FIRST), job(SECOND, LATER)]],
    ["applied", [job(FIRST, SECOND), idle(LATER)]],
    ["no_work", [idle(FIRST)]],
  ];
  assert.deepEqual(
    cases.map(([, records]) => copyStateOf(records)),
    cases.map(([state]) => state),
  );
});
