/**
 * The end of a job as its user is told it in a shell, with the real Codex. Drawn anew into the README's picture with
 * CODEX_COMPANION_PICTURE=docs/images/told.svg, the path of the file to write.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { message, reply, shellCommand } from "../../testing/scripted-model/reply.ts";
import { stepsOf } from "../../testing/scripted-model/request.ts";
import type { Scenario } from "../../testing/scripted-model.ts";
import { drawTerminal } from "../../testing/terminal-picture.ts";

const FILES = {
  "src/parser.js": "export const lines = (text) => text.split('\\n').slice(0, -1);\n",
  "package.json": '{"scripts": {"test": "grep -q trimEnd src/parser.js"}}\n',
};
const MENDED = "export const lines = (text) => text.trimEnd().split('\\\\n');";
const COMMIT = `echo "${MENDED}" > src/parser.js && git commit -qam 'Keep the last line'`;
const WORDS =
  "`slice(0, -1)` dropped the last line if the text had no line break at its end. I mended and committed it.";

const scenario: Scenario = (request) => reply(stepsOf(request).length === 0 ? shellCommand(COMMIT) : message(WORDS));

test("the end of a job as a user is told it: Codex's words, the commit, the check and the sentinel", async (t) => {
  const rig = await makeRig(t, { repository: { files: FILES }, model: { scenario }, config: { model: "gpt-5.5" } });
  const [check, task] = ["npm test", "Mend the parser: it drops the last line."];
  const { code, stdout } = await rig.run(["task", "--write", "--allow-commit", "--verify", check, task]);
  assert.equal(code, 0, stdout);
  const command = `codex-companion task --write --allow-commit --verify '${check}' '${task}'`;
  const screen = `❯ ${command}\n${stdout.trimEnd().replaceAll(rig.repo, "~/work")}`;
  assert.match(
    screen,
    /^ {2}work {5}1 commit, 1 file changed$[\s\S]*^ {2}commit {3}[0-9a-f]{10} Keep the last line$/mu,
  );
  assert.match(screen, /^ {2}check {4}passed: npm test$[\s\S]*status=complete id=\S+ work=commits verify=pass\]\]$/mu);
  assert.ok(screen.split("\n").every((line) => line.length <= 120));
  const picture = drawTerminal("The end of a job: Codex's words, the commit, the check and the sentinel", screen);
  const file = process.env["CODEX_COMPANION_PICTURE"];
  if (file) writeFileSync(resolve(file), picture);
});
