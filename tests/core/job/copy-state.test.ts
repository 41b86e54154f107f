/** What may become of a copy, by the records of all jobs that worked in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyStateOf, isToApply } from "../../../plugins/codex/scripts/src/core/job/copy-state.ts";
import { copyPlace, workspacePlace } from "../../../plugins/codex/scripts/src/core/job/place.ts";
import type { EndedJob, JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { COMPLETED, RUNNING } from "../../../testing/sample-records.ts";

const [FIRST, SECOND, LATER] = ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z", "2026-01-03T00:00:00.000Z"];

function job(completedAt: string, appliedAt?: string): EndedJob {
  const applied =
    appliedAt === undefined ? {} : { applied: { as: "changes", at: appliedAt, branch: null, commits: [] } };
  const { discardedAt: _, ...completed } = COMPLETED as EndedJob;
  return { ...completed, completedAt, ...(applied as Pick<EndedJob, "applied">) };
}

const idle = (completedAt: string): EndedJob =>
  ({ ...job(completedAt), status: "failed", startedAt: null }) as EndedJob;

const discarded = (completedAt: string): EndedJob => ({ ...job(completedAt), discardedAt: LATER });

/** The same, of whose copy these were not brought in. */
function leaving(record: EndedJob, left: readonly string[]): EndedJob {
  const { applied } = record;
  return applied === undefined ? record : { ...record, applied: { ...applied, copy: { head: "1", tree: "2", left } } };
}

test("copyStateOf calls a copy applied only if nobody worked in it since", () => {
  const cases: readonly (readonly [string, readonly JobRecord[]])[] = [
    ["no_job", []],
    ["in_use", [job(FIRST, SECOND), RUNNING]],
    ["unapplied", [job(FIRST)]],
    ["applied", [job(FIRST, SECOND)]],
    ["partial", [leaving(job(FIRST, SECOND), ["sub"])]],
    ["partial", [job(FIRST, FIRST), leaving(job(FIRST, SECOND), ["sub"])]],
    ["applied", [leaving(job(FIRST, FIRST), ["sub"]), job(FIRST, SECOND)]],
    ["unapplied", [leaving(job(FIRST, SECOND), ["sub"]), job(LATER)]],
    ["unapplied", [job(FIRST, FIRST), job(SECOND)]],
    ["applied", [job(FIRST), job(SECOND, LATER)]],
    ["applied", [job(FIRST, SECOND), idle(LATER)]],
    ["no_work", [idle(FIRST)]],
    ["no_work", [discarded(FIRST), discarded(SECOND)]],
    ["unapplied", [discarded(FIRST), job(SECOND)]],
  ];
  assert.deepEqual(
    cases.map(([, records]) => copyStateOf(records)),
    cases.map(([state]) => state),
  );
});

test("isToApply is true only for work that lies in a copy, and neither was applied nor discarded", () => {
  const place = copyPlace("/copies/1", "1".repeat(40), "codex/1");
  const evidence = { ...(COMPLETED.evidence ?? assert.fail()), files_changed: ["a"] };
  const { applied: _, discardedAt: __, ...plain } = { ...job(FIRST), place, evidence } as EndedJob;
  assert.equal(isToApply(plain), true);
  const others: readonly Partial<EndedJob>[] = [
    { place: workspacePlace("/work") },
    { discardedAt: SECOND },
    { evidence: { ...evidence, attribution: "isolated", commits: [], files_changed: [] } },
  ];
  assert.deepEqual(
    others.map((changes) => isToApply({ ...plain, ...changes } as EndedJob)),
    [false, false, false],
  );
  assert.equal(isToApply({ ...plain, ...job(FIRST, SECOND), place, evidence } as EndedJob), false);
});
