// What a group came to, by its records.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Group } from "../../../plugins/codex/scripts/src/core/group/group.ts";
import { checkOf, judge, linesOf } from "../../../plugins/codex/scripts/src/core/group/judge.ts";
import type { EndedJob, JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { CANCELLED, COMPLETED, FAILED, RUNNING, WAITING } from "../../../testing/sample-records.ts";

const ID = "g-mm7kwn40-a1b2c";

interface Facts {
  readonly check?: "passed" | "failed";
  readonly lines?: number;
  readonly files?: number;
  readonly work?: "none" | "unknown";
}

/** A completed job, or one that failed its check, with so much work; nothing is said of what is not named. */
function ended({ check, lines, files = 1, work }: Facts): EndedJob {
  const { verify, ...evidence } = COMPLETED.evidence ?? assert.fail();
  const paths = work === undefined ? Array.from({ length: files }, (_, at) => `f${at}`) : [];
  const facts = {
    ...evidence,
    commits: [],
    files_changed: paths,
    attribution: work === "unknown" ? ("unknown" as const) : ("isolated" as const),
    ...(lines === undefined ? {} : { insertions: lines, deletions: 0 }),
    ...(check === undefined ? {} : { verify: { command: "c", exit_code: check === "passed" ? 0 : 1, tail: "" } }),
  };
  const job = { ...(check === "failed" ? FAILED : COMPLETED), evidence: facts } as EndedJob;
  return { ...job, request: { ...job.request, verify: check === undefined ? null : "c" } };
}

/** The jobs as a group: their ids are `job-1`, … */
function group(jobs: readonly JobRecord[], more: Partial<Group> = {}): Group {
  const size = jobs.length;
  const records = jobs.map((job, at) => ({ ...job, id: `job-${at + 1}`, group: { id: ID, size, number: at + 1 } }));
  return { id: ID, size, jobs: records as readonly JobRecord[], isBeingMade: false, ...more };
}

function judged(jobs: readonly JobRecord[], more: Partial<Group> = {}) {
  const { word, best, reason, jobs: order } = judge(group(jobs, more));
  return { word, best: best?.id ?? null, reason, order: order.map(({ id }) => id.slice(4)).join(" ") };
}

const NO_CHECK = "there was no check (--verify), so none of them is called the best";
const passed = (facts: Facts = {}) => ended({ ...facts, check: "passed" });

describe("judge", () => {
  for (const job of [RUNNING, WAITING])
    test(`runs while one is ${job.status}`, () =>
      assert.deepEqual(judged([passed(), job]), { word: "running", best: null, reason: null, order: "1 2" }));

  test("runs while more jobs may still be recorded", () =>
    assert.equal(judged([passed()], { size: 2, isBeingMade: true }).word, "running"));

  test("goes by those that there are, if the others were never recorded", () =>
    assert.deepEqual(judged([passed({ lines: 2 })], { size: 3 }), {
      word: "complete",
      best: "job-1",
      reason: "it alone of 3 passed the check (2 lines in 1 file)",
      order: "1",
    }));

  test("calls none the best without a check, though one completed", () =>
    assert.deepEqual(judged([FAILED, CANCELLED, ended({ lines: 1 })].map(unchecked)), {
      word: "complete",
      best: null,
      reason: NO_CHECK,
      order: "3 1 2",
    }));

  test("is failed if none completed", () =>
    assert.deepEqual(judged([CANCELLED, FAILED].map(unchecked)), {
      word: "failed",
      best: null,
      reason: "none of them completed",
      order: "1 2",
    }));

  test("never recommends one that failed its check, or that was not checked", () => {
    const reason = "none of them completed and passed the check";
    const failed = ended({ check: "failed", lines: 1 });
    assert.deepEqual(judged([failed, failed]), { word: "failed", best: null, reason, order: "1 2" });
    const { verify, ...evidence } = COMPLETED.evidence ?? assert.fail();
    const unseen = { ...passed(), evidence } as EndedJob;
    assert.deepEqual(judged([failed, unseen]), { word: "failed", best: null, reason, order: "2 1" });
  });

  test("puts passed before failed, work before doubt before none, then fewer lines, then fewer files", () =>
    assert.deepEqual(
      judged([
        ended({ check: "failed", lines: 1 }),
        passed({ work: "none" }),
        passed({ work: "unknown" }),
        passed({}),
        passed({ lines: 7 }),
        passed({ lines: 3, files: 2 }),
        passed({ lines: 3, files: 1 }),
      ]),
      {
        word: "complete",
        best: "job-7",
        reason: "6 of 7 passed the check, and of these that changed something none changed less (3 lines in 1 file)",
        order: "7 6 5 4 3 2 1",
      },
    ));

  test("says if only one of those that passed changed anything, and if none did", () => {
    assert.equal(
      judged([passed({ work: "none" }), passed({})]).reason,
      "2 of 2 passed the check, and of these it alone is known to have changed something (1 file, lines not counted)",
    );
    assert.equal(
      judged([passed({ work: "none" }), passed({ work: "none" })]).reason,
      "2 of 2 passed the check, and none of them is known to have changed anything",
    );
    const failed = ended({ check: "failed" });
    assert.equal(judged([failed, passed({ work: "none" })]).reason, "it alone of 2 passed the check (no change)");
  });
});

test("what is not known of check and lines is null", () => {
  assert.deepEqual([RUNNING, ended({}), passed(), ended({ check: "failed" })].map(checkOf), [
    null,
    null,
    "passed",
    "failed",
  ]);
  assert.deepEqual([ended({}), ended({ lines: 0 })].map(linesOf), [null, 0]);
});

function unchecked(job: JobRecord): JobRecord {
  return { ...job, request: { ...job.request, verify: null } } as JobRecord;
}
