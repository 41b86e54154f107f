/** `diff` and `discard`: what a job changed is shown as a patch that Git takes, and stays when its copy goes. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario, FakeStep } from "../../testing/fake-codex/scenario.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { openGate } from "./fixtures/gate.ts";
import { jobId, json } from "./fixtures/reading.ts";

const run = (command: string): FakeStep => ({ do: "run", command });
const COMMIT = "git -c user.name=T -c user.email=t@example.invalid commit -q -m work";
const FILES = { changed: "1\n2\n", gone: "1\n", same: "1\n" };
const WORK: FakeScenario = {
  turns: [
    [
      run(`echo 3 >> changed && git rm -q gone && git add -A && ${COMMIT}`),
      run(`printf 'caf\\351\\n' > latin && printf '\\000\\001' > binary && mkdir -p new && echo 1 > 'new/a b'`),
    ],
  ],
};
const ISOLATED = ["task", "--write", "--isolate", "do it"];
const CHANGES = [
  { path: "binary", insertions: null, deletions: null },
  { path: "changed", insertions: 1, deletions: 0 },
  { path: "gone", insertions: 0, deletions: 1 },
  { path: "latin", insertions: 1, deletions: 0 },
  { path: "new/a b", insertions: 1, deletions: 0 },
];

async function isolated(rig: FakeRig): Promise<string> {
  return jobId(await rig.run(ISOLATED));
}

describe("diff of an isolated job", { concurrency: 3 }, () => {
  test("has all that its copy holds beyond the start, in a form that Git takes, and touches neither", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    writeFileSync(join(rig.repo, "dirty"), "the user's\n");
    const id = await isolated(rig);
    const [user, copy] = [printFolder(rig.repo), printFolder(join(rig.home, "copies", id))];
    const answer = json(await rig.run(["diff", id, "--json"]));
    assert.deepEqual([answer.job.id, answer.files], [id, CHANGES]);
    assert.deepEqual((await rig.run(["diff", id, "--name-only"])).stdout, "binary\nchanged\ngone\nlatin\nnew/a b\n");
    assert.match(
      (await rig.run(["diff", id, "--stat"])).stdout,
      /^ {3}bin {4}bin {2}binary\n {4}\+1 {5}-0 {2}changed\n/,
    );
    assert.deepEqual([printFolder(rig.repo), printFolder(join(rig.home, "copies", id))], [user, copy]);

    const patch = join(rig.folder, "patch");
    const child = rig.start(["diff", id]); // As text, bytes that are no UTF-8 would be lost.
    const pieces: Buffer[] = [];
    for await (const piece of child.stdout) pieces.push(piece as Buffer);
    writeFileSync(patch, Buffer.concat(pieces));
    const other = await makeRepository(join(rig.folder, "other"), { files: FILES });
    await git(other, "apply", "--index", patch);
    assert.deepEqual(readFileSync(join(other, "latin")), Buffer.from("caf\u00e9\n", "latin1"));
    assert.deepEqual(readFileSync(join(other, "binary")), Buffer.from([0, 1]));
    assert.equal(existsSync(join(other, "gone")), false);
    assert.equal(readFileSync(join(other, "changed"), "utf8"), "1\n2\n3\n");
  });

  test("runs nothing that the job put into its copy", async (t) => {
    const plant = [
      "git config filter.f.clean 'touch PLANTED; cat'",
      "git config diff.d.textconv 'touch PLANTED; cat'",
      "git config core.fsmonitor 'touch PLANTED'",
      "echo '* filter=f diff=d' > .gitattributes",
      "echo 2 >> changed",
    ];
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    const planted = join(rig.folder, "planted");
    await rig.fake.play({ turns: [[run(plant.join(" && ").replaceAll("PLANTED", planted))]] });
    const id = await isolated(rig);
    const { files } = json(await rig.run(["diff", id, "--json"]));
    assert.deepEqual(
      files.map(({ path }: { readonly path: string }) => path),
      [".gitattributes", "changed"],
    );
    await rig.run(["discard", id]);
    assert.equal(existsSync(planted), false);
    assert.match((await rig.run(["result", id])).stdout, /Git folder changed during the turn: config\./);
  });
});

describe("diff of a job in the workspace", { concurrency: 3 }, () => {
  test("has what it committed, and not what the user did", async (t) => {
    const rig = await makeRig(t, {
      scenario: { turns: [[run(`echo 3 >> changed && git add changed && ${COMMIT}`)]] },
      repository: { files: FILES },
    });
    writeFileSync(join(rig.repo, "same"), "the user's\n");
    const id = jobId(await rig.run(["task", "--write", "--allow-commit", "do it"]));
    const { stdout } = await rig.run(["diff", id]);
    assert.match(stdout, /^diff --git a\/changed b\/changed\n[\s\S]*\n\+3\n$/);
    assert.doesNotMatch(stdout, /same/);
  });

  test("says why it cannot be shown, or that there is nothing", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[run("echo 3 >> changed")]] }, repository: { files: FILES } });
    const id = jobId(await rig.run(["task", "--write", "do it"]));
    const left = await rig.run(["diff", id]);
    assert.match(left.stderr, /Could not show what job ".*" changed: it left changes uncommitted in the workspace/);
    assert.ok(left.stderr.includes(`See git -C ${rig.repo} diff HEAD -- changed`), left.stderr);
    assert.equal(left.code, 1);
    await rig.fake.play({});
    const idle = jobId(await rig.run(["task", "do it"]));
    assert.equal((await rig.run(["diff", idle])).stdout, `Job ${idle} changed nothing.\n`);
  });
});

describe("discard", { concurrency: 3 }, () => {
  test("removes the copy and keeps the diff, the result and the record", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    const id = await isolated(rig);
    const before = json(await rig.run(["diff", id, "--json"]));
    const done = await rig.run(["discard", id]);
    assert.deepEqual([done.code, done.stdout], [0, `Removed the copy of job ${id}.\n`]);
    assert.equal(existsSync(join(rig.home, "copies", id)), false);
    const after = json(await rig.run(["diff", id, "--json"]));
    assert.deepEqual([after.patch, after.files], [before.patch, CHANGES]);
    assert.match((await rig.run(["result", id])).stdout, /1 commit, 5 files changed, .*in a copy that was discarded\n/);
    const again = json(await rig.run(["discard", id, "--json"]));
    assert.deepEqual([again.discarded, again.patchKept], [false, null]);
  });

  test("is for good, whatever comes to lie where the copy was", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    const id = await isolated(rig);
    const copy = join(rig.home, "copies", id);
    const before = json(await rig.run(["diff", id, "--json"]));
    await rig.run(["discard", id]);
    mkdirSync(join(copy, "deep"), { recursive: true });
    assert.equal(json(await rig.run(["diff", id, "--json"])).patch, before.patch);
    assert.match((await rig.run(["apply", id])).stderr, /its copy is gone/);
    assert.match((await rig.run(["status", id])).stdout, /task --resume \S+ --isolate …/);
    const { unapplied } = json(await rig.run(["prune", "--older-than", "1s", "--dry-run", "--json"]));
    assert.deepEqual(unapplied, []);
    const again = await rig.run(["discard", id, "--json"]);
    assert.deepEqual([json(again).discarded, json(again).patchKept, existsSync(copy)], [true, true, false]);
    mkdirSync(copy);
    assert.equal((await rig.run(["discard", id])).stdout, `Removed the copy of job ${id}.\n`);
    assert.equal(json(await rig.run(["diff", id, "--json"])).patch, before.patch);
  });

  test("leaves a copy whose diff could not be kept, and says why and how it goes all the same", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    const id = await isolated(rig);
    const copy = join(rig.home, "copies", id);
    rmSync(join(copy, ".git", "objects", "info", "alternates"));
    const refused = await rig.run(["discard", id]);
    assert.deepEqual([refused.code, refused.stdout, existsSync(copy)], [1, "", true]);
    assert.match(refused.stderr, /: its diff could not be kept: the Git folder of its copy is damaged /);
    assert.ok(refused.stderr.endsWith(` To remove it without its diff, remove the folder "${copy}".\n`));
    rmSync(join(copy, ".git"), { recursive: true });
    assert.equal(
      (await rig.run(["discard", id])).stdout,
      `Removed the copy of job ${id}. Its diff could not be kept: the Git folder of its copy was replaced or removed.\n`,
    );
  });

  test("leaves a copy in which a job works, and every workspace", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    const id = await isolated(rig);
    await rig.fake.play({ turns: [[run(`until [ -e ${join(rig.folder, "gate")} ]; do sleep 0.02; done`)]] });
    const next = jobId(await rig.run(["task", "--write", "--background", "--resume", id, "--", "go on"]));
    const refused = await rig.run(["discard", id]);
    assert.match(
      refused.stderr,
      new RegExp(`Could not discard the copy of job "${id}": job ${next} works in the same copy`),
    );
    assert.ok(existsSync(join(rig.home, "copies", id)));
    openGate(rig);
    await rig.run(["status", next, "--wait"]);
    const plain = jobId(await rig.run(["task", "--fresh", "do it"]));
    const workspace = await rig.run(["discard", plain]);
    assert.match(workspace.stderr, /it has no copy: it is not isolated/);
    assert.ok(existsSync(rig.repo));
  });
});
