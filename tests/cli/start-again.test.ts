/** The line that starts a lost job again, flag by flag of `task`: read by the program, it makes the same order. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { newRecord } from "../../plugins/codex/scripts/src/app/dispatch/new-record.ts";
import type { Context } from "../../plugins/codex/scripts/src/app/scope/context.ts";
import { parseArguments } from "../../plugins/codex/scripts/src/cli/arguments.ts";
import { command } from "../../plugins/codex/scripts/src/cli/commands/task.ts";
import { splitOneString } from "../../plugins/codex/scripts/src/cli/one-string.ts";
import { giveResumeItsValue, readOrder, type TaskOrder } from "../../plugins/codex/scripts/src/cli/order.ts";
import { copyPlace } from "../../plugins/codex/scripts/src/core/job/place.ts";
import type { QueuedJob } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { startTermsOf } from "../../plugins/codex/scripts/src/core/job/request.ts";
import { startAgainLine } from "../../plugins/codex/scripts/src/core/job/start-again.ts";
import { createJob, updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { AT, CLAIMED, ENDED, NOBODY, queuedJob } from "../../testing/plain-jobs.ts";
import { makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ID = "mm7k0009-a1b2c";
const ENDED_ID = "mm7k0001-a1b2c";
const ACTIVE_ID = "mm7k0002-a1b2c";
const SCHEMA = { type: "object", properties: {}, required: [], additionalProperties: false };

/** Each flag as it may be given, with what it needs. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  write: ["--write"],
  "read-only": ["--read-only"],
  sandbox: ["--sandbox", "danger-full-access"],
  "allow-commit": ["--write", "--allow-commit"],
  network: ["--network"],
  "add-dir": ["--write", "--add-dir", "more", "--add-dir", "and more"],
  image: ["--image", "i.png"],
  "output-schema": ["--output-schema", "s.json"],
  config: ["--config", 'a.b={c=[1,"d e"]}'],
  isolate: ["--isolate"],
  from: ["--isolate", "--from", "head"],
  submodules: ["--isolate", "--submodules"],
  prepare: ["--isolate", "--write", "--prepare", "it's made"],
  resume: ["--resume", ACTIVE_ID],
  "resume-last": ["--resume-last"],
  model: ["--model", "a b"],
  effort: ["--effort", "low"],
  fallback: ["--model", "a", "--fallback"],
  "prompt-file": ["--prompt-file", "own.md"],
  timeout: ["--timeout", "90s"],
  "stall-after": ["--stall-after", "never"],
  verify: ["--verify", "npm test"],
  rounds: ["--verify", "npm test", "--rounds", "3"],
  retry: ["--retry", "never"],
  "ignore-gate": ["--ignore-gate"],
  after: ["--after", ACTIVE_ID],
  "not-before": ["--not-before", "2026-02-01T00:00:00Z"],
  park: ["--park"],
  "no-queue": ["--no-queue"],
  on: ["--on", "night"],
};

/** Flags that no line has, and why. */
const NOT_TOLD: Readonly<Record<string, string>> = {
  background: "how the caller waits",
  wait: "how the caller waits",
  "handover-after": "how the caller waits",
  fresh: "a new thread is what a line without --resume asks for",
  route: "what was drawn is told, as --model and --effort",
  "best-of": "the line is for this job of the group alone",
  models: "its route is told, as --model and --effort",
  "no-defaults": "told if there are defaults; see core/job/start-again.test.ts",
};

async function makeStage(t: TestContext): Promise<Context> {
  const folder = await makeTempFolder(t);
  const home = join(folder, "home");
  const cwd = await makeRepository(join(folder, "repo"));
  mkdirSync(home, { mode: 0o700 });
  for (const each of ["more", "and more"]) mkdirSync(join(cwd, each));
  const settings = { executors: { night: { kind: "slurm" } }, config: true };
  writeFileSync(join(home, "policy.json"), JSON.stringify(settings), { mode: 0o600 });
  writeFileSync(join(cwd, "own.md"), "go");
  writeFileSync(join(cwd, "i.png"), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  writeFileSync(join(cwd, "s.json"), JSON.stringify(SCHEMA));
  const here = { workspaceRoot: cwd, cwd };
  createJob(home, queuedJob(ENDED_ID, here), "prompt");
  const threadId = "01a1fb9b-8a4a-7a43-9b43-235d5cb3e21c";
  for (const event of [CLAIMED, { type: "learnt", by: NOBODY, facts: { threadId } }, ENDED] as const)
    updateJob(home, ENDED_ID, event);
  createJob(home, queuedJob(ACTIVE_ID, here), "prompt");
  return { home, env: {}, cwd, sessionId: "s1", now: () => AT };
}

/** The record of an order, as it is while the job waits. */
function recordOf(context: Context, order: TaskOrder): QueuedJob {
  const record = newRecord({ ...context, cwd: order.cwd }, order, ID);
  const request = { ...record.request, start: { ...startTermsOf(record), ignoresGate: order.ignoreGate === true } };
  const fallbacks = order.fallsBack === true ? { fallbacks: [{ model: "b", effort: null }] } : {};
  const root = join(context.home, "copies", ID);
  const placed =
    order.makePlace === undefined ? {} : { place: copyPlace(root, "1".repeat(40), `codex/${ID}`), cwd: root };
  return { ...record, ...placed, request: { ...request, ...fallbacks } };
}

test("startAgainLine makes the same order again, whatever flag of task was given", async (t) => {
  const context = await makeStage(t);
  assert.deepEqual(Object.keys({ ...TOLD, ...NOT_TOLD }).sort(), Object.keys(command.flags).sort());
  const promptFile = join(context.cwd, "own.md");
  const read = (args: readonly string[]) => readOrder(parseArguments(giveResumeItsValue(args), command.flags), context);
  const lineOf = (record: QueuedJob) => {
    const again = { companion: "task", promptFile, nowMs: Date.parse(AT), hasDefaults: false };
    return startAgainLine(record, again) ?? assert.fail("No line.");
  };
  const plain = recordOf(context, await read(["--", "go"]));
  for (const [flag, args] of Object.entries(TOLD)) {
    const record = recordOf(context, await read(flag === "prompt-file" ? args : [...args, "--", "go"]));
    const line = lineOf(record);
    if (flag !== "prompt-file") assert.notEqual(line, lineOf(plain), `--${flag}`);
    const [, , ...words] = splitOneString([line], command.flags);
    assert.deepEqual(recordOf(context, await read(words)), record, `--${flag}: ${line}`);
  }
});
