/** A job that closes folders of its copy: what is in them is told by nobody, so it is named, and the copy stays. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { flat, jobId, json } from "./fixtures/reading.ts";
import { asSomebody } from "./fixtures/somebody-else.ts";

const WORK = [
  "echo 1 > new && echo important > sub/tracked && echo important > listed/tracked",
  "mkdir -p locked deep/er && echo 1 > locked/file && echo 1 > deep/er/file",
  "chmod 000 locked sub deep/er module && chmod 400 listed",
].join(" && ");
const CLOSED = ["deep/er", "listed", "locked", "sub"];
const LEFT = ["module", ...CLOSED.map((path) => `${path}/`)].map((path) => ({ path, why: "it cannot be read" }));

test("work in folders that cannot be read is named by the evidence, diff and apply, and prune leaves its copy", async (t) => {
  const made = await makeRig(t, {
    scenario: { turns: [[{ do: "run", command: WORK }]] },
    repository: { files: { "sub/tracked": "1\n", "sub/deep/er": "1\n", "listed/tracked": "1\n" } },
  });
  await makeRepository(join(made.repo, "module"));
  await git(made.repo, "add", "module");
  await git(made.repo, "commit", "-qm", "module");
  const rig = asSomebody(made);
  const id = jobId(await rig.run(["task", "--write", "--isolate", "--submodules", "do it"]));
  const copy = join(rig.home, "copies", id);
  try {
    const { job } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(job.evidence.files_changed, ["new"]);
    assert.deepEqual(
      job.evidence.not_looked_at,
      LEFT.map(({ path }) => `"${path}", because it cannot be read`),
    );

    const diff = json(await rig.run(["diff", id, "--json"]));
    assert.deepEqual([diff.files, diff.left], [[{ path: "new", insertions: 1, deletions: 0 }], LEFT]);
    assert.match(flat((await rig.run(["diff", id, "--stat"])).stderr), /Not shown: .*locked\/ \(it cannot be read\)/u);

    const applied = await rig.run(["apply", id]);
    assert.equal(applied.code, 0);
    assert.match(flat(applied.stdout), /Not brought in: .*sub\/ \(it cannot be read\)/u);
    const { applied: record } = json(await rig.run(["status", id, "--json"])).job;
    assert.deepEqual(
      record.copy.left,
      LEFT.map(({ path }) => path),
    );
    assert.equal(readFileSync(join(rig.repo, "sub", "tracked"), "utf8"), "1\n");

    assert.match(
      flat((await rig.run(["prune"])).stdout),
      /left the copy of \S+: it was applied, but not brought in was /u,
    );
    assert.ok(existsSync(copy));
  } finally {
    for (const path of [...CLOSED, "module"]) chmodSync(join(copy, path), 0o700);
  }
});
