/** The work of an isolated job comes into the workspace whole or not at all, and never over what the user did meanwhile. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type ApplyOrder, type ApplyOutcome, applyJob } from "../../../plugins/codex/scripts/src/app/copies/apply.ts";
import { commitAll, type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { printFolder } from "../../../testing/print-folder.ts";
import { git } from "../../../testing/repository.ts";

const PLAIN: ApplyOrder = { wanted: null, isDryRun: false, isAgain: false };
const LINES = "1\n2\n3\n4\n5\n6\n7\n8\n";

function apply(job: IsolatedJob, order: Partial<ApplyOrder> = {}): Promise<ApplyOutcome> {
  return applyJob(job.context, job.record(), { ...PLAIN, ...order }, () => assert.fail("nothing was left to settle"));
}

/** What `git status` shows, line by line. */
async function statusOf(root: string): Promise<readonly string[]> {
  const lines = (await git(root, "status", "--porcelain", "-uall")).split("\n");
  return lines.filter((line) => line !== "");
}

const write = (root: string, name: string, text: string | Buffer) => writeFileSync(join(root, name), text);
const read = (root: string, name: string) => readFileSync(join(root, name), "utf8");

describe("apply as uncommitted changes", { concurrency: 3 }, () => {
  test("brings in what is new, changed, gone, moved, linked and executable, and leaves the user's own work", async (t) => {
    const files = {
      changed: LINES,
      gone: "1\n",
      "run.sh": "1\n",
      file: "1\n",
      "dir/x": "1\n",
      "dir/y": "1\n",
      mine: "1\n",
    };
    const job = await makeIsolatedJob(t, {
      repository: { files },
      before: (repo) => write(repo, "untracked", "the user's\n"),
      job: (copy) => {
        write(copy, "changed", LINES.replace("1\n", "one\n"));
        rmSync(join(copy, "gone"));
        chmodSync(join(copy, "run.sh"), 0o755);
        rmSync(join(copy, "file"));
        mkdirSync(join(copy, "file"));
        write(copy, "file/inside", "2\n");
        rmSync(join(copy, "dir"), { recursive: true });
        write(copy, "dir", "a file now\n");
        symlinkSync("nowhere", join(copy, "link"));
        mkdirSync(join(copy, "new", "er"), { recursive: true });
        for (const name of ["-dash", "line\nbreak", "a b", "\u00fcn\u00ef"]) write(copy, `new/er/${name}`, name);
      },
    });
    write(job.repo, "changed", LINES.replace("8\n", "eight\n"));
    write(job.repo, "mine", "2\n");
    await git(job.repo, "add", "mine");
    const [head, copy] = [await git(job.repo, "rev-parse", "HEAD"), printFolder(job.copy)];
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied", JSON.stringify(outcome));
    assert.deepEqual(
      [outcome.work.as, outcome.work.why, outcome.work.branch, outcome.work.left],
      ["changes", null, "main", []],
    );
    assert.equal(read(job.repo, "changed"), LINES.replace("1\n", "one\n").replace("8\n", "eight\n"));
    assert.equal(statSync(join(job.repo, "run.sh")).mode & 0o777, 0o755);
    assert.deepEqual([read(job.repo, "file/inside"), read(job.repo, "dir")], ["2\n", "a file now\n"]);
    assert.deepEqual(
      readdirSync(join(job.repo, "new", "er")).toSorted(),
      ["-dash", "a b", "line\nbreak", "\u00fcn\u00ef"].toSorted(),
    );
    assert.deepEqual([existsSync(join(job.repo, "gone")), read(job.repo, "untracked")], [false, "the user's\n"]);
    assert.equal(await git(job.repo, "rev-parse", "HEAD"), head);
    assert.equal(await git(job.repo, "diff", "--cached", "--name-only"), "mine");
    assert.deepEqual(printFolder(job.copy), copy);
    const record = job.record();
    const applied = "applied" in record ? record.applied : undefined;
    assert.deepEqual({ ...applied, at: null }, { as: "changes", at: null, branch: "main", commits: [] });
    assert.deepEqual(readdirSync(join(job.home, "applies")), []);
  });
});

describe("apply as commits", { concurrency: 3 }, () => {
  test("puts the job's commits on top of HEAD, and leaves uncommitted what the job left so, and what the user has", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { a: LINES, b: "1\n", staged: "1\n", "sub/c": "1\n" } },
      before: (repo) => write(repo, "untracked", "the user's\n"),
      job: async (copy) => {
        write(copy, "a", LINES.replace("1\n", "one\n"));
        await commitAll(copy, "Change a\n\nWith a reason.");
        write(copy, "new", "new\n");
        await commitAll(copy, "Add new\n\nReviewed-by: Nobody");
        write(copy, "b", "2\n");
      },
    });
    write(job.repo, "sub/c", "2\n");
    await git(job.repo, "commit", "-q", "-a", "-m", "the user's");
    write(job.repo, "staged", "2\n");
    await git(job.repo, "add", "staged");
    write(job.repo, "a", LINES.replace("8\n", "eight\n"));
    const head = await git(job.repo, "rev-parse", "HEAD");
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied", JSON.stringify(outcome));
    assert.deepEqual(
      outcome.work.commits.map(({ subject }) => subject),
      ["Change a", "Add new"],
    );
    assert.deepEqual(
      (await git(job.repo, "log", "--format=%an|%cn|%s|%b", `${head}..HEAD`)).split("\n").filter((line) => line !== ""),
      [
        "Codex|Test|Add new|Reviewed-by: Nobody",
        `Codex-Job: ${job.id}`,
        "Codex|Test|Change a|With a reason.",
        `Codex-Job: ${job.id}`,
      ],
    );
    assert.deepEqual(await statusOf(job.repo), [" M a", " M b", "M  staged", "?? untracked"]);
    assert.equal(await git(job.repo, "show", "HEAD:a"), LINES.replace("1\n", "one\n").trimEnd());
    assert.equal(read(job.repo, "a"), LINES.replace("1\n", "one\n").replace("8\n", "eight\n"));
    assert.match(await git(job.repo, "reflog", "-1"), /HEAD@\{0\}: codex-companion apply /u);
    await git(job.repo, "fsck", "--strict");
    const record = job.record();
    assert.deepEqual(
      "applied" in record && record.applied?.commits,
      outcome.work.commits.map(({ sha }) => sha),
    );
  });
});
