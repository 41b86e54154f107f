/**
 * The live view as its user sees it, with the real Codex. Drawn anew into the README's picture with
 * CODEX_COMPANION_PICTURE=docs/images/top.svg, the path of the file to write.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { COMPANION, makeRig } from "../../testing/companion.ts";
import { message, reply, shellCommand, updatePlan } from "../../testing/scripted-model/reply.ts";
import { promptOf, stepsOf } from "../../testing/scripted-model/request.ts";
import type { Scenario } from "../../testing/scripted-model.ts";
import { openShell } from "../../testing/shell-terminal.ts";
import { drawTerminal } from "../../testing/terminal-picture.ts";
import { jobId } from "../cli/fixtures/reading.ts";

const PARSER = "Mend the parser: it drops the last line";
const STEPS = ["Find where the last line goes", "Mend it, with a test", "Run all tests"];
const TEST = "sh test/all.sh parser";

/** The parser is worked at without an end; everything else is a file, committed or not. */
const scenario: Scenario = (request) => {
  const calls = stepsOf(request).filter((item) => item["type"] === "function_call").length;
  if (promptOf(request).includes("changelog")) {
    const commit =
      "echo 'One more line.' > CHANGES.md; git add .; git -c user.name=C -c user.email=c@d commit -qm 'A line'";
    return calls === 0 ? reply(shellCommand(commit)) : reply(message("The changelog has the line."));
  }
  if (!promptOf(request).includes("parser"))
    return calls === 0 ? reply(shellCommand("echo rules > lint.json")) : reply(message("The rules are new."));
  if (calls === 0) return reply(message("The loop stops one line too early. I write a test first."), updatePlan(STEPS));
  return reply(shellCommand(TEST));
};

test("the live view as a user sees it: what runs, waits and has ended, and the plan of the selected job", async (t) => {
  const rig = await makeRig(t, {
    repository: { files: { "test/all.sh": "sleep 300\n" } },
    model: { scenario },
    config: { model: "gpt-5.5" },
  });
  const run = async (...args: readonly string[]) => jobId(await rig.run(["task", ...args]));
  await run("--write", "--allow-commit", "Add a line to the changelog");
  await run("--write", "--verify", "test -e lint.config", "Renew the rules of the linter");
  const running = await run("--background", "--write", PARSER);
  const waiting = await run("--background", "--after", running, "Write the release notes");
  const path = `${join(COMPANION, "..")}:${rig.env["PATH"]}`;
  const env = { ...rig.env, PATH: path, PS1: "ready> ", NO_COLOR: "1" };
  const shell = await openShell("bash", ["--norc", "--noprofile", "-i"], {
    cwd: rig.repo,
    columns: 100,
    rows: 26,
    env,
  });
  try {
    await shell.type("codex-companion top\n");
    await shell.waitFor(/plan 0\/3 · running [\s\S]*\[>\] Find where[\s\S]*^says +The loop stops/m);
    const screen = (await shell.screen()).replaceAll(rig.repo, "~/work").trimEnd();
    assert.match(screen, /^1 running, 1 waiting, 2 ended: codex jobs in ~\/work$/m);
    const picture = drawTerminal(
      "The live view: jobs that run, wait and have ended, and the plan of the selected one",
      screen,
    );
    const file = process.env["CODEX_COMPANION_PICTURE"];
    if (file) writeFileSync(resolve(file), picture);
    await shell.type("q");
    await shell.waitFor(/ready>\s*$/);
  } finally {
    await shell.close();
    for (const id of [waiting, running]) await rig.run(["cancel", id]);
  }
});
