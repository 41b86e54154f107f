/** Whether processes are at work: what they have computed and written, by two looks. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type TestContext, test } from "node:test";
import { activityOf, usedByPs } from "../../../plugins/codex/scripts/src/io/process/activity.ts";
import type { ProcessEntry } from "../../../plugins/codex/scripts/src/io/process/platform.ts";
import { until } from "../../../testing/wait.ts";

/** A shell that has printed a line, with a look at what it has used. */
async function startMarked(t: TestContext, script: string) {
  const id = randomUUID();
  const env = { PATH: process.env["PATH"], ACTIVITY_TEST: id };
  const child = spawn("/bin/sh", ["-c", script], { env, stdio: ["pipe", "pipe", "inherit"] });
  t.after(async () => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });
  await once(child.stdout, "data");
  return { child, look: () => activityOf({ marks: [`ACTIVITY_TEST=${id}`], roots: [], spare: [] }) };
}

if (process.platform === "linux") {
  test("activityOf stays the same for a process that does nothing", async (t) => {
    const { look } = await startMarked(t, "echo ready; exec sleep 600");
    let last = look();
    const idle = () => {
      const [before, now] = [last, look()];
      last = now;
      return now !== null && now === before;
    };
    await until(idle, { what: "an idle process" });
    assert.equal(look(), last);
  });

  test("activityOf changes for a process that computes", async (t) => {
    const { look } = await startMarked(t, "echo ready; while :; do :; done");
    const first = look();
    assert.ok(first !== null);
    await until(() => look() !== first, { what: "its next tick" });
  });

  test("activityOf changes for a process that has written, however little", async (t) => {
    const { child, look } = await startMarked(t, 'echo ready; while read -r line; do echo "$line"; done');
    const usedBy = () => look()?.split(" ") ?? assert.fail("it is not there");
    const [pid, startedAt, , written] = usedBy();
    child.stdin.write("x\n");
    await once(child.stdout, "data");
    const now = usedBy();
    assert.deepEqual([now[0], now[1]], [pid, startedAt]);
    assert.equal(Number(now[3]) - Number(written), 2);
  });
}

test("activityOf knows nothing of processes that are not there", () => {
  assert.equal(activityOf({ marks: [`ACTIVITY_TEST=${randomUUID()}`], roots: [], spare: [] }), null);
});

test("usedByPs has the CPU times that ps tells, or nothing if it fails", () => {
  const family = { ppid: 1, processGroup: 1, session: 0, startedAt: "1", state: "S", isMarked: true };
  const entries: readonly ProcessEntry[] = [
    { pid: 20, ...family },
    { pid: 3, ...family },
  ];
  const asked: (readonly string[])[] = [];
  const answer = (status: number) => (_: string, args: readonly string[]) => {
    asked.push(args);
    return { pid: 1, status, stdout: "   20   0:01.50\n    3   0:00.02\n" };
  };
  assert.equal(usedByPs(answer(0), entries), "20   0:01.50\n3   0:00.02");
  assert.equal(usedByPs(answer(1), entries), null);
  assert.deepEqual(asked[0], ["-o", "pid=", "-o", "time=", "-p", "20,3"]);
});
