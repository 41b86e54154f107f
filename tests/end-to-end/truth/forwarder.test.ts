/** The agent that forwards a task is asked of a small model, whatever model the main thread has; nothing of the task is lost. */
import assert from "node:assert/strict";
import test from "node:test";
import { apiError, bash, say } from "../../../testing/scripted-claude/reply.ts";
import type { ClaudeRequest } from "../../../testing/scripted-claude/request.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { startRescue, tellInPrintMode } from "../../../testing/truth-case.ts";
import { jobs, newsOfMain } from "../../../testing/truth-job.ts";
import { rescueCommand, withTruthRig } from "../../../testing/truth-rig.ts";

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

/** What is said first of an agent that a provider refused. */
const REFUSED = {
  current:
    /^codex task: ended at \S+ without a success signal: .* no job of this call is known\. It may never have started\./u,
  older: /^codex task: unconfirmed at \S+\. The agent ended, and what it returned confirms no end of the task\./u,
};

/** The same by whichever hook: at a prompt, or at the end of a turn in which the client asked none. */
const TOLD_REFUSED = /codex task: (?:ended|unconfirmed) at /gu;

for (const client of ["current", "older"] as const) {
  test(`${client} client: a provider without that model leaves no job, and the main thread hears of no success`, async (t) => {
    const agent = [apiError(404, "model: no-such-model")];
    await tellInPrintMode(t, { client, background: false, agent }, async ({ rig, contexts }) => {
      const told = contexts.flat();
      assert.equal(told.length, 1);
      assert.match(told[0] ?? "", REFUSED[client]);
      assert.deepEqual(jobs(rig), []);
    });
  });

  test(`${client} client: so it is in the background, whenever the agent comes back`, async (t) => {
    const scenario = inTurns({
      main: [startRescue(true), say("One."), say("Two."), say("Three.")],
      agent: [apiError(404, "model: no-such-model")],
    });
    for (let run = 0; run < 4; run++) {
      await withTruthRig(t, { client, scenario }, async (rig) => {
        await rig.print("Please start.");
        const told = newsOfMain(rig).flatMap((news) => news.match(TOLD_REFUSED) ?? []);
        assert.equal(told.length, 1, newsOfMain(rig).join("\n----\n"));
        assert.deepEqual(jobs(rig), []);
      });
    }
  });

  test(`${client} client: a variable of the client names another model for the agent`, async (t) => {
    const env = { ANTHROPIC_DEFAULT_HAIKU_MODEL: "a-small-model" };
    await tellInPrintMode(t, { client, background: false, agent: [ANSWER, forward], env }, async ({ rig }) => {
      assert.deepEqual(modelsOf(rig.model.agentRequests()), ["a-small-model"]);
      assert.equal(jobs(rig).at(-1)?.status, "completed");
    });
  });
}
