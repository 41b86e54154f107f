/** Taking slots and seats: all or none, and whose are free again. Who may ask is decided before (`ask-start.test.ts`). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { giveBackSlots, takeSeat, takeSlots } from "../../../plugins/codex/scripts/src/app/dispatch/slots.ts";
import { workspaceKey } from "../../../plugins/codex/scripts/src/io/job-hints.ts";
import { holdersIn } from "../../../plugins/codex/scripts/src/io/slots.ts";
import { makeLineStage } from "../fixtures/line-stage.ts";

const HOME = { ceiling: "home", most: 2 } as const;
const WORKSPACE = { ceiling: "workspace", most: 1 } as const;

test("takeSlots takes one under each ceiling, or gives back what it took and names the full one", async (t) => {
  const stage = await makeLineStage(t);
  const [first, second] = [stage.add(1), stage.add(2)];
  const take = (job: typeof first) => takeSlots(stage.context, job, [HOME, WORKSPACE], stage.looking.read);
  const holders = () => holdersIn(stage.home, "home").map(({ job }) => job);
  stage.runs(first); // Without a slot.
  assert.deepEqual(await take(second), WORKSPACE);
  assert.deepEqual(holders(), []);
  stage.completes(first);
  assert.equal(await take(second), null);
  assert.deepEqual(holders(), [second.id]);
});

test("takeSlots sees a slot that was taken for a job which does not run yet", async (t) => {
  const stage = await makeLineStage(t);
  const [first, second] = [stage.add(1), stage.add(2)];
  const take = (job: typeof first) => takeSlots(stage.context, job, [WORKSPACE], stage.looking.read);
  assert.deepEqual([await take(first), await take(second)], [null, WORKSPACE]);
});

test("giveBackSlots frees what a job holds, and nothing of others", async (t) => {
  const stage = await makeLineStage(t);
  const [first, second, third] = [stage.add(1), stage.add(2), stage.add(3)];
  const most = { ceiling: "home", most: 2 } as const;
  const take = (job: typeof first) => takeSlots(stage.context, job, [most, WORKSPACE], stage.looking.read);
  assert.deepEqual([await take(first), await take(second)], [null, WORKSPACE]);
  giveBackSlots(stage.context, second);
  assert.deepEqual(await take(third), WORKSPACE, "the first one has kept its slots");
  giveBackSlots(stage.context, first);
  assert.equal(await take(third), null);
  assert.deepEqual(
    ["home", `workspace-${workspaceKey(stage.workspace)}`].map((pool) =>
      holdersIn(stage.home, pool).map(({ job }) => job),
    ),
    [[third.id], [third.id]],
  );
});

test("takeSeat counts those who wait in seats that are not among its own", async (t) => {
  const stage = await makeLineStage(t);
  const jobs = [1, 2, 3, 4].map((number) => stage.add(number).id);
  const take = (id = "", most = 3) => takeSeat(stage.context, id, most);
  for (const id of jobs.slice(0, 3)) assert.equal(await take(id), true);
  assert.equal(await take(jobs[3], 2), false);
  stage.runs({ ...stage.add(5), id: jobs[0] ?? "" });
  assert.equal(await take(jobs[3], 2), false, "two still wait, one of them in the third seat");
  assert.equal(await take(jobs[3]), true);
});

test("takeSeat gives as many seats as there are; one is free again when its job runs or has ended", async (t) => {
  const stage = await makeLineStage(t);
  const jobs = [1, 2, 3].map((number) => stage.add(number));
  const [first, second, third] = jobs;
  assert.ok(first && second && third);
  const take = ({ id }: typeof first, most = 1) => takeSeat(stage.context, id, most);
  assert.deepEqual(
    [await take(first, 0), await take(first), await take(first), await take(second)],
    [false, true, true, false],
  );
  stage.runs(first);
  assert.deepEqual([await take(second), await take(third)], [true, false]);
  stage.runs(second);
  stage.breaks(second);
  assert.equal(await take(third), true);
});
