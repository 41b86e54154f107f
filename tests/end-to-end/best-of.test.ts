/** `--best-of` with the real Codex: three jobs in its sandbox, a check that one of them passes, and the workspace as it was. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { printFolder } from "../../testing/print-folder.ts";

/** Each job writes as many lines as its copy is young: the first one 1, the second one 2, the third one 3. */
const LINES = 'for each in ../*; do echo line >> made; test "$each" -ef . && break; done; true';

test("three real jobs work from one start, and the one that passes the check is the best", async (t) => {
  const rig = await makeRig(t);
  writeFileSync(join(rig.repo, "draft"), "not committed\n");
  const before = printFolder(rig.repo);
  const check = "grep -q committed draft && test $(wc -l < made) = 2";
  const task = `[[run:${LINES}]][[say:Wrote the lines. Nothing else.]]`;
  const done = await rig.run(["task", "--write", "--best-of", "3", "--verify", check, "--", task]);
  const [one, two, three] = jobIds(rig.home);
  const [id = ""] = /g-[0-9a-z]{8}-[0-9a-z]{5}/.exec(done.stdout) ?? [];
  assert.equal(done.code, 0, done.stdout + done.stderr);
  assert.match(done.stdout, new RegExp(`^codex group ${id}: running jobs=3\n`));
  assert.match(done.stdout, new RegExp(`\n\\[\\[codex-task status=complete group=${id} jobs=3 best=${two}\\]\\]\n$`));
  assert.match(done.stdout, new RegExp(`\n {2}best {5}${two}: it alone of 3 passed the check `));
  assert.equal(done.stdout.match(/Wrote the lines\.$/gm)?.length, 3, done.stdout);
  assert.deepEqual(printFolder(rig.repo), before);
  const records = [one, two, three].map((each) => readRecord(rig.home, each ?? ""));
  assert.deepEqual(
    records.map((record) => [record?.["status"], record?.["evidence"].insertions, record?.["usage"]?.total > 0]),
    [
      ["failed", 1, true],
      ["completed", 2, true],
      ["failed", 3, true],
    ],
  );
  assert.equal(new Set(records.map((record) => record?.["place"].start)).size, 1);
  assert.equal((await rig.run(["diff", two ?? ""])).stdout.includes("+line\n+line\n"), true);
});
