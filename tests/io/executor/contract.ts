/** What holds for every executor. A worker here is a Node program that says its pid in a file. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { Executor, Launched, Traces } from "../../../plugins/codex/scripts/src/core/executor.ts";
import { MARK_NAME } from "../../../plugins/codex/scripts/src/core/job/marks.ts";
import type { ProcessIdentity } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";

const SAY = `const { renameSync, writeFileSync } = require("node:fs");
const say = (name) => { writeFileSync(name + ".new", String(process.pid)); renameSync(name + ".new", name); };
setInterval(() => {}, 1000);`;
const OBEDIENT = `${SAY} say("worker");`;
const STUBBORN = `${SAY} process.on("SIGTERM", () => {}); say(process.argv[1] ?? "worker");`;
const WITH_CHILD = `${STUBBORN} if (process.argv.length < 2)
require("node:child_process").spawn(process.execPath, ["-e", process.env.PROGRAM, "child"], { detached: true, stdio: "ignore" });`;

interface Stage {
  readonly traces: Traces;
  readonly launched: Launched;
  /** The process that said this name. */
  pidOf(name: string): Promise<number>;
}

/** The tests of the contract; `identify` names a worker by its pid, as the worker itself does in a record. */
export function testExecutor(
  name: string,
  executor: Executor,
  identify: (pid: number) => ProcessIdentity | null,
): void {
  async function launch(t: TestContext, program: string, file = process.execPath): Promise<Stage> {
    const folder = await makeTempFolder(t);
    const id = randomUUID();
    const traces = { marks: [`${MARK_NAME}=${id}`], roots: [], spare: [] };
    const launched = await executor.launch({
      file,
      args: ["-e", program],
      env: { PATH: process.env["PATH"], PROGRAM: program, [MARK_NAME]: id },
      cwd: folder,
      logFile: join(folder, "log"),
    });
    t.after(() => executor.endAll({ ...traces, graceMs: 0 }));
    launched.release();
    const pidOf = async (said: string) => {
      const path = join(folder, said);
      await until(() => existsSync(path), { what: `the pid of the ${said}` });
      return Number(readFileSync(path, "utf8"));
    };
    return { traces, launched, pidOf };
  }

  async function workerOf(stage: Stage): Promise<ProcessIdentity> {
    const worker = identify(await stage.pidOf("worker"));
    assert.ok(worker !== null);
    return worker;
  }

  describe(`the executor "${name}"`, { concurrency: true }, () => {
    test("launches a worker that lives, is found by its mark, and ends when it is asked to", async (t) => {
      const stage = await launch(t, OBEDIENT);
      assert.equal((await stage.launched.spawned).isStarted, true);
      const worker = await workerOf(stage);
      assert.equal(executor.liveness(worker), "alive");
      assert.deepEqual(executor.lookAtLeft(stage.traces), [worker.pid]);
      assert.deepEqual(executor.lookAtLeft({ ...stage.traces, spare: [worker.pid] }), []);
      if (process.platform === "win32") return assert.equal(executor.askToEnd(worker), false);
      assert.equal(executor.askToEnd(worker), true);
      await until(() => executor.liveness(worker) === "gone", { what: "the end of the worker" });
      assert.equal(executor.askToEnd(worker), false);
      assert.deepEqual(executor.lookAtLeft(stage.traces), []);
    });

    test("ends all of a job, what does not listen and what has left its session too", async (t) => {
      const stage = await launch(t, WITH_CHILD);
      const worker = await workerOf(stage);
      const pids = [worker.pid, await stage.pidOf("child")];
      assert.deepEqual(new Set(executor.lookAtLeft(stage.traces)), new Set(pids));
      const ended = await executor.endAll({ ...stage.traces, roots: [worker], graceMs: 20 });
      assert.deepEqual(ended, { wasNeeded: true, survivors: [] });
      assert.equal(executor.liveness(worker), "gone");
      assert.deepEqual(executor.lookAtLeft(stage.traces), []);
      const again = await executor.endAll({ ...stage.traces, roots: [worker], graceMs: 20 });
      assert.deepEqual(again, { wasNeeded: false, survivors: [] });
    });

    test("leaves nothing of a program that is not there, and says so unless it was handed over", async (t) => {
      const { launched, traces } = await launch(t, "", "/absent/program");
      const { isStarted } = await launched.spawned;
      assert.equal(isStarted, launched.isAdopted);
      await launched.exited;
      await until(() => executor.lookAtLeft(traces).length === 0, { what: "the end of what was handed over" });
    });

    test("does not know a worker of another machine, and asks it nothing", async (t) => {
      const worker = await workerOf(await launch(t, OBEDIENT));
      const other = { ...worker, host: `not-${worker.host}`, bootId: "another" };
      assert.equal(executor.liveness(other), "unknown");
      assert.equal(executor.askToEnd(other), false);
      assert.equal(executor.liveness(worker), "alive");
    });

    test("tells what a job has used, and nothing of one that is not there", async (t) => {
      const stage = await launch(t, OBEDIENT);
      await workerOf(stage);
      if (process.platform === "linux") assert.equal(typeof (await executor.activity(stage.traces)), "string");
      assert.equal(await executor.activity({ marks: ["CODEX_THREAD_ID=nobody"], roots: [], spare: [] }), null);
    });

    test("names the commands that are left", { skip: process.platform === "win32" }, async (t) => {
      const stage = await launch(t, OBEDIENT);
      await workerOf(stage);
      const [command, ...more] = await executor.commandsLeft(stage.traces);
      assert.match(command ?? "", /node/u);
      assert.deepEqual(more, []);
    });
  });
}
