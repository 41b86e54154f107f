/** The real Codex works in isolation while the user edits the same files: a conflict is refused whole, and once mended all comes in. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds } from "../../testing/job-on-disk.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git } from "../../testing/repository.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";

const LINES = "1\n2\n3\n4\n5\n6\n7\n8\n";
const WORK = [
  "sed -i.bak s/1/one/ both && rm both.bak && echo 2 > clash && git add -A",
  "git -c user.name=Codex -c user.email=c@example.invalid commit -q -m 'from the sandbox' && echo left > left",
].join(" && ");

test("what the real Codex committed in its copy is applied beside the user's own edits, or not at all", async (t) => {
  const scenario = [
    reply({ type: "function_call", name: "exec_command", arguments: { cmd: WORK } }),
    reply(message("Done.")),
  ];
  const rig = await makeRig(t, { model: { scenario }, repository: { files: { both: LINES, clash: "1\n" } } });
  const done = await rig.run(["task", "--write", "--isolate", "--", "Do it."]);
  assert.match(done.stdout, /status=complete id=\S+ work=commits\]\]\n$/u, done.stderr);
  const [id = ""] = jobIds(rig.home);
  writeFileSync(join(rig.repo, "both"), LINES.replace("8\n", "eight\n"));
  writeFileSync(join(rig.repo, "clash"), "3\n");
  assert.match((await rig.run(["diff", id])).stdout, /^-1\n\+one\n/mu);

  const before = printFolder(rig.repo);
  const refused = await rig.run(["apply", id]);
  assert.equal(refused.code, 1);
  assert.match(refused.stdout, /Nothing was touched\.\n {2}clash: changed here and by the job/u);
  assert.deepEqual(printFolder(rig.repo), before);

  writeFileSync(join(rig.repo, "clash"), "1\n");
  const applied = await rig.run(["apply", id]);
  assert.equal(applied.code, 0, applied.stderr);
  assert.match(applied.stdout, /^Applied job \S+ to branch main in \S+: 1 commit, 3 files changed\.\n/u);
  assert.equal(readFileSync(join(rig.repo, "both"), "utf8"), LINES.replace("1\n", "one\n").replace("8\n", "eight\n"));
  assert.deepEqual((await git(rig.repo, "status", "--porcelain")).split("\n"), [" M both", "?? left"]);
  assert.equal(
    await git(rig.repo, "log", "-1", "--format=%an %s %(trailers:key=Codex-Job,valueonly,separator=%x2C)"),
    `Codex from the sandbox ${id}`,
  );
  assert.match((await rig.run(["result", id])).stdout, /applied to main as commits \(1\) at /u);
});
