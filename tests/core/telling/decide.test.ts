// Every cell of the contract's table of what is said about a returned agent.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { isUnderWay } from "../../../plugins/codex/scripts/src/core/telling/agent-status.ts";
import {
  type Decision,
  decide,
  type JobView,
  type ReturnFacts,
} from "../../../plugins/codex/scripts/src/core/telling/decide.ts";
import { CANCELLED, COMPLETED, FAILED, QUEUED, RUNNING, WAITING } from "../../../testing/sample-records.ts";

const RECORDS = {
  queued: QUEUED,
  waiting: WAITING,
  running: RUNNING,
  completed: COMPLETED,
  failed: FAILED,
  cancelled: CANCELLED,
};
const ID = COMPLETED.id;
const MOVED = "Command did not complete within its 2s timeout and was moved to the background (ID: b1).";
const OUTPUT = "/tmp/t/b1.output";

const NOTHING_KNOWN: ReturnFacts = {
  status: "completed",
  text: "",
  background: null,
  call: "unseen",
  named: null,
  namedGroup: null,
  bound: [],
  mayHaveOthers: false,
};

/** The job of this call. */
function bound(record: JobRecord): JobView {
  return { record, isOwn: true, isBound: true };
}

/** Witnesses of a call that has a job and names it. */
function naming(record: JobRecord, word: string, more: Partial<JobView> = {}): Partial<ReturnFacts> {
  const view = { ...bound(record), ...more };
  return { text: `[[codex-task status=${word} id=${record.id}]]`, named: view, bound: view.isBound ? [view] : [] };
}

function check(name: string, witnesses: Partial<ReturnFacts>, expected: Decision | null): void {
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
    const isDenied = ["denied", "rejected"].includes(status);
    check(
      `${status}, bound, complete claimed`,
      { ...COMPLETE, status },
      { word: "ended", jobs: [COMPLETED], status, isDenied: false },
    );
    check(
      `${status}, not bound, complete claimed`,
      { ...COMPLETE, status, bound: [] },
      { word: "ended", jobs: [], status, isDenied },
    );
    check(`${status}, nothing known`, { status }, { word: "ended", jobs: [], status, isDenied });
  }
  check("in capitals", { status: " Killed " }, { word: "ended", jobs: [], status: "killed", isDenied: false });
});

describe("a status that is not known: neutral, whatever else is there", () => {
  const status = "dreaming";
  check(
    "complete claimed, bound",
    { ...COMPLETE, status },
    { word: "unconfirmed", status, jobs: [COMPLETED], isDenied: false },
  );
  check(
    "complete claimed, not bound",
    { ...COMPLETE, status, bound: [] },
    { word: "unconfirmed", status, jobs: [], isDenied: false },
  );
  check("nothing known", { status }, { word: "unconfirmed", status, jobs: [], isDenied: false });
});

for (const status of ["completed", "complete", "success", "succeeded", "", null]) {
  describe(`an agent with the status ${JSON.stringify(status)}`, () => {
    check(
      "claims complete of a completed job of this call",
      { ...COMPLETE, status },
      { word: "state", jobs: [COMPLETED] },
    );
    check("says nothing and has no job", { status }, { word: "ended", jobs: [], status: null, isDenied: false });
  });
}

const ALL_WORDS = ["complete", "dispatched", "running", "waiting", "failed", "cancelled"];

describe("names a job that is not of this call: contradicted, whatever the word, and the jobs of the call are told", () => {
  const id = "mm7kwn40-other";
  for (const word of ALL_WORDS) {
    for (const [name, state] of Object.entries(RECORDS)) {
      const other = { ...state, id } as JobRecord;
      for (const [whose, more, doubt] of [
        ["an older", { isBound: false }, "not_this_call"],
        ["another client's", { isBound: false, isOwn: false }, "not_this_client"],
      ] as const) {
        const said = { word: "contradicted", id, doubt } as const;
        check(`${word} of ${whose} ${name} job`, naming(other, word, more), { ...said, jobs: [] });
        for (const own of Object.values(RECORDS))
          check(
            `${word} of ${whose} ${name} job, while its own is ${own.status}`,
            { ...naming(other, word, more), bound: [bound(own)] },
            { ...said, jobs: [own] },
          );
      }
    }
    check(
      `${word} of a group`,
      { text: `[[codex-task status=${word} group=g-1 jobs=2]]`, bound: [bound(FAILED)] },
      { word: "contradicted", id: null, doubt: "not_this_group", jobs: [FAILED] },
    );
  }
});

describe("claims complete with an id", () => {
  for (const record of [QUEUED, WAITING, RUNNING, FAILED, CANCELLED]) {
    check(`of a ${record.status} job of this call`, naming(record, "complete"), {
      word: "contradicted",
      id: record.id,
      doubt: "record_differs",
      jobs: [record],
    });
  }
  const absent = { text: `[[codex-task status=complete id=${ID}]]` };
  check("that is not here", absent, { word: "unconfirmed", status: null, jobs: [], isDenied: false });
  check(
    "that is not here, while this call has a job",
    { ...absent, bound: [bound(COMPLETED)] },
    { word: "unconfirmed", status: null, jobs: [COMPLETED], isDenied: false },
  );
});

describe("names no job in its sentinel", () => {
  for (const word of ["complete", "running", "waiting", "dispatched", "cancelled"]) {
    const text = `[[codex-task status=${word}]]`;
    check(`${word}`, { text }, { word: "unconfirmed", status: null, jobs: [], isDenied: false });
    check(
      `${word}, while the call has a job`,
      { text, bound: [bound(COMPLETED)] },
      { word: "unconfirmed", status: null, jobs: [COMPLETED], isDenied: false },
    );
  }
  const failed = "[[codex-task status=failed kind=codex_missing]]";
  check("failed", { text: failed }, { word: "not_started", kind: "codex_missing", jobs: [] });
  check("failed, of no kind", { text: "[[codex-task status=failed]]" }, { word: "not_started", kind: null, jobs: [] });
  check(
    "failed, while the call has a job",
    { text: failed, bound: [bound(RUNNING)] },
    { word: "not_started", kind: "codex_missing", jobs: [RUNNING] },
  );
});

describe("names a job without claiming success", () => {
  for (const word of ALL_WORDS.slice(1)) {
    for (const [name, record] of Object.entries(RECORDS))
      check(`${word}, of a ${name} job of this call`, naming(record, word), { word: "state", jobs: [record] });
    check(
      `${word}, of a job that is not here`,
      { text: `[[codex-task status=${word} id=${ID}]]` },
      { word: "unconfirmed", status: null, jobs: [], isDenied: false },
    );
  }
});

describe("has several jobs: all of them, those that failed first", () => {
  const ids = ["mm7kwn40-aaaaa", "mm7kwn40-bbbbb", "mm7kwn40-ccccc", "mm7kwn40-ddddd", "mm7kwn40-eeeee"];
  const [completed, running, failed, cancelled, waiting] = [COMPLETED, RUNNING, FAILED, CANCELLED, WAITING].map(
    (record, at) => ({ ...record, id: ids[at] }) as JobRecord,
  ) as [JobRecord, JobRecord, JobRecord, JobRecord, JobRecord];
  const all = [completed, running, failed, cancelled, waiting].map(bound);
  const jobs = [failed, cancelled, completed, running, waiting];
  check("no sentinel", { text: "Done.", bound: all }, { word: "state", jobs });
  check("its own completed one named", { ...naming(completed, "complete"), bound: all }, { word: "state", jobs });
  check(
    "its own failed one named as complete",
    { ...naming(failed, "complete"), bound: all },
    { word: "contradicted", id: failed.id, doubt: "record_differs", jobs },
  );
  check("killed", { bound: all, status: "killed" }, { word: "ended", jobs, status: "killed", isDenied: false });
  check(
    "refused last",
    { text: "[[codex-task status=failed]]", bound: all },
    { word: "not_started", kind: null, jobs },
  );
  check("moved to the background", { text: MOVED, bound: all }, { word: "detached", jobs, outputPath: null });
  const { bound: named = [] } = naming(completed, "complete");
  check(
    "one that only its line and the time of the call bind",
    { ...naming(completed, "complete"), bound: [bound(failed)], named: named[0] ?? null },
    { word: "state", jobs: [failed, completed] },
  );
});

describe("was not allowed", () => {
  const said = { jobs: [], isDenied: true } as const;
  const words = [
    "Permission to use Bash has been denied.",
    "Claude requested permissions to use Bash, but you haven\u2019t granted it yet.",
    "The user doesn't want to proceed with this tool use. The tool use was rejected",
  ];
  for (const text of words) {
    check(text, { text }, { ...said, word: "unconfirmed", status: null });
    check(`failed: ${text}`, { text, status: "failed" }, { ...said, word: "ended", status: "failed" });
    for (const more of [{ call: "answered" }, { mayHaveOthers: true }] as const)
      check(
        `${text} with ${JSON.stringify(more)}`,
        { text, ...more },
        { ...said, isDenied: false, word: "unconfirmed", status: null },
      );
    check(`${text} with a job`, { text, bound: [bound(FAILED)] }, { word: "state", jobs: [FAILED] });
  }
  check(
    "its call never came back",
    { text: "I could not.", call: "pending" },
    { ...said, word: "unconfirmed", status: null },
  );
  check("its call never came back, no text", { call: "pending" }, { ...said, word: "ended", status: null });
  check(
    "it was killed while it called",
    { call: "pending", status: "killed" },
    { word: "ended", jobs: [], status: "killed", isDenied: false },
  );
});

describe("has no sentinel, and its Bash call was moved to the background", () => {
  const withPath = { text: `${MOVED} Output is being written to: ${OUTPUT}` };
  check("says the text", { text: MOVED }, { word: "detached", jobs: [], outputPath: null });
  check("says the text with a path", withPath, { word: "detached", jobs: [], outputPath: OUTPUT });
  check(
    "a hook saw it",
    { text: "It runs.", background: { outputPath: OUTPUT } },
    { word: "detached", jobs: [], outputPath: OUTPUT },
  );
  check(
    "a hook saw it, and the agent was silent",
    { background: { outputPath: null } },
    { word: "detached", jobs: [], outputPath: null },
  );
  for (const record of [QUEUED, WAITING, RUNNING])
    check(
      `a ${record.status} job is bound`,
      { ...withPath, bound: [bound(record)] },
      { word: "detached", jobs: [record], outputPath: OUTPUT },
    );
  for (const record of [COMPLETED, FAILED, CANCELLED])
    check(
      `the bound job is ${record.status} by now`,
      { ...withPath, bound: [bound(record)] },
      { word: "state", jobs: [record] },
    );
  check(
    "it has a sentinel too",
    { ...COMPLETE, background: { outputPath: null } },
    { word: "state", jobs: [COMPLETED] },
  );
});

describe("has no sentinel", () => {
  for (const [name, record] of Object.entries(RECORDS)) {
    check(`one ${name} job is bound, no text`, { bound: [bound(record)] }, { word: "state", jobs: [record] });
    check(
      `one ${name} job is bound, a text`,
      { text: "Codex has finished.", bound: [bound(record)] },
      { word: "state", jobs: [record] },
    );
  }
  for (const text of ["", " \r\n\t"])
    check(
      `no job, the text ${JSON.stringify(text)}`,
      { text },
      { word: "ended", jobs: [], status: null, isDenied: false },
    );
  const words = [
    "Codex has finished.",
    `x [[codex-task status=complete id=${ID}]]`,
    "[[codex-task status=complete",
    "[[codex-task]]",
  ];
  for (const text of words)
    check(`no job, the text ${text}`, { text }, { word: "unconfirmed", status: null, jobs: [], isDenied: false });
});

describe("says several sentinels: the last one that stands alone counts", () => {
  const { text = "" } = COMPLETE;
  const named = bound(COMPLETED);
  check(
    "in Windows' lines",
    { text: `[[codex-task status=failed]]\r\n${text}\r\n`, named, bound: [named] },
    { word: "state", jobs: [COMPLETED] },
  );
  check("with words below", { text: `${text}\nDone!`, named, bound: [named] }, { word: "state", jobs: [COMPLETED] });
  check(
    "refused last",
    { text: `${text}\n[[codex-task status=failed kind=timeout]]`, bound: [named] },
    { word: "not_started", kind: "timeout", jobs: [COMPLETED] },
  );
});

describe("names a group", () => {
  const id = "g-mm7kwn40-a1b2c";
  const member = (record: JobRecord, number: number) =>
    ({ ...record, id: `mm7kwn40-0000${number}`, group: { id, size: 2, number } }) as JobRecord;
  for (const word of ALL_WORDS)
    for (const [name, records] of Object.entries({
      "that is complete": [FAILED, COMPLETED],
      "that is failed": [CANCELLED, FAILED],
      "that runs": [COMPLETED, RUNNING],
      "of which one waits": [WAITING, COMPLETED],
    })) {
      const jobs = records.map((record, at) => member(record, at + 1));
      const group = { id, size: 2, jobs, isBeingMade: false };
      const text = `[[codex-task status=${word} group=${id} jobs=2]]`;
      const ofCall = { text, namedGroup: { group, isOfCall: true } };
      check(
        `${word}, of one ${name}, of this call: what its records say`,
        { ...ofCall, bound: jobs.map(bound) },
        { word: "state", jobs },
      );
      check(
        `${word}, of one ${name}, while the call has other jobs`,
        { ...ofCall, bound: [...jobs, COMPLETED, FAILED].map(bound) },
        { word: "state", jobs: [FAILED, COMPLETED, ...jobs] },
      );
      check(
        `${word}, of one ${name}, of which not all is of this call`,
        { text, namedGroup: { group, isOfCall: false }, bound: jobs.slice(1).map(bound) },
        { word: "contradicted", id: null, doubt: "not_this_group", jobs: jobs.slice(1) },
      );
      check(
        `${word}, of one ${name}, but the agent was killed`,
        { ...ofCall, bound: jobs.map(bound), status: "killed" },
        {
          word: "ended",
          jobs: decideOrder(jobs),
          status: "killed",
          isDenied: false,
        },
      );
    }
});

/** Those that failed first, as in every other cell. */
function decideOrder(jobs: readonly JobRecord[]): readonly JobRecord[] {
  const ranks = ["failed", "cancelled", "completed"];
  const rank = ({ status }: JobRecord) => (ranks.indexOf(status) + ranks.length + 1) % (ranks.length + 1);
  return jobs.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
