/** `apply`: what it says, by text and exit code, and that the record and all other commands know of it. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git } from "../../testing/repository.ts";
import { flat, jobId, json, whole } from "./fixtures/reading.ts";

const run = (command: string) => ({ do: "run", command }) as const;
const COMMIT = "git -c user.name=Codex -c user.email=c@example.invalid commit -q -m 'Say two'";
const FILES = { file: "1\n", other: "1\n" };
const WORK: FakeScenario = { turns: [[run(`echo 2 > file && git add file && ${COMMIT} && echo left > left`)]] };
const ISOLATED = ["task", "--write", "--isolate", "do it"];

describe("apply", { concurrency: 3 }, () => {
  test("brings in commits and the rest, says where to, and the record and status know it", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    writeFileSync(join(rig.repo, ".git", "hooks", "post-commit"), `touch ${join(rig.folder, "planted")}\n`, {
      mode: 0o755,
    });
    const id = jobId(await rig.run(ISOLATED));
    const dry = json(await rig.run(["apply", id, "--dry-run", "--json"]));
    assert.deepEqual([dry.applied, dry.as, dry.branch, dry.files], [false, "commits", "main", ["file", "left"]]);
    const head = await git(rig.repo, "rev-parse", "HEAD");
    assert.match(
      flat((await rig.run(["status", id])).stdout),
      /not applied yet .* next codex-companion result \S+, codex-companion diff \S+, codex-companion apply \S+, /,
    );
    const done = await rig.run(["apply", id]);
    const [sha = ""] = (await git(rig.repo, "rev-list", `${head}..HEAD`)).split("\n");
    assert.deepEqual(
      { ...whole(done, rig), stdout: whole(done, rig).stdout.replace(sha.slice(0, 8), "SHA") },
      {
        code: 0,
        stderr: "",
        stdout: [
          "Applied job JOB to branch main in RIG/repo: 1 commit, 2 files changed.",
          "  SHA Say two",
          "  file",
          "  left",
          "Not run: the hook post-commit.",
          "See git log -1 -p. To remove the job's copy: codex-companion discard JOB.",
          "",
        ].join("\n"),
      },
    );
    assert.equal(existsSync(join(rig.folder, "planted")), false);
    assert.equal(await git(rig.repo, "status", "--porcelain"), "?? left");
    const { job } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual({ ...job.applied, at: "" }, { as: "commits", at: "", branch: "main", commits: [sha] });
    for (const command of ["status", "result", "explain"])
      assert.match((await rig.run([command, id])).stdout, /applied to main as commits \(1\) at \d{4}-/, command);
    const twice = await rig.run(["apply", id]);
    assert.deepEqual([twice.code, /it was applied already; --again/.test(twice.stderr)], [1, true]);
    const before = printFolder(join(rig.repo, ".git"));
    const again = json(await rig.run(["apply", id, "--again", "--json"]));
    assert.deepEqual([again.applied, again.commits, again.files], [false, [], []]);
    assert.deepEqual(printFolder(join(rig.repo, ".git")), before);
  });

  test("lists what stands in the way, exits with 1 and touches nothing; dry or not", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    const id = jobId(await rig.run(ISOLATED));
    writeFileSync(join(rig.repo, "file"), "three\n");
    const before = printFolder(rig.repo);
    for (const more of [[], ["--dry-run"]]) {
      const { code, stdout } = whole(await rig.run(["apply", id, ...more]), rig);
      assert.equal(code, 1);
      assert.equal(
        stdout,
        [
          'Could not apply job "JOB" to "RIG/repo": 1 file cannot be merged. Nothing was touched.',
          "  file: changed here and by the job (here 6 bytes, there 2 bytes)",
          "Change or commit them so that they fit, and try again; codex-companion diff JOB shows the job's side.",
          "",
        ].join("\n"),
      );
    }
    const answer = json(await rig.run(["apply", id, "--json"]));
    assert.deepEqual(
      [answer.applied, answer.conflicts],
      [false, [{ path: "file", kind: "both_changed", here: 6, there: 2 }]],
    );
    assert.deepEqual(printFolder(rig.repo), before);
    writeFileSync(join(rig.repo, "file"), "1\n");
    assert.equal((await rig.run(["apply", id])).code, 0);
    assert.equal(readFileSync(join(rig.repo, "file"), "utf8"), "2\n");
  });

  test("is refused for a job in the workspace, without its copy, and with a form that there is not", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[run("echo 2 > file")]] }, repository: { files: FILES } });
    const plain = jobId(await rig.run(["task", "--write", "do it"]));
    const workspace = await rig.run(["apply", plain]);
    assert.match(workspace.stderr, /it worked in the workspace, where its work is already\./);
    assert.equal(workspace.code, 1);
    const id = jobId(await rig.run([...ISOLATED.slice(0, 3), "--fresh", "do it"]));
    const none = await rig.run(["apply", id, "--as", "commits"]);
    assert.match(none.stderr, /: it made no commit\. See codex-companion diff /);
    const odd = await rig.run(["apply", id, "--as", "stash"]);
    assert.deepEqual([odd.code, /Could not use --as "stash": it is commits or changes\./.test(odd.stderr)], [2, true]);
    await rig.run(["discard", id]);
    assert.match((await rig.run(["apply", id])).stderr, /its copy is gone/);
  });
});
