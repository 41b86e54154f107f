/** What the user does with their repository while an isolated job works, up to its loss: what can be told is, and else it is said. */
import assert from "node:assert/strict";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { applyJob } from "../../../plugins/codex/scripts/src/app/copies/apply.ts";
import { changesOf } from "../../../plugins/codex/scripts/src/app/copies/changes.ts";
import { commitAll, type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { git, makeRepository } from "../../../testing/repository.ts";

const LINES = "1\n2\n3\n4\n5\n6\n7\n8\n";
const DAMAGED =
  /^the Git folder of its copy (?:is damaged .*|was replaced or removed); its files are in ".*copies.*"$/u;
const LOST = /the commit that it began at is gone from your repository/;

function apply(job: IsolatedJob) {
  return applyJob(job.context, job.record(), { wanted: null, isDryRun: false, isAgain: false }, () => assert.fail());
}

/** Removes at once whatever no branch holds. */
async function collectGarbage(repo: string): Promise<void> {
  await git(repo, "reflog", "expire", "--expire=now", "--all");
  await git(repo, "gc", "-q", "--prune=now");
}

async function patchOf(job: IsolatedJob): Promise<string> {
  const changes = await changesOf(job.context, job.record());
  assert.ok("patch" in changes, JSON.stringify(changes));
  return changes.patch.bytes.toString();
}

async function expectLost(job: IsolatedJob, words: RegExp): Promise<void> {
  const changes = await changesOf(job.context, job.record());
  assert.match("why" in changes ? changes.why : "a patch", words);
  const outcome = await apply(job);
  assert.match(outcome.kind === "refused" ? outcome.why : outcome.kind, words);
}

describe("diff and apply of an isolated job whose user meanwhile", { concurrency: 3 }, () => {
  test("staged, unstaged and collected garbage: what was staged at the start is still the start", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { file: LINES } },
      before: async (repo) => {
        writeFileSync(join(repo, "staged"), "staged at the start\n");
        await git(repo, "add", "staged");
      },
      job: (copy) => writeFileSync(join(copy, "staged"), "staged at the start\nand the job's line\n"),
    });
    await git(job.repo, "rm", "-q", "--cached", "staged");
    await collectGarbage(job.repo);
    assert.match(await patchOf(job), /\n staged at the start\n\+and the job's line\n/);
    assert.equal((await apply(job)).kind, "applied");
    assert.equal(readFileSync(join(job.repo, "staged"), "utf8"), "staged at the start\nand the job's line\n");
  });

  test("commits, switches the branch or rebases: the work comes onto what stands there now", async (t) => {
    const moves: Readonly<Record<string, (repo: string) => Promise<unknown>>> = {
      commit: (repo) => commitAll(repo, "the user's"),
      switch: async (repo) => {
        await git(repo, "stash", "-q");
        await git(repo, "switch", "-q", "-c", "elsewhere");
        await git(repo, "stash", "pop", "-q");
      },
      rebase: async (repo) => {
        await commitAll(repo, "the user's");
        await git(repo, "rebase", "-q", "--root", "--force-rebase");
      },
    };
    for (const [name, move] of Object.entries(moves)) {
      const job = await makeIsolatedJob(t, {
        repository: { files: { file: LINES }, commits: 2 },
        job: async (copy) => {
          writeFileSync(join(copy, "file"), LINES.replace("8", "eight"));
          await commitAll(copy, "the job's");
        },
      });
      writeFileSync(join(job.repo, "file"), LINES.replace("1", "one"));
      await move(job.repo);
      const outcome = await apply(job);
      assert.ok(outcome.kind === "applied", `${name}: ${JSON.stringify(outcome)}`);
      assert.equal(outcome.work.branch, name === "switch" ? "elsewhere" : "main");
      assert.equal(readFileSync(join(job.repo, "file"), "utf8"), LINES.replace("1", "one").replace("8", "eight"));
      assert.equal(await git(job.repo, "log", "-1", "--format=%s"), "the job's");
    }
  });

  test("lost the start's commit, which was theirs, or lay below the one of ours: that is said", async (t) => {
    for (const isDirty of [false, true]) {
      const job = await makeIsolatedJob(t, {
        repository: { files: { file: LINES, other: "1\n" } },
        before: async (repo) => {
          writeFileSync(join(repo, "other"), "2\n");
          await commitAll(repo, "to be lost");
          if (isDirty) writeFileSync(join(repo, "file"), LINES.replace("1", "one"));
        },
        job: (copy) => writeFileSync(join(copy, "other"), "3\n"),
      });
      await git(job.repo, "reset", "-q", "--hard", "HEAD~1");
      await collectGarbage(job.repo);
      await expectLost(job, LOST);
    }
  });

  test("removed the repository, or put it elsewhere: that is said, and back again all can be told", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { file: LINES } },
      job: (copy) => writeFileSync(join(copy, "file"), LINES.replace("8", "eight")),
    });
    renameSync(job.repo, `${job.repo}-elsewhere`);
    await expectLost(job, /is gone|is no work tree of Git any more/);
    renameSync(`${job.repo}-elsewhere`, job.repo);
    assert.match(await patchOf(job), /\n\+eight\n/);
    rmSync(job.repo, { recursive: true });
    await expectLost(job, /is gone|is no work tree of Git any more/);
  });
});

describe("diff and apply of an isolated job that in its copy", { concurrency: 3 }, () => {
  const own = (copy: string, name: string) => join(copy, ".git", name);
  const damages: Readonly<Record<string, (copy: string) => void>> = {
    "wrote nonsense into HEAD": (copy) => writeFileSync(own(copy, "HEAD"), "nonsense\n"),
    "removed HEAD": (copy) => rmSync(own(copy, "HEAD")),
    "removed what it borrows": (copy) => rmSync(own(copy, "objects/info/alternates")),
    "borrows from elsewhere": (copy) => writeFileSync(own(copy, "objects/info/alternates"), "/nowhere\n"),
    "removed its objects": (copy) => rmSync(own(copy, "objects"), { recursive: true }),
    "removed its Git folder": (copy) => rmSync(join(copy, ".git"), { recursive: true }),
  };
  for (const [what, damage] of Object.entries(damages))
    test(`${what}: that is said, and nothing of the user's repository`, async (t) => {
      const job = await makeIsolatedJob(t, {
        repository: { files: { file: LINES } },
        before: (repo) => writeFileSync(join(repo, "untracked"), "1\n"), // The start is a commit of ours.
        job: (copy) => writeFileSync(join(copy, "file"), LINES.replace("8", "eight")),
      });
      damage(job.copy);
      const changes = await changesOf(job.context, job.record());
      assert.match("why" in changes ? changes.why : "a patch", DAMAGED);
      const outcome = await apply(job);
      // The user's repository has what the copy borrowed: what can still be told is brought in.
      if (/borrows/.test(what)) assert.equal(outcome.kind, "applied");
      else assert.match(outcome.kind === "refused" ? outcome.why : outcome.kind, DAMAGED);
      const isApplied = outcome.kind === "applied";
      assert.equal(readFileSync(join(job.repo, "file"), "utf8"), isApplied ? LINES.replace("8", "eight") : LINES);
    });

  test("that began at a commit of theirs, and borrows nothing any more: that is said", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { file: LINES } },
      job: (copy) => writeFileSync(join(copy, "file"), LINES.replace("8", "eight")),
    });
    rmSync(own(job.copy, "objects/info/alternates"));
    await expectLost(job, DAMAGED);
    assert.equal(readFileSync(join(job.repo, "file"), "utf8"), LINES);
  });

  test("damaged it, of a partial clone: what that never fetched is not called lost", async (t) => {
    const job = await makeIsolatedJob(t, {
      async make(repo) {
        const whole = await makeRepository(`${repo}-whole`, {
          files: { "in/file": LINES, "out/file": LINES.repeat(2) },
        });
        await git(whole, "config", "uploadpack.allowFilter", "true");
        await git(whole, "config", "uploadpack.allowAnySHA1InWant", "true");
        await git(dirname(repo), "clone", "-q", "--filter=blob:none", "--sparse", `file://${whole}`, repo);
        await git(repo, "sparse-checkout", "set", "in");
      },
      job: (copy) => writeFileSync(join(copy, "in/file"), LINES.replace("8", "eight")),
    });
    writeFileSync(own(job.copy, "HEAD"), "nonsense\n");
    await expectLost(job, DAMAGED);
    writeFileSync(own(job.copy, "HEAD"), `ref: refs/heads/codex/${job.id}\n`);
    assert.equal((await apply(job)).kind, "applied");
  });
});
