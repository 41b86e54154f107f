// The sentences, word for word.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletedJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { Said } from "../../../plugins/codex/scripts/src/core/telling/decide.ts";
import { words } from "../../../plugins/codex/scripts/src/core/telling/words.ts";
import { CANCELLED, COMPLETED, FAILED, QUEUED, RUNNING } from "../job/records.ts";
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
const OTHER = { ...FAILED, id: "mm7kwn40-other" };
const OTHERS = FAILURE.replaceAll(ID, OTHER.id);

const PLAIN: CompletedJob = {
  ...COMPLETED,
  startedAt: null,
  exit: null,
  evidence: null,
  summary: 'Say "hello"\nand\u001b[31m go',
};

const CASES: readonly [string, Said, string][] = [
  ["complete", { word: "state", record: COMPLETED }, `codex job ${ID}: ${COMPLETE}`],
  ["failed", { word: "state", record: FAILED }, `codex job ${ID}: ${FAILURE}`],
  [
    "complete, with next to nothing known",
    { word: "state", record: PLAIN },
    `codex job ${ID}: complete, ended at 2026-03-01T10:05:00Z after 5m 00s. Work: no change known. ${RESULT} Task: "Say \\"hello\\" and go".`,
  ],
  [
    "cancelled",
    { word: "state", record: { ...CANCELLED, exit: null } },
    `codex job ${ID}: cancelled, ended at 2026-03-01T10:05:00Z after 4m 59s. ${WORK} ${RESULT} ${EVIDENCE}`,
  ],
  ["running", { word: "state", record: RUNNING }, `codex job ${ID}: ${RUNS}`],
  ["queued", { word: "state", record: QUEUED }, `codex job ${ID}: ${RUNS}`],
  [
    "contradicted by the record",
    { word: "contradicted", record: FAILED, doubt: "record_differs", bound: FAILED },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's closing line claims success, and the job's record does not. Its record: ${FAILURE}`,
  ],
  [
    "contradicted by the call",
    { word: "contradicted", record: COMPLETED, doubt: "not_this_call", bound: null },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's closing line claims success for a job that is not known to be of this call. Its record: ${COMPLETE}`,
  ],
  [
    "contradicted by the call, which has a job of its own",
    { word: "contradicted", record: COMPLETED, doubt: "not_this_call", bound: OTHER },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's closing line claims success for a job that is not known to be of this call. Its record: ${COMPLETE} This call started job ${OTHER.id}: ${OTHERS}`,
  ],
  [
    "another client's",
    { word: "contradicted", record: COMPLETED, doubt: "not_this_client", bound: null },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's closing line names a job that is not this client's, and tells nothing of this task.`,
  ],
  [
    "another client's, while the call has a job of its own",
    { word: "contradicted", record: COMPLETED, doubt: "not_this_client", bound: OTHER },
    `codex job ${ID}: contradicted at 2026-03-01T12:05:00Z. The agent's closing line names a job that is not this client's, and tells nothing of this task. This call started job ${OTHER.id}: ${OTHERS}`,
  ],
  [
    "detached, no job known",
    { word: "detached", record: null, outputPath: null },
    `codex task: detached at 2026-03-01T12:05:00Z. The agent's Bash call was moved to the background; a job that it has started goes on by itself, but none is known yet. ${STATUS} shows the jobs.`,
  ],
  [
    "detached, with a path",
    { word: "detached", record: null, outputPath: "/tmp/a b/x.output" },
    `codex task: detached at 2026-03-01T12:05:00Z. The agent's Bash call was moved to the background; a job that it has started goes on by itself, but none is known yet. The call's output goes to "/tmp/a b/x.output". ${STATUS} shows the jobs.`,
  ],
  [
    "detached, with a job",
    { word: "detached", record: RUNNING, outputPath: "/tmp/x.output" },
    `codex job ${ID}: detached at 2026-03-01T12:05:00Z. The agent has returned, the job goes on by itself. ${WAIT}, run as a background Bash command, ends when the job ends. The call's output goes to "/tmp/x.output".`,
  ],
  [
    "detached, with a path that is too long",
    { word: "detached", record: RUNNING, outputPath: "/x".repeat(200) },
    `codex job ${ID}: detached at 2026-03-01T12:05:00Z. The agent has returned, the job goes on by itself. ${WAIT}, run as a background Bash command, ends when the job ends.`,
  ],
  [
    "ended without text",
    { word: "ended", record: null, status: null },
    `codex task: ended at 2026-03-01T12:05:00Z without a success signal: the agent ended without any text, and no job of this call is known. It may never have started. ${STATUS} shows the jobs.`,
  ],
  [
    "ended badly",
    { word: "ended", record: null, status: "killed" },
    `codex task: ended at 2026-03-01T12:05:00Z without a success signal: the agent ended with the status "killed", and no job of this call is known. It may never have started. ${STATUS} shows the jobs.`,
  ],
  [
    "ended badly, with a job",
    { word: "ended", record: COMPLETED, status: "failed" },
    `codex job ${ID}: ended at 2026-03-01T12:05:00Z without a success signal: the agent ended with the status "failed". The job's own record: ${COMPLETE}`,
  ],
  [
    "not started",
    { word: "not_started", kind: "codex_missing", bound: null },
    "codex task: failed (codex_missing) at 2026-03-01T12:05:00Z. By the companion's closing line the task was not started and has no job. Install it with `npm install -g @openai/codex`, or set CODEX_COMPANION_CODEX to its path. `/p/bin/codex-companion setup` shows what is missing.",
  ],
  [
    "not started, for a reason that nobody knows",
    { word: "not_started", kind: "codex-job-complete", bound: null },
    "codex task: failed at 2026-03-01T12:05:00Z. By the companion's closing line the task was not started and has no job. `/p/bin/codex-companion setup` shows what is missing.",
  ],
  [
    "not started, by a call that has a job",
    { word: "not_started", kind: null, bound: RUNNING },
    `codex task: failed at 2026-03-01T12:05:00Z. By the companion's closing line the task was not started and has no job. \`/p/bin/codex-companion setup\` shows what is missing. This call started job ${ID}: ${RUNS}`,
  ],
  [
    "unconfirmed",
    { word: "unconfirmed", status: null, bound: null },
    `codex task: unconfirmed at 2026-03-01T12:05:00Z. The agent ended, and what it returned confirms no end of the task. The state on disk and ${STATUS} tell.`,
  ],
  [
    "unconfirmed, with a job",
    { word: "unconfirmed", status: 'dre"am', bound: COMPLETED },
    `codex job ${ID}: unconfirmed at 2026-03-01T12:05:00Z. The agent ended with the unknown status "dre\\"am", and what it returned confirms no end of the task. The record of the job that this call started: ${COMPLETE}`,
  ],
];

test("words says what was decided", () => {
  for (const [name, said, expected] of CASES) {
    const text = words(said, TELLING);
    assert.equal(text, expected, name);
    assert.match(text, OPENING, name);
  }
});

test("words leaves the watcher to the monitor where there is one", () => {
  assert.equal(
    words({ word: "state", record: RUNNING }, { ...TELLING, isMonitored: true }),
    `codex job ${ID}: running since 2026-03-01T10:00:00Z. A monitor of this session tells its end; ${WAIT} shows it at any time. ${TASK}`,
  );
});

test("words shows a few commits, the newest, and a few files, and counts the others", () => {
  const commits = [1, 2, 3, 4, 5].map((number) => ({ sha: String(number).repeat(40), subject: `s${number}` }));
  const files_changed = [1, 2, 3, 4, 5, 6, 7].map((number) => `f${number}`);
  const evidence = {
    ...COMPLETED.evidence,
    commits,
    files_changed,
    attribution: "git_only",
  } as CompletedJob["evidence"];
  const text = words({ word: "state", record: { ...COMPLETED, evidence } }, TELLING);
  assert.match(text, /Work: 5 commits, 7 files changed, pushed, not all committed\./);
  assert.match(
    text,
    /Commits: 3333333333 "s3", 4444444444 "s4", 5555555555 "s5" and 2 more\. Files: "f1", "f2", "f3", "f4", "f5" and 2 more\.$/,
  );
});

test("words keeps what is certain and how to read on, and leaves details out, where there is no room for them", () => {
  const long = "\u{1f41f}".repeat(400);
  const commits = [1, 2, 3].map((number) => ({ sha: String(number).repeat(40), subject: long }));
  const evidence = {
    ...COMPLETED.evidence,
    commits,
    files_changed: Array(9).fill(long),
    attribution: "git_only",
  } as CompletedJob["evidence"];
  const failure = { ...FAILED.failure, message: long };
  const text = words(
    { word: "ended", record: { ...FAILED, evidence, failure, summary: long }, status: "killed" },
    TELLING,
  );
  assert.ok(text.length <= 1_000);
  assert.doesNotMatch(text, /\p{Surrogate}/u);
  assert.ok(
    text.includes(`Wait a little. Work: 3 commits, 9 files changed, pushed, not all committed. ${RESULT}`),
    text,
  );
});
