/** A command that is given no job takes the newest one that it can do something with, and says what is wrong if there is none. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { flat, jobId, json } from "./fixtures/reading.ts";

const WORK: FakeScenario = { turns: [[{ do: "run", command: "echo 2 > file" }]] };
const ISOLATED = ["task", "--write", "--isolate", "do it"];
const NONE = /^codex-companion: There is no isolated job with work to apply of this client in "/;

describe("without JOB", { concurrency: 3 }, () => {
  test("apply, discard and diff pass over jobs that have nothing for them", async (t) => {
    const rig = await worked(t);
    const id = jobId(await rig.run(ISOLATED));
    await rig.fake.play({});
    assert.equal((await rig.run(["task", "--read-only", "look"])).code, 0);
    const waiting = jobId(await rig.run(["task", "--write", "--background", "--not-before", "1h", "later"]));
    const shown = json(await rig.run(["diff", "--json"]));
    assert.deepEqual([shown.job.id, shown.files.map(({ path }: { path: string }) => path)], [id, ["file"]]);
    const applied = await rig.run(["apply"]);
    assert.match(applied.stdout, new RegExp(`^Applied job ${id} to branch main`));
    const second = await rig.run(["apply"]);
    assert.deepEqual([second.code, NONE.test(second.stderr)], [2, true], second.stderr);
    assert.equal(json(await rig.run(["apply", "--again", "--json"])).job.id, id);
    const discarded = json(await rig.run(["discard", "--json"]));
    assert.deepEqual([discarded.job.id, discarded.discarded], [id, true]);
    const nothing = await rig.run(["discard"]);
    assert.match(nothing.stderr, /There is no ended isolated job with a copy of this client in "/);
    assert.equal(nothing.code, 2);
    await rig.run(["cancel", waiting]);
  });

  test("apply passes over what was brought in with a later job of the same copy, and what another client did", async (t) => {
    const rig = await worked(t);
    const mine = { env: { CODEX_COMPANION_SESSION_ID: "s1" } };
    const others = { env: { CODEX_COMPANION_SESSION_ID: "s2" } };
    const first = jobId(await rig.run(ISOLATED, mine));
    const later = jobId(await rig.run(["task", "--write", "--resume", first, "go on"], mine));
    await rig.run(ISOLATED, others);
    assert.equal(json(await rig.run(["apply", "--json"], mine)).job.id, later);
    assert.match((await rig.run(["apply"], mine)).stderr, NONE);
  });

  test("apply chooses no job of a group, and none beside the one that was chosen", async (t) => {
    const rig = await worked(t);
    const { jobs } = json(await rig.run(["task", "--write", "--best-of", "2", "--json", "do it"]));
    const [one, two] = jobs.map(({ id }: { id: string }) => id);
    const asked = await rig.run(["apply"]);
    assert.match(asked.stderr, /Could not use group "g-\S+": one job is meant\. Name one of /);
    assert.deepEqual([asked.code, existsSync(join(rig.repo, "file"))], [2, false]);
    assert.ok([one, two].every((id) => asked.stderr.includes(id)));
    assert.equal((await rig.run(["apply", two])).code, 0);
    assert.match((await rig.run(["apply"])).stderr, NONE);
    assert.equal(readFileSync(join(rig.repo, "file"), "utf8"), "2\n");
  });
});

test("of a job that waits, never started or could only read, apply, diff and discard say that", async (t) => {
  const rig = await worked(t);
  const waiting = jobId(await rig.run(["task", "--write", "--background", "--not-before", "1h", "later"]));
  const isolated = jobId(await rig.run([...ISOLATED, "--background", "--not-before", "1h"]));
  await rig.fake.play({});
  const read = jobId(await rig.run(["task", "--read-only", "look"]));
  const said = async (command: string, id: string) => flat((await rig.run([command, id])).stderr);
  for (const id of [waiting, isolated]) {
    assert.match(await said("apply", id), /: it waits, and has not begun\./);
    assert.match(await said("diff", id), /: it waits, and has not begun\./);
  }
  assert.match(await said("discard", isolated), /: it waits, and has not begun\./);
  assert.match(await said("discard", waiting), /: it has no copy: it is not isolated\./);
  assert.match(await said("apply", read), /: it could only read, so there is nothing to bring in\./);
  await rig.run(["cancel", waiting]);
  await rig.run(["cancel", isolated]);
  for (const id of [waiting, isolated]) {
    assert.match(await said("apply", id), /: it never started, so there is nothing to bring in\./);
    assert.match((await rig.run(["diff", id])).stdout, /^Job \S+ changed nothing\.\n$/);
  }
});

function worked(t: Parameters<typeof makeRig>[0]): Promise<FakeRig> {
  return makeRig(t, { scenario: WORK, repository: { files: { other: "1\n" } } });
}
