/** An incident is the sum of its lines: opened, attached to, tried, closed, and opened again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type AskingTask,
  foldIncident,
  type Incident,
  isClosedBySuccess,
  isOpen,
  keepsOut,
  opensAtMs,
} from "../../plugins/codex/scripts/src/core/incident.ts";
import { decodeIncidentLine, type IncidentLine } from "../../plugins/codex/scripts/src/core/incident-line.ts";
import { asObject, parseJson } from "../../plugins/codex/scripts/src/core/json.ts";
import { laneOf } from "../../plugins/codex/scripts/src/core/lane.ts";

const LANE = laneOf("/codex", "/house", { write: false, sandbox: null, model: null, effort: null });
const OTHER_LANE = laneOf("/codex", "/house", { write: true, sandbox: null, model: null, effort: null });
const MINUTE = 60_000;
const FAILED = {
  type: "failed",
  kind: "auth_unavailable",
  message: "Codex is not logged in.",
  hint: "Log in.",
  lane: LANE,
  scope: "lane",
  stamp: "s1",
  payload: "p1",
  jobId: "j1",
  resetAt: null,
} as const;
type Failed = Extract<IncidentLine, { type: "failed" }>;

/** The time so many minutes after the beginning. */
function at(minutes: number): string {
  return new Date(Date.parse("2026-03-01T10:00:00.000Z") + minutes * MINUTE).toISOString();
}

function failed(minutes: number, changes: Partial<Failed> = {}): IncidentLine {
  return { ...FAILED, at: at(minutes), ...changes };
}

function fold(...lines: readonly IncidentLine[]): Incident {
  return foldIncident("f", lines) ?? assert.fail("there is no incident");
}

const OPENED: Incident = {
  fingerprint: "f",
  kind: "auth_unavailable",
  message: "Codex is not logged in.",
  hint: "Log in.",
  lane: LANE,
  scope: "lane",
  openedAt: at(0),
  lastFailureAt: at(0),
  jobs: ["j1"],
  refusals: 0,
  stamps: ["s1"],
  loginStamps: [],
  said: [],
  refused: [],
  payloads: [],
  resetAt: null,
  trial: null,
  closed: null,
};

test("foldIncident opens with the first failure and attaches the later ones, each job once", () => {
  assert.deepEqual(fold(failed(0)), OPENED);
  const more = [failed(1, { jobId: "j2" }), failed(2, { jobId: "j1" }), failed(3, { jobId: "j3", stamp: "s2" })];
  assert.deepEqual(fold(failed(0), ...more), {
    ...OPENED,
    jobs: ["j3", "j2", "j1"],
    stamps: ["s2", "s1"],
    lastFailureAt: at(3),
  });
});

test("foldIncident counts what was refused before it was a job: by a failed probe, and by the incident itself", () => {
  const probe = { jobId: null, payload: null };
  assert.deepEqual(fold(failed(0, probe), failed(1, probe), { type: "refused", at: at(2) }), {
    ...OPENED,
    jobs: [],
    refusals: 3,
    lastFailureAt: at(1),
  });
});

test("foldIncident keeps the strongest scope, and the payloads of those that keep payloads out", () => {
  const text = { scope: "none", payload: "p0" } as const;
  assert.deepEqual(fold(failed(0, text)).scope, "none");
  const strong = fold(failed(0, text), failed(1, { scope: "payload", payload: "p2" }), failed(2, text));
  assert.deepEqual([strong.scope, strong.payloads], ["payload", ["p2"]]);
});

test("foldIncident closes once, keeps what it was, and opens anew with the next failure", () => {
  const closed = { type: "closed", at: at(1), cause: "success", jobId: "j9" } as const;
  const late = { type: "closed", at: at(2), cause: "resolved", jobId: null } as const;
  const refused = { type: "refused", at: at(3) } as const;
  assert.deepEqual(fold(failed(0), closed, late, refused), {
    ...OPENED,
    closed: { at: at(1), cause: "success", jobId: "j9" },
  });
  assert.equal(isOpen(fold(failed(0), closed)), false);
  const again = fold(failed(0, { stamp: "s0", jobId: "j0" }), refused, closed, failed(4));
  assert.deepEqual(again, { ...OPENED, openedAt: at(4), lastFailureAt: at(4) });
});

test("foldIncident makes nothing of lines that nothing opened", () => {
  const lines: IncidentLine[] = [
    { type: "refused", at: at(0) },
    { type: "tried", at: at(0), token: "t" },
    { type: "closed", at: at(0), cause: "resolved", jobId: null },
  ];
  assert.equal(foldIncident("f", lines), null);
  assert.equal(foldIncident("f", []), null);
  assert.deepEqual(fold(...lines, failed(0)), OPENED);
});

test("of many who try a closed lane, the first one after ten minutes has it, until ten minutes later", () => {
  const tried = (minutes: number, token: string) => ({ type: "tried", at: at(minutes), token }) as const;
  const holder = (...lines: readonly IncidentLine[]) => fold(failed(0), ...lines).trial?.token ?? null;
  assert.equal(holder(tried(9.99, "a")), null);
  assert.equal(holder(tried(10, "a"), tried(10, "b"), tried(10.01, "c")), "a");
  assert.equal(holder(tried(10, "a"), tried(19.99, "b")), "a");
  assert.equal(holder(tried(10, "a"), tried(20, "b")), "b");
  assert.equal(holder(tried(10, "a"), failed(12, { jobId: "j2" }), tried(20, "b")), "a");
  assert.equal(holder(tried(10, "a"), failed(12, { jobId: "j2" }), tried(22, "b")), "b");
});

test("opensAtMs is the limit's reset if that is known", () => {
  const opens = (...lines: readonly IncidentLine[]) => new Date(opensAtMs(fold(...lines))).toISOString();
  assert.equal(opens(failed(0)), at(10));
  assert.equal(opens(failed(0, { resetAt: at(90) })), at(90));
  assert.equal(opens(failed(0, { resetAt: at(3) })), at(3));
  assert.equal(opens(failed(0, { resetAt: at(3) }), { type: "tried", at: at(3), token: "t" }), at(13));
  assert.equal(opens(failed(0, { resetAt: at(90) }), failed(1)), at(90));
  assert.equal(opens(failed(0, { resetAt: at(3) }), failed(5)), at(15));
});

test("keepsOut: every job of the login, whatever its workspace and route, if the login is as it was", () => {
  const incident = fold(failed(0, { loginStamp: "l1" }));
  const lane = { ...OTHER_LANE, executable: LANE.executable, workspaceRoot: "/elsewhere" };
  const asking: AskingTask = { lane, stamp: "of elsewhere", loginStamp: "l1", payload: "p9" };
  const isOut = (changes: Partial<AskingTask>) => keepsOut(incident, { ...asking, ...changes });
  const here = { ...lane, workspaceRoot: LANE.workspaceRoot };
  const otherCodex = { ...lane, executable: "/opt/other" };
  assert.deepEqual(
    [isOut({}), isOut({ loginStamp: "l2" }), isOut({ lane: otherCodex }), isOut({ lane: here, stamp: "s1" })],
    [true, false, false, true],
  );
  assert.equal(isOut({ lane: here }), false, "in its own workspace all that the preflight looks at counts");
});

test("keepsOut: the limit of one model is of its lane, and not of the login", () => {
  const message = "You've hit your usage limit for Spark. Switch to another model now.";
  const limit = fold({ ...FAILED, kind: "usage_limit", message, at: at(0) });
  const asking = { lane: LANE, stamp: "s1", loginStamp: "l1", payload: "p2" };
  assert.equal(keepsOut(limit, asking), true);
  assert.equal(keepsOut(limit, { ...asking, lane: OTHER_LANE }), false);
  assert.equal(keepsOut(fold({ ...FAILED, kind: "usage_limit", at: at(0) }), { ...asking, lane: OTHER_LANE }), true);
});

test("keepsOut: the whole lane, in the states of the preflight in which it failed", () => {
  const asking: AskingTask = { lane: LANE, stamp: "s1", loginStamp: "l1", payload: "p9" };
  const kind = "model_unavailable" as const;
  const incident = fold(failed(0, { kind }), failed(1, { kind, stamp: "s2" }));
  const cases: readonly [Partial<AskingTask>, boolean][] = [
    [{}, true],
    [{ stamp: "s2" }, true],
    [{ stamp: "s3" }, false],
    [{ lane: OTHER_LANE }, false],
  ];
  for (const [changes, expected] of cases) assert.equal(keepsOut(incident, { ...asking, ...changes }), expected);
  const closed = { type: "closed", at: at(2), cause: "resolved", jobId: null } as const;
  assert.equal(keepsOut(fold(failed(0), closed), asking), false);
  assert.equal(keepsOut(fold(failed(0, { scope: "none" })), asking), false);
});

test("keepsOut: the same payload only, if that is the fault", () => {
  const incident = fold(failed(0, { scope: "payload" }), failed(1, { scope: "payload", payload: "p2" }));
  const out = ["p1", "p2", "p3"].map((payload) =>
    keepsOut(incident, { lane: LANE, stamp: "s1", loginStamp: "l1", payload }),
  );
  assert.deepEqual(out, [true, true, false]);
});

test("isClosedBySuccess: by any job of the lane, or by one of the payloads that were kept out", () => {
  assert.equal(isClosedBySuccess(fold(failed(0)), LANE, "p9"), true);
  assert.equal(isClosedBySuccess(fold(failed(0, { scope: "none" })), LANE, "p9"), true);
  assert.equal(isClosedBySuccess(fold(failed(0, { kind: "model_unavailable" })), OTHER_LANE, "p1"), false);
  const payload = fold(failed(0, { scope: "payload" }));
  assert.deepEqual([isClosedBySuccess(payload, LANE, "p9"), isClosedBySuccess(payload, LANE, "p1")], [false, true]);
  const closed = { type: "closed", at: at(2), cause: "resolved", jobId: null } as const;
  assert.equal(isClosedBySuccess(fold(failed(0), closed), LANE, "p1"), false);
});

const LINES: readonly IncidentLine[] = [
  failed(0),
  failed(0, { jobId: null, payload: null, resetAt: at(5), scope: "none" }),
  failed(0, { lane: laneOf("/c", "/w", { write: true, sandbox: null, model: "m", effort: "low" }), scope: "payload" }),
  { type: "refused", at: at(1) },
  { type: "tried", at: at(1), token: "t" },
  { type: "closed", at: at(1), cause: "success", jobId: "j1" },
  { type: "closed", at: at(1), cause: "passed", jobId: null },
  { type: "closed", at: at(1), cause: "resolved", jobId: null },
];

test("decodeIncidentLine reads what was written, and passes over unknown fields", () => {
  for (const line of LINES) {
    assert.deepEqual(decodeIncidentLine(asObject(parseJson(JSON.stringify({ ...line, later: 1 }))) ?? {}), line);
  }
});

test("decodeIncidentLine gives nothing for what is malformed or unknown", () => {
  const good = { ...failed(0) };
  const cases: readonly object[] = [
    {},
    { ...good, at: "yesterday" },
    { ...good, type: "later" },
    { ...good, kind: "later" },
    { ...good, message: 7 },
    { ...good, lane: null },
    { ...good, lane: { ...LANE, route: {} } },
    { ...good, stamp: undefined },
    { ...good, resetAt: "soon" },
    { type: "tried", at: at(0) },
    { type: "closed", at: at(0) },
  ];
  for (const json of cases) assert.equal(decodeIncidentLine({ ...json }), null, JSON.stringify(json));
  const later = decodeIncidentLine({ type: "closed", at: at(0), cause: "later" });
  assert.deepEqual(later, { type: "closed", at: at(0), cause: "success", jobId: null });
});
