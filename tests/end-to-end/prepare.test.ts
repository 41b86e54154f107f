/** `--prepare` with the real Codex: confined as the turn is, but with the network and without the Git folder. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds } from "../../testing/job-on-disk.ts";

const CONNECT = `node -e 'require("node:net").connect(1,"127.0.0.1").on("error",(e)=>console.log(e.code))'`;

test("a command of --prepare writes in the copy only, and has the network unless the policy forbids it", async (t) => {
  // The rig lies in a temporary folder, which a sandbox lets write unless the user's own settings say otherwise.
  const rig = await makeRig(t, { config: { extraToml: "[sandbox_workspace_write]\nexclude_slash_tmp = true" } });
  const outside = join(rig.folder, "escaped");
  const command = `${CONNECT} > code; ! touch ${outside} .git/escaped 2>/dev/null`;
  const prepared = ["task", "--write", "--isolate", "--prepare", command, "--", "[[run:cat code; echo 1 > made]]"];
  const open = await rig.run(prepared);
  assert.match(open.stdout, /status=complete id=\S+ work=files\]\]\n$/u);
  mkdirSync(rig.home, { recursive: true });
  writeFileSync(join(rig.home, "policy.json"), '{"network":false}');
  const closed = await rig.run(prepared);
  assert.match(closed.stdout, /status=complete id=\S+ work=files\]\]\n$/u);
  const copies = jobIds(rig.home).map((id) => join(rig.home, "copies", id));
  for (const root of copies) assert.equal(readdirSync(join(root, ".git")).includes("escaped"), false);
  assert.equal(existsSync(outside), false);
  assert.deepEqual(
    copies.map((root) => readFileSync(join(root, "code"), "utf8").trim()),
    ["ECONNREFUSED", "EPERM"],
  );
});
