/** The status line in the real client: what `setup --statusline` says to put into the settings shows the session's jobs. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { COMPANION } from "../../../testing/companion.ts";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { inTurns } from "../../../testing/scripted-claude/scenario.ts";
import { held, newestJob, release } from "../../../testing/truth-job.ts";
import { rescueCommand, withTruthRig } from "../../../testing/truth-rig.ts";

test("the terminal: the status line shows a running job below the user's own line, and how it came out", async (t) => {
  const main = [bash(rescueCommand(held(), "--background")), say("It is under way."), say("It has ended.")];
  await withTruthRig(t, { scenario: inTurns({ main }) }, async (rig) => {
    const file = join(rig.env["HOME"] ?? assert.fail(), ".claude", "settings.json");
    const settings = JSON.parse(readFileSync(file, "utf8"));
    const own = { type: "command", command: "echo it is mine" };
    writeFileSync(file, JSON.stringify({ ...settings, statusLine: own }));
    const answer = execFileSync(process.execPath, [COMPANION, "setup", "--statusline", "--json"], { env: rig.env });
    const { statusLine } = JSON.parse(answer.toString("utf8"));
    writeFileSync(file, JSON.stringify({ ...settings, statusLine }));
    const terminal = await rig.terminal();
    await terminal.waitFor(/it is mine/u);
    await terminal.submit("Ask Codex.");
    await terminal.waitFor(/It is under way\./u);
    await newestJob(rig, "running");
    await terminal.waitFor(/it is mine\s+codex: 1 running/u);
    await release(rig);
    await terminal.waitFor(/It has ended\./u);
    await terminal.waitFor(/codex: ✔ /u);
  });
});
