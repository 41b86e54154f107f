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
    const { copy, ...form } = job.applied;
    assert.deepEqual({ ...form, at: "" }, { as: "commits", at: "", branch: "main", commits: [sha] });
    assert.equal(copy.head, await git(job.place.root, "rev-parse", "HEAD"));
    for (const command of ["status", "result", "explain"])
      assert.match((await rig.run([command, id])).stdout, /applied to main as commits \(1\) at \d{4}-/, command);
    const twice = await rig.run(["apply", id]);
    assert.deepEqual([twice.code, /it was applied already; --again/.test(twice.stderr)], [1, true]);
    const before = printFolder(join(rig.repo, ".git"));
    const again = json(await rig.run(["apply", id, "--again", "--json"]));
    assert.deepEqual([again.applied, again.commits, again.files], [false, [], []]);
    assert.deepEqual(printFolder(join(rig.repo, ".git")), before);
    await rig.run(["discard", id]);
    await rig.run(["discard", id]);
    const events = (await rig.run(["logs", id])).stdout.trimEnd().split("\n").slice(-3);
    assert.deepEqual(
      events.map((line) => line.replace(/^\S+ +/u, "")),
      ["job completed", "its work was applied as 1 commit on main", "its copy was discarded"],
    );
    const { events: last } = json(await rig.run(["logs", id, "--json"]));
    assert.deepEqual(
      { ...last.at(-2), at: "" },
      { at: "", type: "applied", as: "commits", branch: "main", commits: [sha] },
    );
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

  test("brings the work of a job in a sub-folder to the same place, from wherever it is asked", async (t) => {
    const rig = await makeRig(t, {
      scenario: { turns: [[run(`echo 2 > inner && echo new > added && git add inner && ${COMMIT}`)]] },
      repository: { files: { ...FILES, inner: "of the root\n", "sub/deep/inner": "1\n" } },
    });
    const sub = join(rig.repo, "sub", "deep");
    const id = jobId(await rig.run(ISOLATED, { cwd: sub }));
    assert.match((await rig.run(["apply", id], { cwd: rig.folder })).stdout, /1 commit, 2 files changed/u);
    assert.deepEqual(
      [readFileSync(join(sub, "inner"), "utf8"), readFileSync(join(sub, "added"), "utf8")],
      ["2\n", "new\n"],
    );
    assert.equal(readFileSync(join(rig.repo, "inner"), "utf8"), "of the root\n");
    assert.equal(await git(rig.repo, "status", "--porcelain", "-uall"), "?? sub/deep/added");
    assert.equal(await git(rig.repo, "show", "--format=", "--name-only", "HEAD"), "sub/deep/inner");
  });

  test("brings the work of a job in a linked worktree into that, and leaves the main one alone", async (t) => {
    const scenario = { turns: [[run(`echo 2 > inner && echo new > added && git add inner && ${COMMIT}`)]] };
    const rig = await makeRig(t, { scenario, repository: { files: { ...FILES, "sub/inner": "1\n" } } });
    const linked = join(rig.folder, "linked");
    await git(rig.repo, "worktree", "add", "-q", "-b", "side", linked);
    const main = await git(rig.repo, "rev-parse", "main");
    const id = jobId(await rig.run(ISOLATED, { cwd: join(linked, "sub") }));
    const done = await rig.run(["apply", id], { cwd: rig.repo });
    assert.match(done.stdout, /^Applied job \S+ to branch side in \S+\/linked: 1 commit, 2 files changed\./u);
    assert.equal(await git(linked, "status", "--porcelain", "-uall"), "?? sub/added");
    assert.equal(await git(linked, "log", "--format=%s", "main..side"), "Say two");
    assert.equal(readFileSync(join(linked, "sub", "inner"), "utf8"), "2\n");
    assert.deepEqual(
      [await git(rig.repo, "rev-parse", "main"), await git(rig.repo, "status", "--porcelain")],
      [main, ""],
    );
    assert.equal(readFileSync(join(rig.repo, "sub", "inner"), "utf8"), "1\n");
  });

  const BESIDE = [
    {
      title: "on another branch",
      command: `git checkout -q -b other && echo 2 > file && git add file && ${COMMIT} && git checkout -q -`,
      left: "refs/heads/other",
    },
    {
      title: "in the stash",
      command: "echo 2 > file && git -c user.name=C -c user.email=c stash -q",
      left: "refs/stash",
    },
  ];
  for (const { title, command, left } of BESIDE)
    test(`says that what lies ${title} of the copy is there only, alone and beside other work`, async (t) => {
      const rig = await makeRig(t, { scenario: { turns: [[run(command)]] }, repository: { files: FILES } });
      const id = jobId(await rig.run(ISOLATED));
      const before = printFolder(rig.repo);
      for (const more of [[], ["--dry-run"]]) {
        const { code, stdout } = whole(await rig.run(["apply", id, ...more]), rig);
        const said = stdout.startsWith("Nothing of job JOB was brought in: what it left is in its copy only.\n");
        assert.deepEqual([code, said, stdout.includes(`\nNot brought in: ${left} (`)], [1, true, true], stdout);
      }
      const answer = json(await rig.run(["apply", id, "--json"]));
      assert.deepEqual([answer.applied, answer.left[0].path], [false, left]);
      assert.deepEqual(printFolder(rig.repo), before);
      const diff = await rig.run(["diff", id]);
      assert.deepEqual(
        [diff.code, diff.stdout, diff.stderr.startsWith(`Not shown: ${left} (`)],
        [0, `Job ${id} changed nothing else.\n`, true],
      );
      await rig.run(["discard", id]);
      const kept = await rig.run(["diff", id]);
      assert.deepEqual(
        [kept.stdout, kept.stderr.split("\n")[0]],
        [`Job ${id} changed nothing else.\n`, `Not shown: ${left} (it went with the job's copy).`],
      );
      await rig.fake.play({ turns: [[run(`${command} && echo 2 > other`)]] });
      const both = jobId(await rig.run([...ISOLATED.slice(0, 3), "--fresh", "do it"]));
      const done = await rig.run(["apply", both]);
      assert.deepEqual([done.code, done.stdout.includes(`\nNot brought in: ${left} (`)], [0, true], done.stdout);
      assert.match(done.stdout, /To remove the job's copy, with what was not brought in: codex-companion discard /);
      assert.match((await rig.run(["prune"])).stdout, new RegExp(`^left the copy of ${both}: .*${left};`, "mu"));
    });

  test("says of a job that changed nothing just that, and what nobody looked at", async (t) => {
    const repository = { files: { ...FILES, ".gitignore": "*.o\n" } };
    const rig = await makeRig(t, { scenario: { turns: [[run("echo 1 > made.o")]] }, repository });
    const id = jobId(await rig.run(ISOLATED));
    const { code, stdout } = whole(await rig.run(["apply", id]), rig);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^Nothing to bring in: job JOB changed nothing that Git tells of\.\nNot looked at: .*"made\.o".*\.\n$/u,
    );
    const diff = await rig.run(["diff", id]);
    assert.equal(diff.stdout, `Job ${id} changed nothing that Git tells of.\n`);
    assert.match(diff.stderr, /^Not looked at: .*"made\.o"/u);
    await rig.fake.play({ turns: [[{ do: "say", text: "Looked." }]] });
    const idle = jobId(await rig.run([...ISOLATED.slice(0, 3), "--fresh", "do it"]));
    const none = whole(await rig.run(["apply", idle]), rig);
    assert.deepEqual([none.code, none.stdout], [0, "Nothing to bring in: job JOB changed nothing.\n"]);
  });
});
