/** Slots: who gets one, whose is free again, and that nobody gets one late. The hammer is in `crash/slots.test.ts`. */
import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { selfIdentity } from "../../plugins/codex/scripts/src/io/process/identity.ts";
import {
  giveBack,
  holdersIn,
  type SlotHolder,
  slotFolder,
  takeSlot,
} from "../../plugins/codex/scripts/src/io/slots.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const holder = (job: string) => ({ job, owner: selfIdentity() });
type Judge = (holder: SlotHolder) => Promise<boolean>;
const never: Judge = async () => false;
const always: Judge = async () => true;

test("takeSlot gives as many slots as there are, and again those that were given back or whose holder is over", async (t) => {
  const home = await makeTempFolder(t);
  const take = (job: string, isOver = never) => takeSlot(home, "pool", 2, holder(job), isOver);
  const [first, second, third] = [await take("a"), await take("b"), await take("c")];
  assert.deepEqual([first?.slot, second?.slot, third], [0, 1, null]);
  if (second !== null) giveBack(second);
  assert.equal((await take("d"))?.slot, 1);
  assert.equal(await take("e"), null);
  assert.equal((await take("f", async ({ job }) => job === "a"))?.slot, 0);
  assert.equal((await takeSlot(home, "other", 1, holder("g"), never))?.slot, 0, "pools are apart");
});

test("takeSlot passes over what no holder wrote", async (t) => {
  const home = await makeTempFolder(t);
  const { turn = 0 } = (await takeSlot(home, "pool", 1, holder("a"), never)) ?? {};
  writeFileSync(join(slotFolder(home, "pool"), `0.${turn + 1}`), "{");
  writeFileSync(join(slotFolder(home, "pool"), "notes"), "");
  assert.equal((await takeSlot(home, "pool", 1, holder("b"), never))?.turn, turn + 2);
});

test("takeSlot gives nothing to a taker who was overtaken so often that its number is free again", async (t) => {
  const home = await makeTempFolder(t);
  await takeSlot(home, "pool", 1, holder("dead"), never);
  const late = await takeSlot(home, "pool", 1, holder("late"), async () => {
    for (let times = 0; times < 40; times += 1) await takeSlot(home, "pool", 1, holder(`other ${times}`), always);
    return true;
  });
  assert.equal(late, null);
  assert.equal(await takeSlot(home, "pool", 1, holder("next"), async ({ job }) => job !== "other 39"), null);
  assert.ok(readdirSync(slotFolder(home, "pool")).length < 20, "old turns are removed");
});

test("a job that holds a slot keeps it, and holdersIn tells who holds one", async (t) => {
  const home = await makeTempFolder(t);
  assert.deepEqual(holdersIn(home, "pool"), []);
  const first = await takeSlot(home, "pool", 2, holder("a"), never);
  assert.deepEqual(await takeSlot(home, "pool", 2, holder("a"), never), first);
  const second = await takeSlot(home, "pool", 2, holder("b"), never);
  assert.deepEqual(
    holdersIn(home, "pool")
      .map(({ job }) => job)
      .sort(),
    ["a", "b"],
  );
  if (second !== null) giveBack(second);
  assert.deepEqual(holdersIn(home, "pool"), [holder("a")]);
  assert.equal((await takeSlot(home, "pool", 1, holder("c"), always))?.turn, (first?.turn ?? 0) + 1);
  assert.deepEqual(holdersIn(home, "pool"), [holder("c")], "the newest turn counts");
});
