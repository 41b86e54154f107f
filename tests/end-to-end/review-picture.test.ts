/**
 * A review as its user sees it in a shell, with the real Codex. Drawn anew into the README's picture with
 * CODEX_COMPANION_PICTURE=docs/images/review.svg, the path of the file to write.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import type { Scenario } from "../../testing/scripted-model.ts";
import { drawTerminal } from "../../testing/terminal-picture.ts";

const BEFORE = "export function lines(text) {\n  return text.trim().split('\\n');\n}\n";
const AFTER = `export function lines(text) {
  const all = text.split('\\n');
  return all.slice(0, all.length - 1);
}

export function pick(text, name) {
  return eval('lines(text).' + name);
}
`;

const finding = (priority: number, title: string, body: string, path: string, line: number) => ({
  ...{ title: `[P${priority}] ${title}`, body, priority, confidence_score: 0.9 },
  code_location: { absolute_file_path: path, line_range: { start: line, end: line } },
});

test("a review as a user sees it: verdict, findings by severity, and where they are", async (t) => {
  let path = "";
  const scenario: Scenario = () => {
    const findings = [
      finding(
        2,
        "The last line is dropped",
        "Without a line break at the end, `slice` cuts a whole line off.",
        path,
        3,
      ),
      finding(0, "A name of the caller is run as code", "`name` reaches `eval`. Look the method up instead.", path, 7),
    ];
    const verdict = { overall_correctness: "patch is incorrect", overall_confidence_score: 0.9 };
    const overall_explanation = "The parser loses input, and runs what its caller names.";
    return reply(message(JSON.stringify({ findings, ...verdict, overall_explanation })));
  };
  const repository = { files: { "src/parser.js": BEFORE } };
  const rig = await makeRig(t, { repository, model: { scenario }, config: { model: "gpt-5.5" } });
  path = join(rig.repo, "src/parser.js");
  await writeFile(path, AFTER);
  const { code, stdout } = await rig.run(["review"]);
  assert.equal(code, 0);
  const screen = `❯ codex-companion review\n${stdout.trimEnd().replaceAll(rig.repo, "~/work")}`;
  assert.match(screen, /^src\/parser\.js:7 {2}critical [\s\S]*^src\/parser\.js:3 {2}medium /mu);
  assert.match(screen, /review=needs-attention findings=2\]\]$/u);
  assert.ok(screen.split("\n").every((line) => line.length <= 120));
  const picture = drawTerminal("A review: the verdict, and the findings by severity with their places", screen);
  const file = process.env["CODEX_COMPANION_PICTURE"];
  if (file) writeFileSync(resolve(file), picture);
});
