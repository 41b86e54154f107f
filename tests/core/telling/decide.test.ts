// Every cell of the contract's table of what is said about a returned agent.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import {
  decide,
  isUnderWay,
  type JobView,
  type Said,
  type Witnesses,
} from "../../../plugins/codex/scripts/src/core/telling/decide.ts";
import { CANCELLED, COMPLETED, FAILED, QUEUED, RUNNING } from "../job/records.ts";

const RECORDS = { queued: QUEUED, running: RUNNING, completed: COMPLETED, failed: FAILED, cancelled: CANCELLED };
const ID = COMPLETED.id;
const MOVED = "Command did not complete within its 2s timeout and was moved to the background (ID: b1).";
const OUTPUT = "/tmp/t/b1.output";

const NOTHING_KNOWN: Witnesses = { status: "completed", text: "", background: null, named: null, bound: [] };

/** The job of this call. */
function bound(record: JobRecord): JobView {
  return { record, isOwn: true, isBound: true };
}

/** Witnesses of a call that has a job and names it. */
function naming(record: JobRecord, word: string, more: Partial<JobView> = {}): Partial<Witnesses> {
  const view = { ...bound(record), ...more };
  return { text: `[[codex-task status=${word} id=${record.id}]]`, named: view, bound: view.isBound ? [view] : [] };
}

function check(name: string, witnesses: Partial<Witnesses>, expected: Said | null): void {
  test(name, () => assert.deepEqual(decide({ ...NOTHING_KNOWN, ...witnesses }), expected));
}

const COMPLETE = naming(COMPLETED, "complete");

describe("an agent under way: nothing", () => {
  const statuses =
    "async_launched launched running sub_agent_entered teammate_spawned remote_launched handed_off pending in_progress Running";
  for (const status of statuses.split(" ")) {
    for (const [name, witnesses] of Object.entries({
      "a complete job": COMPLETE,
      "no text": {},
      "a text": { text: "x" },
    }))
      check(`${status} with ${name}`, { ...witnesses, status }, null);
    test(`${status} is under way`, () => assert.equal(isUnderWay(status), true));
  }
  for (const status of [null, "", "completed", "failed", "dreaming"])
    test(`${status} is not under way`, () => assert.equal(isUnderWay(status), false));
});

describe("an agent that ended badly: ended, with the bound job's own state", () => {
  const statuses =
    "failed failure error errored timeout timed_out killed cancelled canceled denied rejected interrupted aborted stopped crashed";
  for (const status of statuses.split(" ")) {
    check(`${status}, bound, complete claimed`, { ...COMPLETE, status }, { word: "ended", record: COMPLETED, status });
    check(
      `${status}, not bound, complete claimed`,
      { ...COMPLETE, status, bound: [] },
      { word: "ended", record: null, status },
    );
    check(`${status}, nothing known`, { status }, { word: "ended", record: null, status });
  }
  check("in capitals", { status: " Killed " }, { word: "ended", record: null, status: "killed" });
});

describe("a status that is not known: neutral, whatever else is there", () => {
  const status = "dreaming";
  check("complete claimed, bound", { ...COMPLETE, status }, { word: "unconfirmed", status, bound: COMPLETED });
  check(
    "complete claimed, not bound",
    { ...COMPLETE, status, bound: [] },
    { word: "unconfirmed", status, bound: null },
  );
  check("nothing known", { status }, { word: "unconfirmed", status, bound: null });
});

for (const status of ["completed", "complete", "success", "succeeded", "", null]) {
  describe(`an agent with the status ${JSON.stringify(status)}`, () => {
    check(
      "claims complete of a completed job of this call",
      { ...COMPLETE, status },
      { word: "state", record: COMPLETED },
    );
    check("says nothing and has no job", { status }, { word: "ended", record: null, status: null });
  });
}

describe("claims complete with an id", () => {
  for (const record of [QUEUED, RUNNING, FAILED, CANCELLED]) {
    const differs = { word: "contradicted", record, doubt: "record_differs" } as const;
    check(`of a ${record.status} job of this call`, naming(record, "complete"), { ...differs, bound: record });
    check(`of a ${record.status} job of another call`, naming(record, "complete", { isBound: false }), {
      ...differs,
      bound: null,
    });
  }
  const elsewhere = { ...COMPLETED, id: "mm7kwn40-other" };
  check("of a completed job of another call", naming(COMPLETED, "complete", { isBound: false }), {
    word: "contradicted",
    record: COMPLETED,
    doubt: "not_this_call",
    bound: null,
  });
  check(
    "of a completed job of another call, while this one has a job",
    { ...naming(elsewhere, "complete", { isBound: false }), bound: [bound(RUNNING)] },
    { word: "contradicted", record: elsewhere, doubt: "not_this_call", bound: RUNNING },
  );
  for (const [name, record] of Object.entries(RECORDS)) {
    check(`of another client's ${name} job`, naming(record, "complete", { isOwn: false, isBound: false }), {
      word: "contradicted",
      record,
      doubt: "not_this_client",
      bound: null,
    });
  }
  const absent = { text: `[[codex-task status=complete id=${ID}]]` };
  check("that is not here", absent, { word: "unconfirmed", status: null, bound: null });
  check(
    "that is not here, while this call has a job",
    { ...absent, bound: [bound(COMPLETED)] },
    { word: "unconfirmed", status: null, bound: COMPLETED },
  );
});

describe("names no job in its closing line", () => {
  for (const word of ["complete", "running", "dispatched", "cancelled"]) {
    const text = `[[codex-task status=${word}]]`;
    check(`${word}`, { text }, { word: "unconfirmed", status: null, bound: null });
    check(
      `${word}, while the call has a job`,
      { text, bound: [bound(COMPLETED)] },
      { word: "unconfirmed", status: null, bound: COMPLETED },
    );
  }
  const failed = "[[codex-task status=failed kind=codex_missing]]";
  check("failed", { text: failed }, { word: "not_started", kind: "codex_missing", bound: null });
  check(
    "failed, of no kind",
    { text: "[[codex-task status=failed]]" },
    { word: "not_started", kind: null, bound: null },
  );
  check(
    "failed, while the call has a job",
    { text: failed, bound: [bound(RUNNING)] },
    { word: "not_started", kind: "codex_missing", bound: RUNNING },
  );
});

describe("names a job without claiming success", () => {
  for (const word of ["dispatched", "running", "failed", "cancelled"]) {
    for (const [name, record] of Object.entries(RECORDS)) {
      check(`${word}, of a ${name} job of this call`, naming(record, word), { word: "state", record });
      check(`${word}, of a ${name} job of another call`, naming(record, word, { isBound: false }), {
        word: "state",
        record,
      });
    }
    check(`${word}, of another client's job`, naming(COMPLETED, word, { isOwn: false, isBound: false }), {
      word: "contradicted",
      record: COMPLETED,
      doubt: "not_this_client",
      bound: null,
    });
    check(
      `${word}, of a job that is not here`,
      { text: `[[codex-task status=${word} id=${ID}]]` },
      { word: "unconfirmed", status: null, bound: null },
    );
  }
});

describe("has no closing line, and its Bash call was moved to the background", () => {
  const withPath = { text: `${MOVED} Output is being written to: ${OUTPUT}` };
  check("says the text", { text: MOVED }, { word: "detached", record: null, outputPath: null });
  check("says the text with a path", withPath, { word: "detached", record: null, outputPath: OUTPUT });
  check(
    "a hook saw it",
    { text: "It runs.", background: { outputPath: OUTPUT } },
    { word: "detached", record: null, outputPath: OUTPUT },
  );
  check(
    "a hook saw it, and the agent was silent",
    { background: { outputPath: null } },
    { word: "detached", record: null, outputPath: null },
  );
  for (const record of [QUEUED, RUNNING])
    check(
      `a ${record.status} job is bound`,
      { ...withPath, bound: [bound(record)] },
      { word: "detached", record, outputPath: OUTPUT },
    );
  for (const record of [COMPLETED, FAILED, CANCELLED])
    check(
      `the bound job is ${record.status} by now`,
      { ...withPath, bound: [bound(record)] },
      { word: "state", record },
    );
  check(
    "it has a closing line too",
    { ...COMPLETE, background: { outputPath: null } },
    { word: "state", record: COMPLETED },
  );
});

describe("has no closing line", () => {
  for (const [name, record] of Object.entries(RECORDS)) {
    check(`one ${name} job is bound, no text`, { bound: [bound(record)] }, { word: "state", record });
    check(
      `one ${name} job is bound, a text`,
      { text: "Codex has finished.", bound: [bound(record)] },
      { word: "state", record },
    );
  }
  check(
    "two jobs are bound: the newer one speaks",
    { bound: [bound(COMPLETED), bound(RUNNING)] },
    { word: "state", record: RUNNING },
  );
  for (const text of ["", " \r\n\t"])
    check(`no job, the text ${JSON.stringify(text)}`, { text }, { word: "ended", record: null, status: null });
  const words = [
    "Codex has finished.",
    `x [[codex-task status=complete id=${ID}]]`,
    "[[codex-task status=complete",
    "[[codex-task]]",
  ];
  for (const text of words)
    check(`no job, the text ${text}`, { text }, { word: "unconfirmed", status: null, bound: null });
});

describe("says several closing lines: the last one that stands alone counts", () => {
  const { text = "" } = COMPLETE;
  const named = bound(COMPLETED);
  check(
    "in Windows' lines",
    { text: `[[codex-task status=failed]]\r\n${text}\r\n`, named, bound: [named] },
    { word: "state", record: COMPLETED },
  );
  check("with words below", { text: `${text}\nDone!`, named, bound: [named] }, { word: "state", record: COMPLETED });
  check(
    "refused last",
    { text: `${text}\n[[codex-task status=failed kind=timeout]]`, bound: [named] },
    { word: "not_started", kind: "timeout", bound: COMPLETED },
  );
});
