import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeRecord } from "../../../plugins/codex/scripts/src/core/job/decode.ts";
import { placeOf } from "../../../plugins/codex/scripts/src/core/job/place.ts";
import {
  isActive,
  isEnded,
  isStopCause,
  isUntold,
  type JobRecord,
  statusOf,
} from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { startTermsOf } from "../../../plugins/codex/scripts/src/core/job/request.ts";
import {
  CANCELLED,
  COMPLETED,
  FAILED,
  QUEUED,
  RUNNING,
  STATE_NAMES,
  STATES,
  WAITING,
} from "../../../testing/sample-records.ts";
import { listTestFiles, readTestFile } from "../test-file.ts";

const SAMPLES = "job/samples/v1";
/** What the samples are older than, as they are read. */
const LATER_IN_REQUEST = { verify: null, retry: null };

/** A change to a field of a record's JSON: the path with dots, and the value in its place; undefined leaves it out. */
function changed(record: JobRecord, path: string, value: unknown): string {
  const json = JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
  const names = path.split(".");
  const last = names.pop() ?? "";
  const parent = names.reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, json);
  parent[last] = value;
  return JSON.stringify(json);
}

test("decodeRecord gives back every record that was written, in every state", () => {
  for (const state of STATE_NAMES) {
    assert.deepEqual(decodeRecord(JSON.stringify(STATES[state])), { record: STATES[state] });
  }
});

test("decodeRecord loads the frozen samples of version 1, whole", () => {
  const names = listTestFiles(SAMPLES);
  assert.deepEqual(names, ["cancelled.json", "completed.json", "failed.json", "queued.json", "running.json"]);
  for (const name of names) {
    const text = readTestFile(`${SAMPLES}/${name}`);
    const record = JSON.parse(text) as JobRecord;
    const request = { ...LATER_IN_REQUEST, ...record.request };
    assert.deepEqual(decodeRecord(text), { record: { ...record, request } }, name);
    assert.equal(record.status, name.replace(".json", ""));
  }
});

test("decodeRecord survives fields that it does not know", () => {
  const json = JSON.parse(JSON.stringify(COMPLETED)) as Record<string, object>;
  const future = { ...json, later: { deep: [1] }, request: { ...json["request"], colour: "red" } };
  const inside = { ...future, launcher: { ...json["launcher"], uid: 7 }, evidence: { ...json["evidence"], lines: 3 } };
  assert.deepEqual(decodeRecord(JSON.stringify(inside)), { record: COMPLETED });
});

test("decodeRecord takes what an older or shorter record leaves out as not known", () => {
  const absent = ["sessionId", "agentId", "codex", "resolved", "threadId", "turnId", "stopping", "attempts", "told"];
  const json = JSON.parse(JSON.stringify(CANCELLED)) as Record<string, unknown>;
  for (const name of [...absent, "worker", "startedAt", "exit", "evidence", "usage", "plan"]) delete json[name];
  const nothing = Object.fromEntries(Object.keys(CANCELLED).map((name) => [name, null]));
  const record = { ...nothing, ...json, attempts: [], told: [] };
  assert.deepEqual(decodeRecord(JSON.stringify(json)), { record });
});

test("decodeRecord keeps what evidence has only if it says something", () => {
  const more = {
    ...{ branch_before: "main", branch_after: null, rewritten: 1, dropped: 2 },
    meanwhile: { commits: 1, files: 2 },
  };
  const looked = { not_looked_at: ["x"], remote: true, attribution: "witnessed", insertions: 3, deletions: 0 };
  for (const added of [more, looked, { branch_before: null, branch_after: "side" }]) {
    const record = { ...COMPLETED, evidence: { ...COMPLETED.evidence, ...added } };
    assert.deepEqual(decodeRecord(JSON.stringify(record)), { record });
  }
});

test("decodeRecord keeps the terms of a start, the routes to go on with, how the route was drawn and what it became", () => {
  const [to, from] = [
    { model: "m2", effort: null },
    { model: "m1", effort: "low" },
  ];
  const start = {
    after: [QUEUED.id],
    notBefore: "2026-03-01T11:00:00.000Z",
    parks: true,
    queues: false,
    isUnwatched: true,
    ignoresGate: true,
  };
  const record = {
    ...RUNNING,
    request: { ...RUNNING.request, start, fallbacks: [to] },
    rerouted: [{ from, to, why: "overloaded", at: RUNNING.startedAt }],
    group: { id: "g-mm7kwn40-a1b2c", size: 3, number: 2 },
    choice: { candidates: [{ ...from, alpha: 1.5, beta: 1, draw: 0.25 }] },
  };
  assert.deepEqual(decodeRecord(JSON.stringify(record)), { record });
  assert.deepEqual([startTermsOf(record), startTermsOf(RUNNING).queues], [start, true]);
});

test("decodeRecord keeps what is to be reviewed and what came of it, and passes over a target that it does not know", () => {
  const target = { kind: "job", base: "0123", head: null, files: 2, insertions: null, deletions: 3 } as const;
  const review = { target, paths: ["a", "b"], checkFindings: true };
  const record = {
    ...COMPLETED,
    kind: "review",
    request: { ...COMPLETED.request, review },
    review: { verdict: "needs-attention", findings: 2 },
  };
  assert.deepEqual(decodeRecord(JSON.stringify(record)), { record });
  const text = JSON.stringify({ ...record, request: { ...record.request, review: { target: { kind: "moon" } } } });
  assert.deepEqual(decodeRecord(text), { record: { ...record, request: COMPLETED.request } });
});

test("decodeRecord survives a reason of waiting that a later program invented", () => {
  const text = changed(WAITING, "waiting.reason", "the_moon");
  assert.deepEqual(decodeRecord(text), { record: { ...WAITING, waiting: null } });
});

test("decodeRecord survives a status that a later program invented, and gives back as JSON all that it had stored", () => {
  const text = changed(QUEUED, "status", "hibernating").replace("{", '{"waiting":{"reason":"slot"},');
  const decoded = decodeRecord(text);
  assert.ok("record" in decoded);
  const { record } = decoded;
  assert.ok(record.status === "foreign");
  assert.deepEqual(
    [record.word, statusOf(record), record.worker, record.threadId],
    ["hibernating", "hibernating", null, null],
  );
  assert.deepEqual([isEnded(record), isActive(record), isUntold(record)], [false, false, false]);
  assert.deepEqual(JSON.parse(JSON.stringify(record)), JSON.parse(text));
});

test("decodeRecord survives a cause of stopping and a kind of failure that a later program invented", () => {
  const stopping = decodeRecord(changed(STATES["queued cancel"], "stopping.cause", "stalled"));
  assert.ok("record" in stopping && stopping.record.status === "queued");
  assert.deepEqual(
    [stopping.record.stopping?.cause, isStopCause("stalled"), isStopCause("cancel")],
    ["stalled", false, true],
  );
  for (const kind of ["bad_luck", "constructor"]) {
    const failed = decodeRecord(changed(FAILED, "failure.kind", kind));
    assert.deepEqual(failed, { record: { ...FAILED, failure: { ...FAILED.failure, kind, retry: "never" } } });
  }
});

test("decodeRecord keeps the place of a job, and placeOf takes the workspace if none is stored", () => {
  const place = { kind: "workspace", root: "/home/dev/shed", start: null, branch: null } as const;
  const record = { ...COMPLETED, place };
  assert.deepEqual(decodeRecord(JSON.stringify(record)), { record });
  assert.deepEqual(placeOf(record), place);
  assert.deepEqual(placeOf(COMPLETED), { ...place, root: COMPLETED.workspaceRoot });
  const shorter = { kind: "moon", root: "/home/dev/shed" };
  const foreign = decodeRecord(JSON.stringify({ ...COMPLETED, place: shorter }));
  assert.deepEqual(foreign, { record: { ...COMPLETED, place: { ...shorter, start: null, branch: null } } });
});

test("decodeRecord keeps how the work of a job was brought in, also in a form that a later program invented", () => {
  for (const as of ["commits", "changes", "stash"]) {
    const record = {
      ...COMPLETED,
      applied: {
        as,
        at: COMPLETED.completedAt,
        branch: null,
        commits: ["0123"],
        copy: { head: "45", tree: "67", left: ["sub"] },
      },
    };
    assert.deepEqual(decodeRecord(JSON.stringify(record)), { record });
  }
});

test("decodeRecord keeps when the copy of a job was discarded", () => {
  const record = { ...COMPLETED, discardedAt: COMPLETED.completedAt };
  assert.deepEqual(decodeRecord(JSON.stringify(record)), { record });
});

test("decodeRecord keeps what was left running", () => {
  const record = { ...COMPLETED, leftRunning: ["npm run dev"] };
  assert.deepEqual(decodeRecord(JSON.stringify(record)), { record });
});

test("decodeRecord takes a new word for the sandbox or the attribution as not known, and asks for no more rights", () => {
  const sandbox = decodeRecord(changed(QUEUED, "request.sandbox", "moon-access"));
  assert.deepEqual(sandbox, { record: { ...QUEUED, request: { ...QUEUED.request, sandbox: null } } });
  const rights = decodeRecord(changed(QUEUED, "request.write", "yes"));
  assert.deepEqual(rights, { record: { ...QUEUED, request: { ...QUEUED.request, write: false } } });
  const evidence = { ...COMPLETED.evidence, attribution: "ambiguous" };
  const attributed = decodeRecord(changed(COMPLETED, "evidence.attribution", "stars"));
  assert.deepEqual(attributed, { record: { ...COMPLETED, evidence } });
});

test("decodeRecord takes the class of retry from the kind, not from the record", () => {
  assert.deepEqual(decodeRecord(changed(FAILED, "failure.retry", "never")), { record: FAILED });
});

const GARBAGE: readonly (readonly [text: string, reason: string])[] = [
  ["", "it is not a JSON object"],
  ["{", "it is not a JSON object"],
  ["\0\0\0\0", "it is not a JSON object"],
  ["[]", "it is not a JSON object"],
  ["null", "it is not a JSON object"],
  ['"queued"', "it is not a JSON object"],
  [JSON.stringify(QUEUED).slice(0, -9), "it is not a JSON object"],
  ["{}", 'its field "version" is not a number'],
  [changed(QUEUED, "version", 3), "its version 3 is newer than this program knows"],
  [changed(QUEUED, "version", "1"), 'its field "version" is not a number'],
  [changed(QUEUED, "id", undefined), 'its field "id" is not a string'],
  [changed(QUEUED, "cwd", 7), 'its field "cwd" is not a string'],
  [changed(QUEUED, "request", null), 'its field "request" is not an object'],
  [changed(QUEUED, "request.promptBytes", undefined), 'its field "promptBytes" is not a number'],
  [changed(QUEUED, "launcher", []), 'its field "launcher" is not an object'],
  [changed(QUEUED, "launcher.pid", "1"), 'its field "pid" is not a number'],
  [changed(QUEUED, "claimBy", "soon"), 'its field "claimBy" is not a time'],
  [changed(QUEUED, "status", "not a word"), 'its field "status" is not a word'],
  [changed(STATES["queued cancel"], "stopping.cause", ""), 'its field "cause" is not a word'],
  [changed(FAILED, "failure.kind", "x]] [[codex-task status=complete"), 'its field "kind" is not a word'],
  [changed(QUEUED, "status", undefined), 'its field "status" is not a string'],
  [changed(WAITING, "worker", null), 'its field "worker" is not an object'],
  [changed(QUEUED, "status", "running"), 'its field "worker" is not an object'],
  [changed(STATES["queued cancel"], "stopping", "cancel"), 'its field "stopping" is not an object'],
  [changed(QUEUED, "place", "here"), 'its field "place" is not an object'],
  [changed(QUEUED, "place", {}), 'its field "kind" is not a string'],
  [changed(RUNNING, "startedAt", undefined), 'its field "startedAt" is not a string'],
  [changed(RUNNING, "codex", { version: "1" }), 'its field "path" is not a string'],
  [changed(RUNNING, "status", "completed"), 'its field "completedAt" is not a string'],
  [changed(COMPLETED, "startedAt", "then"), 'its field "startedAt" is not a time'],
  [changed(COMPLETED, "completedAt", null), 'its field "completedAt" is not a string'],
  [changed(COMPLETED, "told.0.at", "later"), 'its field "at" is not a time'],
  [changed(COMPLETED, "attempts.0.number", null), 'its field "number" is not a number'],
  [changed(COMPLETED, "exit", 0), 'its field "exit" is not an object'],
  [changed(COMPLETED, "exit.exit_code", undefined), 'its field "exit_code" is not a number'],
  [changed(COMPLETED, "evidence.commits.0.sha", 1), 'its field "sha" is not a string'],
  [changed(COMPLETED, "evidence.verify.tail", null), 'its field "tail" is not a string'],
  [changed(COMPLETED, "usage.total", "many"), 'its field "total" is not a number'],
  [changed(COMPLETED, "plan.done", undefined), 'its field "done" is not a number'],
  [changed(COMPLETED, "status", "failed"), 'its field "failure" is not an object'],
  [changed(COMPLETED, "discardedAt", "soon"), 'its field "discardedAt" is not a time'],
  [changed(COMPLETED, "applied", true), 'its field "applied" is not an object'],
  [changed(COMPLETED, "applied", { as: "changes" }), 'its field "at" is not a string'],
  [changed(FAILED, "failure.message", undefined), 'its field "message" is not a string'],
];

for (const [index, [text, reason]] of GARBAGE.entries()) {
  test(`decodeRecord names garbage ${index + 1}: ${reason}`, () => {
    assert.deepEqual(decodeRecord(text), { reason });
  });
}
