/** The real Codex in its sandbox can commit in the copy, and the workspace stays as it is. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";

const COMMIT =
  "echo 1 > made && git add made && git -c user.name=T -c user.email=t@example.invalid commit -q -m 'from the sandbox'";

test("the real Codex commits in its copy and leaves the workspace as it is", async (t) => {
  const scenario = [
    reply({ type: "function_call", name: "exec_command", arguments: { cmd: COMMIT } }),
    reply(message("Done.")),
  ];
  const rig = await makeRig(t, { model: { scenario } });
  const before = printFolder(rig.repo);
  const done = await rig.run(["task", "--write", "--isolate", "--", "Do it."]);
  assert.match(done.stdout, /status=complete id=\S+ work=commits\]\]\n$/, done.stderr);
  assert.deepEqual(printFolder(rig.repo), before);
  const [id = ""] = jobIds(rig.home);
  const { evidence, place } = readRecord(rig.home, id) ?? {};
  assert.equal(place.root, join(rig.home, "copies", id));
  assert.deepEqual(
    [evidence.attribution, evidence.files_changed, evidence.commits[0].subject, evidence.git_folder_changed],
    ["isolated", ["made"], "from the sandbox", undefined],
  );
});

test("the copy is trusted as a project just as the workspace is, and the user's configuration stays as it is", async (t) => {
  const files = { ".codex/config.toml": 'model_reasoning_effort = "low"\n', "sub/file": "1" };
  const rig = await makeRig(t, { repository: { files }, model: { scenario: [reply(message("Done."))] } });
  const file = join(rig.codexHome, "config.toml");
  const plain = readFileSync(file, "utf8");
  const efforts: unknown[] = [];
  for (const cwd of [rig.repo, join(rig.repo, "sub")]) {
    for (const trust of ["", `\n[projects.${JSON.stringify(rig.repo)}]\ntrust_level = "trusted"\n`]) {
      writeFileSync(file, `${plain}${trust}`);
      assert.equal((await rig.run(["task", "--write", "--isolate", "--", "Do it."], { cwd })).code, 0);
      assert.equal(readFileSync(file, "utf8"), `${plain}${trust}`);
      efforts.push(readRecord(rig.home, jobIds(rig.home).at(-1) ?? "")?.["resolved"].effort);
    }
  }
  assert.deepEqual(efforts, [null, "low", null, "low"]);
});
