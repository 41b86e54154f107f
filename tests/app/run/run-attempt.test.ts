/** One attempt: the state before the turn is taken the first time only, events stand around it, evidence goes with its end. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { AttemptPlan } from "../../../plugins/codex/scripts/src/app/run/attempt.ts";
import { firstPlan, GO_ON } from "../../../plugins/codex/scripts/src/app/run/next-attempt.ts";
import { runAttempt } from "../../../plugins/codex/scripts/src/app/run/run-attempt.ts";
import { workerNotes } from "../../../plugins/codex/scripts/src/app/run/worker-notes.ts";
import type { RunningJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { readBaseline } from "../../../plugins/codex/scripts/src/io/job-files.ts";
import { jobFolder } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { eventsOf } from "../../../testing/job-on-disk.ts";
import { processesUnder } from "../../../testing/temp.ts";
import { type JobStage, makeJobStage } from "../fixtures/job-stage.ts";

const NEVER = new Promise<string>(() => {});
const WRITES = { request: { write: true, sandbox: "workspace-write" } } as const;

/** Makes an attempt as the worker of a job; gives its result and what it wrote into the worker's log. */
async function attempt({ context }: JobStage, record: RunningJob, changes: Partial<AttemptPlan> = {}) {
  const log: string[] = [];
  const notes = workerNotes(context, record, { stop: NEVER, log: (text) => void log.push(text) });
  const result = await runAttempt(context, record, { ...firstPlan(record, NEVER), ...changes }, notes);
  return { ...result, log: log.join("") };
}

function failureOf({ verdict }: Awaited<ReturnType<typeof attempt>>) {
  return [verdict.failure?.kind ?? null, verdict.exit.raw_exit_code];
}

test("runAttempt runs the turn, and its end has the evidence of what it changed", async (t) => {
  const turns = [[{ do: "run", command: "echo x > made.txt" } as const, { do: "say", text: "Made." } as const]];
  const stage = await makeJobStage(t, { turns });
  writeFileSync(join(stage.root, "before.txt"), "x");
  const job = stage.running(WRITES);
  const { turn, facts, threadId, verdict, log } = await attempt(stage, job);
  assert.equal(turn.finalMessage, "Made.");
  assert.deepEqual(facts.runEnd, { type: "turn", end: { status: "completed", error: null } });
  assert.deepEqual([verdict.failure, facts.evidence?.files_changed], [null, ["made.txt"]]);
  const record = stage.read(job.id);
  assert.ok(record.status === "running", "the end is not for an attempt to publish");
  assert.deepEqual([threadId, log], [record.threadId, "end: turn\n"]);
});

test("runAttempt tells of the launch first and of the exit last", async (t) => {
  const stage = await makeJobStage(t, { turns: [[{ do: "say", text: "Hello." }]] });
  const job = stage.running();
  await attempt(stage, job, { number: 2, limitMs: 60_000 });
  const events = eventsOf(stage.home, job.id);
  const [prepare, exit] = [events.at(0), events.at(-1)];
  assert.deepEqual([prepare?.["type"], exit?.["type"]], ["runner_prepare", "runner_exit"]);
  assert.ok(stage.events(job.id).includes("message"));
  assert.deepEqual(
    [prepare?.["dispatch_id"], prepare?.["timeout_ms"], prepare?.["repository"]],
    [`${job.id}.2`, 60_000, stage.root],
  );
  assert.deepEqual([exit?.["dispatch_id"], exit?.["status"], exit?.["exit_code"]], [`${job.id}.2`, "completed", 0]);
});

test("runAttempt takes the state before the turn the first time only", async (t) => {
  const stage = await makeJobStage(t, { turns: [[{ do: "run", command: "echo x >> made.txt" }]] });
  const job = stage.running(WRITES);
  const first = await attempt(stage, job);
  const baseline = readBaseline(stage.home, job.id);
  assert.ok(baseline !== null);
  const second = await attempt(stage, job, { number: 2, threadId: first.threadId });
  assert.deepEqual(readBaseline(stage.home, job.id), baseline);
  assert.deepEqual(second.facts.evidence?.files_changed, ["made.txt"], "what the first one did is seen too");
});

test("runAttempt gives the stored prompt, unless its plan has words of its own", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running({ prompt: "Mend the tap." });
  const { threadId } = await attempt(stage, job);
  await attempt(stage, job, { number: 2, threadId, prompt: GO_ON });
  const asked = (await stage.fake.received()).filter(({ method }) => method === "turn/start");
  assert.deepEqual(
    asked.map(({ params }) => JSON.stringify(params).includes(JSON.stringify(GO_ON))),
    [false, true],
  );
  assert.ok(JSON.stringify(asked[0]).includes("Mend the tap."));
});

test("runAttempt starts no turn that cannot be run, names why, and tells of it all the same", async (t) => {
  const stage = await makeJobStage(t);
  const cases = [
    { why: ["cwd_missing", 1], fields: { cwd: join(stage.root, "absent") }, codex: stage.fake.path, spoil() {} },
    { why: ["codex_missing", 127], fields: {}, codex: join(stage.root, "absent"), spoil() {} },
    { why: ["codex_not_executable", 126], fields: {}, codex: join(stage.root, "README.md"), spoil() {} },
    { why: ["launch_failed", 1], fields: {}, codex: stage.fake.path, spoil: removePrompt },
  ];
  for (const { why, fields, codex, spoil } of cases) {
    const job = stage.running({ fields });
    spoil(stage, job);
    const context = { ...stage.context, env: { ...stage.context.env, CODEX_COMPANION_CODEX: codex } };
    assert.deepEqual(failureOf(await attempt({ ...stage, context }, job)), why);
    assert.deepEqual(stage.events(job.id), ["runner_prepare", "runner_exit"]);
  }
  assert.deepEqual(await stage.fake.received(), []);
});

function removePrompt({ home }: JobStage, { id }: RunningJob): void {
  rmSync(join(jobFolder(home, id), "prompt.md"));
}

test("runAttempt ends what the turn left running, and names it", async (t) => {
  const command = "sleep 1000 > /dev/null 2>&1 & echo started";
  const stage = await makeJobStage(t, { turns: [[{ do: "run", command }]] });
  const { leftRunning } = await attempt(stage, stage.running(WRITES));
  assert.deepEqual([leftRunning, await processesUnder(join(stage.root, ".."))], [["sleep 1000"], []]);
});

test("runAttempt leaves no secret of the environment in its result and its log", async (t) => {
  const secret = "quiet-River-under-Stone-77";
  const steps = [
    { do: "stderr", text: `using ${secret}\n` },
    { do: "fail", message: `bad ${secret}`, codexErrorInfo: "unauthorized" },
  ] as const;
  const stage = await makeJobStage(t, { turns: [steps] });
  const context = { ...stage.context, env: { ...stage.context.env, OPENAI_API_KEY: secret } };
  const { verdict, facts, log } = await attempt({ ...stage, context }, stage.running());
  assert.equal(verdict.failure?.kind, "auth_unavailable");
  assert.match(log, /^using /);
  assert.equal(JSON.stringify([verdict, facts, log]).includes(secret), false);
});
