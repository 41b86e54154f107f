/** Records as revisions: created once, moved by the transition alone, read whole, removed whole. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import type { JobEvent } from "../../plugins/codex/scripts/src/core/job/transition.ts";
import { listHints } from "../../plugins/codex/scripts/src/io/job-hints.ts";
import {
  createJob,
  jobFolder,
  listJobIds,
  readJob,
  rememberingReader,
  removeJob,
  sweepStrays,
  updateJob,
} from "../../plugins/codex/scripts/src/io/job-store.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { AT, CLAIMED, ENDED, queuedJob, TOLD } from "../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ID = makeJobId(Date.parse(AT), 0.5);
const FIRST = "r00000001.json";

describe("createJob", () => {
  test("stores the record and the prompt, private to the user, and the hints", async (t) => {
    const home = await makeTempFolder(t);
    const record = queuedJob(ID);
    assert.equal(createJob(home, record, "prompt\u0000 ü"), true);
    assert.deepEqual(readJob(home, ID), { kind: "found", record });
    assert.deepEqual(filesOf(home), ["prompt.md", FIRST]);
    assert.equal(readFileSync(join(jobFolder(home, ID), "prompt.md"), "utf8"), "prompt\u0000 ü");
    assert.deepEqual(hintsOf(home), { workspace: [ID], session: [ID], active: [ID], untold: [] });
    assertMode(jobFolder(home, ID), 0o700);
    for (const name of filesOf(home)) assertMode(join(jobFolder(home, ID), name), 0o600);
  });

  test("refuses an id that is taken, and touches nothing of it", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    assert.equal(createJob(home, queuedJob(ID, { title: "other" }), "other"), false);
    assert.deepEqual(readJob(home, ID), { kind: "found", record: queuedJob(ID) });
    assert.equal(readFileSync(join(jobFolder(home, ID), "prompt.md"), "utf8"), "prompt");
  });
});

describe("rememberingReader", () => {
  test("tells what stands in the newest revision, whoever wrote it, and that a job is gone", async (t) => {
    const home = await makeTempFolder(t);
    const read = rememberingReader(home);
    assert.deepEqual(read(ID), { kind: "absent" });
    createJob(home, queuedJob(ID), "prompt");
    for (const event of [CLAIMED, ENDED, TOLD]) {
      assert.deepEqual(read(ID), readJob(home, ID));
      updateJob(home, ID, event);
    }
    assert.deepEqual(read(ID), readJob(home, ID));
    removeJob(home, ID);
    assert.deepEqual(read(ID), { kind: "absent" });
  });

  test("does not read a revision of a job under way again", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    const read = rememberingReader(home);
    assert.equal(read(ID), read(ID));
  });
});

describe("updateJob", () => {
  test("publishes the next revision and keeps the earlier ones", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    const claimed = updateJob(home, ID, CLAIMED);
    assert.equal(claimed.kind === "changed" && claimed.record.status, "running");
    const ended = updateJob(home, ID, ENDED);
    assert.equal(ended.kind === "changed" && ended.record.status, "completed");
    assert.deepEqual(readJob(home, ID), { kind: "found", record: ended.kind === "changed" && ended.record });
    assert.deepEqual(filesOf(home), ["prompt.md", FIRST, "r00000002.json", "r00000003.json"]);
    assert.deepEqual(hintsOf(home), { workspace: [ID], session: [ID], active: [], untold: [ID] });
    updateJob(home, ID, TOLD);
    assert.deepEqual(hintsOf(home), { workspace: [ID], session: [ID], active: [], untold: [] });
  });

  test("refuses what the transition refuses, with the record as it is, and writes nothing", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    const claimed = updateJob(home, ID, CLAIMED);
    const record = claimed.kind === "changed" && claimed.record;
    assert.deepEqual(updateJob(home, ID, CLAIMED), { kind: "refused", refusal: "already_claimed", record });
    assert.deepEqual(filesOf(home), ["prompt.md", FIRST, "r00000002.json"]);
  });

  test("asks the transition again if somebody else moved the job meanwhile", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    const late = meanwhile(CLAIMED, () => updateJob(home, ID, CLAIMED));
    const result = updateJob(home, ID, late);
    assert.equal(result.kind === "refused" && result.refusal, "already_claimed");
    const both = meanwhile(TOLD, () => updateJob(home, ID, { ...TOLD, channel: "first" } as JobEvent));
    const told = updateJob(home, ID, both);
    assert.deepEqual(told.kind === "changed" && told.record.told.map(({ channel }) => channel), ["first", "hook"]);
    assert.deepEqual(filesOf(home), ["prompt.md", FIRST, "r00000002.json", "r00000003.json", "r00000004.json"]);
  });

  test("says that the job is absent if it was removed meanwhile, and does not bring it back", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    const event = meanwhile(TOLD, () => removeJob(home, ID));
    assert.deepEqual(updateJob(home, ID, event), { kind: "absent" });
    assert.deepEqual(readdirSync(join(home, "jobs")), []);
  });

  test("says that there is no job, or that it cannot be read, and writes nothing", async (t) => {
    const home = await makeTempFolder(t);
    assert.deepEqual(updateJob(home, ID, TOLD), { kind: "absent" });
    createJob(home, queuedJob(ID), "prompt");
    writeFileSync(join(jobFolder(home, ID), "r00000002.json"), "{");
    assert.deepEqual(updateJob(home, ID, TOLD), { kind: "unreadable", reason: "it is not a JSON object" });
    assert.deepEqual(filesOf(home), ["prompt.md", FIRST, "r00000002.json"]);
  });
});

describe("readJob", () => {
  test("takes the highest revision, whatever lies beside it", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    const folder = jobFolder(home, ID);
    writeFileSync(join(folder, "r00000012.json"), JSON.stringify(queuedJob(ID, { title: "twelfth" })));
    for (const name of [".tmp-1-2-3", "r00000013.json.bak", "r13.json", "r000000014.json"])
      writeFileSync(join(folder, name), "?");
    assert.deepEqual(readJob(home, ID), { kind: "found", record: queuedJob(ID, { title: "twelfth" }) });
  });

  test("never takes an unreadable record for an empty one", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    const path = join(jobFolder(home, ID), "r00000002.json");
    const cases: readonly [string, string][] = [
      ["", "it is not a JSON object"],
      [JSON.stringify(queuedJob(ID)).slice(0, -1), "it is not a JSON object"],
      [JSON.stringify({ ...queuedJob(ID), version: 99 }), "its version 99 is newer than this program knows"],
      [JSON.stringify(queuedJob("00000000-other")), "it belongs to another job"],
    ];
    for (const [text, reason] of cases) {
      writeFileSync(path, text);
      assert.deepEqual(readJob(home, ID), { kind: "unreadable", reason });
    }
  });

  test("finds nothing if there is nothing, or nothing yet", async (t) => {
    const home = await makeTempFolder(t);
    assert.deepEqual(readJob(home, ID), { kind: "absent" });
    mkdirSync(jobFolder(home, ID), { recursive: true });
    assert.deepEqual(readJob(home, ID), { kind: "absent" });
    assert.deepEqual(listJobIds(home), [ID]);
  });
});

test("listJobIds gives ids only, oldest first", async (t) => {
  const home = await makeTempFolder(t);
  assert.deepEqual(listJobIds(home), []);
  const ids = [3, 1, 2].map((hour) => makeJobId(hour * 3_600_000, 0));
  for (const name of [...ids, ".doomed-x", "NOT-AN-ID"]) mkdirSync(join(home, "jobs", name), { recursive: true });
  assert.deepEqual(listJobIds(home), ids.toSorted());
});

describe("removeJob", () => {
  test("removes the folder and every hint", async (t) => {
    const home = await makeTempFolder(t);
    const other = makeJobId(Date.parse(AT), 0.6);
    for (const id of [ID, other]) createJob(home, queuedJob(id), "prompt");
    updateJob(home, ID, CLAIMED);
    updateJob(home, ID, ENDED);
    removeJob(home, ID);
    assert.deepEqual(readdirSync(join(home, "jobs")), [other]);
    assert.deepEqual(hintsOf(home), { workspace: [other], session: [other], active: [other], untold: [] });
  });

  test("removes a job that cannot be read", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    writeFileSync(join(jobFolder(home, ID), "r00000002.json"), "{");
    removeJob(home, ID);
    assert.deepEqual(readdirSync(join(home, "jobs")), []);
  });

  test("does nothing if another one has removed it", async (t) => {
    const home = await makeTempFolder(t);
    createJob(home, queuedJob(ID), "prompt");
    removeJob(home, ID);
    removeJob(home, ID);
    assert.deepEqual(listJobIds(home), []);
  });
});

test("sweepStrays removes what killed processes left an hour ago, and nothing that may still be at work", async (t) => {
  const home = await makeTempFolder(t);
  const nowMs = Date.parse(AT);
  const [whole, unborn, dangling] = [0.1, 0.2, 0.3].map((random) => makeJobId(nowMs - 3_600_001, random)) as string[];
  const [young, youngDangling] = [0.4, 0.5].map((random) => makeJobId(nowMs - 3_599_000, random)) as string[];
  for (const id of [whole, dangling, youngDangling]) createJob(home, queuedJob(id ?? ""), "prompt");
  for (const id of [dangling, youngDangling]) rmSync(jobFolder(home, id ?? ""), { recursive: true });
  for (const name of [unborn, young, ".doomed-half"]) mkdirSync(join(home, "jobs", name ?? ""));
  const temporary = join(jobFolder(home, whole ?? ""), ".tmp-1-2-3");
  writeFileSync(temporary, "half");
  utimesSync(temporary, nowMs / 1_000 - 7_200, nowMs / 1_000 - 7_200);

  sweepStrays(home, nowMs);
  assert.deepEqual(readdirSync(join(home, "jobs")).sort(), [whole, young].sort());
  assert.equal(existsSync(temporary), false);
  assert.equal(readJob(home, whole ?? "").kind, "found");
  const kept = [whole, youngDangling].sort();
  assert.deepEqual(hintsOf(home), { workspace: kept, session: kept, active: kept, untold: [] });
});

/** The event, with something that happens while the transition looks at it: after the read, before the publication. */
function meanwhile(event: JobEvent, happen: () => void): JobEvent {
  let isDone = false;
  return {
    ...event,
    get type() {
      if (!isDone) {
        isDone = true;
        happen();
      }
      return event.type;
    },
  } as JobEvent;
}

function filesOf(home: string): string[] {
  return readdirSync(jobFolder(home, ID)).sort();
}

function hintsOf(home: string) {
  return {
    workspace: listHints(home, { workspaceRoot: "/work/tree" }),
    session: listHints(home, { sessionId: "s1" }),
    active: listHints(home, "active"),
    untold: listHints(home, "untold"),
  };
}
