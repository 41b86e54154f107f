/** Pools of slots that nobody uses are removed, and come again. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { selfIdentity } from "../../plugins/codex/scripts/src/io/process/identity.ts";
import { poolsUnusedSince, removePool, sweepPools } from "../../plugins/codex/scripts/src/io/slot-pools.ts";
import { giveBack, holdersIn, slotFolder, takeSlot } from "../../plugins/codex/scripts/src/io/slots.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const SELF = selfIdentity();
const holder = (job: string) => ({ job, owner: SELF });
const never = async () => false;

test("removePool removes a pool whose holder is over, and no other", async (t) => {
  const home = await makeTempFolder(t);
  const take = (job: string) => takeSlot(home, "thread-a", 1, holder(job), never);
  const first = await take("first");
  assert.equal(await removePool(home, "thread-a", SELF, never), false);
  assert.deepEqual(holdersIn(home, "thread-a"), [holder("first")]);
  if (first !== null) giveBack(first);
  assert.equal(await removePool(home, "thread-a", SELF, never), true);
  assert.deepEqual(readdirSync(slotFolder(home, "")), []);
  if (first !== null) giveBack(first);
  assert.equal(existsSync(slotFolder(home, "thread-a")), false, "to give back a slot of it changes nothing");
  assert.equal((await take("second"))?.slot, 0);
});

test("a taker that counts on from a removed pool gets nothing of the new one", async (t) => {
  const home = await makeTempFolder(t);
  const take = (job: string, isOver: () => Promise<boolean>) => takeSlot(home, "pool", 1, holder(job), isOver);
  await take("dead", never);
  const late = await take("late", async () => {
    await removePool(home, "pool", SELF, async () => true);
    assert.ok(await take("new", never));
    return true;
  });
  assert.equal(late, null);
  assert.equal(
    holdersIn(home, "pool").some(({ job }) => job === "new"),
    true,
  );
});

test("a taker waits for a pool that is being removed, and has the slot of the next", async (t) => {
  const home = await makeTempFolder(t);
  await takeSlot(home, "pool", 1, holder("remove-1"), never);
  const taking = takeSlot(home, "pool", 1, holder("next"), never);
  for (let turns = 0; turns < 20; turns += 1) await nextTurn(); // Of the event loop: whoever does not wait has given up by then.
  rmSync(slotFolder(home, "pool"), { recursive: true });
  assert.equal((await taking)?.slot, 0);
  assert.deepEqual(holdersIn(home, "pool"), [holder("next")]);
});

test("poolsUnusedSince tells old pools of a kind, and sweepPools removes what killed processes left", async (t) => {
  const home = await makeTempFolder(t);
  const nowMs = Date.now();
  for (const pool of ["thread-old", "thread-new", "home", ".new-old", ".new-young", ".doomed-x"])
    mkdirSync(slotFolder(home, pool), { recursive: true });
  for (const pool of ["thread-old", "home", ".new-old"])
    utimesSync(slotFolder(home, pool), (nowMs - 4_000_000) / 1_000, (nowMs - 4_000_000) / 1_000);
  assert.deepEqual(poolsUnusedSince(home, "thread-", nowMs - 1_000_000), ["thread-old"]);
  sweepPools(home, nowMs);
  assert.deepEqual(readdirSync(slotFolder(home, "")).sort(), [".new-young", "home", "thread-new", "thread-old"]);
});
