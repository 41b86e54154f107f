// Notes of typed cancels: each session finds its own, until they are forgotten or a day old.
import assert from "node:assert/strict";
import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { forgetTypedCancel, noteTypedCancel, typedCancels } from "../../plugins/codex/scripts/src/io/typed-cancels.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const [FIRST, SECOND, FOREIGN] = ["mm7kwn40-aaaaa", "mm7kwn40-bbbbb", "mm7kwn40-ccccc"] as const;
const DAY_MS = 24 * 3_600_000;

test("typedCancels gives a session its own, oldest first, until they are forgotten", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  assert.deepEqual(typedCancels(home, "s1", Date.now()), []);
  noteTypedCancel(home, SECOND, "s1");
  noteTypedCancel(home, FIRST, "s1");
  noteTypedCancel(home, FOREIGN, "s2");
  assert.deepEqual(typedCancels(home, "s1", Date.now()), [FIRST, SECOND]);
  assert.deepEqual(typedCancels(home, "s2", Date.now()), [FOREIGN]);
  forgetTypedCancel(home, FIRST);
  forgetTypedCancel(home, FIRST);
  assert.deepEqual(typedCancels(home, "s1", Date.now()), [SECOND]);
});

test("typedCancels forgets those of a session that had no prompt for a day, whoever asks", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  noteTypedCancel(home, FIRST, "s1");
  noteTypedCancel(home, FOREIGN, "s2");
  const longAgo = new Date(Date.now() - DAY_MS - 60_000);
  utimesSync(join(home, "cancels", FIRST), longAgo, longAgo);
  assert.deepEqual(typedCancels(home, "s2", Date.now()), [FOREIGN]);
  assert.deepEqual(readdirSync(join(home, "cancels")), [FOREIGN]);
});
