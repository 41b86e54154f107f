/** `/codex:review` in the real client, with the real Codex: its findings reach the user, and the main thread is told of its end. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import type { ClaudeClient } from "../../../testing/claude-binary.ts";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { type ModelReply, message, reply } from "../../../testing/scripted-model/reply.ts";
import { channelsOf, jobs, newsThat } from "../../../testing/truth-job.ts";
import { type TruthRig, withTruthRig } from "../../../testing/truth-rig.ts";

/** An answer of Codex's own reviewer: one critical finding, in the one line of `sum.js`. */
function finding(root: string): ModelReply {
  const line_range = { start: 1, end: 1 };
  const code_location = { absolute_file_path: join(root, "sum.js"), line_range };
  const found = {
    title: "[P0] It divides by zero",
    body: "Always.",
    priority: 0,
    confidence_score: 0.9,
    code_location,
  };
  const verdict = { overall_correctness: "patch is incorrect", overall_confidence_score: 0.9 };
  return reply(message(JSON.stringify({ findings: [found], ...verdict, overall_explanation: "It cannot work." })));
}

/** A client in a repository with something to review. */
function withChange(
  t: TestContext,
  { main, client = "current" }: { readonly main: readonly Step[]; readonly client?: ClaudeClient },
  body: (rig: TruthRig) => Promise<void>,
): Promise<void> {
  let root = "";
  const codex = { scenario: () => finding(root) };
  return withTruthRig(t, { client, scenario: inTurns({ main }), codex }, async (rig) => {
    root = rig.work;
    writeFileSync(join(rig.work, "sum.js"), "total / 0\n");
    await body(rig);
  });
}

for (const client of ["current", "older"] as const) {
  test(`print mode, ${client} client: /codex:review shows the verdict and the finding by its place`, async (t) => {
    const show: Step = (_, { news }) => say(news);
    await withChange(t, { client, main: [bash("codex-companion review"), show] }, async (rig) => {
      const { code, stdout } = await rig.print("/codex:review");
      assert.equal(code, 0);
      assert.match(stdout, /needs-attention, 1 finding: 1 critical\./);
      assert.match(stdout, /^sum\.js:1 {2}critical {2}F1 {2}It divides by zero/m);
      assert.match(stdout, /\[\[codex-task status=complete id=\S+ work=none review=needs-attention findings=1\]\]/);
      assert.deepEqual(
        jobs(rig).map(({ status }) => status),
        ["completed"],
      );
    });
  });
}

test("the terminal: /codex:review --background tells its end once, with the verdict and the finding", async (t) => {
  const main = [bash("codex-companion review --background"), say("It is under way."), say("I have heard of it.")];
  await withChange(t, { main }, async (rig) => {
    const terminal = await rig.terminal();
    await terminal.submit("/codex:review --background");
    const told = await newsThat(rig, /needs-attention/u);
    assert.match(told, /codex job \S+: complete\b/u);
    assert.match(told, /1 critical/u);
    assert.match(told, /sum\.js:1/u);
    assert.match(told, /It divides by zero/u);
    await terminal.waitFor(/I have heard of it/u);
    assert.deepEqual(await channelsOf(rig), ["monitor"]);
  });
});
