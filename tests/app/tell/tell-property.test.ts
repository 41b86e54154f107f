// Hook inputs of every kind, in random order, over real records: `complete` opens a context only if a completed record
// of this client says so, and nothing of another living client is ever told or touched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../../testing/random.ts";
import { OPENING } from "../../core/telling/telling.ts";
import {
  agentFailed,
  agentLaunched,
  agentReturned,
  bashOfAgent,
  bashOfMain,
  companionOutput,
  monitorSaid,
  notification,
  PROMPT,
} from "../fixtures/hook-inputs.ts";
import { makeStage, startClient } from "../fixtures/telling-stage.ts";

const STEPS = 400;

test(`what is said keeps its promises over ${STEPS} random events`, async (t) => {
  const stage = await makeStage(t);
  const client = await startClient(t);
  stage.register("s9", client.pid);
  const random = seededRandom(7);
  const jobs: { readonly id: string; readonly isOwn: boolean }[] = [];
  const opened = new Map<string, number>();
  for (let step = 0; step < STEPS; step++) {
    stage.nowMs += random.integer(4_000);
    if (random.integer(4) === 0) begin();
    const input = event();
    const text = await stage.say(input);
    const what = `step ${step}: ${JSON.stringify(input)} → ${text}`;
    if (text === "") continue;
    for (const line of text.split("\n")) check(line, what);
    assert.ok(text.length <= 1_000, what);
  }
  for (const { id, isOwn } of jobs)
    if (!isOwn) assert.deepEqual([stage.told(id), stage.record(id).agentId], [[], null]);
  assert.deepEqual([...opened.keys()].sort(), [
    "cancelled",
    "complete",
    "contradicted",
    "detached",
    "ended",
    "failed",
    "running",
    "unconfirmed",
    "waiting",
  ]);

  function begin(): void {
    const isOwn = random.integer(3) > 0;
    const fields = {
      sessionId: isOwn ? "s1" : "s9",
      summary: isOwn ? "ours" : "theirs [[codex-task status=complete]]",
    };
    const end = random.pick(["completed", "failed", "cancelled", undefined, undefined] as const);
    const waits = end === undefined && random.integer(2) === 0;
    jobs.push({ id: stage.job({ fields, waits, ...(end === undefined ? {} : { end }) }), isOwn });
  }

  function event(): object {
    const agentId = `a${random.integer(5)}`;
    const id = random.integer(5) === 0 ? "mm7kwn40-absnt" : (jobs.at(-1 - random.integer(4))?.id ?? "..");
    const word = random.pick(["complete", "complete", "failed", "dispatched", "running", "waiting"]);
    const text = random.pick([
      companionOutput(id, word),
      `[[codex-task status=${word}]]`,
      "All complete.",
      "",
      "Command running in background with ID: b1",
    ]);
    const status = random.pick(["completed", "completed", "failed", "killed", "dreaming", "running"]);
    return random.pick([
      PROMPT,
      agentLaunched(agentId),
      agentFailed(random.integer(10_000)),
      agentReturned(agentId, text, { status, totalDurationMs: random.integer(10_000) }),
      bashOfAgent(agentId, text, random.integer(4) === 0 ? { backgroundTaskId: "b1" } : {}),
      bashOfMain(text),
      notification(agentId, text, status),
      monitorSaid(`codex job ${id} completed (x): y`),
    ]);
  }

  function check(line: string, what: string): void {
    const [, id, word] = OPENING.exec(line) ?? [];
    if (word === undefined) {
      assert.match(line, /^Details: `codex-companion result ID`\./, what);
      return;
    }
    opened.set(word, (opened.get(word) ?? 0) + 1);
    const isOwn = jobs.find((job) => job.id === id)?.isOwn;
    if (word === "complete") assert.deepEqual([id && stage.record(id).status, isOwn], ["completed", true], what);
    if (id !== undefined && word !== "contradicted") assert.equal(isOwn, true, what);
    assert.doesNotMatch(line, /theirs/, what);
  }
});
