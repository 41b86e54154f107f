/** What the main thread of the real Claude Code is told in the terminal, with the real Codex below. */
import assert from "node:assert/strict";
import test from "node:test";
import { git } from "../../../testing/repository.ts";
import { bash, hang, loadTools, say, startAgent, stopTask } from "../../../testing/scripted-claude/reply.ts";
import { textsOf } from "../../../testing/scripted-claude/request.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { contextsIn } from "../../../testing/truth-case.ts";
import {
  CAP_MS,
  channelsOf,
  held,
  jobs,
  newestJob,
  newsOfMain,
  newsThat,
  release,
} from "../../../testing/truth-job.ts";
import { rescueCommand, withTruthRig } from "../../../testing/truth-rig.ts";
import { until } from "../../../testing/wait.ts";

const COMMITS = ["--write", "--allow-commit"];
const RUNNING = String.raw`running since \S+Z\. A monitor of this session tells its end; .*`;
const start = startAgent("codex:codex-rescue", "the task");
const forward: Step = (_, { news }) => say(news);
const main: readonly Step[] = [start, say("Launched."), say("Two."), say("Three."), say("Four.")];

function complete(id: string, sha: string, subject: string): RegExp {
  return new RegExp(
    `^codex job ${id}: complete, ended at \\S+Z after \\S+\\. Work: 1 commit, 1 file changed\\. .* Commits: ${sha} "${subject}"\\.`,
  );
}

async function headOf(folder: string): Promise<string> {
  return (await git(folder, "rev-parse", "HEAD")).slice(0, 10);
}

test("a background agent's notification alone tells the end, with the commit that Codex made", async (t) => {
  const agent = [bash(rescueCommand("[[commit:fix the parser]]", ...COMMITS)), forward];
  await withTruthRig(t, { scenario: inTurns({ main, agent }) }, async (rig) => {
    const screen = await rig.terminal();
    await screen.submit("Please start.");
    const news = await newsThat(rig, /<task-notification>/);
    await screen.waitFor(/Two\./);
    const { id } = await newestJob(rig, "completed");
    const [said, ...more] = contextsIn(news);
    assert.match(said ?? "", complete(id, await headOf(rig.work), "fix the parser"));
    assert.deepEqual(more, []);
    assert.deepEqual(newsOfMain(rig).slice(0, 2).flatMap(contextsIn), [], "before the end nothing is said");

    await screen.submit("Anything else?");
    await screen.waitFor(/Three\./);
    assert.deepEqual(contextsIn(newsOfMain(rig).at(-1) ?? ""), [], "it is not told again");
    assert.doesNotMatch(newsOfMain(rig).join("\n"), /<event>/, "the monitor left it to the agent");
    assert.deepEqual(await channelsOf(rig), ["agent-return"]);
  });
});

for (const [how, ...flags] of [
  ["an agent that starts the job in the background", "--background"],
  ["an agent whose call hands over", "--handover-after", "1s"],
] as const) {
  test(`${how}: the monitor's line wakes the idle client, and the end is told once`, async (t) => {
    const agent = [bash(rescueCommand(held("[[commit:late work]]"), ...COMMITS, ...flags)), forward];
    await withTruthRig(t, { scenario: inTurns({ main, agent }) }, async (rig) => {
      const screen = await rig.terminal();
      await screen.submit("Please start.");
      const returned = await newsThat(rig, /<task-notification>/);
      await screen.waitFor(/Two\./);
      const { id } = await newestJob(rig, "running");
      assert.match(contextsIn(returned).join("|"), new RegExp(`^codex job ${id}: ${RUNNING}$`));

      await release(rig);
      const woken = await newsThat(rig, /<event>/);
      await screen.waitFor(/Three\./);
      assert.match(
        woken,
        new RegExp(
          `<task-notification>[\\s\\S]*<event>codex job ${id} completed \\(1 commit, 1 file changed\\): [^\\n]*</event>`,
        ),
      );
      assert.match(contextsIn(woken).join("|"), complete(id, await headOf(rig.work), "late work"));
      assert.deepEqual(await channelsOf(rig), ["monitor"]);

      await screen.submit("Anything else?");
      await screen.waitFor(/Four\./);
      assert.deepEqual(contextsIn(newsOfMain(rig).at(-1) ?? ""), [], "it is not told again");
    });
  });
}

test("an agent whose call was moved to the background: the end is told in full once, and in short when it returns again", async (t) => {
  // The client moves the call at this time; ours may last longer, unless the client itself allows no more.
  const agent = [bash(rescueCommand(held("[[commit:late work]]"), ...COMMITS), { timeout: 2000 }), forward];
  const env = { BASH_MAX_TIMEOUT_MS: "2000", BASH_DEFAULT_TIMEOUT_MS: "2000" };
  await withTruthRig(t, { scenario: inTurns({ main, agent }), env }, async (rig) => {
    const screen = await rig.terminal();
    await screen.submit("Please start.");
    const returned = await newsThat(rig, /<task-notification>/);
    await screen.waitFor(/Two\./);
    const { id } = await newestJob(rig, "running");
    assert.match(contextsIn(returned).join("|"), new RegExp(`^codex job ${id}: detached at [^|]*$`));

    await release(rig);
    await newestJob(rig, "completed");
    const told = () => newsOfMain(rig).flatMap(contextsIn).slice(1);
    await until(() => told().length === 2, { timeoutMs: CAP_MS, what: "the monitor's line and the agent's return" });
    const [first, again] = told();
    assert.match(first ?? "", complete(id, await headOf(rig.work), "late work"));
    assert.match(
      again ?? "",
      new RegExp(`^codex job ${id}: complete, ended at \\S+Z after \\S+\\. Told before, at \\S+Z\\. Work: 1 commit`),
    );
    assert.deepEqual((await channelsOf(rig)).toSorted(), ["agent-return", "monitor"]);
  });
});

const stop: Step = (request) => stopTask(/agentId: (\w+)/.exec(textsOf(request).join("\n"))?.[1] ?? "");
const stopping = [start, say("Launched."), loadTools("TaskStop"), stop, say("Stopped."), say("Five."), say("Six.")];
const STOPPED = String.raw`ended at \S+Z without a success signal: the agent ended with the status "killed"\. The job's own record: `;

for (const [when, ...flags] of [["when its job is on its own", "--background"], ["during its call"]] as const) {
  test(`an agent that is stopped ${when} is told as ended, and the job's end is told later`, async (t) => {
    const agent = [bash(rescueCommand(held("[[commit:late work]]"), ...COMMITS, ...flags)), hang("I think")];
    await withTruthRig(t, { scenario: inTurns({ main: stopping, agent }) }, async (rig) => {
      const screen = await rig.terminal();
      await screen.submit("Please start.");
      await screen.waitFor(/Launched\./);
      const isBackground = flags.length > 0;
      if (isBackground) {
        await until(() => rig.model.agentRequests().length === 2, {
          timeoutMs: CAP_MS,
          what: "the agent's second turn",
        });
      }
      const { id } = await newestJob(rig, "running");
      await screen.submit("Stop it.");
      const killed = await newsThat(rig, /<status>killed<\/status>/);
      assert.match(contextsIn(killed).join("|"), new RegExp(`^codex job ${id}: ${STOPPED}${RUNNING}$`));
      await release(rig);
      const woken = await newsThat(rig, new RegExp(`<event>codex job ${id} completed`));
      assert.match(contextsIn(woken).join("|"), complete(id, await headOf(rig.work), "late work"));
      assert.deepEqual(await channelsOf(rig), ["monitor"]);
    });
  });
}

for (const [how, ...args] of [["continued", "--continue"], ["started anew"]] as const) {
  test(`a client that was closed and is ${how} is told the end of its job, once`, async (t) => {
    const agent = [bash(rescueCommand(held("[[commit:late work]]"), ...COMMITS, "--background")), forward];
    await withTruthRig(t, { scenario: inTurns({ main, agent }) }, async (rig) => {
      const first = await rig.terminal();
      await first.submit("Please start.");
      await first.waitFor(/Two\./);
      const { id } = await newestJob(rig, "running");
      await first.close();
      const before = newsOfMain(rig).length;
      await release(rig);
      await newestJob(rig, "completed");

      const second = await rig.terminal(...args);
      await second.submit("How does it stand?");
      await second.waitFor(/Three\./);
      const said = newsOfMain(rig).slice(before).flatMap(contextsIn);
      assert.match(said.join("|"), complete(id, await headOf(rig.work), "late work"));
      assert.equal(said.length, 1, said.join("\n"));
      assert.deepEqual(jobs(rig)[0]?.told.length, 1);
    });
  });
}
