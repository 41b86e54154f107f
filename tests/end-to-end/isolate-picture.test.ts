/**
 * An isolated job as its user sees it in a shell, with the real Codex: what it left, and how its work comes in. Drawn anew into the
 * README's picture with CODEX_COMPANION_PICTURE=docs/images/isolate.svg, the path of the file to write.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds } from "../../testing/job-on-disk.ts";
import { git } from "../../testing/repository.ts";
import { drawTerminal } from "../../testing/terminal-picture.ts";

const PARSER =
  "export const lines = (text) =>\n  text.split('\\n');\n\nexport const words = (text) =>\n  text.split(' ');\n";
const COMMIT = "git -c user.name=Codex -c user.email=codex@example.invalid commit -q -a -m 'Call words what they are'";
const WORK = `[[run:sed -i s/words/tokens/ src/parser.js && ${COMMIT}]][[say:Words are called tokens now.]]`;

test("an isolated job as a user sees it: work in a copy, the diff, and the apply beside their own change", async (t) => {
  const rig = await makeRig(t, { repository: { files: { "src/parser.js": PARSER } } });
  const done = await rig.run(["task", "--write", "--isolate", "--", WORK]);
  assert.equal(done.code, 0, done.stdout + done.stderr);
  const [id = ""] = jobIds(rig.home);
  writeFileSync(join(rig.repo, "src/parser.js"), PARSER.replace("'\\n'", "/\\r?\\n/"));
  const commands = [
    ["status", id],
    ["diff", id],
    ["apply", id],
  ];
  const shown: string[] = [];
  for (const args of commands) {
    const { stdout } = await rig.run(args);
    const text =
      args[0] === "status"
        ? stdout
            .split("\n")
            .filter((line) => /^codex job|^ {2}work/.test(line))
            .join("\n")
        : stdout;
    shown.push(`❯ codex-companion ${args.join(" ")}\n${text.trimEnd()}`);
  }
  shown.push(`❯ git status --short\n${await git(rig.repo, "status", "--short")}`);
  const screen = shown.join("\n").replaceAll(rig.repo, "~/work");
  assert.match(screen, /^ {2}work +1 commit, 1 file changed, in a copy, not applied yet$/mu);
  assert.match(screen, /^\+export const tokens = \(text\) =>$/mu);
  assert.match(screen, /^Applied job \S+ to branch main in ~\/work: 1 commit, 1 file changed\.$/mu);
  assert.match(screen, /\n M src\/parser\.js$/u);
  assert.ok(screen.split("\n").every((line) => line.length <= 120));
  const file = process.env["CODEX_COMPANION_PICTURE"];
  if (file)
    writeFileSync(resolve(file), drawTerminal("An isolated job: its work in a copy, and how it comes in", screen));
});
