/** A typed command that a hook answers: shown at once, without a request to the model; in print mode the model answers. */
import assert from "node:assert/strict";
import test from "node:test";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { inTurns } from "../../../testing/scripted-claude/scenario.ts";
import { held, newestJob, newsOfMain, newsThat } from "../../../testing/truth-job.ts";
import { rescueCommand, withTruthRig } from "../../../testing/truth-rig.ts";

test("the terminal: typed commands are shown without a request, and a cancel is told at the next prompt, once", async (t) => {
  const main = [
    bash(rescueCommand(held(), "--background")),
    say("It is under way."),
    say("I know."),
    say("Nothing new."),
  ];
  await withTruthRig(t, { scenario: inTurns({ main }) }, async (rig) => {
    const terminal = await rig.terminal();
    await terminal.submit("Ask Codex.");
    await terminal.waitFor(/It is under way\./u);
    const { id } = await newestJob(rig, "running");
    const requests = rig.model.requests.length;
    const shown: readonly (readonly [string, string])[] = [
      ["/codex:status", `${id} +running`],
      [`/codex:logs ${id}`, "worker \\d+ has the job"],
      ["/codex:queue", "No codex job of this client waits\\."],
      [`/codex:cancel ${id}`, `codex job ${id}: cancelled after`],
    ];
    for (const [prompt, text] of shown) {
      await terminal.submit(prompt);
      await terminal.waitFor(new RegExp(`${text}[^❯]*Original prompt: ${prompt}`, "u"));
    }
    assert.equal(rig.model.requests.length, requests);
    await newestJob(rig, "cancelled");
    await terminal.submit("What is new?");
    await newsThat(
      rig,
      new RegExp(`codex job ${id}: cancelled, ended at \\S+: the user stopped it by typing /codex:cancel`),
    );
    await terminal.waitFor(/I know\./u);
    await terminal.submit("And now?");
    await terminal.waitFor(/Nothing new\./u);
    assert.doesNotMatch(newsOfMain(rig).at(-1) ?? "", /codex job/u);
  });
});

test("print mode: the same command goes to the model", async (t) => {
  const scenario = inTurns({ main: [bash("codex-companion status"), say("Shown.")] });
  await withTruthRig(t, { scenario }, async (rig) => {
    assert.deepEqual(await rig.print("/codex:status"), { code: 0, stdout: "Shown.\n", stderr: "" });
    assert.match(newsOfMain(rig)[0] ?? "", /Run `codex-companion status` with the Bash tool/u);
  });
});

test("the terminal, switched off: the same command goes to the model", async (t) => {
  const scenario = inTurns({ main: [say("Shown.")] });
  await withTruthRig(t, { scenario, env: { CODEX_COMPANION_INSTANT: "off" } }, async (rig) => {
    const terminal = await rig.terminal();
    await terminal.submit("/codex:status");
    await terminal.waitFor(/Shown\./u);
    assert.match(newsOfMain(rig)[0] ?? "", /Run `codex-companion status` with the Bash tool/u);
  });
});
