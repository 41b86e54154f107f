/** Timers of any length. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { atMostEvery, startTimer } from "../../plugins/codex/scripts/src/io/timer.ts";

const DAY_MS = 86_400_000;

for (const ms of [0, 1, 1_000, 2 ** 31 - 1, 2 ** 31, 30 * DAY_MS, 400 * DAY_MS]) {
  test(`startTimer calls back once, after ${ms} ms and not before`, (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    let calls = 0;
    const stop = startTimer(ms, () => {
      calls += 1;
    });
    // Day by day: a timer that is armed by another one's end is armed at the end of a tick.
    let left = ms;
    for (; left > DAY_MS / 2; left -= DAY_MS / 2) t.mock.timers.tick(DAY_MS / 2);
    assert.equal(calls, 0);
    t.mock.timers.tick(left + DAY_MS / 2);
    t.mock.timers.tick(60 * DAY_MS);
    assert.equal(calls, 1);
    stop();
    stop();
  });
}

test("startTimer's timer can be stopped, in each of its stretches", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  for (const days of [0, 30, 60]) {
    const stop = startTimer(70 * DAY_MS, () => assert.fail("it was stopped"));
    for (let day = 0; day < days; day++) t.mock.timers.tick(DAY_MS);
    stop();
    for (let day = 0; day < 100; day++) t.mock.timers.tick(DAY_MS);
  }
});

test("atMostEvery runs at once, what comes meanwhile once and later, and nothing once it is stopped", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let count = 0;
  const paced = atMostEvery(100, () => count++);
  const counts: number[] = [];
  const note = () => counts.push(count);
  paced.run();
  note();
  for (let at = 0; at < 3; at++) paced.run();
  note();
  t.mock.timers.tick(100);
  note();
  t.mock.timers.tick(200);
  note();
  paced.run();
  paced.flush();
  note();
  paced.run();
  paced.stop();
  t.mock.timers.tick(200);
  note();
  assert.deepEqual(counts, [1, 1, 2, 2, 4, 4]);
});
