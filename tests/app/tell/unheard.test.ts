// The return of an agent that the client told its model without asking a hook is told at the end of the turn.
import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { agentLaunched, agentResumed, bashOfAgent, companionOutput, notification } from "../fixtures/hook-inputs.ts";
import { makeStage, type Stage } from "../fixtures/telling-stage.ts";

/** A stage whose conversation lies in a file, as the older client writes it. */
async function makeTurn(t: TestContext) {
  const stage = await makeStage(t);
  const transcript = join(stage.home, "..", "conversation.jsonl");
  return {
    stage,
    stop: (...atWork: readonly string[]) => ({
      hook_event_name: "Stop",
      transcript_path: transcript,
      background_tasks: atWork.map((id) => ({ id, type: "subagent", status: "running" })),
    }),
    /** The client has put a notification into its line. */
    queue(input: object) {
      const { prompt: content } = input as { readonly prompt: string };
      const timestamp = new Date(stage.nowMs).toISOString();
      appendFileSync(
        transcript,
        `${JSON.stringify({ type: "queue-operation", operation: "enqueue", timestamp, content })}\n`,
      );
    },
    /** The client hands the model a notification. */
    hand(input: object, type = "queued_command") {
      const { prompt } = input as { readonly prompt: string };
      const line = { type: "attachment", timestamp: new Date(stage.nowMs).toISOString(), attachment: { type, prompt } };
      appendFileSync(transcript, `${JSON.stringify(line)}\n`);
    },
  };
}

async function launch(stage: Stage, agentId: string): Promise<void> {
  await stage.say(agentLaunched(agentId));
  stage.nowMs += 1_000;
}

test("an agent that came back unheard is told at the stop, once", async (t) => {
  const { stage, stop, hand } = await makeTurn(t);
  await launch(stage, "a1");
  assert.equal(await stage.say(stop("a1")), "", "it is at work");
  assert.equal(await stage.say(stop()), "", "its notification will come as a prompt");
  hand(notification("a2", "Somebody else's."));
  hand(notification("a1", "Not handed over."), "other");
  assert.equal(await stage.say(stop()), "");
  hand(notification("a1", "There's an issue with the selected model."));
  assert.match(await stage.say(stop()), /^codex task: unconfirmed at /);
  assert.equal(await stage.say(stop()), "");
});

test("its job is told as at any other return", async (t) => {
  const { stage, stop, hand } = await makeTurn(t);
  await launch(stage, "a1");
  const id = stage.job();
  await stage.say(bashOfAgent("a1", companionOutput(id, "dispatched")));
  stage.end(id, "failed");
  hand(notification("a1", companionOutput(id, "complete")));
  assert.match(await stage.say(stop()), new RegExp(`^codex job ${id}: contradicted .* failed, ended at `));
  assert.deepEqual(stage.told(id), ["agent-return s1"]);
});

test("a return that a prompt told is not told again, and one before a message to the agent is past", async (t) => {
  const { stage, stop, hand } = await makeTurn(t);
  await launch(stage, "a1");
  hand(notification("a1", "Done."));
  assert.match(await stage.say(notification("a1", "Done.")), /^codex task: unconfirmed/);
  assert.equal(await stage.say(stop()), "");
  stage.nowMs += 1_000;
  await stage.say(agentResumed("a1"));
  assert.equal(await stage.say(stop()), "", "only the earlier return is in the conversation");
  stage.nowMs += 1_000;
  hand(notification("a1", "Done again."));
  assert.match(await stage.say(stop()), /^codex task: unconfirmed/);
});

test("nobody waits for an agent for longer than a day", async (t) => {
  const { stage, stop, hand } = await makeTurn(t);
  await launch(stage, "a1");
  stage.nowMs += 86_400_000;
  await stage.say(stop());
  hand(notification("a1", "Done."));
  assert.equal(await stage.say(stop()), "");
});

test("what the client writes down a moment after the turn has ended is told; what stays in its line comes as a prompt", async (t) => {
  const { stage, stop, hand, queue } = await makeTurn(t);
  await launch(stage, "a1");
  queue(notification("a1", "Done."));
  assert.equal(await stage.say(stop()), "");
  const said = stage.say(stop());
  setTimeout(() => hand(notification("a1", "Done.")), 100);
  assert.match(await said, /^codex task: unconfirmed/);
});
