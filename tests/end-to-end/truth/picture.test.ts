/**
 * What a user sees, from `/codex:rescue` to the news of the end, in the real client. Drawn anew into the README's picture
 * with CODEX_COMPANION_PICTURE=docs/images/rescue.svg, the path of the file to write.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import test from "node:test";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { drawTerminal } from "../../../testing/terminal-picture.ts";
import { contextsIn, startRescue } from "../../../testing/truth-case.ts";
import { rescueCommand, withTruthRig } from "../../../testing/truth-rig.ts";

const TASK = "Mend the parser: it drops the last line. Commit the fix.";
const COMMIT = rescueCommand("[[commit:Keep the last line]]", "--write", "--allow-commit");

test("a rescue as a user sees it, from the command to the news of its end", async (t) => {
  const report: Step = (_, { news }) => {
    const [said = ""] = contextsIn(news);
    const [, work] = /Work: (.*?)\. /.exec(said) ?? [];
    const [, commit] = /Commits: (.*?)\. /.exec(said) ?? [];
    return say(`Codex is done, and its record says so: ${work}.\nThe commit is ${commit}.`);
  };
  const main = [startRescue(true), say("Codex has the task. I will hear of its end; we can go on meanwhile."), report];
  const agent: Step[] = [bash(COMMIT), (_, { news }) => say(news)];
  await withTruthRig(t, { scenario: inTurns({ main, agent }) }, async (rig) => {
    const terminal = await rig.terminal();
    await terminal.submit(`/codex:rescue ${TASK}`);
    const screen = await terminal.waitFor(/The commit is/u);
    assert.match(screen, /Codex is done, and its record says so: 1 commit, 1 file changed/u);
    assert.match(screen, /The commit is [0-9a-f]{10} "Keep the last line"/u);
    const shown = screen.slice(0, screen.indexOf("\n", screen.indexOf("The commit is"))).replaceAll(rig.work, "~/work");
    const picture = drawTerminal("A Codex rescue in Claude Code: the command, and the news of its end", shown);
    assert.match(picture, /^<svg [\s\S]*Keep the last line[\s\S]*<\/svg>\n$/u);
    const file = process.env["CODEX_COMPANION_PICTURE"];
    if (file) writeFileSync(resolve(file), picture);
  });
});
