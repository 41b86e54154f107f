/** Whether processes are at work: what they have computed and written, by two looks. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type TestContext, test } from "node:test";
import { activityOf, usedByPs } from "../../../plugins/codex/scripts/src/io/process/activity.ts";
import type { ProcessEntry } from "../../../plugins/codex/scripts/src/io/process/platform.ts";
import { until } from "../../../testing/wait.ts";

/** A shell that has printed a line, and a look at what it has used. */
async function startMarked(t: TestContext, script: string): Promise<() => string | null> {
  const id = randomUUID();
  const env = { PATH: process.env["PATH"], ACTIVITY_TEST: id };
  const child = spawn("/bin/sh", ["-c", script], { env, stdio: ["ignore", "pipe", "inherit"] });
  t.after(async () => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });
  await once(child.stdout, "data");
  child.stdout.resume();
  return () => activityOf({ marks: [`ACTIVITY_TEST=${id}`], roots: [], spare: [] });
}

if (process.platform === "linux") {
  test("activityOf stays the same for a process that does nothing", async (t) => {
    const look = await startMarked(t, "echo ready; exec sleep 600");
    let last = look();
    const idle = () => {
      const [before, now] = [last, look()];
      last = now;
      return now !== null && now === before;
    };
    await until(idle, { what: "an idle process" });
    assert.equal(look(), last);
  });

  for (const [what, script] of [
    ["computes", "echo ready; while :; do :; done"],
    ["writes", "echo ready; while :; do echo more; sleep 0.05; done"],
  ] as const) {
    test(`activityOf changes for a process that ${what}`, async (t) => {
      const look = await startMarked(t, script);
      const first = look();
      assert.ok(first !== null);
      await until(() => look() !== first, { what: `a process that ${what}` });
    });
  }
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
