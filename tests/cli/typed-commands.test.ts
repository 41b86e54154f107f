/** In Claude Code no text names a command of the shell that has a slash command, nor a command by its bare name. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SLASH_COMMANDS } from "../../plugins/codex/scripts/src/core/typed-command.ts";
import { makeRig } from "../../testing/companion.ts";
import { jobId } from "./fixtures/reading.ts";

const NAMES = [...SLASH_COMMANDS, "task"].join("|");
const NOT_TYPED_THERE = new RegExp(
  `codex-companion (?:${NAMES})(?=[ .,)])|(?:[Ss]ee|[Uu]se|with|then|or|;) (?:${NAMES})(?= --| [0-9a-z]{8}-|[.,])`,
);

test("what a reader in Claude Code is told to type can be typed there", async (t) => {
  const rig = await makeRig(t, { scenario: { turns: [[{ do: "run", command: "echo x > made.txt" }]] } });
  const env = { CLAUDECODE: "1" };
  const texts: string[] = [];
  const run = async (...args: readonly string[]) => {
    const { stdout, stderr } = await rig.run(args, { env });
    const text = `${stdout}${stderr}`.replaceAll(/\s+/g, " ");
    assert.doesNotMatch(text, NOT_TYPED_THERE, args.join(" "));
    texts.push(text);
    return { stdout, stderr, code: 0 };
  };
  const isolated = jobId(await run("task", "--isolate", "--write", "make a file"));
  await rig.fake.play({ turns: [[{ do: "hang" }]] });
  const running = jobId(await run("task", "--background", "go on for long"));
  const waiting = jobId(await run("task", "--background", "--after", running, "and then"));
  await run("status");
  for (const id of [isolated, running, waiting]) {
    await run("status", id);
    await run("explain", id);
    await run("say", id, "And the tests.");
  }
  for (const name of ["queue", "setup", "report", "prune", "incidents", "top"]) await run(name);
  await run("incidents", "--unknown");
  await run("prune", "--older-than", "1s", "--dry-run");
  for (const id of [waiting, running]) await run("cancel", id);
  writeFileSync(join(rig.repo, "made.txt"), "another\n");
  await run("apply", isolated);
  await run("apply", running);
  await run("diff", running);
  rmSync(join(rig.repo, "made.txt"));
  await run("apply", isolated);
  await run("discard", running);
  await run("result", isolated);
  const told = texts.join("\n");
  for (const name of ["apply", "cancel", "diff", "discard", "logs", "queue", "rescue", "result", "setup", "status"])
    assert.ok(told.includes(`/codex:${name}`), `${name}\n${told}`);
});
