/** Files whose names are no UTF-8: a job makes, changes and removes them, and nothing that is told of them is mangled or lost. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { jobId, json } from "./fixtures/reading.ts";

const run = (command: string): FakeStep => ({ do: "run", command });
const COMMIT = "git add -A && git -c user.name=T -c user.email=t@example.invalid commit -q -m work";
const WRITE = `printf '1\\n' > "$(printf '\\376')" && ${COMMIT}`;
const odd = (root: string, byte: string) => Buffer.from(`${root}/${byte}`, "latin1");
const [FE, FF] = ['"\\376"', '"\\377"'];
const ONE_LINE = { insertions: 1, deletions: 0 };

describe("names that are no UTF-8", { concurrency: 3 }, () => {
  test("an isolated job's are told, shown and applied with their bytes", async (t) => {
    const scenario = { turns: [[run(WRITE), run(`printf '1\\n' > "$(printf '\\377')"`)]] };
    const rig = await makeRig(t, { scenario, repository: { files: { file: "1\n" } } });
    const id = jobId(await rig.run(["task", "--isolate", "--write", "do it"]));
    const { job } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(job.evidence.files_changed, [FE, FF]);
    assert.deepEqual(json(await rig.run(["diff", id, "--json"])).files, [
      { path: FE, ...ONE_LINE },
      { path: FF, ...ONE_LINE },
    ]);
    const patch = join(rig.folder, "patch");
    const pieces: Buffer[] = []; // The names in it are bytes, too.
    for await (const piece of rig.start(["diff", id]).stdout) pieces.push(piece as Buffer);
    writeFileSync(patch, Buffer.concat(pieces));
    const other = await makeRepository(join(rig.folder, "other"), { files: { file: "1\n" } });
    await git(other, "apply", "--index", patch);
    assert.equal(readFileSync(odd(other, "\xff"), "utf8"), "1\n");
    const applied = await rig.run(["apply", id]);
    assert.equal(applied.code, 0, applied.stderr);
    for (const byte of ["\xfe", "\xff"]) assert.equal(readFileSync(odd(rig.repo, byte), "utf8"), "1\n");
  });

  test("a job that commits in the workspace has them in its diff", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[run(WRITE)]] }, repository: { files: { file: "1\n" } } });
    const id = jobId(await rig.run(["task", "--write", "--allow-commit", "do it"]));
    const { job, files } = json(await rig.run(["diff", id, "--json"]));
    assert.deepEqual([job.id, files], [id, [{ path: FE, ...ONE_LINE }]]);
  });

  test("one that a turn removed is told though another that is there cannot be told from it by sight", async (t) => {
    const scenario = { turns: [[run(`rm "$(printf '\\377')"`)]] };
    const rig = await makeRig(t, { scenario, repository: { files: { file: "1\n" } } });
    for (const byte of ["\xfe", "\xff"]) writeFileSync(odd(rig.repo, byte), "1\n");
    const id = jobId(await rig.run(["task", "--write", "do it"]));
    const { evidence } = json(await rig.run(["status", id, "--json"])).job;
    assert.deepEqual(evidence.files_changed, [FF]);
  });
});
