/** What holds for every executor. A worker here is a Node program that says its pid in a file. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { Executor, Launched, Traces } from "../../../plugins/codex/scripts/src/core/executor.ts";
import { MARK_NAME } from "../../../plugins/codex/scripts/src/core/job/marks.ts";
import type { ProcessIdentity } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { assertMode } from "../../../testing/file-mode.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";

const SAY = `const { renameSync, writeFileSync } = require("node:fs");
const say = (name) => { writeFileSync(name + ".new", String(process.pid)); renameSync(name + ".new", name); };
setInterval(() => {}, 1000);`;
/** A worker that ends when it is asked to, and says its pid under the name "worker". */
export const OBEDIENT = `${SAY} say("worker");`;
const STUBBORN = `${SAY} process.on("SIGTERM", () => {}); say(process.argv[1] ?? "worker");`;
const WITH_CHILD = `${STUBBORN} if (process.argv.length < 2)
require("node:child_process").spawn(process.execPath, ["-e", process.env.PROGRAM, "child"], { detached: true, stdio: "ignore" });`;
// An engine starts a job when it sees fit.
const START_MS = 30_000;

/** What the contract needs to know of an implementation. */
export interface Subject {
  readonly name: string;
  /** The executor of a job; `ref` is what its launch gave, null before that. */
  executorFor(id: string, ref: string | null): Executor;
  /** Names a worker by its pid, as the worker itself does in a record; null: the executor knows it by other means. */
  identify(pid: number): ProcessIdentity | null;
  /** What each living process of a job is called by `lookAtLeft`; null: a job has one name, whatever it started. */
  nameOf(pid: number): string | null;
  /** True if a launch is known to be of a program that is not there. */
  readonly seesMissingPrograms: boolean;
}

/** A launched worker. */
export interface Stage {
  readonly executor: Executor;
  readonly traces: Traces;
  readonly launched: Launched;
  readonly logFile: string;
  /** The process that said this name. */
  pidOf(name: string): Promise<number>;
}

/** Launches a Node program as a worker; it is ended with the test. */
export async function launchOn(
  t: TestContext,
  subject: Subject,
  program: string,
  file = process.execPath,
): Promise<Stage> {
  const folder = await makeTempFolder(t);
  const [id, logFile] = [randomUUID(), join(folder, "log")];
  const traces = { marks: [`${MARK_NAME}=${id}`], roots: [], spare: [] };
  const launched = await subject.executorFor(id, null).launch({
    file,
    args: ["-e", program],
    env: { PATH: process.env["PATH"], PROGRAM: program, [MARK_NAME]: id },
    cwd: folder,
    logFile,
  });
  const executor = subject.executorFor(id, launched.ref);
  t.after(() => executor.endAll({ ...traces, graceMs: 0 }));
  launched.release();
  const pidOf = async (said: string) => {
    const path = join(folder, said);
    await until(() => existsSync(path), { what: `the pid of the ${said}`, timeoutMs: START_MS });
    return Number(readFileSync(path, "utf8"));
  };
  return { executor, traces, launched, logFile, pidOf };
}

/** The tests of the contract. */
export function testExecutor(subject: Subject): void {
  describe(`the executor "${subject.name}"`, { concurrency: true }, () => {
    const namesOf = (pids: readonly number[]) => pids.map((pid) => subject.nameOf(pid));
    const hasNames = (left: readonly string[], pids: readonly number[]) => {
      const names = namesOf(pids);
      if (names.includes(null)) assert.equal(left.length, 1, left.join());
      else assert.deepEqual(new Set(left), new Set(names));
    };

    test("launches a worker that lives, is found, and ends when it is asked to", async (t) => {
      const stage = await launchOn(t, subject, OBEDIENT);
      const { executor, traces } = stage;
      assert.equal((await stage.launched.spawned).isStarted, true);
      const pid = await stage.pidOf("worker");
      assertMode(stage.logFile, 0o600);
      const worker = subject.identify(pid);
      assert.equal(executor.liveness(worker), "alive");
      hasNames(executor.lookAtLeft(traces), [pid]);
      if (process.platform === "win32") return assert.equal(executor.askToEnd(worker), false);
      assert.equal(executor.askToEnd(worker), true);
      await until(() => executor.liveness(worker) === "gone", { what: "the end of the worker", timeoutMs: START_MS });
      assert.equal(executor.askToEnd(worker), false);
      assert.deepEqual(executor.lookAtLeft(traces), []);
    });

    test("ends all of a job, what does not listen and what has left its session too", async (t) => {
      const stage = await launchOn(t, subject, WITH_CHILD);
      const { executor, traces } = stage;
      const pids = [await stage.pidOf("worker"), await stage.pidOf("child")];
      const worker = subject.identify(pids[0] ?? 0);
      hasNames(executor.lookAtLeft(traces), pids);
      const roots = worker === null ? [] : [worker];
      const ended = await executor.endAll({ ...traces, roots, graceMs: 20 });
      assert.deepEqual(ended, { wasNeeded: true, survivors: [] });
      assert.equal(executor.liveness(worker), "gone");
      assert.deepEqual(executor.lookAtLeft(traces), []);
      await until(() => pids.every((pid) => !existsSync(`/proc/${pid}/cwd`)), { what: "the end of both processes" });
      const again = await executor.endAll({ ...traces, roots, graceMs: 20 });
      assert.deepEqual(again, { wasNeeded: false, survivors: [] });
    });

    test("leaves nothing of a program that is not there, and says so if it can know", async (t) => {
      const { executor, launched, traces } = await launchOn(t, subject, "", "/absent/program");
      assert.equal((await launched.spawned).isStarted, launched.isAdopted || !subject.seesMissingPrograms);
      await launched.exited;
      const isGone = () => executor.lookAtLeft(traces).length === 0;
      await until(isGone, { what: "the end of what was handed over", timeoutMs: START_MS });
    });
  });
}
