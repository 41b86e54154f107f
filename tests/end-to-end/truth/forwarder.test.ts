/** The agent that forwards a task is asked of a small model, whatever model the main thread has; nothing of the task is lost. */
import assert from "node:assert/strict";
import test from "node:test";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import type { ClaudeRequest } from "../../../testing/scripted-claude/request.ts";
import type { Step } from "../../../testing/scripted-claude/scenario.ts";
import { tellInPrintMode } from "../../../testing/truth-case.ts";
import { jobs } from "../../../testing/truth-job.ts";
import { rescueCommand } from "../../../testing/truth-rig.ts";

const ANSWER = bash(rescueCommand("[[say:It is mended.]]"), { timeout: 600_000 });
const forward: Step = (_, { news }) => say(news);

/** The models that were asked. */
function modelsOf(requests: readonly ClaudeRequest[]): readonly string[] {
  const models = requests.map(({ body }) => String(Object(body)["model"]));
  return [...new Set(models)];
}

for (const client of ["current", "older"] as const) {
  test(`${client} client: the agent's requests go to a small model, the main thread's do not`, async (t) => {
    await tellInPrintMode(t, { client, background: false, agent: [ANSWER, forward] }, async ({ rig }) => {
      const [agents, others] = [modelsOf(rig.model.agentRequests()), modelsOf(rig.model.mainRequests())];
      assert.equal(agents.length, 1);
      assert.match(agents[0] ?? "", /haiku/u);
      assert.equal(others.length, 1);
      assert.doesNotMatch(others[0] ?? "", /haiku/u);
      assert.equal(jobs(rig).at(-1)?.status, "completed");
    });
  });
}
