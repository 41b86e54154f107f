// Which jobs are parked for the one try of an incident.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { isParkedFor } from "../../../plugins/codex/scripts/src/core/waiting/try-line.ts";
import type { WaitCause } from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";
import { PLAIN_REQUEST } from "../../../testing/plain-jobs.ts";
import { RUNNING, WAITING } from "../../../testing/sample-records.ts";
import { CAUSES } from "./causes.ts";

const AT = "2026-03-01T10:00:00.000Z";
const INCIDENT = { fingerprint: CAUSES.lane.detail.fingerprint, resetAt: AT };

function waiting(cause: WaitCause, opensAt: string | null, parks = true): JobRecord {
  const start = { after: [], notBefore: null, parks, queues: true, isUnwatched: false, ignoresGate: false };
  const request = { ...PLAIN_REQUEST, start };
  return { ...WAITING, stopping: null, request, waiting: { ...cause, since: AT, opensAt } };
}

test("isParkedFor knows the jobs that wait for the lane of an incident, or for its reset", () => {
  const stopping = { cause: "cancel", by: RUNNING.worker, at: AT } as const;
  const cases: readonly (readonly [string, JobRecord, boolean])[] = [
    ["for its lane", waiting(CAUSES.lane, null), true],
    ["for its lane, and is being ended", { ...waiting(CAUSES.lane, null), stopping } as JobRecord, false],
    ["for its reset", waiting(CAUSES.time, "2026-03-01T10:00:00Z"), true],
    ["for another time", waiting(CAUSES.time, "2026-03-01T11:00:00.000Z"), false],
    ["for that time, and is not parked", waiting(CAUSES.time, AT, false), false],
    ["for a slot", waiting(CAUSES.slot, null), false],
    ["for nothing: it runs", RUNNING, false],
  ];
  for (const [what, record, expected] of cases) assert.equal(isParkedFor(record, INCIDENT), expected, what);
  assert.equal(isParkedFor(waiting(CAUSES.lane, null), { fingerprint: "other", resetAt: null }), false);
  assert.equal(isParkedFor(waiting(CAUSES.time, AT), { ...INCIDENT, resetAt: null }), false);
});
