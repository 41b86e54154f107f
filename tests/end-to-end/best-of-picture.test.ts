/**
 * Three jobs with one task as their user sees them in a shell, with the real Codex. Drawn anew into the picture of
 * `docs/isolated-jobs.md` with CODEX_COMPANION_PICTURE=docs/images/best-of.svg, the path of the file to write.
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
  "src/parser.js": "export const lines = (text) =>\n  text.split('\\n').slice(0, -1);\n",
  "package.json": '{"scripts": {"test": "grep -q trimEnd src/parser.js"}}\n',
};
const commit = (subject: string) =>
  `git -c user.name=Codex -c user.email=codex@example.invalid commit -q -a -m '${subject}'`;
const parser = (...lines: readonly string[]) =>
  `printf '%s\\n' ${lines.map((line) => `"${line}"`).join(" ")} > src/parser.js`;

/** What each of the jobs does, and says of it. */
const WORKS = [
  [
    `sed -i 's/text.split/text.trimEnd().split/; s/.slice(0, -1)//' src/parser.js && ${commit("Keep the last line")}`,
    "Trimmed the end of the text before it is split.",
  ],
  [
    `${parser(
      "export function* lines(text) {",
      "  let rest = text.trimEnd();",
      "  while (rest !== '') {",
      "    const [line] = rest.split('\\\\n', 1);",
      "    yield line;",
      "    rest = rest.slice(line.length + 1);",
      "  }",
      "}",
    )} && ${commit("Read lines one by one")}`,
    "Rewrote the line loop as a generator.",
  ],
  ["sed -i 's/0, -1/0/' src/parser.js", "Left slice() out of it, mostly."],
] as const;

/** Jobs are told apart by their copies. */
function worksByCopy(): Scenario {
  const copies: string[] = [];
  return (request) => {
    const [, copy = ""] = /copies\/([0-9a-z-]+)/.exec(JSON.stringify(request.body)) ?? [];
    if (!copies.includes(copy)) copies.push(copy);
    const [command, words] = WORKS[copies.indexOf(copy)] ?? assert.fail(`There is a job too many: ${copy}`);
    return reply(stepsOf(request).length === 0 ? shellCommand(command) : message(words));
  };
}

test("three jobs with one task as a user sees them: what each did, the check, and the best", async (t) => {
  const model = { scenario: worksByCopy() };
  const rig = await makeRig(t, { repository: { files: FILES }, model });
  const [check, task] = ["npm test", "Mend the parser: it drops the last line."];
  const { code, stdout, stderr } = await rig.run(["task", "--write", "--best-of", "3", "--verify", check, task]);
  assert.equal(code, 0, stdout + stderr);
  const command = `codex-companion task --write --best-of 3 --verify '${check}' '${task}'`;
  const screen = `❯ ${command}\n${stdout.trimEnd()}`;
  assert.match(screen, /^JOB +STATUS +CHECK +COMMITS +FILES +\+ +- +TIME +TOKENS$/mu);
  assert.match(
    screen,
    /^\S+ +completed +passed +1 +1 +1 +1 .*\n {2}Trimmed the end of the text before it is split\.$/mu,
  );
  assert.match(screen, /^\S+ +completed +passed +1 +1 +8 +2 .*\n {2}Rewrote the line loop as a generator\.$/mu);
  assert.match(
    screen,
    /^\S+ +failed +failed +0 +1 +1 +1 .*\n {2}\(verify_failed\) Left slice\(\) out of it, mostly\.$/mu,
  );
  assert.match(screen, /^ {2}best {5}\S+: 2 of 3 passed the check/mu);
  assert.ok(screen.split("\n").every((line) => line.length <= 120));
  const file = process.env["CODEX_COMPANION_PICTURE"];
  if (file) writeFileSync(resolve(file), drawTerminal("Three jobs with one task, and the best of them", screen));
});
