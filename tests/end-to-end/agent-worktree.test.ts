/**
 * The real Claude Code gives an agent a worktree of its own (`isolation: "worktree"`), and removes it at the agent's
 * return. No job may be left behind in it; a job in the foreground works as ever.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bash, say, startAgent } from "../../testing/scripted-claude/reply.ts";
import { lastToolResult } from "../../testing/scripted-claude/request.ts";
import { inTurns } from "../../testing/scripted-claude/scenario.ts";
import { jobs } from "../../testing/truth-job.ts";
import { rescueCommand, withTruthRig } from "../../testing/truth-rig.ts";

const isolated = startAgent("codex:codex-rescue", "the task", { isolation: "worktree", run_in_background: false });

for (const client of ["current", "older"] as const) {
  test(`${client}: in an agent's own worktree --background is refused, and the foreground never hands over`, async (t) => {
    const agent = [
      bash(rescueCommand("[[say:never]]", "--background")),
      bash(rescueCommand("[[run:sleep 2]] [[say:here]]").replace("590s", "1s")),
      say("Done."),
    ];
    const scenario = inTurns({ main: [isolated, say("Told.")], agent });
    await withTruthRig(t, { client, scenario }, async (rig) => {
      await rig.print("Please start.");
      const [, refused, done] = rig.model.agentRequests().map((request) => String(lastToolResult(request)));
      assert.match(
        refused ?? "",
        /Could not use --background in "[^"]+\/\.claude\/worktrees\/agent-[^"]+": Claude Code removes/,
      );
      assert.ok(
        refused?.includes(`or with --isolate, in a copy that stays, or with --cwd ${rig.work}, the main checkout.`),
        refused,
      );
      assert.match(refused ?? "", /\[\[codex-task status=failed kind=payload_invalid\]\]/);
      assert.match(done ?? "", /\[\[codex-task status=complete id=\S+ work=none\]\]/);
      assert.deepEqual(
        jobs(rig).map(({ status }) => status),
        ["completed"],
      );
    });
  });
}
