/** What an apply makes of the user's index: all that it names is there, nothing is hidden, and it is as Git would have left it. */
import assert from "node:assert/strict";
import fs, {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type ApplyOutcome, applyJob } from "../../../plugins/codex/scripts/src/app/copies/apply.ts";
import { assertMode } from "../../../testing/file-mode.ts";
import { commitAll, type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { git, gitWith } from "../../../testing/repository.ts";

const PLAIN = { wanted: null, isDryRun: false, isAgain: false };
const apply = ({ context, record }: IsolatedJob): Promise<ApplyOutcome> =>
  applyJob(context, record(), PLAIN, () => assert.fail("nothing was left"));

function write(root: string, name: string, text: string): void {
  writeFileSync(join(root, name), text);
}

const LINES = "1\n2\n3\n4\n5\n6\n7\n8\n";
const ONE = LINES.replace("1\n", "one\n");
const EIGHT = LINES.replace("8\n", "eight\n");

describe("what is staged, merged with what the job committed in the same file", { concurrency: 2 }, () => {
  const makeJob = (t: TestContext) =>
    makeIsolatedJob(t, {
      repository: { files: { file: LINES } },
      job: async (copy) => {
        write(copy, "file", ONE);
        await commitAll(copy, "one");
      },
    });

  for (const [beside, rest] of [
    ["and nothing beside it", ""],
    ["with more that is not staged", "nine\n"],
  ] as const)
    test(`is in the user's store: a change ${beside}`, async (t) => {
      const job = await makeJob(t);
      write(job.repo, "file", EIGHT);
      await git(job.repo, "add", "file");
      write(job.repo, "file", EIGHT + rest);
      assert.equal((await apply(job)).kind, "applied");
      assert.match(await git(job.repo, "diff", "--cached"), /^-8\n\+eight$/mu);
      await git(job.repo, "commit", "-q", "-m", "mine");
      assert.equal(await git(job.repo, "show", "HEAD:file"), EIGHT.replace("1\n", "one\n").trimEnd());
      assert.equal(await git(job.repo, "diff", "--name-only"), rest === "" ? "" : "file");
    });

  test("is in the user's store: a commit of theirs that they take back, which leaves the job's own content", async (t) => {
    const job = await makeJob(t);
    write(job.repo, "file", EIGHT);
    await git(job.repo, "commit", "-q", "-a", "-m", "eight");
    write(job.repo, "file", LINES);
    await git(job.repo, "add", "file");
    assert.equal((await apply(job)).kind, "applied");
    await git(job.repo, "commit", "-q", "-m", "mine");
    assert.equal(await git(job.repo, "show", "HEAD:file"), ONE.trimEnd());
    await git(job.repo, "fsck", "--strict");
  });
});

describe("a file in whose place a folder stands, its deletion staged", { concurrency: 2 }, () => {
  const FILES = { x: "1\n", other: "1\n" };
  const turn = async (repo: string) => {
    await git(repo, "rm", "-q", "x");
    mkdirSync(join(repo, "x"));
    write(repo, "x/inside", "mine\n");
  };
  const stage = async (repo: string) => {
    await turn(repo);
    await git(repo, "add", "-A");
  };
  const jobIn = (name: string) => async (copy: string) => {
    write(copy, name, "2\n");
    await commitAll(copy, "Two");
  };

  for (const [how, change] of [
    ["nothing more", turn],
    ["the folder staged too", stage],
  ] as const) {
    test(`keeps no isolated job from starting: ${how}`, async (t) => {
      const job = await makeIsolatedJob(t, { repository: { files: FILES }, before: change, job: jobIn("other") });
      assert.equal(fs.readFileSync(join(job.copy, "x", "inside"), "utf8"), "mine\n");
    });

    test(`does not stand in the way of other files: ${how}`, async (t) => {
      const job = await makeIsolatedJob(t, { repository: { files: FILES }, job: jobIn("other") });
      await change(job.repo);
      const before = await git(job.repo, "status", "--porcelain");
      assert.equal((await apply(job)).kind, "applied");
      assert.equal(await git(job.repo, "status", "--porcelain"), before);
    });

    test(`is a conflict where the job changed the file: ${how}`, async (t) => {
      const job = await makeIsolatedJob(t, { repository: { files: FILES }, job: jobIn("x") });
      await change(job.repo);
      const outcome = await apply(job);
      assert.ok(outcome.kind === "conflicts", JSON.stringify(outcome));
      assert.ok(outcome.conflicts.some(({ path }) => path === "x" || path.startsWith("x/")));
    });
  }

  test("comes in as the job left it", async (t) => {
    const job = await makeIsolatedJob(t, { repository: { files: FILES }, job: stage });
    assert.equal((await apply(job)).kind, "applied");
    assert.deepEqual((await git(job.repo, "status", "--porcelain", "-uall")).split("\n"), [" D x", "?? x/inside"]);
  });
});

test("a folder in whose place the job left a link to itself comes in so", async (t) => {
  const job = await makeIsolatedJob(t, {
    repository: { files: { "dir/a": "1\n", other: "1\n" } },
    job: (copy) => {
      rmSync(join(copy, "dir"), { recursive: true });
      symlinkSync("dir", join(copy, "dir"));
    },
  });
  assert.equal((await apply(job)).kind, "applied");
  assert.equal(readlinkSync(join(job.repo, "dir")), "dir");
});

/** The status as it is after a change between the plan and the new index; null if the second of the old index was over by then. */
async function changedInSecond(t: TestContext, version: string): Promise<string | null> {
  const job = await makeIsolatedJob(t, {
    repository: { files: { a: "1\n", c: "1\n" } },
    job: async (copy) => {
      write(copy, "a", "2\n");
      await commitAll(copy, "Two");
    },
  });
  await git(job.repo, "config", "core.checkStat", "minimal");
  await git(job.repo, "config", "core.trustctime", "false");
  const { copyFileSync } = fs;
  const secondOf = (path: string) => Math.floor(statSync(path).mtimeMs / 1_000);
  let isInTime = false;
  fs.copyFileSync = (from, to, mode) => {
    if (String(to).endsWith("codex-apply-index")) {
      write(job.repo, "c", "4\n"); // As long as before.
      isInTime = secondOf(join(job.repo, "c")) === secondOf(join(job.repo, ".git", "index"));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_010 - (Date.now() % 1_000));
    }
    copyFileSync(from, to, mode);
  };
  syncBuiltinESMExports();
  try {
    await git(job.repo, "update-index", "--index-version", version);
    await sleep(1_005 - (Date.now() % 1_000)); // A second begins.
    write(job.repo, "c", "3\n");
    await git(job.repo, "add", "c");
    assert.equal((await apply(job)).kind, "applied");
  } finally {
    fs.copyFileSync = copyFileSync;
    syncBuiltinESMExports();
  }
  return isInTime ? gitWith({ GIT_OPTIONAL_LOCKS: "0" }, job.repo, "diff", "--name-only") : null;
}

for (const version of ["2", "4"])
  test(`a change between the plan and the new index is seen, in the second of an index of version ${version}`, async (t) => {
    let seen: string | null = null;
    for (let tries = 0; seen === null && tries < 20; tries += 1) seen = await changedInSecond(t, version);
    assert.equal(seen, "c");
  });

describe("a repository without an index", () => {
  const EMPTY = { files: {}, commits: 0 };

  test("takes commits that hold no file in the end", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: EMPTY,
      job: async (copy) => {
        write(copy, "tried", "1\n");
        await commitAll(copy, "Try");
        await git(copy, "rm", "-q", "tried");
        await commitAll(copy, "Take it back");
        write(copy, "left", "1\n");
      },
    });
    assert.equal(existsSync(join(job.repo, ".git", "index")), false);
    assert.equal((await apply(job)).kind, "applied");
    assert.equal(await git(job.repo, "status", "--porcelain"), "?? left");
  });

  for (const umask of [0o077, 0o002])
    test(`gets one with the permissions of any new file: umask ${umask.toString(8)}`, async (t) => {
      const old = process.umask(umask);
      t.after(() => process.umask(old));
      const job = await makeIsolatedJob(t, {
        repository: EMPTY,
        job: async (copy) => {
          write(copy, "a", "1\n");
          await commitAll(copy, "a");
        },
      });
      assert.equal((await apply(job)).kind, "applied");
      assertMode(join(job.repo, ".git", "index"), 0o666 & ~umask);
    });
});

test("a store that a group shares stays one: folders of new objects are as open as it is", async (t) => {
  const old = process.umask(0o022);
  t.after(() => process.umask(old));
  const job = await makeIsolatedJob(t, {
    make: async (repo) => {
      mkdirSync(repo, { recursive: true });
      await git(repo, "init", "-q", "--shared=group", "-b", "main");
      await git(repo, "config", "user.name", "T");
      await git(repo, "config", "user.email", "t@example.invalid");
      write(repo, "a", "1\n");
      await git(repo, "add", "-A");
      await git(repo, "commit", "-q", "-m", "a");
    },
    job: async (copy) => {
      for (let number = 0; number < 20; number += 1) write(copy, `f${number}`, `${number}\n`);
      await commitAll(copy, "Files");
    },
  });
  const store = join(job.repo, ".git", "objects");
  const there = new Set(readdirSync(store));
  assert.equal((await apply(job)).kind, "applied");
  const made = readdirSync(store).filter((name) => !there.has(name));
  assert.ok(made.length > 10);
  for (const name of made) assertMode(join(store, name), statSync(store).mode & 0o777);
  assertMode(join(job.repo, ".git", "index"), 0o664);
});
