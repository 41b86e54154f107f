/** What the main thread is told in print mode when there are other clients, bad ends, and calls that outlive their time. */
import assert from "node:assert/strict";
import test from "node:test";
import { bash, say, startAgent } from "../../../testing/scripted-claude/reply.ts";
import { sessionIdOf } from "../../../testing/scripted-claude/request.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { contextsIn, tellInPrintMode } from "../../../testing/truth-case.ts";
import { CAP_MS, channelsOf, held, jobs, newestJob, newsOfMain, release } from "../../../testing/truth-job.ts";
import { rescueCommand, type TruthRig, withTruthRig } from "../../../testing/truth-rig.ts";
import { until } from "../../../testing/wait.ts";

const background = startAgent("codex:codex-rescue", "the task", { run_in_background: true });
const forward: Step = (_, { news }) => say(news);

test("two clients in one repository: neither hears of the other's job", async (t) => {
  // Both jobs have ended before either agent returns, so that each client's sweep could see the other's.
  let rigOf: TruthRig | undefined;
  let agents = 0;
  const both: Step = async () => {
    const rig = rigOf ?? assert.fail();
    await until(() => jobs(rig).length === 2, { timeoutMs: CAP_MS, what: "the other client's job" });
    await release(rig);
    return say("Both are there.");
  };
  const bothEnded: Step = async (_, { news }) => {
    const areEnded = () => jobs(rigOf ?? assert.fail()).every(({ status }) => status === "completed");
    await until(areEnded, { timeoutMs: CAP_MS, what: "the end of the other client's job" });
    return say(news);
  };
  const scenario = inTurns({
    main: [background, both, say("Two."), say("Three.")],
    agent: [() => bash(rescueCommand(held(`[[say:job ${++agents}]]`))), bothEnded],
  });
  const turns = new Map<string | undefined, number>();
  await withTruthRig(
    t,
    {
      // The main threads of the two clients are counted apart.
      scenario(request, context) {
        if (context.thread === "agent") return scenario(request, context);
        const session = sessionIdOf(request);
        const turn = (turns.get(session) ?? 0) + 1;
        turns.set(session, turn);
        return scenario(request, { ...context, turn });
      },
    },
    async (rig) => {
      rigOf = rig;
      await Promise.all([rig.print("Please start."), rig.print("Please start.")]);
      assert.equal(turns.size, 2);
      const records = jobs(rig) as unknown as readonly (ReturnType<typeof jobs>[number] & {
        readonly sessionId: string;
      })[];
      for (const { id, sessionId } of records) {
        const requests = rig.model.mainRequests().filter((request) => sessionIdOf(request) === sessionId);
        const said = newsOfMain({ model: { ...rig.model, mainRequests: () => requests } }).flatMap(contextsIn);
        assert.match(said.join("|"), new RegExp(`^codex job ${id}: complete, ended at [^|]*$`));
      }
      assert.deepEqual(
        records.map(({ told }) => told.map(({ channel }) => channel)),
        [["agent-return"], ["agent-return"]],
      );
    },
  );
});

for (const client of ["current", "older"] as const) {
  test(`a job of a client that is gone is told to the next one in the same repository (${client} client)`, async (t) => {
    const agent = [bash(rescueCommand(held("[[say:late]]"), "--background")), forward];
    await withTruthRig(
      t,
      { client, scenario: inTurns({ main: [background, say("One."), say("Two.")], agent }) },
      async (rig) => {
        await rig.print("Please start.");
        await release(rig);
        const { id } = await newestJob(rig, "completed");
        const before = newsOfMain(rig).length;
        await rig.print("How does it stand?");
        const said = newsOfMain(rig).slice(before).flatMap(contextsIn);
        assert.equal(said.length, 1, said.join("\n----\n"));
        assert.match(said[0] ?? "", new RegExp(`^codex job ${id}: complete, ended at .* Task: "`));
        assert.deepEqual(await channelsOf(rig), ["sweep"]);
      },
    );
  });
}

test("a failed job is told as failed, with what to do", async (t) => {
  const agent = [bash(rescueCommand("[[http:401]]")), forward];
  await tellInPrintMode(t, { background: true, agent }, async ({ contexts, rig }) => {
    const { id } = await newestJob(rig, "failed");
    assert.match(
      contexts.flat().join("|"),
      new RegExp(`^codex job ${id}: failed, ended at [^|]* \\(auth_unavailable\\): [^|]*401[^|]*$`),
    );
  });
});

for (const { how, end, status, said } of [
  {
    how: "cancelled",
    end: "codex-companion cancel",
    status: "cancelled",
    said: String.raw`cancelled, ended at \S+Z after \S+\. Work: no change\.`,
  },
  {
    how: "killed with its worker",
    end: `kill -9 $(cat "$CODEX_COMPANION_HOME"/jobs/*/r*.json | tr -d '\\n ' | grep -o '"worker":{[^}]*' | grep -o '"pid":[0-9]*' | tail -1 | grep -o '[0-9]*$')`,
    status: "failed",
    said: String.raw`failed, ended at \S+Z after \S+ \(worker_lost\): [^|]* Work: no change\.`,
  },
] as const) {
  test(`a job that is ${how} is told as that`, async (t) => {
    let result = "";
    const lie: Step = (_, { news }) => {
      result = news;
      return say("All went well.");
    };
    const agent = [bash(rescueCommand(held(), "--background")), bash(end), lie];
    await tellInPrintMode(t, { background: true, agent }, async ({ contexts, rig }) => {
      assert.equal(jobs(rig)[0]?.status, status, `${result}\n${contexts.flat().join("\n")}`);
      const { id } = await newestJob(rig, status);
      assert.match(contexts.flat().join("|"), new RegExp(`^codex job ${id}: ${said}[^|]*$`));
      // A cancel by the agent itself has told the agent.
      const own = status === "cancelled" ? ["cancel"] : [];
      assert.deepEqual(await channelsOf(rig), [...own, "agent-return"]);
    });
  });
}

test("a call that outlives its time goes on in the background, and its end is told", async (t) => {
  let rigOf: TruthRig | undefined;
  let id = "";
  const waits: Step = async (_, { news }) => {
    id = /codex job (\S+): (?:running|detached)/.exec(news)?.[1] ?? assert.fail(news);
    return bash(`codex-companion status ${id} --wait`, { run_in_background: true });
  };
  const freed: Step = async () => {
    await release(rigOf ?? assert.fail());
    return say("I wait.");
  };
  const scenario = inTurns({
    main: [background, say("Launched."), waits, freed, say("Heard."), say("Again.")],
    // The client moves the call at this time; ours may last longer, unless the client itself allows no more.
    agent: [bash(rescueCommand(held("[[say:late]]")), { timeout: 2000 }), forward],
  });
  const env = { BASH_MAX_TIMEOUT_MS: "2000", BASH_DEFAULT_TIMEOUT_MS: "2000" };
  await withTruthRig(t, { scenario, env }, async (rig) => {
    rigOf = rig;
    await rig.print("Please start.");
    const news = newsOfMain(rig);
    const contexts = news.map(contextsIn);
    assert.match(
      contexts[2]?.join("|") ?? "",
      new RegExp(
        `^codex job ${id}: detached at \\S+Z\\. The agent has returned, the job goes on by itself\\. [^|]*\`[^|]*status ${id} --wait\`, run as a background Bash command, ends when the job ends\\.[^|]*$`,
      ),
    );
    const [first, ...again] = contexts.slice(3).flat();
    assert.match(first ?? "", new RegExp(`^codex job ${id}: complete, ended at .* Task: "`));
    // The agent, resumed by the end of its own call, returns once more.
    for (const said of again)
      assert.match(said, new RegExp(`^codex job ${id}: complete, ended at \\S+Z after \\S+\\. Told before, at `));
    assert.match(news.slice(3).join("\n"), /<task-notification>[\s\S]*status>completed/);
    await newestJob(rig, "completed");
    assert.ok((await channelsOf(rig)).length > 0);
  });
});

test("our hook makes the call's time as long as the client allows", async (t) => {
  const agent = [bash(rescueCommand("[[slow:3000]][[say:late]]"), { timeout: 1000 }), forward];
  await tellInPrintMode(t, { background: true, agent }, async ({ contexts, rig }) => {
    const { id } = await newestJob(rig, "completed");
    assert.match(contexts.flat().join("|"), new RegExp(`^codex job ${id}: complete, ended at [^|]*$`));
  });
});
