/** One end makes one turn of the main thread in the terminal, where a monitor and the hooks could both tell it. */
import assert from "node:assert/strict";
import test from "node:test";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { tellCells } from "../../../testing/truth-cells.ts";
import { held, jobs, newestJob, newsOfMain, newsThat } from "../../../testing/truth-job.ts";
import { rescueCommand, withTruthRig } from "../../../testing/truth-rig.ts";

test("failing rescues are told by their agents' returns only", async (t) => {
  const forward: Step = (_, { news }) => say(news);
  const cells = Array.from({ length: 8 }, (_, at) => ({
    name: String(at),
    agent: [bash(rescueCommand(`[[http:400]] ${at}`)), forward],
  }));
  await tellCells(t, { mode: "terminal" }, cells, async ({ rig, contexts }) => {
    for (const [at, job] of jobs(rig).entries()) {
      assert.deepEqual([job.status, ...job.told.map(({ channel }) => channel)], ["failed", "agent-return"]);
      assert.match(contexts.get(String(at))?.join("|") ?? "", new RegExp(`^codex job ${job.id}: failed, [^|]*$`));
    }
    assert.equal(jobs(rig).length, cells.length);
    assert.doesNotMatch(newsOfMain(rig).join("\n"), /<event>/);
  });
});

/** What the user types to cancel, what the model does then, and what is shown in the end. */
const CANCELS = [
  { typed: "/codex:cancel", calls: [], shown: /cancelled after/ },
  { typed: "Stop it.", calls: [bash("codex-companion cancel"), say("Cancelled.")], shown: /Cancelled\./ },
];

for (const { typed, calls, shown } of CANCELS) {
  test(`a user's cancel, "${typed}", does not wake the model again`, async (t) => {
    const main = [
      bash(`codex-companion task --background '${held()}'`),
      say("Launched."),
      ...calls,
      bash("codex-companion task --background '[[say:later]]'"),
      say("Launched again."),
      say("Heard."),
    ];
    await withTruthRig(t, { scenario: inTurns({ main }) }, async (rig) => {
      const screen = await rig.terminal();
      await screen.submit("Please start.");
      await screen.waitFor(/Launched\./);
      const { id } = await newestJob(rig, "running");
      await screen.submit(typed);
      await screen.waitFor(shown);
      await screen.submit("Another one.");
      const woken = await newsThat(rig, /<event>/);
      const [cancelled, later] = jobs(rig);
      assert.deepEqual([cancelled?.id, cancelled?.status], [id, "cancelled"]);
      assert.deepEqual(
        cancelled?.told.map(({ channel }) => channel),
        ["cancel"],
      );
      assert.match(woken, new RegExp(`<event>codex job ${later?.id} completed`));
      assert.doesNotMatch(newsOfMain(rig).join("\n"), new RegExp(`<event>[^<]*${id}`));
    });
  });
}
