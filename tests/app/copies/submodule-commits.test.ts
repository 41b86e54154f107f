/** What a job did in a submodule of its copy: its commits come along with the entry that names them, the rest is said. */
import assert from "node:assert/strict";
import { appendFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { applyJob } from "../../../plugins/codex/scripts/src/app/copies/apply.ts";
import { changesOf } from "../../../plugins/codex/scripts/src/app/copies/changes.ts";
import { commitAll, type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { printFolder } from "../../../testing/print-folder.ts";
import { git, makeRepository } from "../../../testing/repository.ts";

async function makeUsers(repo: string): Promise<void> {
  const origin = await makeRepository(`${repo}-origin`, { files: { i: "1" } });
  await makeRepository(repo, { files: { o: "1" } });
  await git(repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", origin, "sub");
  await git(repo, "commit", "-q", "-m", "sub");
}

const headOf = (root: string) => git(root, "rev-parse", "HEAD");

function apply(job: IsolatedJob, wanted: "commits" | "changes") {
  return applyJob(job.context, job.record(), { wanted, isDryRun: false, isAgain: false }, () => assert.fail());
}

describe("apply of a job that worked in a submodule", { concurrency: 2 }, () => {
  for (const wanted of ["commits", "changes"] as const)
    test(`as ${wanted}: the user's submodule has its commit, and its files and branches are as they were`, async (t) => {
      const job = await makeIsolatedJob(t, {
        make: makeUsers,
        fillsRepositories: true,
        job: async (copy) => {
          writeFileSync(join(copy, "sub", "i"), "2");
          await commitAll(join(copy, "sub"), "within");
          await commitAll(copy, "outer");
          writeFileSync(join(copy, "sub", "left"), "not committed");
        },
      });
      const made = await headOf(join(job.copy, "sub"));
      const changes = await changesOf(job.context, job.record());
      assert.ok("patch" in changes && changes.patch.bytes.toString().includes(`+Subproject commit ${made}`));
      const rest = { path: "sub", why: "a submodule: what is not committed in it is in the copy only" };
      assert.deepEqual(changes.left, [rest]);

      const before = [await headOf(join(job.repo, "sub")), printFolder(join(job.repo, "sub"))];
      const outcome = await apply(job, wanted);
      assert.ok("work" in outcome, JSON.stringify(outcome));
      assert.deepEqual(outcome.work.left, [
        {
          path: "sub",
          why: `a submodule: its work tree is left as it is; the job moved it to ${made.slice(0, 8)}: git checkout that there`,
        },
        rest,
      ]);
      assert.deepEqual([await headOf(join(job.repo, "sub")), printFolder(join(job.repo, "sub"))], before);
      assert.equal(await git(join(job.repo, "sub"), "cat-file", "-p", `${made}:i`), "2");
      const named = await git(job.repo, "rev-parse", "HEAD:sub");
      assert.equal(named === made, wanted === "commits");
    });

  test("a submodule that the user has not checked out is left as it is", async (t) => {
    const job = await makeIsolatedJob(t, {
      make: makeUsers,
      before: async (repo) => {
        await git(repo, "submodule", "--quiet", "deinit", "-f", "sub");
      },
      job: async (copy) => {
        await git(copy, "update-index", "--cacheinfo", `160000,${"2".repeat(40)},sub`);
        await git(copy, "commit", "-q", "-m", "moved");
      },
    });
    const outcome = await apply(job, "changes");
    assert.ok("work" in outcome, JSON.stringify(outcome));
    const where = "the job moved it to 22222222, which is neither here nor in its copy";
    assert.deepEqual(outcome.work.left, [
      { path: "sub", why: `a submodule: its work tree is left as it is; ${where}` },
    ]);
  });

  test("what is where a user cannot check it out is said: a file, a repository of the job's, a commit in its copy", async (t) => {
    const job = await makeIsolatedJob(t, {
      make: async (repo) => {
        await makeUsers(repo);
        const more = await makeRepository(`${repo}-more`, { files: { i: "1" } });
        for (const name of ["away", "gone"])
          await git(repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", more, name);
        await git(repo, "commit", "-q", "-m", "more");
      },
      fillsRepositories: true,
      job: async (copy) => {
        writeFileSync(join(copy, "away", "i"), "2");
        await commitAll(join(copy, "away"), "within");
        await git(copy, "rm", "-q", "-f", "gone", "sub");
        writeFileSync(join(copy, "sub"), "a file");
        await makeRepository(join(copy, "made"), { files: { m: "1" } });
        await commitAll(copy, "outer");
      },
    });
    const moved = await headOf(join(job.copy, "away"));
    await git(job.repo, "submodule", "--quiet", "deinit", "-f", "away");
    const outcome = await apply(job, "commits");
    assert.ok("work" in outcome, JSON.stringify(outcome));
    const asItIs = "a submodule: its work tree is left as it is";
    assert.deepEqual(outcome.work.left, [
      {
        path: "away",
        why: `${asItIs}; the job moved it to ${moved.slice(0, 8)}, which is not here: it is in the job's copy`,
      },
      { path: "gone", why: asItIs },
      { path: "made", why: "a repository that the job made: it is in the job's copy only" },
      { path: "sub", why: `${asItIs}; the job put a file in its place` },
    ]);
  });
});

/** What a job can put in place of the submodule's Git folder, or in it, that leads to the repository `other`; and what is said of it. */
const LED_OUT: Readonly<Record<string, readonly [plant: (gitFolder: string, other: string) => void, why: string]>> = {
  "a link in place of its Git folder": [
    (gitFolder, other) => replace(gitFolder, () => symlinkSync(other, gitFolder)),
    ".git is a link",
  ],
  "a pointer in place of its Git folder": [
    (gitFolder, other) => replace(gitFolder, () => writeFileSync(gitFolder, `gitdir: ${other}\n`)),
    ".git leads out of the copy",
  ],
  "a link in place of its objects": [
    (gitFolder, other) => linkWithin(gitFolder, other, "objects"),
    ".git/objects is a link",
  ],
  "a link among its objects": [
    (gitFolder, other) => {
      for (const name of readdirSync(join(other, "objects"))) linkWithin(gitFolder, other, join("objects", name));
    },
    ".git/objects/[^ ]+ is a link",
  ],
  "a link in place of its branches": [
    (gitFolder, other) => {
      linkWithin(gitFolder, other, "refs");
      linkWithin(gitFolder, other, "objects");
    },
    ".git/(refs|objects) is a link",
  ],
  "another Git folder that it shares": [
    (gitFolder, other) => writeFileSync(join(gitFolder, "commondir"), `${other}\n`),
    ".git/commondir leads to another Git folder",
  ],
  "another store that it borrows from": [
    (gitFolder, other) =>
      appendFileSync(join(gitFolder, "objects", "info", "alternates"), `${join(other, "objects")}\n`),
    ".git/objects/info/alternates names objects of others",
  ],
};

function replace(gitFolder: string, make: () => void): void {
  rmSync(gitFolder, { recursive: true });
  make();
}

function linkWithin(gitFolder: string, other: string, name: string): void {
  rmSync(join(gitFolder, name), { recursive: true, force: true });
  symlinkSync(join(other, name), join(gitFolder, name));
}

describe("a submodule that leads out of the copy", { concurrency: 2 }, () => {
  for (const [what, [plant, reason]] of Object.entries(LED_OUT))
    for (const isCommitted of [false, true])
      test(`by ${what}: nothing of it is read, and that is said; ${isCommitted ? "committed" : "not committed"}`, async (t) => {
        let foreign = "";
        const job = await makeIsolatedJob(t, {
          make: makeUsers,
          fillsRepositories: true,
          job: async (copy) => {
            const other = await makeRepository(`${copy}-other`, { files: { secret: "1" } });
            foreign = await headOf(other);
            const gitFolder = join(copy, "sub", ".git");
            writeFileSync(join(gitFolder, "HEAD"), `${foreign}\n`);
            plant(gitFolder, join(other, ".git"));
            writeFileSync(join(copy, "o"), "2");
            if (!isCommitted) return;
            await git(copy, "update-index", "--cacheinfo", `160000,${foreign},sub`);
            await git(copy, "-c", "user.name=C", "-c", "user.email=c@example.invalid", "commit", "-q", "-m", "moved");
          },
        });
        const why = new RegExp(`nothing of this repository is read: its ${reason}`, "u");
        const isBorrowing = what.startsWith("another store"); // Of what is borrowed, only an apply would make use.
        const changes = await changesOf(job.context, job.record());
        assert.ok("patch" in changes);
        if (!isBorrowing) {
          assert.equal(changes.patch.bytes.toString().includes("Subproject"), isCommitted);
          assert.match(changes.left?.map((left) => `${left.path}: ${left.why}`).join("\n") ?? "", why);
        }
        const before = printFolder(join(job.repo, ".git", "modules"));
        const outcome = await apply(job, "changes");
        assert.ok("work" in outcome, JSON.stringify(outcome));
        assert.deepEqual(outcome.work.files, ["o"]);
        assert.match(outcome.work.left.map((left) => `${left.path}: ${left.why}`).join("\n"), why);
        assert.deepEqual(printFolder(join(job.repo, ".git", "modules")), before);
      });
});
