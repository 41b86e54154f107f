// The sentences, word for word.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletedJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { Decision } from "../../../plugins/codex/scripts/src/core/telling/decide.ts";
import { returnWords } from "../../../plugins/codex/scripts/src/core/telling/return-words.ts";
import {
  CANCELLED,
  COMPLETED,
  FAILED,
  QUEUED,
  RUNNING,
  stoppingFor,
  WAITING,
} from "../../../testing/sample-records.ts";
import { OPENING, TELLING } from "./telling.ts";

const ID = "mm7kwn40-a1b2c";
const STATUS = "`/p/bin/codex-companion status`";
const RESULT = `Codex's own words: \`/p/bin/codex-companion result ${ID}\`.`;
const WAIT = `\`/p/bin/codex-companion status ${ID} --wait\``;
const TASK = 'Task: "Mend the leaking tap in the kitchen".';
const EVIDENCE = `${TASK} Check: exit code 0. Commits: 2222222222 "Mend the tap". Files: "kitchen/tap.txt".`;
const WORK = "Work: 1 commit, 1 file changed, pushed, not all committed.";
const COMPLETE = `complete, ended at 2026-03-01T10:05:00Z after 4m 59s. ${WORK} Raw exit code 137, counted as 0 because of the commits. ${RESULT} ${EVIDENCE}`;
const FAILURE = `failed, ended at 2026-03-01T10:05:00Z after 4m 59s (overloaded): Selected model is at capacity. Wait a little. ${WORK} ${RESULT} ${EVIDENCE}`;
const RUNS = `running since 2026-03-01T10:00:00Z. ${WAIT}, run as a background Bash command, ends when the job ends. ${TASK}`;
const WAITS = `waiting since 2026-03-01T10:00:01Z. It waits for a slot: 3 may run at once; number 2 in line. ${WAIT}, run as a background Bash command, ends when the job ends. ${TASK}`;
const OTHER = { ...FAILED, id: "mm7kwn40-other" };
const OTHERS = FAILURE.replaceAll(ID, OTHER.id);

const PLAIN: CompletedJob = {
  ...COMPLETED,
  startedAt: null,
  exit: null,
  evidence: null,
  summary: 'Say "hello"\nand\u001b[31m go',
};

const CASES: readonly [string, Decision, string][] = [
  ["complete", { word: "state", jobs: [COMPLETED] }, `codex job ${ID}: ${COMPLETE}`],
  ["failed", { word: "state", jobs: [FAILED] }, `codex job ${ID}: ${FAILURE}`],
  [
    "complete, with next to nothing known",
    { word: "state", jobs: [PLAIN] },
    `codex job ${ID}: complete, ended at 2026-03-01T10:05:00Z after 5m 00s. Work: no change known. ${RESULT} Task: "Say \\"hello\\" and go".`,
  ],
  [
    "cancelled",
    { word: "state", jobs: [{ ...CANCELLED, exit: null }] },
    `codex job ${ID}: cancelled, ended at 2026-03-01T10:05:00Z after 4m 59s. ${WORK} ${RESULT} ${EVIDENCE}`,
  ],
  ["running", { word: "state", jobs: [RUNNING] }, `codex job ${ID}: ${RUNS}`],
  ["waiting", { word: "state", jobs: [WAITING] }, `codex job ${ID}: ${WAITS}`],
  [
    "waiting, with a time",
    {
      word: "state",
      jobs: [
        {
          ...WAITING,
          waiting: {
            ...{ reason: "time", detail: null, since: "2026-03-01T10:00:02.000Z" },
            opensAt: "2026-03-01T12:15:00.123Z",
          },
        },
      ],
    },
    `codex job ${ID}: ${WAITS.replace("waits for a slot: 3 may run at once", "waits until 2026-03-01T12:15:00Z, in 10m 00s").replace("01Z", "02Z")}`,
  ],
  [
    "waiting, for a reason of a later program",
    { word: "state", jobs: [{ ...WAITING, waiting: null }] },
    `codex job ${ID}: ${WAITS.replace(" for a slot: 3 may run at once", "").replace("01Z", "00Z")}`,
  ],
  [
    "waiting, and being ended",
    { word: "state", jobs: [{ ...WAITING, stopping: stoppingFor("cancel") }] },
    `codex job ${ID}: ${WAITS.replace(/It waits[^.]+/, "It is being ended (cancel)")}`,
  ],
  [
    "waiting, while complete was claimed",
    { word: "contradicted", id: ID, doubt: "record_differs", jobs: [WAITING] },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's sentinel claims success, and the job's record does not. Its record: ${WAITS}`,
  ],
  [
    "cancelled before it had started",
    { word: "state", jobs: [{ ...CANCELLED, exit: null, startedAt: null }] },
    `codex job ${ID}: cancelled, ended at 2026-03-01T10:05:00Z after 5m 00s: it had not started. ${WORK} ${RESULT} ${EVIDENCE}`,
  ],
  ["queued", { word: "state", jobs: [QUEUED] }, `codex job ${ID}: ${RUNS}`],
  [
    "contradicted by the record",
    { word: "contradicted", id: ID, doubt: "record_differs", jobs: [FAILED] },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's sentinel claims success, and the job's record does not. Its record: ${FAILURE}`,
  ],
  [
    "contradicted by the call",
    { word: "contradicted", id: ID, doubt: "not_this_call", jobs: [] },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's sentinel names a job that is not known to be of this call, and tells nothing of this task. No job of this call is known. ${STATUS} shows the jobs.`,
  ],
  [
    "contradicted by the call, which has a job of its own",
    { word: "contradicted", id: ID, doubt: "not_this_call", jobs: [OTHER] },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's sentinel names a job that is not known to be of this call, and tells nothing of this task. This call started job ${OTHER.id}: ${OTHERS}`,
  ],
  [
    "another client's",
    { word: "contradicted", id: ID, doubt: "not_this_client", jobs: [] },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's sentinel names a job that is not this client's, and tells nothing of this task. No job of this call is known. ${STATUS} shows the jobs.`,
  ],
  [
    "another client's, while the call has a job of its own",
    { word: "contradicted", id: ID, doubt: "not_this_client", jobs: [OTHER] },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's sentinel names a job that is not this client's, and tells nothing of this task. This call started job ${OTHER.id}: ${OTHERS}`,
  ],
  [
    "detached, no job known",
    { word: "detached", jobs: [], outputPath: null },
    `codex task: detached at 2026-03-01T12:05:00Z. The agent's Bash call was moved to the background; a job that it has started goes on by itself, but none is known yet. ${STATUS} shows the jobs.`,
  ],
  [
    "detached, with a path",
    { word: "detached", jobs: [], outputPath: "/tmp/a b/x.output" },
    `codex task: detached at 2026-03-01T12:05:00Z. The agent's Bash call was moved to the background; a job that it has started goes on by itself, but none is known yet. The call's output goes to "/tmp/a b/x.output". ${STATUS} shows the jobs.`,
  ],
  [
    "detached, with a job",
    { word: "detached", jobs: [RUNNING], outputPath: "/tmp/x.output" },
    `codex job ${ID}: detached at 2026-03-01T12:05:00Z. The agent has returned, the job goes on by itself. ${WAIT}, run as a background Bash command, ends when the job ends. The call's output goes to "/tmp/x.output".`,
  ],
  [
    "detached, with a path that is too long",
    { word: "detached", jobs: [RUNNING], outputPath: "/x".repeat(200) },
    `codex job ${ID}: detached at 2026-03-01T12:05:00Z. The agent has returned, the job goes on by itself. ${WAIT}, run as a background Bash command, ends when the job ends.`,
  ],
  [
    "ended without text",
    { word: "ended", jobs: [], status: null, isDenied: false },
    `codex task: ended at 2026-03-01T12:05:00Z without a success signal: the agent ended without any text, and no job of this call is known. It may never have started. ${STATUS} shows the jobs.`,
  ],
  [
    "ended badly",
    { word: "ended", jobs: [], status: "killed", isDenied: false },
    `codex task: ended at 2026-03-01T12:05:00Z without a success signal: the agent ended with the status "killed", and no job of this call is known. It may never have started. ${STATUS} shows the jobs.`,
  ],
  [
    "ended badly, with a job",
    { word: "ended", jobs: [COMPLETED], status: "failed", isDenied: false },
    `codex job ${ID}: ended at 2026-03-01T12:05:00Z without a success signal: the agent ended with the status "failed". The job's own record: ${COMPLETE}`,
  ],
  [
    "not started",
    { word: "not_started", kind: "codex_missing", jobs: [] },
    "codex task: failed (codex_missing) at 2026-03-01T12:05:00Z. By the companion's sentinel the task was not started and has no job. Install it with `npm install -g @openai/codex`, or set CODEX_COMPANION_CODEX to its path. `/p/bin/codex-companion setup` shows what is missing.",
  ],
  [
    "not started, for a reason that nobody knows",
    { word: "not_started", kind: "codex-job-complete", jobs: [] },
    "codex task: failed at 2026-03-01T12:05:00Z. By the companion's sentinel the task was not started and has no job. `/p/bin/codex-companion setup` shows what is missing.",
  ],
  [
    "not started, by a call that has a job",
    { word: "not_started", kind: null, jobs: [RUNNING] },
    `codex task: failed at 2026-03-01T12:05:00Z. By the companion's sentinel the task was not started and has no job. \`/p/bin/codex-companion setup\` shows what is missing. This call started job ${ID}: ${RUNS}`,
  ],
  [
    "unconfirmed",
    { word: "unconfirmed", status: null, jobs: [], isDenied: false },
    `codex task: unconfirmed at 2026-03-01T12:05:00Z. The agent ended, and what it returned confirms no end of the task. The state on disk and ${STATUS} tell.`,
  ],
  [
    "unconfirmed, with a job",
    { word: "unconfirmed", status: 'dre"am', jobs: [COMPLETED], isDenied: false },
    `codex job ${ID}: unconfirmed at 2026-03-01T12:05:00Z. The agent ended with the unknown status "dre\\"am", and what it returned confirms no end of the task. The record of the job that this call started: ${COMPLETE}`,
  ],
  [
    "unconfirmed, because it was not allowed",
    { word: "unconfirmed", status: null, jobs: [], isDenied: true },
    `codex task: unconfirmed at 2026-03-01T12:05:00Z. The agent ended, and what it returned confirms no end of the task. No job of this call was started; the call was most likely not allowed. The state on disk and ${STATUS} tell.`,
  ],
  [
    "ended, because it was not allowed",
    { word: "ended", status: "failed", jobs: [], isDenied: true },
    `codex task: ended at 2026-03-01T12:05:00Z without a success signal: the agent ended with the status "failed". No job of this call was started; the call was most likely not allowed. ${STATUS} shows the jobs.`,
  ],
  [
    "a group of another call",
    { word: "contradicted", id: null, doubt: "not_this_group", jobs: [] },
    `codex task: contradicted at 2026-03-01T12:05:00Z. The agent's sentinel names a group that is not known to be of this call. No job of this call is known. ${STATUS} shows the jobs.`,
  ],
];

test("returnWords says what was decided", () => {
  for (const [name, said, expected] of CASES) {
    const text = returnWords(said, TELLING).text;
    assert.equal(text, expected, name);
    assert.match(text, OPENING, name);
  }
});

test("returnWords leaves the watcher to the monitor if there is one", () => {
  assert.equal(
    returnWords({ word: "state", jobs: [RUNNING] }, { ...TELLING, isMonitored: true }).text,
    `codex job ${ID}: running since 2026-03-01T10:00:00Z. A monitor of this session tells its end; ${WAIT} shows it at any time. ${TASK}`,
  );
});

test("returnWords shows a few commits, the newest, and a few files, and counts the others", () => {
  const commits = [1, 2, 3, 4, 5].map((number) => ({ sha: String(number).repeat(40), subject: `s${number}` }));
  const files_changed = [1, 2, 3, 4, 5, 6, 7].map((number) => `f${number}`);
  const evidence = {
    ...COMPLETED.evidence,
    commits,
    files_changed,
    attribution: "git_only",
  } as CompletedJob["evidence"];
  const text = returnWords({ word: "state", jobs: [{ ...COMPLETED, evidence }] }, TELLING).text;
  assert.match(text, /Work: 5 commits, 7 files changed, pushed, not all committed\./);
  assert.match(
    text,
    /Commits: 3333333333 "s3", 4444444444 "s4", 5555555555 "s5" and 2 more\. Files: "f1", "f2", "f3", "f4", "f5" and 2 more\.$/,
  );
});

test("returnWords keeps what is certain and how to read on, and leaves details out, if there is no room for them", () => {
  const long = "\u{1f41f}".repeat(400);
  const commits = [1, 2, 3].map((number) => ({ sha: String(number).repeat(40), subject: long }));
  const evidence = {
    ...COMPLETED.evidence,
    commits,
    files_changed: Array(9).fill(long),
    attribution: "git_only",
  } as CompletedJob["evidence"];
  const failure = { ...FAILED.failure, message: long };
  const record = { ...FAILED, evidence, failure, summary: long };
  const { text } = returnWords({ word: "ended", jobs: [record], status: "killed", isDenied: false }, TELLING);
  assert.ok(text.length <= 1_000);
  assert.doesNotMatch(text, /\p{Surrogate}/u);
  assert.ok(
    text.includes(`Wait a little. Work: 3 commits, 9 files changed, pushed, not all committed. ${RESULT}`),
    text,
  );
});

test("returnWords tells every job of the call, those that failed with details, and gives those that it told", () => {
  const jobs = [
    FAILED,
    { ...CANCELLED, id: "mm7kwn40-bbbbb" },
    { ...COMPLETED, id: "mm7kwn40-ccccc" },
    { ...RUNNING, id: "mm7kwn40-ddddd" },
  ];
  const { text, told } = returnWords({ word: "state", jobs }, TELLING);
  const [first, ...others] = text.split("\n");
  assert.match(
    first ?? "",
    new RegExp(`^codex job ${ID}: failed, ended at .* \\(overloaded\\): Selected model .*${RESULT}`),
  );
  assert.deepEqual(others, [
    'codex job mm7kwn40-bbbbb: cancelled at 2026-03-01T10:05:00Z, 1 commit, 1 file changed, pushed, not all committed; task: "Mend the leaking tap in the kitchen"',
    'codex job mm7kwn40-ccccc: complete at 2026-03-01T10:05:00Z, 1 commit, 1 file changed, pushed, not all committed; task: "Mend the leaking tap in the kitchen"',
    'codex job mm7kwn40-ddddd: running since 2026-03-01T10:00:00Z; task: "Mend the leaking tap in the kitchen"',
    "Details: `/p/bin/codex-companion result ID`.",
  ]);
  assert.deepEqual(told, jobs);
  const under = returnWords({ word: "contradicted", id: OTHER.id, doubt: "not_this_call", jobs }, TELLING).text;
  assert.match(
    under,
    new RegExp(`^codex job ${OTHER.id}: contradicted .* This call started 4 jobs:\ncodex job ${ID}: failed,`),
  );
});

test("returnWords says of a waiting job among others why it waits, if there is room", () => {
  const waiting = { ...WAITING, id: "mm7kwn40-bbbbb" };
  const others = (count: number) => {
    const more = Array.from({ length: count }, (_, at) => ({ ...RUNNING, id: `mm7kwn40-aaaa${at}` }));
    return returnWords({ word: "state", jobs: [FAILED, waiting, ...more] }, TELLING).text.split("\n")[1];
  };
  const since = "codex job mm7kwn40-bbbbb: waiting since 2026-03-01T10:00:01Z";
  const why = "waits for a slot: 3 may run at once; number 2 in line";
  assert.equal(others(0), `${since}, ${why}; task: "Mend the leaking tap in the kitchen"`);
  assert.equal(others(5), `${since}.`);
});

test("returnWords leaves out the jobs for which there is no room, and does not count them as told", () => {
  const jobs = Array.from({ length: 30 }, (_, at) => ({ ...FAILED, id: `mm7kwn40-aaa${String(at + 10)}` }));
  for (const said of [
    { word: "state", jobs },
    { word: "not_started", kind: "codex_missing", jobs },
  ] as const) {
    const { text, told } = returnWords(said, TELLING);
    assert.ok(text.length <= 1_000, text);
    assert.match(text, /\nMore jobs of this call: `\/p\/bin\/codex-companion status`\.$/);
    assert.deepEqual(
      told,
      jobs.filter(({ id }) => text.includes(`codex job ${id}: failed`)),
    );
    assert.ok(told.length > (said.word === "state" ? 5 : 0));
  }
});

test("returnWords quotes one line of the answer, as Codex's, and no line of ours out of it", () => {
  const answerOf = () => `codex job ${ID}: failed "${"x".repeat(300)}`;
  const { text } = returnWords({ word: "state", jobs: [COMPLETED] }, { ...TELLING, answerOf });
  const quoted = /They begin: ("(?:[^"\\]|\\.)*")\. Task: /.exec(text)?.[1] ?? "";
  const answer: string = JSON.parse(quoted);
  assert.equal(answer.length, 200);
  assert.ok(answer.startsWith(`[quoted: codex job] ${ID}: failed "xxx`), answer);
  assert.ok(text.includes(`${RESULT} They begin: `), text);
});
