/** The box through which words go to a worker: whole at once, taken or withdrawn but never both. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { jobFolder } from "../../plugins/codex/scripts/src/io/job-store.ts";
import {
  answerWords,
  forgetWords,
  leaveWords,
  openSayBox,
  readSayAnswer,
  takeWords,
  waitingWords,
  withdrawWords,
} from "../../plugins/codex/scripts/src/io/say-box.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ID = "mm7kwn40-a1b2c";

async function makeHome(t: TestContext): Promise<string> {
  const home = await makeTempFolder(t);
  mkdirSync(jobFolder(home, ID), { recursive: true });
  return home;
}

test("words are left for the worker alone, taken once, and answered", async (t) => {
  const home = await makeHome(t);
  const first = leaveWords(home, ID, 'first "$HOME"\n');
  const second = leaveWords(home, ID, "second");
  assertMode(openSayBox(home, ID), 0o700);
  assertMode(join(openSayBox(home, ID), `${first}.json`), 0o600);
  assert.deepEqual(waitingWords(home, ID), [first, second]);
  assert.deepEqual([takeWords(home, ID, first), takeWords(home, ID, first)], ['first "$HOME"\n', null]);
  assert.deepEqual([readSayAnswer(home, ID, first), withdrawWords(home, ID, first)], [null, false]);
  answerWords(home, ID, first, { isTaken: true, turnId: "t", times: 2 });
  assert.deepEqual(readSayAnswer(home, ID, first), { isTaken: true, turnId: "t", times: 2 });
  forgetWords(home, ID, first);
  assert.deepEqual([readSayAnswer(home, ID, first), waitingWords(home, ID)], [null, [second]]);
});

test("words that were withdrawn are taken by nobody", async (t) => {
  const home = await makeHome(t);
  const name = leaveWords(home, ID, "no");
  assert.deepEqual([withdrawWords(home, ID, name), takeWords(home, ID, name)], [true, null]);
  answerWords(home, ID, "2", { isTaken: false, why: "no active turn to steer" });
  assert.deepEqual(readSayAnswer(home, ID, "2"), { isTaken: false, why: "no active turn to steer" });
});
