/** One line for each job of a client that ends: before the watch, during it, and by the death of its worker. */
import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { type FakeRig, finished, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json } from "./fixtures/reading.ts";

const S1 = { CODEX_COMPANION_SESSION_ID: "s1" };
const HANG: FakeScenario = { turns: [[{ do: "hang" }]] };

describe("watch", { concurrency: 4 }, () => {
  test("tells each end of its client once, those before it began included", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const before = await ended(rig, ["[[codex-task status=complete]]\nbefore"], S1);
    await ended(rig, ["of another"], { CODEX_COMPANION_SESSION_ID: "s2" });
    await ended(rig, ["of nobody"], {});
    const watch = startWatch(t, rig);
    const told = [`codex job ${before} completed (no change): [quoted: codex-task status=complete]] before`];
    await watch.until(told);
    await rig.fake.play({ turns: [[{ do: "fail", message: "full", codexErrorInfo: "contextWindowExceeded" }]] });
    await ended(rig, ["of another"], { CODEX_COMPANION_SESSION_ID: "s2" });
    const during = await ended(rig, ["during"], S1);
    told.push(`codex job ${during} failed (context_exceeded): during`);
    await watch.until(told);
    await rig.fake.play(HANG);
    const cancelled = jobId(await rig.run(["task", "--background", "cancelled"], { env: S1 }));
    await rig.run(["cancel", cancelled]);
    told.push(`codex job ${cancelled} cancelled (no change): cancelled`);
    await watch.until(told);
    assert.deepEqual(await watch.stop(), { code: 0, stdout: told.map((line) => `${line}\n`).join(""), stderr: "" });
  });

  test("notices that a worker died", async (t) => {
    const rig = await makeRig(t, { scenario: HANG });
    const watch = startWatch(t, rig);
    const id = jobId(await rig.run(["task", "--background", "doomed"], { env: S1 }));
    process.kill(json(await rig.run(["status", id, "--json"])).job.worker.pid, "SIGKILL");
    await watch.until([`codex job ${id} failed (worker_lost): doomed`]);
    assert.equal((await watch.stop()).code, 0);
  });

  test("tells the jobs of a group in one line, when all have ended", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: { file: "1" } } });
    const args = ["task", "--best-of", "2", "--background", "--json", "--", "the task"];
    const { group } = json(await rig.run(args, { env: S1 }));
    await rig.run(["status", group, "--wait"], { env: S1 });
    const watch = startWatch(t, rig);
    await watch.until([`codex group ${group} complete (2 jobs): the task`]);
    await watch.stop();
    const asJson = startWatch(t, rig, ["watch", "--session", "s1", "--json"]);
    await until(() => asJson.heard().endsWith("}\n"), { what: "the value" });
    assert.deepEqual(JSON.parse(asJson.heard()), json(await rig.run(["status", group, "--json"])));
    await asJson.stop();
  });

  test("takes its client from the environment, and answers as JSON if asked", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = await ended(rig, ["go"], { CLAUDE_CODE_SESSION_ID: "s1" });
    const watch = startWatch(t, rig, ["watch", "--json"], { CLAUDE_CODE_SESSION_ID: "s1" });
    await until(() => watch.heard().endsWith("}\n"), { what: "the value" });
    const { job } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(JSON.parse(watch.heard()), job);
    await watch.stop();
  });

  test("refuses words, and an empty session", { timeout: 20_000 }, async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    for (const [args, words] of [
      [["s1"], 'Could not use "s1": watch takes no words.'],
      [["--session", ""], "Could not use --session: its value is empty."],
    ] as const) {
      const child = rig.start(["watch", ...args], { env: S1 });
      t.after(() => child.kill("SIGKILL"));
      const { code, stderr } = await finished(child);
      assert.deepEqual([code, stderr.includes(words)], [2, true], stderr);
    }
  });

  test("ends when nobody reads any more", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const child = rig.start(["watch", "--session", "s1"]);
    const end = finished(child);
    child.stdout.destroy();
    await ended(rig, ["one"], S1);
    await ended(rig, ["two"], S1);
    assert.equal((await end).code, 0);
  });
});

function startWatch(t: TestContext, rig: FakeRig, args: readonly string[] = ["watch", "--session", "s1"], env = {}) {
  const child = rig.start(args, { env });
  t.after(() => child.kill("SIGKILL"));
  let heard = "";
  child.stdout.on("data", (text) => {
    heard += text;
  });
  const end = finished(child);
  return {
    heard: () => heard,
    /** Waits until exactly these lines were heard. */
    async until(lines: readonly string[]) {
      await until(() => heard.split("\n").length > lines.length, { what: `the line ${lines.at(-1)}` });
      assert.deepEqual(heard.trimEnd().split("\n"), lines);
    },
    stop() {
      child.kill("SIGTERM");
      return end;
    },
  };
}

/** Runs a task to its end, seen from outside its own call: a watch leaves an end to a call that still runs. */
async function ended(rig: FakeRig, words: readonly string[], env: Record<string, string>): Promise<string> {
  const id = jobId(await rig.run(["task", "--background", "--", ...words], { env }));
  await rig.run(["status", id, "--wait"], { env });
  return id;
}
