/** Never more than the ceiling, however many start at once, half of them killed with SIGKILL: slots, and whole tasks. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { finished, makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { makeTempFolder, processesLeft } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { hammer } from "./fixtures/hammer.ts";

const TAKERS = 16;

test("16 takers of 3 slots, half of them killed: no more than 3 are ever inside, and a dead one's slot is free", async (t) => {
  const home = await makeTempFolder(t);
  const blows = await hammer({ writer: "slot-taker", home, writers: TAKERS, rounds: 40, jobs: ["3"] });
  assert.deepEqual(blows.errors, []);
  const inside = blows.acknowledged.filter((line) => line.startsWith("inside")).map((line) => Number(line.slice(7)));
  assert.deepEqual(
    inside.filter((count) => count > 3),
    [],
  );
  assert.ok(
    inside.some((count) => count === 3),
    "the slots were fought for",
  );
  assert.ok(blows.killed >= TAKERS / 4, `only ${blows.killed} were killed`);
  t.diagnostic(`${inside.length} times inside of ${blows.acknowledged.length}, ${blows.killed} killed`);
});

test("16 takers of one slot that remove its pool whenever they can: no two are ever inside", async (t) => {
  const home = await makeTempFolder(t);
  const blows = await hammer({ writer: "slot-taker", home, writers: TAKERS, rounds: 40, jobs: ["1", "removes"] });
  assert.deepEqual(blows.errors, []);
  const inside = blows.acknowledged.filter((line) => line.startsWith("inside"));
  assert.deepEqual([...new Set(inside)], ["inside 1"]);
  const removed = blows.acknowledged.filter((line) => line === "removed").length;
  assert.ok(removed >= TAKERS / 4, `only ${removed} pools were removed`);
  t.diagnostic(`${inside.length} times inside, ${removed} removed, ${blows.killed} killed`);
});

for (const [policy, what] of [
  [{ maxConcurrent: 2 }, "of the home"],
  [{ maxConcurrentPerWorkspace: 1 }, "of a workspace"],
] as const) {
  test(`16 launchers at once with a cold preflight, half of them killed: the ceiling ${what} holds`, async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const most = Object.values(policy)[0] ?? 0;
    mkdirSync(rig.home, { recursive: true, mode: 0o700 });
    writeFileSync(join(rig.home, "policy.json"), JSON.stringify(policy));
    const children = Array.from({ length: TAKERS }, () => rig.start(["task", "--background", "--no-queue", "go"]));
    const ends = children.map((child) => finished(child));
    const victims = children.filter((_, index) => index % 2 === 0);
    await until(() => existsSync(join(rig.home, "slots")), { what: "the first slot" });
    // One at each look, so that they are hit at many different steps.
    await until(() => victims.pop()?.kill("SIGKILL") === undefined, { what: "the last victim" });
    const survivors = (await Promise.all(ends)).filter(({ code }) => code !== null);
    for (const { code, stdout } of survivors) {
      const word = code === 0 ? "status=dispatched" : "status=failed kind=no_slot";
      assert.ok(stdout.includes(word), stdout);
    }
    const running = () => settled(rig.home).filter((status) => status === "running").length;
    await rig.run(["status", "--all"]); // Settles what the killed ones left.
    await until(() => !settled(rig.home).includes("queued"), { what: "every job to be claimed or settled" });
    assert.ok(running() <= most, `${running()} run`);
    // What is free can be had, and no more than that.
    await until(async () => (await rig.run(["task", "--background", "--no-queue", "go"])).code === 3, {
      what: "a refusal",
    });
    assert.equal(running(), most);
    for (const id of jobIds(rig.home)) await rig.run(["cancel", id]);
    assert.deepEqual(await processesLeft(rig.home), []);
    assert.ok(readdirSync(join(rig.home, "slots")).length > 0);
  });
}

test("16 launchers at once and 4 seats: each is told at once that it runs, waits or is refused, and a killed worker's seat is free", async (t) => {
  const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
  mkdirSync(rig.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ maxConcurrent: 1, maxWaiting: 4 }));
  let isDone = false;
  let mostWaiting = 0;
  const watching = until(
    () => {
      mostWaiting = Math.max(mostWaiting, waitingIn(rig.home).length);
      return isDone;
    },
    { what: "the last launcher" },
  );
  const launch = () => rig.run(["task", "--background", "go"]);
  const answers = await Promise.all(Array.from({ length: TAKERS }, launch));
  isDone = true;
  await watching;
  const announced = answers.filter(({ code }) => code === 0).map(({ stdout }) => stdout.slice(0, stdout.indexOf("\n")));
  const refused = answers.filter(({ code }) => code !== 0).map(({ code, stdout }) => [code, stdout]);
  assert.deepEqual(
    refused,
    refused.map(() => [3, "[[codex-task status=failed kind=no_slot]]\n"]),
  );
  const words = announced.map((line) => line.replace(/^codex job \S+: /, "")).sort();
  assert.deepEqual(words, ["running", "waiting", "waiting", "waiting", "waiting"]);
  assert.deepEqual(
    [mostWaiting, waitingIn(rig.home).length],
    [4, 4],
    "nobody who was announced has been refused since",
  );
  assert.deepEqual(settled(rig.home).length, 5, "no record tells of a refused one");
  const [victim = ""] = waitingIn(rig.home);
  process.kill(readRecord(rig.home, victim)?.["worker"].pid, "SIGKILL");
  const next = await until(async () => [await launch()].find(({ code }) => code === 0), { what: "the free seat" });
  assert.match(next.stdout, /^codex job \S+: waiting\n/);
  assert.deepEqual([(await launch()).code, waitingIn(rig.home).length], [3, 4]);
  for (const id of jobIds(rig.home).toReversed()) await rig.run(["cancel", id]);
  assert.deepEqual(await processesLeft(rig.home), []);
});

function waitingIn(home: string): readonly string[] {
  return jobIds(home).filter((id) => readRecord(home, id)?.["status"] === "waiting");
}

function settled(home: string): readonly string[] {
  return jobIds(home).map((id) => readRecord(home, id)?.["status"] ?? "absent");
}
