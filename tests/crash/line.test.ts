/**
 * The line of waiting jobs under fire: 16 launchers at once on one slot, launchers and workers killed at random moments, a
 * worker that is stopped, another boot, a clock that is set back. `CODEX_COMPANION_TEST_JOBS` sets how many jobs there are.
 */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type FakeRig, type Finished, finished, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { eventsOf, jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { seededRandom } from "../../testing/random.ts";
import { processesLeft } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { GATED_TURN, signalWorker, startJob, storedRecord, untilEnded } from "./fixtures/jobs.ts";
import { shifted } from "./fixtures/shifted.ts";

const JOBS = Number(process.env["CODEX_COMPANION_TEST_JOBS"] ?? 24);
const AT_ONCE = 16;
const SEED = 11;
/** Each turn writes when it begins and when it ends; one line is one write, so that the lines have one order. */
const MARKS: FakeScenario = {
  turns: [
    [
      {
        do: "run",
        command:
          'echo "+ $CODEX_COMPANION_JOB $(date +%s%N)" >> ../marks; sleep 0.05; echo "- $CODEX_COMPANION_JOB $(date +%s%N)" >> ../marks',
      },
      { do: "say", text: "Done." },
    ],
  ],
};

test(`${JOBS} jobs by 16 launchers at once on one slot, some launchers and workers killed: one runs at a time, none is lost, none runs twice, none waits for ever, and the order is kept`, async (t) => {
  const rig = await makeRig(t, { scenario: MARKS });
  allow(rig, { maxConcurrent: 1, maxWaiting: JOBS });
  const random = seededRandom(SEED);
  const victims = new Set<string>();
  const announced: string[] = [];
  let killedLaunchers = 0;
  let isDone = false;
  const launch = async (): Promise<void> => {
    const child = rig.start(["task", "--background", "go"]);
    child.stdin.end();
    const end = finished(child);
    if (random.next() < 0.25) void pause(random.integer(600)).then(() => child.kill("SIGKILL"));
    const { code, stdout } = await end;
    if (code === null) killedLaunchers += 1;
    else announced.push(idIn({ code, stdout, stderr: "" }));
  };
  let left = JOBS;
  const launcher = async (): Promise<void> => {
    while (left-- > 0) await launch();
  };
  const killer = (async () => {
    while (!isDone && victims.size < JOBS / 4) {
      await pause(random.integer(500));
      const ids = jobIds(rig.home).filter((id) => ["waiting", "running"].includes(statusOf(rig, id)));
      const id = ids[random.integer(ids.length)];
      if (id === undefined) continue;
      if (killWorker(rig, id)) victims.add(id);
    }
  })();
  await Promise.all(Array.from({ length: AT_ONCE }, launcher));
  isDone = true;
  await killer;
  await until(
    async () => {
      if (jobIds(rig.home).every((id) => isOver(rig, id))) return true;
      await rig.run(["status", "--all"]); // Settles what nobody else looks at.
      return false;
    },
    { what: "the end of every job", timeoutMs: 120_000 },
  );
  assertOneAtATime(rig);
  const states = new Map(jobIds(rig.home).map((id) => [id, readRecord(rig.home, id)]));
  for (const id of announced) {
    const record = states.get(id);
    assert.ok(record, `${id} was announced and is lost`);
    if (!victims.has(id)) assert.equal(record["status"], "completed", `${id}: ${JSON.stringify(record["failure"])}`);
  }
  assertOrder(
    rig,
    [...states.keys()].filter((id) => states.get(id)?.["status"] === "completed"),
  );
  assert.deepEqual(await processesLeft(rig.home), []);
  t.diagnostic(`${states.size} jobs, ${killedLaunchers} launchers and ${victims.size} workers killed`);
  assert.ok(killedLaunchers > 0 && victims.size > 0, "some were killed");
});

/** Nobody begins before the earlier one has ended: by its own mark, or if it was killed, by its record. */
function assertOneAtATime(rig: FakeRig): void {
  const marks = readFileSync(join(rig.folder, "marks"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "));
  const starts = marks.filter(([sign]) => sign === "+");
  assert.equal(new Set(starts.map(([, id]) => id)).size, starts.length, "a job ran twice");
  const endMs = (id = "") => {
    const own = marks.find(([sign, of]) => sign === "-" && of === id)?.[2];
    return own === undefined ? Date.parse(readRecord(rig.home, id)?.["completedAt"]) : Number(own) / 1e6;
  };
  const runs = starts
    .map(([, id, at]) => ({ id, from: Number(at) / 1e6, to: endMs(id) }))
    .sort((a, b) => a.from - b.from);
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    assert.ok(before === undefined || before.to <= run.from, `${run.id} began while ${before?.id} ran`);
  }
}

/** A job that waited when a younger one was created starts before it. */
function assertOrder(rig: FakeRig, ids: readonly string[]): void {
  const jobs = ids.map((id) => {
    const waiting = eventsOf(rig.home, id).find(({ type }) => type === "waiting");
    const record = readRecord(rig.home, id) ?? {};
    return {
      id,
      since: Date.parse(waiting?.["at"] ?? ""),
      created: Date.parse(record["createdAt"]),
      started: Date.parse(record["startedAt"]),
    };
  });
  let pairs = 0;
  for (const older of jobs) {
    for (const younger of jobs.filter(({ created }) => older.since < created)) {
      pairs += 1;
      assert.ok(older.started <= younger.started, `${younger.id} overtook ${older.id}`);
    }
  }
  assert.ok(pairs > 0, "some waited for each other");
}

test("a worker that is stopped keeps its slot; when it goes on, the others follow in their order", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  allow(rig, { maxConcurrent: 1 });
  const first = idIn(await rig.run(["task", "--background", "go"]));
  await untilStatus(rig, first, "running");
  await signalWorker(rig, first, "SIGSTOP");
  writeFileSync(join(rig.folder, "go"), "");
  const others = [
    idIn(await rig.run(["task", "--background", "go"])),
    idIn(await rig.run(["task", "--background", "go"])),
  ];
  assert.deepEqual(
    others.map((id) => statusOf(rig, id)),
    ["waiting", "waiting"],
  );
  await signalWorker(rig, first, "SIGCONT");
  const ends = [];
  for (const id of [first, ...others]) ends.push(await untilEnded(rig, id));
  assert.deepEqual(
    ends.map(({ status }) => status),
    ["completed", "completed", "completed"],
  );
  const startedAt = others.map((id) => readRecord(rig.home, id)?.["startedAt"]);
  assert.deepEqual(startedAt, startedAt.toSorted());
});

test("the slot of a worker of another boot is free", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  allow(rig, { maxConcurrent: 1 });
  const first = await startJob(rig);
  const second = idIn(await rig.run(["task", "--background", "go"]));
  assert.equal(statusOf(rig, second), "waiting");
  renameBoot(rig, first);
  await untilStatus(rig, second, "running");
  // Its worker lives on in truth: what became of the turn while that was being ended is no matter here.
  assert.notEqual(statusOf(rig, first), "running");
  writeFileSync(join(rig.folder, "go"), "");
  assert.equal((await untilEnded(rig, second)).status, "completed");
});

/** What a reader finds after a reboot: the newest revision of the record names a process of the boot before. */
function renameBoot(rig: FakeRig, id: string): void {
  const record = storedRecord(rig, id);
  assert.ok(record.status === "running");
  const folder = join(rig.home, "jobs", id);
  const revisions = readdirSync(folder).filter((name) => /^r\d{8}\.json$/.test(name));
  const next = `r${String(revisions.length + 1).padStart(8, "0")}.json`;
  const worker = { ...record.worker, bootId: "another-boot" };
  writeFileSync(join(folder, next), JSON.stringify({ ...record, worker }), { flag: "wx" });
}

test("with a clock that runs a day behind, a wait for a slot still ends, and one for a time still lasts", async (t) => {
  const rig = await makeRig(t, { scenario: GATED_TURN });
  allow(rig, { maxConcurrent: 1 });
  const first = idIn(await rig.run(["task", "--background", "go"]));
  const behind = idIn(await rig.run(["task", "--background", "go"], shifted(-1)));
  const later = idIn(await rig.run(["task", "--background", "--not-before", "12h", "go"], shifted(-1)));
  assert.equal(statusOf(rig, behind), "waiting");
  writeFileSync(join(rig.folder, "go"), "");
  for (const id of [first, behind]) assert.equal((await untilEnded(rig, id)).status, "completed");
  assert.equal(statusOf(rig, later), "waiting", "by its own clock it is not time yet");
  await rig.run(["cancel", later]);
});

function allow(rig: FakeRig, policy: object): void {
  mkdirSync(rig.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify(policy));
}

function idIn({ stdout, stderr }: Finished): string {
  return /^codex job (\S+):/.exec(stdout)?.[1] ?? assert.fail(`no job in: ${stdout}${stderr}`);
}

/** False if it has gone by itself meanwhile. */
function killWorker(rig: FakeRig, id: string): boolean {
  try {
    return process.kill(readRecord(rig.home, id)?.["worker"].pid, "SIGKILL");
  } catch {
    return false;
  }
}

function statusOf(rig: FakeRig, id: string): string {
  return readRecord(rig.home, id)?.["status"] ?? "absent";
}

/** A folder that never got a record is what a killed launcher left: nobody looks for it. */
function isOver(rig: FakeRig, id: string): boolean {
  return ["completed", "failed", "cancelled", "absent"].includes(statusOf(rig, id));
}

function untilStatus(rig: FakeRig, id: string, status: string): Promise<true> {
  return until(() => statusOf(rig, id) === status, { what: `${id} to be ${status}` });
}
