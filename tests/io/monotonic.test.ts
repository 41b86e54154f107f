import assert from "node:assert/strict";
import { test } from "node:test";
import { monotonicMs } from "../../plugins/codex/scripts/src/io/monotonic.ts";

test("monotonicMs goes forward as fast as Node's own clock, in ms", () => {
  const [ours, theirs] = [monotonicMs(), performance.now()];
  while (performance.now() - theirs < 20);
  const passedMs = monotonicMs() - ours;
  assert.ok(passedMs >= 20, `${passedMs} ms`);
  assert.ok(Math.abs(passedMs - (performance.now() - theirs)) < 1_000, `${passedMs} ms`);
});
