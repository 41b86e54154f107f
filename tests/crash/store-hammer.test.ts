/** Sixteen writers at once, half of them killed with SIGKILL: no update is lost, doubled or torn. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { listJobs } from "../../plugins/codex/scripts/src/app/read/list-jobs.ts";
import { decodeRecord } from "../../plugins/codex/scripts/src/core/job/decode.ts";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import { isEnded, isUntold, type JobRecord } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { listHints } from "../../plugins/codex/scripts/src/io/job-hints.ts";
import { createJob, listJobIds, readJob, sweepStrays } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { type Blows, hammer } from "./fixtures/hammer.ts";
import { queuedJob, SESSION_ID, WORKSPACE_ROOT } from "./fixtures/queued-job.ts";

const WRITERS = 16;
const ROUNDS = 25;

test("16 writers, half of them killed: every acknowledged update is there once, and nothing is torn", async (t) => {
  const home = await makeTempFolder(t);
  const shared = createShared(home, 3);
  const blows = await hammer({ writer: "store-writer", home, writers: WRITERS, rounds: ROUNDS, jobs: shared });
  assert.deepEqual(blows.errors, []);

  const revisions = listJobIds(home).map((id) => readRevisions(home, id));
  const records = revisions.flatMap((all) => all.at(-1) ?? []);
  const notes = records.flatMap(({ told }) => told.map(({ sessionId }) => sessionId ?? ""));
  const kept = new Set(notes);
  const ended = new Set(records.filter(isEnded).map(({ id }) => id));
  const lost = {
    notes: wordsOf(blows, "told").filter((words) => !kept.has(words[2] ?? "")),
    ends: wordsOf(blows, "ended").filter((words) => !ended.has(words[1] ?? "")),
    doubled: notes.length - kept.size,
  };
  assert.deepEqual(lost, { notes: [], ends: [], doubled: 0 });
  for (const all of revisions) assertHistory(all);
  await assertHints(home, records);
  report(t, blows, `${revisions.flat().length} revisions of ${records.length} jobs`, 0);
  // Killed after its last line had been read, a writer may have ended by itself; most have not.
  assert.ok(blows.killed >= WRITERS / 4, `only ${blows.killed} writers were killed`);
});

test("the same blows upon a file that is read, changed and written back lose updates", async (t) => {
  const home = await makeTempFolder(t);
  const jobs = ["one", "two", "three"];
  const blows = await hammer({ writer: "naive-writer", home, writers: WRITERS, rounds: 400, jobs });
  const kept = new Set(jobs.flatMap((job) => parseNotes(join(home, job))));
  const lost = wordsOf(blows, "told").filter((words) => !kept.has(words[2] ?? "")).length;
  report(t, blows, "the naive file", lost);
  assert.ok(lost > 0, "a naive writer lost nothing: the blows are too weak to prove anything");
});

function createShared(home: string, count: number): string[] {
  return Array.from({ length: count }, () => {
    const id = makeJobId(Date.now(), Math.random());
    assert.equal(createJob(home, queuedJob(id, new Date().toISOString()), "A prompt"), true);
    return id;
  });
}

/** All revisions of a job in order; fails if one is torn, missing or doubled, or a file is there that has no place. */
function readRevisions(home: string, id: string): JobRecord[] {
  const names = readdirSync(join(home, "jobs", id)).filter((name) => !name.startsWith(".tmp-") && name !== "prompt.md");
  names.sort();
  assert.deepEqual(
    names,
    names.map((_, index) => `r${String(index + 1).padStart(8, "0")}.json`),
  );
  return names.map((name) => {
    const decoded = decodeRecord(readFileSync(join(home, "jobs", id, name), "utf8"));
    if ("reason" in decoded) assert.fail(`${id}/${name} is torn: ${decoded.reason}`);
    return decoded.record;
  });
}

/** Each revision adds to the one before, and what has ended stays ended. */
function assertHistory(revisions: readonly JobRecord[]): void {
  for (const [index, record] of revisions.entries()) {
    const before = revisions[index - 1];
    if (before === undefined) continue;
    assert.deepEqual(record.told.slice(0, before.told.length), before.told);
    assert.ok(!isEnded(before) || record.status === before.status, `${record.id} came back to life`);
  }
}

/** No news is lost at any time; after a repair the lists are exact, and after a sweep no stray is left. */
async function assertHints(home: string, records: readonly JobRecord[]): Promise<void> {
  const untold = records.filter(isUntold).map(({ id }) => id);
  const hinted = new Set(listHints(home, "untold"));
  assert.deepEqual(
    untold.filter((id) => !hinted.has(id)),
    [],
  );
  const context = { home, env: {}, cwd: WORKSPACE_ROOT, sessionId: null, now: () => new Date().toISOString() };
  await listJobs(context, { of: "workspace", withCanaries: true }); // settles what the killed ones left, and repairs
  sweepStrays(home, Date.now() + 7_200_000);
  const settled = listJobIds(home).map((id) => {
    const read = readJob(home, id);
    return read.kind === "found" ? read.record : assert.fail(`${id} is ${read.kind}`);
  });
  const ids = (fits: (record: JobRecord) => boolean) => settled.filter(fits).map(({ id }) => id);
  assert.deepEqual(
    {
      active: listHints(home, "active"),
      untold: listHints(home, "untold"),
      workspace: listHints(home, { workspaceRoot: WORKSPACE_ROOT }),
      session: listHints(home, { sessionId: SESSION_ID }),
      strays: settled.flatMap(({ id }) => readdirSync(join(home, "jobs", id)).filter((name) => name.startsWith("."))),
    },
    {
      active: ids((record) => !isEnded(record)),
      untold: ids(isUntold),
      workspace: ids(() => true),
      session: ids(() => true),
      strays: [],
    },
  );
}

function wordsOf({ acknowledged }: Blows, verb: string): string[][] {
  return acknowledged.map((line) => line.split(" ")).filter(([first]) => first === verb);
}

function report(t: TestContext, blows: Blows, what: string, lost: number): void {
  t.diagnostic(`${blows.acknowledged.length} acknowledged, ${blows.killed} writers killed, ${what}: ${lost} lost`);
}

function parseNotes(path: string): string[] {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return [];
  }
}
