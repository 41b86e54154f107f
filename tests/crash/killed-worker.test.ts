/** The worker killed with SIGKILL before and in the middle of every step it makes on disk; then a stranger asks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isEnded } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { makeRig } from "../../testing/companion.ts";
import { until } from "../../testing/wait.ts";
import { SHORT_TURN, storedRecord } from "./fixtures/jobs.ts";
import { assertPrompt } from "./fixtures/promptness.ts";
import { askFor, assertTrueEnd, onlyJob, untilWorkerIsGone } from "./fixtures/stranger.ts";
import { atEachPoint, pointsOf, startVictim } from "./fixtures/victims.ts";

const PROGRAM = "worker.js";

test("a worker killed at any step leaves a job whose end is told truthfully, at once", async (t) => {
  const rig = await makeRig(t, { scenario: SHORT_TURN });
  const whole = startVictim(rig, ["task", "--write", "Make a file."], { program: PROGRAM, step: null });
  assert.equal((await whole.finished).code, 0);
  const points = pointsOf(whole.steps());
  const waits: number[] = [];
  const ends: string[] = [];

  await atEachPoint(t, points, async (rig, { step, torn }) => {
    const victim = startVictim(rig, ["task", "--background", "--write", "Go."], { program: PROGRAM, step, torn });
    await victim.finished;
    const id = onlyJob(rig) ?? "";
    await until(() => victim.steps().includes(step) || isEnded(storedRecord(rig, id)), { what: "the kill" });
    await untilWorkerIsGone(rig);
    const { record, tookMs } = await askFor(rig, id);
    assert.ok(record !== null);
    await assertTrueEnd(rig, record);
    waits.push(tookMs);
    ends.push(record.status === "failed" ? record.failure.kind : record.status);
  });
  t.diagnostic(`${points.length} points; ends: ${countsOf(ends)}`);
  assertPrompt(t, waits);
});

function countsOf(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `${words.filter((other) => other === word).length} ${word}`).join(", ");
}
