// Which jobs come first in a thread, for one that is to continue it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { StartTerms } from "../../../plugins/codex/scripts/src/core/job/request.ts";
import { beforeInThread } from "../../../plugins/codex/scripts/src/core/waiting/thread-line.ts";
import type { WaitCause } from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";
import { PLAIN_REQUEST, queuedJob } from "../../../testing/plain-jobs.ts";
import { FAILED, RUNNING, WAITING } from "../../../testing/sample-records.ts";
import { CAUSES } from "./causes.ts";

const id = (number: number) => `m000000${number}-aaaaa`;
const ASKING = id(5);
const AT = "2026-03-01T10:00:00.000Z";
const TERMS: StartTerms = {
  after: [],
  notBefore: null,
  parks: false,
  queues: true,
  isUnwatched: false,
  ignoresGate: false,
};
const queued = (number: number, start: Partial<StartTerms> = {}, more: object = {}) =>
  queuedJob(id(number), { request: { ...PLAIN_REQUEST, ...more, start: { ...TERMS, ...start } } });
const waiting = (number: number, cause: WaitCause): JobRecord => ({
  ...WAITING,
  id: id(number),
  stopping: null,
  waiting: { ...cause, since: AT, opensAt: null },
});

test("beforeInThread lets what runs go first, and older jobs that may start soon", () => {
  const stopping = { cause: "cancel", by: RUNNING.worker, at: AT } as const;
  // The last two: is it before the job, and before the job if that has the thread?
  const cases: readonly (readonly [string, JobRecord, boolean, boolean])[] = [
    ["one that runs", { ...RUNNING, id: id(1) }, true, true],
    ["a younger one that runs", { ...RUNNING, id: id(7) }, true, true],
    ["one that has ended", { ...FAILED, id: id(1) }, false, false],
    ["one that is about to be claimed", queued(1), true, false],
    ["a younger one", queued(7), false, false],
    ["one that waits for a slot", waiting(1, CAUSES.slot), true, false],
    ["one that waits for other jobs, or for the thread itself", waiting(1, CAUSES.after), true, false],
    ["one that waits for its time", waiting(1, CAUSES.time), false, false],
    ["one that will wait for its time", queued(1, { notBefore: AT }), false, false],
    ["one that is parked", waiting(1, CAUSES.lane), false, false],
    ["one that is being ended", { ...queued(1), stopping }, false, false],
    ["one that comes after the job, by a clock that was set back", queued(1, { after: [ASKING] }), false, false],
    ["one that continues the job", queued(1, {}, { resumeJob: ASKING }), false, false],
  ];
  for (const [what, other, isBefore, isBeforeNext] of cases) {
    assert.deepEqual(beforeInThread(ASKING, [other], false), isBefore ? [other.id] : [], what);
    assert.deepEqual(beforeInThread(ASKING, [other], true), isBeforeNext ? [other.id] : [], `${what}: it is next`);
  }
});
