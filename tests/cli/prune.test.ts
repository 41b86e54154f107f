/** Old jobs go, young, untold and active ones stay. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import { listCopies as copiesIn } from "../../plugins/codex/scripts/src/io/copies.ts";
import { jobFolder, listJobIds, updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { readRecord } from "../../testing/job-on-disk.ts";
import { storeEnded } from "../../testing/plain-jobs.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json } from "./fixtures/reading.ts";

const HOUR_MS = 3_600_000;
const NONE = { removed: [], unreadable: [], unapplied: [], formerFiles: [], copies: [], homeless: [], dryRun: false };

/** A home with a job of each kind; the name says after what time it ended, and whether it was told. */
function fill(home: string) {
  const nowMs = Date.now();
  const job = (random: number, hours: number, isTold: boolean, sessionId: string | null = "s1"): string => {
    const id = makeJobId(nowMs - (hours + 1) * HOUR_MS, random);
    const endedAt = new Date(nowMs - hours * HOUR_MS).toISOString();
    storeEnded(home, id, { sessionId }, { isTold, endedAt });
    return id;
  };
  const ids = {
    oldTold: job(0.1, 11, true),
    youngTold: job(0.2, 9, true),
    oldUntold: job(0.3, 11, false),
    veryOldUntold: job(0.4, 21, false),
    oldOfNobody: job(0.5, 11, false, null),
    // Begun long ago, but ended just now.
    slow: makeJobId(nowMs - 100 * HOUR_MS, 0.6),
    unreadable: job(0.7, 11, true),
  };
  storeEnded(home, ids.slow, {}, { isTold: true, endedAt: new Date(nowMs).toISOString() });
  writeFileSync(join(jobFolder(home, ids.unreadable), "r00000099.json"), "{");
  return ids;
}

describe("prune", { concurrency: 4 }, () => {
  test("removes what ended long ago and was told, the untold after the same time again", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const ids = fill(rig.home);
    const removed = [ids.veryOldUntold, ids.oldTold, ids.oldOfNobody].toSorted();
    const unreadable = [{ id: ids.unreadable, reason: "it is not a JSON object" }];
    const dry = await rig.run(["prune", "--older-than", "10h", "--dry-run", "--json"]);
    assert.deepEqual([dry.code, json(dry)], [0, { ...NONE, removed, unreadable, dryRun: true }]);
    assert.equal(listJobIds(rig.home).length, 7);

    const text = [...removed.map((id) => `removed ${id}`), `left ${ids.unreadable}: it is not a JSON object`];
    const answer = await rig.run(["prune", "--older-than", "10h"]);
    assert.deepEqual(answer, {
      code: 0,
      stdout: `${text.join("\n")}\n3 jobs older than 10h 00m were removed.\n`,
      stderr: "",
    });
    assert.deepEqual(
      listJobIds(rig.home),
      Object.values(ids)
        .filter((id) => !removed.includes(id))
        .toSorted(),
    );
    assert.equal(readdirSync(join(rig.home, "jobs")).length, 4);
    const again = await rig.run(["prune", "--older-than", "10h", "--json"]);
    assert.deepEqual(json(again), { ...NONE, unreadable });
  });

  test("by itself takes only what is older than 30 days", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    fill(rig.home);
    assert.deepEqual(json(await rig.run(["prune", "--json"])).removed, []);
    assert.match((await rig.run(["prune", "--dry-run"])).stdout, /^0 jobs older than [^\n]+ would be removed\.\n$/);
  });

  test("never touches an active job, however old", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const id = jobId(await rig.run(["task", "--background", "go"]));
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // Older than the shortest time that can be given.
    assert.deepEqual(json(await rig.run(["prune", "--older-than", "1s", "--json"])).removed, []);
    assert.equal(json(await rig.run(["cancel", id, "--json"])).job.status, "cancelled");
  });

  test("keeps what a waiting job comes after, however it ended, and takes it as soon as none waits for it", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const ids = fill(rig.home);
    const runs = jobId(await rig.run(["task", "--background", "go"]));
    const waits = jobId(await rig.run(["task", "--background", "--after", `${ids.oldTold},${runs}`, "then"]));
    const prune = async () => json(await rig.run(["prune", "--older-than", "10h", "--json"])).removed;
    assert.deepEqual(await prune(), [ids.veryOldUntold, ids.oldOfNobody].toSorted());
    assert.equal(json(await rig.run(["status", waits, "--json"])).job.status, "waiting");
    for (const id of [waits, runs]) assert.equal((await rig.run(["cancel", id])).code, 0);
    assert.deepEqual(await prune(), [ids.oldTold]);
  });

  test("sweeps what killed processes left, and minds no second prune beside it", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const ids = fill(rig.home);
    mkdirSync(join(rig.home, "jobs", ".doomed-x"));
    const both = await Promise.all([1, 2].map(() => rig.run(["prune", "--older-than", "10h", "--json"])));
    assert.deepEqual(
      both.map(({ code, stderr }) => [code, stderr]),
      [
        [0, ""],
        [0, ""],
      ],
    );
    assert.deepEqual(
      [existsSync(jobFolder(rig.home, ids.oldTold)), readdirSync(join(rig.home, "jobs")).length],
      [false, 4],
    );
  });

  test("removes the slots of threads that nobody uses any more, and of no other", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const done = jobId(await rig.run(["task", "go"]));
    const goneOn = jobId(await rig.run(["task", "--resume", done, "go on"]));
    const slots = join(rig.home, "slots");
    const [pool = ""] = readdirSync(slots);
    assert.match(pool, /^thread-[0-9a-f]{16}$/);
    await rig.run(["prune"]);
    assert.deepEqual(readdirSync(slots), [pool], "it was used lately");
    const longAgo = Date.now() / 1_000 - 31 * 86_400;
    utimesSync(join(slots, pool), longAgo, longAgo);
    await rig.run(["prune", "--dry-run"]);
    assert.deepEqual(readdirSync(slots), [pool]);
    await rig.run(["prune"]);
    assert.deepEqual([readdirSync(slots), listJobIds(rig.home)], [[], [done, goneOn]]);
    assert.equal((await rig.run(["task", "--resume", done, "go on again"])).code, 0);
  });

  test("of an empty home removes nothing", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    assert.deepEqual(json(await rig.run(["prune", "--json"])), NONE);
  });

  test("takes the copy of applied work at once, and none whose work was not applied unless that is asked for", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "run", command: "echo 1 > made" }]] } });
    const [applied, unapplied, homeless] = [await isolated(rig), await isolated(rig), await isolated(rig)];
    const at = new Date().toISOString();
    updateJob(rig.home, applied, { type: "applied", applied: { as: "changes", at, branch: "main", commits: [] } });
    const elsewhere = { ...readRecord(rig.home, homeless), workspaceRoot: join(rig.folder, "gone") };
    writeFileSync(join(jobFolder(rig.home, homeless), "r00000099.json"), JSON.stringify(elsewhere));
    const copies = [{ id: applied, why: "applied" }];
    const gone = { id: homeless, repository: join(rig.folder, "gone") };
    const all = [applied, unapplied, homeless];

    const dry = json(await rig.run(["prune", "--dry-run", "--json"]));
    assert.deepEqual(dry, { ...NONE, copies, homeless: [gone], dryRun: true });
    assert.deepEqual(copiesIn(rig.home), all);
    const patch = (await rig.run(["diff", applied])).stdout;
    assert.match((await rig.run(["prune"])).stdout, /^removed the copy of \S+: its work was applied\n/);
    assert.deepEqual(copiesIn(rig.home), [unapplied, homeless]);
    assert.equal((await rig.run(["diff", applied])).stdout, patch);

    const isOld = async () => json(await rig.run(["prune", "--older-than", "1s", "--dry-run", "--json"])).unapplied[1];
    await until(isOld, { what: "the jobs to be old enough" });
    const old = json(await rig.run(["prune", "--older-than", "1s", "--json"]));
    assert.deepEqual(old, { ...NONE, removed: [applied], unapplied: [unapplied, homeless], homeless: [gone] });
    const said = await rig.run(["prune", "--older-than", "1s"]);
    assert.ok(
      said.stdout.includes(
        `left ${unapplied}: its work was not applied, or not all of it; see codex-companion diff ${unapplied}, then codex-companion discard`,
      ),
    );
    const lost = json(await rig.run(["prune", "--older-than", "1s", "--unapplied", "--json"]));
    const idle = [unapplied, homeless].map((id) => ({ id, why: "no_job" }));
    assert.deepEqual(lost, { ...NONE, removed: [unapplied, homeless], copies: idle });
    assert.deepEqual([copiesIn(rig.home), readdirSync(join(rig.home, "copies"))], [[], []]);
  });
});

test("prune keeps the copy of applied work of which something was not brought in, and says so", async (t) => {
  const nest = "mkdir nest && cd nest && git init -q && echo 1 > inside && cd .. && echo 1 > made";
  const rig = await makeRig(t, { scenario: { turns: [[{ do: "run", command: nest }]] } });
  const id = await isolated(rig);
  assert.match((await rig.run(["apply", id])).stdout, /\nNot brought in: nest\/ \(/);
  const partial = [{ id, left: ["nest/"] }];
  assert.deepEqual(json(await rig.run(["prune", "--json"])), { ...NONE, partial });
  assert.match(
    (await rig.run(["prune"])).stdout,
    /^left the copy of \S+: it was applied, but not brought in was nest\/; discard \S+ removes it\n/,
  );
  const isOld = async () => json(await rig.run(["prune", "--older-than", "1s", "--dry-run", "--json"])).unapplied[0];
  await until(isOld, { what: "the job to be old enough" });
  await rig.run(["prune", "--older-than", "1s"]);
  assert.deepEqual(copiesIn(rig.home), [id]);
  await rig.run(["prune", "--older-than", "1s", "--unapplied"]);
  assert.deepEqual(copiesIn(rig.home), []);
});

test("prune removes what files were before an apply that was cut short, once that is old", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const [old, young, journal] = ["w-1.kept-j-1", "w-1.kept-j-2", "w-1"].map((name) => join(rig.home, "applies", name));
  for (const folder of [old, young, journal]) {
    mkdirSync(folder ?? "", { recursive: true });
    writeFileSync(join(folder ?? "", "file"), "1\n");
  }
  const before = Date.now() / 1_000 - 31 * 24 * 3_600;
  for (const folder of [old, journal]) utimesSync(folder ?? "", before, before);
  assert.deepEqual(json(await rig.run(["prune", "--dry-run", "--json"])), {
    ...NONE,
    formerFiles: [old],
    dryRun: true,
  });
  assert.match(
    (await rig.run(["prune"])).stdout,
    /^removed .*w-1\.kept-j-1: what files were before an apply that was cut short$/mu,
  );
  assert.deepEqual(readdirSync(join(rig.home, "applies")), ["w-1", "w-1.kept-j-2"]);
});

async function isolated(rig: FakeRig): Promise<string> {
  return jobId(await rig.run(["task", "--write", "--isolate", "go"]));
}
