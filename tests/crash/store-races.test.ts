/** Two writers of one job, one of which stands still at the worst moment: the hints still lead to the job's end. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import type { JobEvent } from "../../plugins/codex/scripts/src/core/job/transition.ts";
import { listHints } from "../../plugins/codex/scripts/src/io/job-hints.ts";
import { createJob, updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { selfIdentity } from "../../plugins/codex/scripts/src/io/process/identity.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { queuedJob } from "./fixtures/queued-job.ts";
import { stepPlanEnvironment } from "./fixtures/step-plan.ts";
import { readSteps } from "./fixtures/victims.ts";

const AT = new Date().toISOString();

test("a job ends while another update has just been published: its end stays untold until it is told", async (t) => {
  const { home, id } = await runningJob(t);
  const other = await standStill(t, home, id, { type: "bound", agentId: "a1" }, "unlink jobs/JOB/.tmp #1");
  end(home, id);
  assert.equal(await goOn(other), "changed\n");
  assert.deepEqual(hints(home), { active: [], untold: [id] });
});

test("a job ends while another update, then refused, is about to be made: it does not stay active", async (t) => {
  const { home, id } = await runningJob(t);
  rmSync(join(home, "active", id)); // Lost, so that the update makes it anew.
  const learnt = { type: "learnt", by: selfIdentity(), facts: {} } as const;
  const other = await standStill(t, home, id, learnt, "open active/JOB #1");
  end(home, id);
  assert.equal(await goOn(other), "refused\n");
  assert.deepEqual(hints(home), { active: [], untold: [id] });
});

async function runningJob(t: TestContext) {
  const home = await makeTempFolder(t);
  const id = makeJobId(Date.now(), Math.random());
  createJob(home, queuedJob(id, AT), "A prompt");
  updateJob(home, id, { type: "claimed", worker: selfIdentity(), at: AT });
  return { home, id };
}

function end(home: string, id: string): void {
  const outcome = { status: "completed" } as const;
  const how = { by: selfIdentity(), at: AT, cause: "turn", outcome, exit: null, evidence: null } as const;
  assert.equal(updateJob(home, id, { type: "ended", ...how }).kind, "changed");
}

function hints(home: string) {
  return { active: listHints(home, "active"), untold: listHints(home, "untold") };
}

interface Standing {
  readonly child: ChildProcess;
  readonly printed: Promise<string>;
}

/** Another process begins an update, and stands still before a step of it. */
async function standStill(t: TestContext, home: string, id: string, event: JobEvent, step: string): Promise<Standing> {
  const program = fileURLToPath(new URL("./fixtures/store-caller.js", import.meta.url));
  const log = join(home, "steps");
  const plan = { program: "store-caller.js", home, log, step, signal: "SIGSTOP", torn: false } as const;
  const env = { PATH: process.env["PATH"], ...stepPlanEnvironment(plan) };
  const child = spawn(process.execPath, [program, home, id, JSON.stringify(event)], { env });
  t.after(() => child.kill("SIGKILL"));
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const printed = new Promise<string>((resolve) => {
    child.once("close", () => resolve(text));
  });
  await until(() => readSteps(log).includes(step), { what: `the step ${step}` });
  return { child, printed };
}

function goOn({ child, printed }: Standing): Promise<string> {
  child.kill("SIGCONT");
  return printed;
}
