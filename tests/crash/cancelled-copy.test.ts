/** `cancel` at random moments of an isolated job, from before its copy is begun until after its end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { copyNameOf } from "../../plugins/codex/scripts/src/core/job/place.ts";
import { isEnded } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { listCopies } from "../../plugins/codex/scripts/src/io/copies.ts";
import { listJobIds } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { finished, makeRig } from "../../testing/companion.ts";
import { seededRandom } from "../../testing/random.ts";
import { SHORT_TURN, storedRecord } from "./fixtures/jobs.ts";
import { assertNobodyLeft } from "./fixtures/stranger.ts";

const TIMES = Math.min(50, Number(process.env["CODEX_COMPANION_TEST_MOMENTS"] ?? 50));
const LANES = 4;

test("after 50 cancels every job has ended, each copy is known by its record, and nobody is left", async (t) => {
  const random = seededRandom(13);
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const startedAtMs = Date.now();
  assert.equal((await rig.run(["task", "--write", "--isolate", "Make a file."])).code, 0);
  const wholeMs = Date.now() - startedAtMs;

  const ends: string[] = [];
  const moments = Array.from({ length: TIMES }, () => random.next() * wholeMs * 1.2);
  const lane = async () => {
    const rig = await makeRig(t, { scenario: SHORT_TURN });
    for (let afterMs = moments.pop(); afterMs !== undefined; afterMs = moments.pop()) {
      const task = rig.start(["task", "--write", "--isolate", "Make a file."]);
      task.stdin.end();
      const end = finished(task);
      await delay(afterMs);
      const cancel = await rig.run(["cancel", "--json"]);
      assert.ok([0, 2].includes(cancel.code ?? -1), cancel.stderr);
      assert.ok([0, 1].includes((await end).code ?? -1), JSON.stringify(await end));
    }
    const records = listJobIds(rig.home).map((id) => storedRecord(rig, id));
    assert.ok(records.every(isEnded));
    ends.push(...records.map(({ status }) => status));
    const known = new Set(records.map(copyNameOf));
    assert.deepEqual(
      listCopies(rig.home).filter((name) => !known.has(name)),
      [],
    );
    await assertNobodyLeft(rig);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  t.diagnostic(ends.join(" "));
  assert.equal(ends.length, TIMES);
  assert.ok(ends.includes("cancelled"), "no moment hit a job");
});
