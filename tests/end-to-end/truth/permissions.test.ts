/** In the client's default permission mode what is known of jobs is read without a question; nothing else is. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { lastToolResult } from "../../../testing/scripted-claude/request.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { startRescue } from "../../../testing/truth-case.ts";
import { jobs } from "../../../testing/truth-job.ts";
import { rescueCommand, withTruthRig } from "../../../testing/truth-rig.ts";

const TASK_ONLY = ["--allowedTools", "Bash(codex-companion task:*)"];

test("print, default mode: the result of a background rescue is read as the context says, and no trick is", async (t) => {
  const forward: Step = (_, { news }) => say(news);
  const agent = [bash(rescueCommand("[[say:The tap is mended.]]")), forward];
  const results = new Map<string, string>();
  let said = "";
  let asked = "";
  const run =
    (command: (id: string) => string): Step =>
    (request, { news }) => {
      if (said === "") said = news;
      if (asked !== "") results.set(asked, lastToolResult(request) ?? "");
      asked = command(/codex job (\S+): complete/.exec(said)?.[1] ?? assert.fail(said));
      return bash(asked);
    };
  const reads = [
    (id: string) => `codex-companion result ${id}`,
    (id: string) => `codex-companion status ${id}`,
    () => "codex-companion status",
    () => "codex-companion queue",
  ];
  const tricks = [
    (id: string) => `codex-companion result ${id} > pwned`,
    (id: string) => `codex-companion result ${id}; touch pwned`,
    (id: string) => `codex-companion result ${id} && touch pwned`,
    (id: string) => `codex-companion result ${id} | tee pwned`,
    (id: string) => `codex-companion result ${id}\ntouch pwned`,
    () => "codex-companion result $(touch pwned)",
    () => "codex-companion result `touch pwned`",
    (id: string) => `CODEX_COMPANION_HOME=pwned codex-companion result ${id}`,
    () => "codex-companion report --html pwned",
    () => "codex-companion cancel",
    () => "codex-companion prune",
  ];
  const steps = [...reads, ...tricks].map(run);
  const end: Step = (request) => {
    results.set(asked, lastToolResult(request) ?? "");
    return say("Done.");
  };
  const main = [startRescue(true), say("Launched."), ...steps, end];
  await withTruthRig(t, { scenario: inTurns({ main, agent }) }, async (rig) => {
    await rig.print("Please start.", { permissionMode: "default", args: TASK_ONLY, timeoutMs: 300_000 });
    const id = jobs(rig)[0]?.id ?? assert.fail("There is no job.");
    assert.match(said, /They begin: "The tap is mended\."\./);
    assert.equal(results.size, reads.length + tricks.length);
    assert.match(results.get(`codex-companion result ${id}`) ?? "", /^The tap is mended\.\n\ncodex job \S+: completed/);
    assert.match(results.get(`codex-companion status ${id}`) ?? "", /^codex job \S+: completed/);
    assert.match(results.get("codex-companion status") ?? "", new RegExp(`^JOB .*\\n${id}`));
    assert.match(results.get("codex-companion queue") ?? "", /^No codex job of this client waits\./);
    for (const trick of tricks)
      assert.match(results.get(trick(id)) ?? "", /permission|approval|not allowed|can't be checked/i, trick(id));
    assert.ok(!existsSync(join(rig.work, "pwned")));
  });
});
