/** What the main thread of the real Claude Code is told of a group of the real Codex's jobs: once, as a group. */
import assert from "node:assert/strict";
import test from "node:test";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import type { Step } from "../../../testing/scripted-claude/scenario.ts";
import { tellInPrintMode } from "../../../testing/truth-case.ts";
import { jobs } from "../../../testing/truth-job.ts";
import { rescueCommand } from "../../../testing/truth-rig.ts";

const FLAGS = ["--write", "--best-of 2", "--verify 'test -f made'"];
const START = bash(rescueCommand("[[run:echo x > made]][[say:Made it.]]", ...FLAGS), { timeout: 600_000 });
const forward: Step = (_, { news }) => say(news);

for (const background of [true, false])
  test(`an agent in the ${background ? "background" : "foreground"} that started a group: its judgement, once`, async (t) => {
    await tellInPrintMode(t, { background, agent: [START, forward] }, async ({ contexts, rig }) => {
      const [one, two] = jobs(rig);
      const all = contexts.flat();
      assert.equal(all.length, 1, JSON.stringify(contexts));
      assert.match(
        all[0] ?? "",
        new RegExp(
          `^codex group g-\\S+: complete, ended at .*: 2 of 2 jobs completed\\. Best: job (${one?.id}|${two?.id}), because `,
        ),
      );
      for (const job of [one, two]) {
        assert.notEqual(job?.agentId, null);
        assert.equal(job?.told.length, 1, JSON.stringify(job));
      }
    });
  });
