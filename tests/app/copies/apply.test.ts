/** The work of an isolated job comes into the workspace whole or not at all, and never over what the user did meanwhile. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { type ApplyOrder, type ApplyOutcome, applyJob } from "../../../plugins/codex/scripts/src/app/copies/apply.ts";
import { installProgram } from "../../../testing/install-program.ts";
import { commitAll, type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { printFolder } from "../../../testing/print-folder.ts";
import { git, makeRepository } from "../../../testing/repository.ts";

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
    const { at: _, copy: content, ...form } = applied ?? assert.fail("the record does not say it");
    assert.deepEqual(form, { as: "changes", branch: "main", commits: [] });
    assert.equal(content?.head, await git(job.copy, "rev-parse", "HEAD"));
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

/** The conflicts of an outcome, as `PATH KIND`. */
function conflictsOf(outcome: ApplyOutcome): readonly string[] {
  assert.ok(outcome.kind === "conflicts", JSON.stringify(outcome));
  return outcome.conflicts.map(({ path, kind }) => `${path} ${kind}`);
}

/** Applies, and proves that nothing in the user's repository has changed. */
async function applyInVain(job: IsolatedJob, order: Partial<ApplyOrder> = {}): Promise<ApplyOutcome> {
  const before = printFolder(job.repo);
  const outcome = await apply(job, order);
  assert.deepEqual(printFolder(job.repo), before);
  assert.equal("applied" in job.record(), false);
  return outcome;
}

function whyOf(outcome: ApplyOutcome): string {
  return outcome.kind === "refused" ? outcome.why : assert.fail(JSON.stringify(outcome));
}

describe("apply touches nothing if anything is in the way", { concurrency: 3 }, () => {
  test("lists every conflict, of files, binary ones, links, and what Git ignores", async (t) => {
    const binary = Buffer.from([0, 1, 2, 3]);
    const job = await makeIsolatedJob(t, {
      repository: { files: { both: "1\n", here: "1\n", there: "1\n", ".gitignore": "ignored*\n" } },
      before: (repo) => write(repo, "binary", binary),
      async job(copy) {
        for (const name of ["both", "here", "added"]) write(copy, name, "2\n");
        write(copy, "binary", Buffer.concat([binary, binary]));
        rmSync(join(copy, "there"));
        write(copy, "ignored", "2\n");
        mkdirSync(join(copy, "ignored.d"));
        write(copy, "ignored.d/x", "2\n");
        await git(copy, "add", "-f", "ignored", "ignored.d/x");
      },
    });
    for (const name of ["both", "there", "added"]) write(job.repo, name, "3\n");
    write(job.repo, "binary", Buffer.concat([binary, Buffer.from([9])]));
    rmSync(join(job.repo, "here"));
    assert.deepEqual(conflictsOf(await applyInVain(job)), [
      "added both_added",
      "binary binary",
      "both both_changed",
      "here deleted_here",
      "there deleted_there",
    ]);
    write(job.repo, "here", "1\n");
    for (const name of ["both", "there"]) write(job.repo, name, "1\n");
    write(job.repo, "binary", binary);
    rmSync(join(job.repo, "added"));
    write(job.repo, "ignored", "the user's\n");
    symlinkSync(job.folder, join(job.repo, "ignored.d"));
    assert.deepEqual(conflictsOf(await applyInVain(job)), ["ignored in_the_way", "ignored.d/x in_the_way"]);
    assert.equal(existsSync(join(job.folder, "x")), false);
  });

  test("names a link against a file, a mode, and what no one can tell; all else may be dirty", async (t) => {
    const files = { link: "1\n", held: "1\n", ".gitattributes": "held filter=f\n", elsewhere: "1\n" };
    const job = await makeIsolatedJob(t, {
      repository: { files },
      async job(copy) {
        rmSync(join(copy, "link"));
        symlinkSync("nowhere", join(copy, "link"));
        writeFileSync(join(copy, "new.sh"), "1\n", { mode: 0o755 });
        write(copy, "held", "2\n");
        mkdirSync(join(copy, "inner"));
        write(copy, "inner/x", "1\n");
        await commitAll(copy, "Work");
      },
    });
    await git(job.repo, "config", "filter.f.clean", "cat");
    write(job.repo, "elsewhere", "2\n");
    write(job.repo, "link", "2\n");
    writeFileSync(join(job.repo, "new.sh"), "1\n", { mode: 0o644 });
    assert.deepEqual(conflictsOf(await applyInVain(job)), ["link type", "new.sh mode"]);
    write(job.repo, "held", "3\n");
    await makeRepository(join(job.repo, "inner"));
    assert.deepEqual(conflictsOf(await applyInVain(job)), ["held filtered", "inner/x untold"]);
  });

  test("names what is in the way where a folder has become a file or a link, a file a folder, and where a repository lies", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { "linked/x": "1\n", "folder/x": "1\n", ".gitattributes": "held filter=f\n", held: "1\n" } },
      async job(copy) {
        for (const name of ["linked/q", "made", "held"]) write(copy, name, "2\n");
        mkdirSync(join(copy, "nested"));
        mkdirSync(join(copy, "file"));
        for (const name of ["nested/own", "file/q"]) write(copy, name, "2\n");
        rmSync(join(copy, "folder"), { recursive: true });
        write(copy, "folder", "2\n");
        await commitAll(copy, "Work");
      },
    });
    const elsewhere = join(job.folder, "elsewhere");
    mkdirSync(elsewhere);
    write(elsewhere, "x", "1\n");
    rmSync(join(job.repo, "linked"), { recursive: true });
    symlinkSync(elsewhere, join(job.repo, "linked"));
    write(job.repo, "file", "mine\n");
    write(job.repo, "folder/mine", "mine\n");
    mkdirSync(join(job.repo, "made"));
    write(job.repo, "made/mine", "mine\n");
    const shownBy = (outcome: ApplyOutcome) => {
      assert.ok(outcome.kind === "conflicts", JSON.stringify(outcome));
      return outcome.conflicts.map(({ path, kind, by, why }) => [path, kind, by ?? why]);
    };
    assert.deepEqual(shownBy(await applyInVain(job)), [
      ["file/q", "in_the_way", "file"],
      ["folder", "in_the_way", "folder/mine"],
      ["linked/q", "in_the_way", "linked"],
      ["made", "in_the_way", "made/mine"],
    ]);
    await git(job.repo, "config", "filter.f.clean", "cat");
    write(job.repo, "held", "3\n");
    await makeRepository(join(job.repo, "nested"));
    assert.deepEqual(shownBy(await applyInVain(job)), [
      ["held", "filtered", undefined],
      ["nested/own", "untold", '"nested/": it is a repository that nobody has added'],
    ]);
    assert.deepEqual(readdirSync(elsewhere), ["x"]);
  });

  test("says why it cannot be: not straight, in a rebase, lost by gc, no repository", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { a: "1\n" }, commits: 2 },
      async job(copy) {
        await git(copy, "reset", "-q", "--hard", "HEAD~1");
        write(copy, "b", "2\n");
        await commitAll(copy, "Elsewhere");
      },
    });
    assert.match(whyOf(await applyInVain(job, { wanted: "commits" })), /its commits do not follow on/u);
    mkdirSync(join(job.repo, ".git", "rebase-merge"));
    const outcome = await applyInVain(job, { isDryRun: true });
    assert.ok(outcome.kind === "would" && outcome.work.as === "changes");
    rmSync(join(job.repo, ".git"), { recursive: true });
    assert.match(whyOf(await applyInVain(job)), /is no work tree of Git any more/u);
    await git(job.repo, "init", "-q");
    assert.match(whyOf(await applyInVain(job)), /the commit that it began at is gone from your repository/u);
  });

  test("writes nothing that a tree of the job names outside of the work tree or in a Git folder", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { a: "1\n" } },
      async job(copy) {
        write(copy, "x", "planted\n");
        const blob = await git(copy, "hash-object", "-w", "x");
        const inner = await treeOf(copy, `100755 blob ${blob}\tpre-commit`, `100755 blob ${blob}\t\xff`);
        const hooks = await treeOf(copy, `040000 tree ${inner}\thooks`);
        const tree = await treeOf(copy, `040000 tree ${hooks}\t.git`);
        await commitTree(copy, tree);
      },
    });
    assert.deepEqual(
      conflictsOf(await applyInVain(job)).filter((each) => each.includes(".git")),
      [".git/hooks/pre-commit unsafe", '".git/hooks/\\377" unsafe'],
    );
  });

  test("takes back the files that it has brought in if another Git holds the index, and comes in once that has ended", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { a: "1\n", gone: "1\n" } },
      job: async (copy) => {
        write(copy, "a", "2\n");
        rmSync(join(copy, "gone"));
        write(copy, "new", "1\n");
        await commitAll(copy, "Work");
      },
    });
    const lock = join(job.repo, ".git", "index.lock");
    writeFileSync(lock, "");
    const outcome = await apply(job);
    assert.match(whyOf(outcome), /its index changed meanwhile, or another Git process holds it/u);
    assert.deepEqual(
      [read(job.repo, "a"), read(job.repo, "gone"), existsSync(join(job.repo, "new"))],
      ["1\n", "1\n", false],
    );
    assert.deepEqual(readdirSync(join(job.home, "applies")), []);
    rmSync(lock);
    assert.equal((await apply(job)).kind, "applied");
    assert.deepEqual(await statusOf(job.repo), []);
  });

  test("needs a Git that can merge trees if a file changed on both sides", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { file: LINES } },
      job: (copy) => write(copy, "file", LINES.replace("8\n", "eight\n")),
    });
    const real = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
    const bin = join(job.folder, "bin");
    installProgram(bin, "git", "fake-programs/older-git", real);
    const context = { ...job.context, env: { ...job.context.env, PATH: `${bin}:${job.context.env["PATH"]}` } };
    write(job.repo, "file", LINES.replace("1\n", "one\n"));
    const outcome = await applyInVain({ ...job, context });
    assert.deepEqual(outcome, { kind: "refused", why: "Git 2.38 or later is needed for that", isEnvironment: true });
    await git(job.repo, "checkout", "--", "file");
    assert.equal((await apply({ ...job, context })).kind, "applied");
  });

  test("is undone whole if the user commits something else meanwhile", async (t) => {
    const names = Array.from({ length: 30 }, (_, index) => `f${index + 10}`);
    const job = await makeIsolatedJob(t, {
      repository: { files: Object.fromEntries(names.map((name) => [name, "1\n"])) },
      job: async (copy) => {
        for (const name of names) write(copy, name, "2\n");
        await commitAll(copy, "Work");
        write(copy, "f10", "3\n");
      },
    });
    /** Commits between the plan and its carrying out. */
    const meanwhile = (...commands: readonly (readonly string[])[]) => {
      let calls = 0;
      const now = () => {
        calls += 1;
        if (calls === 2) for (const command of commands) execFileSync("git", ["-C", job.repo, ...command]);
        return job.context.now();
      };
      return applyJob({ ...job.context, now }, job.record(), PLAIN, () => assert.fail("nothing was left"));
    };
    const empty = ["commit", "-q", "--allow-empty", "-m", "mine"];
    assert.match(whyOf(await meanwhile(empty)), /^its (HEAD|index) /u);
    assert.deepEqual([await statusOf(job.repo), read(job.repo, "f10")], [[], "1\n"]);
    assert.deepEqual(readdirSync(join(job.home, "applies")), []);
    assert.equal(await git(job.repo, "log", "--format=%s", "-1"), "mine");
    assert.equal((await apply(job)).kind, "applied");
  });

  for (const second of ["040000 tree", "100755 blob"])
    test(`takes no tree of the job that has two things of one name: a file and a ${second}`, async (t) => {
      const job = await makeIsolatedJob(t, {
        repository: { files: { a: "1\n" } },
        async job(copy) {
          const blob = await git(copy, "rev-parse", "HEAD:a");
          const inner = await treeOf(copy, `100644 blob ${blob}\tx`);
          const other = second.endsWith("tree") ? inner : blob;
          const entries = [`100644 blob ${blob}\ta`, `100644 blob ${blob}\tboth`, `${second} ${other}\tboth`];
          await commitTree(copy, await treeOf(copy, ...entries));
        },
      });
      assert.match(
        whyOf(await applyInVain(job)),
        /^a tree that it committed is none: it is damaged, or holds one name twice$/u,
      );
    });

  test("is refused while another apply is at work there", async (t) => {
    const job = await makeIsolatedJob(t, { job: (copy) => write(copy, "new", "1\n") });
    const outcomes = await Promise.all([apply(job, { isAgain: true }), apply(job, { isAgain: true })]);
    const kinds = outcomes.map((outcome) => (outcome.kind === "refused" ? outcome.why : outcome.kind)).toSorted();
    assert.deepEqual(kinds, ["another apply is at work there; wait until it has ended", "applied"]);
  });
});

/** Makes it the tree of a commit on HEAD. */
async function commitTree(root: string, tree: string): Promise<void> {
  const who = ["-c", "user.name=C", "-c", "user.email=c"];
  const commit = await git(root, ...who, "commit-tree", tree, "-p", "HEAD", "-m", "x");
  await git(root, "update-ref", "HEAD", commit);
}

/** A tree with these entries, whatever their names, in bytes (latin1). */
async function treeOf(root: string, ...entries: readonly string[]): Promise<string> {
  const file = join(root, ".git", "tree");
  const bytes = entries.flatMap((entry) => {
    const [, mode = "", object = "", name = ""] = /^(\d+) \w+ (\w+)\t(.*)$/u.exec(entry) ?? [];
    return [Buffer.from(`${mode.replace(/^0/u, "")} ${name}\0`, "latin1"), Buffer.from(object, "hex")];
  });
  writeFileSync(file, Buffer.concat(bytes));
  return git(root, "hash-object", "-w", "--literally", "-t", "tree", file);
}

describe("apply in repositories of all kinds", { concurrency: 3 }, () => {
  const commitTwo = async (copy: string) => {
    write(copy, "new", "1\n");
    await commitAll(copy, "One");
    write(copy, "file", "2\n");
    await commitAll(copy, "Two");
  };
  const FILES = { file: "1\n", other: "1\n" };

  const KINDS: Readonly<Record<string, (repo: string) => Promise<void>>> = {
    "with a detached HEAD": async (repo) => {
      await makeRepository(repo, { files: FILES });
      await git(repo, "checkout", "-q", "--detach");
    },
    "before the first commit": (repo) => makeRepository(repo, { files: {}, commits: 0 }).then(() => {}),
    "that names objects by SHA-256": async (repo) => {
      await git(dirname(repo), "init", "-q", "--object-format=sha256", repo);
      await makeRepository(repo, { files: FILES });
    },
    "that is a linked work tree": async (repo) => {
      const main = await makeRepository(`${repo}-main`, { files: FILES });
      await git(main, "worktree", "add", "-q", "-b", "linked", repo);
    },
    "with packed refs, a split index and untracked cache": async (repo) => {
      await makeRepository(repo, { files: FILES });
      await git(repo, "pack-refs", "--all");
      await git(repo, "update-index", "--split-index", "--untracked-cache");
    },
    "with its index behind a link": async (repo) => {
      await makeRepository(repo, { files: FILES });
      renameSync(join(repo, ".git", "index"), `${repo}-index`);
      symlinkSync(`${repo}-index`, join(repo, ".git", "index"));
    },
    "with CRLF in the work tree": async (repo) => {
      await makeRepository(repo, { files: { ...FILES, ".gitattributes": "* text eol=crlf\n" } });
    },
  };
  for (const [name, make] of Object.entries(KINDS))
    test(name, async (t) => {
      const job = await makeIsolatedJob(t, { make, job: commitTwo });
      const isDetached = name.includes("detached");
      const store = printFolder(join(await commonFolder(job.repo), "objects"));
      const outcome = await apply(job);
      assert.ok(outcome.kind === "applied", JSON.stringify(outcome));
      assert.deepEqual(
        outcome.work.commits.map(({ subject }) => subject),
        ["One", "Two"],
      );
      assert.equal(outcome.work.branch === null, isDetached);
      assert.deepEqual(await statusOf(job.repo), []);
      assert.equal(await git(job.repo, "log", "-1", "--format=%s|%cn"), "Two|Test");
      assert.match(await git(job.repo, "reflog", "-1", "HEAD"), /codex-companion apply/u);
      assert.equal(read(job.repo, "file"), name.includes("CRLF") ? "2\r\n" : "2\n");
      await git(job.repo, "fsck", "--strict");
      const after = new Set(printFolder(join(await commonFolder(job.repo), "objects")));
      const files = store.filter((line) => !/^\S+ 16\d{3} /u.test(line)); // Folders get new files.
      assert.deepEqual(
        files.filter((line) => !after.has(line)),
        [],
        "an object that was there has got a new time",
      );
      const again = await apply(job, { isAgain: true });
      assert.equal(again.kind, "nothing");
    });

  test("a merge that the job made becomes one commit, and what changes nothing none", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: FILES },
      async job(copy) {
        const who = ["-c", "user.name=C", "-c", "user.email=c"];
        await git(copy, "checkout", "-q", "-b", "side");
        write(copy, "side", "1\n");
        await commitAll(copy, "Side");
        await git(copy, "checkout", "-q", "-");
        await git(copy, ...who, "commit", "-q", "--allow-empty", "-m", "Empty");
        await git(copy, ...who, "merge", "-q", "--no-ff", "-m", "Merge", "side");
      },
    });
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied");
    assert.deepEqual([outcome.work.commits.map(({ subject }) => subject), read(job.repo, "side")], [["Merge"], "1\n"]);
    assert.equal(await git(job.repo, "rev-list", "--count", "HEAD"), "2");
  });

  test("commits that would hold what the user had not committed come as changes, with the reason", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: FILES },
      before: (repo) => write(repo, "file", "the user's\n"),
      job: async (copy) => {
        write(copy, "file", "the user's\nand more\n");
        await commitAll(copy, "More");
      },
    });
    assert.match(
      whyOf(await applyInVain(job, { wanted: "commits" })),
      /its commits change "file", which had uncommitted/u,
    );
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied" && outcome.work.as === "changes");
    assert.match(outcome.work.why ?? "", /its commits change "file"/u);
    assert.deepEqual([await statusOf(job.repo), read(job.repo, "file")], [[" M file"], "the user's\nand more\n"]);
  });

  test("runs nothing that a configuration names, the user's or the job's, and names the hooks", async (t) => {
    const planted = (root: string) => join(dirname(root.replace("/state/copies", "")), "planted");
    const plant = async (root: string) => {
      const program = join(dirname(planted(root)), "program");
      writeFileSync(program, `#!/bin/sh\ntouch '${planted(root)}'\ncat\n`, { mode: 0o755 });
      for (const name of [
        "filter.p.clean",
        "filter.p.smudge",
        "filter.p.process",
        "merge.p.driver",
        "diff.p.textconv",
        "diff.external",
      ])
        await git(root, "config", name, program);
      for (const name of ["core.fsmonitor", "gpg.program", "core.editor"]) await git(root, "config", name, program);
      await git(root, "config", "commit.gpgSign", "true");
      mkdirSync(join(root, ".git", "hooks"), { recursive: true });
      for (const name of ["pre-commit", "post-commit", "reference-transaction", "post-index-change", "post-checkout"])
        writeFileSync(join(root, ".git", "hooks", name), `#!/bin/sh\ntouch '${planted(root)}'\n`, { mode: 0o755 });
      writeFileSync(join(root, ".gitattributes"), "* merge=p diff=p\nnew filter=p\n");
    };
    const job = await makeIsolatedJob(t, {
      repository: { files: { file: LINES, other: "1\n" } },
      async job(copy) {
        write(copy, "file", LINES.replace("1\n", "one\n"));
        write(copy, "new", "new\n");
        await commitAll(copy, "Work");
        await plant(copy);
      },
    });
    await plant(job.repo);
    write(job.repo, "file", LINES.replace("8\n", "eight\n"));
    for (const each of [job.repo, job.copy]) rmSync(planted(each), { force: true });
    assert.deepEqual(conflictsOf(await applyInVain(job)), ["new filtered"]);
    for (const each of [job.repo, job.copy]) write(each, ".gitattributes", "* merge=p diff=p\nother filter=p\n");
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied" && outcome.work.as === "commits", JSON.stringify(outcome));
    assert.deepEqual([existsSync(planted(job.repo)), existsSync(planted(job.copy))], [false, false]);
    assert.deepEqual(outcome.work.hooks, ["pre-commit", "post-commit", "reference-transaction", "post-index-change"]);
    assert.equal(read(job.repo, "file"), LINES.replace("1\n", "one\n").replace("8\n", "eight\n"));
  });

  test("what flags of the index hide is the user's work: the job begins with it, and nothing is written over it", async (t) => {
    const flag = (repo: string) =>
      git(repo, "update-index", "--skip-worktree", "skipped").then(() =>
        git(repo, "update-index", "--assume-unchanged", "assumed"),
      );
    const names = ["skipped", "assumed"];
    const change = async (copy: string) => {
      for (const name of names) write(copy, name, read(copy, name).replace("1\n", "one\n"));
      await commitAll(copy, "Work");
    };
    const repository = { files: { skipped: LINES, assumed: LINES } };
    const mine = LINES.replace("8\n", "mine\n");
    const before = await makeIsolatedJob(t, {
      repository,
      async before(repo) {
        await flag(repo);
        for (const name of names) write(repo, name, mine);
      },
      job: change,
    });
    const outcome = await apply(before);
    assert.ok(outcome.kind === "applied" && outcome.work.as === "changes", JSON.stringify(outcome));
    for (const name of names) assert.equal(read(before.repo, name), mine.replace("1\n", "one\n"));

    const later = await makeIsolatedJob(t, { repository, job: change });
    await flag(later.repo);
    for (const name of names) write(later.repo, name, "mine alone\n");
    assert.deepEqual(conflictsOf(await applyInVain(later)), ["assumed both_changed", "skipped both_changed"]);
    for (const name of names) write(later.repo, name, mine);
    const merged = await apply(later);
    assert.ok(merged.kind === "applied" && merged.work.as === "commits", JSON.stringify(merged));
    for (const name of names) assert.equal(read(later.repo, name), mine.replace("1\n", "one\n"));
    assert.equal(await git(later.repo, "ls-files", "-v"), "h assumed\nS skipped");
    assert.equal(await git(later.repo, "show", "HEAD:skipped"), LINES.replace("1\n", "one\n").trimEnd());
  });

  test("a file with the size and the times of another content, by which Git takes it for unchanged, is not written over", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { file: "1\n" } },
      before: (repo) => git(repo, "config", "core.trustCtime", "false").then(() => {}),
      async job(copy) {
        write(copy, "file", "2\n");
        await commitAll(copy, "Work");
      },
    });
    const path = join(job.repo, "file");
    utimesSync(path, 1_000_000, 1_000_000);
    await git(job.repo, "update-index", "--refresh");
    write(job.repo, "file", "3\n");
    utimesSync(path, 1_000_000, 1_000_000);
    assert.deepEqual(await statusOf(job.repo), []);
    assert.deepEqual(conflictsOf(await applyInVain(job)), ["file both_changed"]);
    write(job.repo, "file", "1\n");
    assert.equal((await apply(job)).kind, "applied");
  });

  test("leaves the work trees of submodules as they are, and says so", async (t) => {
    const job = await makeIsolatedJob(t, {
      async make(repo) {
        await makeRepository(repo, { files: { file: "1\n" } });
        const inner = await makeRepository(join(repo, "sub"), { files: { x: "1\n" } });
        await git(repo, "add", "sub");
        await git(repo, "commit", "-q", "-m", "With a submodule");
        assert.ok(existsSync(join(inner, ".git")));
      },
      async job(copy) {
        write(copy, "file", "2\n");
        await git(copy, "update-index", "--cacheinfo", `160000,${"1".repeat(40)},sub`);
        await git(copy, "add", "file");
        await git(copy, "-c", "user.name=C", "-c", "user.email=c", "commit", "-q", "-m", "Work");
      },
    });
    const outcome = await apply(job, { wanted: "changes" });
    assert.ok(outcome.kind === "applied", JSON.stringify(outcome));
    assert.deepEqual(
      outcome.work.left.map(({ path }) => path),
      ["sub"],
    );
    assert.deepEqual([outcome.work.files, read(job.repo, "sub/x")], [["file"], "1\n"]);
  });

  test("what takes a filter to be written is a conflict, in every form, whatever Git knows of it; what is gone is not", async (t) => {
    const held = {
      ".gitattributes": "held* filter=f\n",
      held: "1\n",
      "held too": "1\n",
      "held gone": "1\n",
      file: "1\n",
    };
    const job = await makeIsolatedJob(t, {
      async make(repo) {
        await makeRepository(repo, { files: held });
        await git(repo, "config", "filter.f.clean", "cat");
      },
      async job(copy) {
        for (const name of ["held", "held new", "file"]) write(copy, name, "2\n");
        rmSync(join(copy, "held gone"));
        await commitAll(copy, "Work");
        write(copy, "held too", "2\n");
      },
    });
    const expected = ["held filtered", "held new filtered", "held too filtered"];
    for (const wanted of [null, "commits", "changes"] as const)
      assert.deepEqual(conflictsOf(await applyInVain(job, { wanted })), expected);
    for (const name of ["held", "held too"]) {
      write(job.repo, name, "1\n1\n"); // Now Git cannot tell it from the index without the filter.
      write(job.repo, name, "1\n");
    }
    assert.deepEqual(conflictsOf(await applyInVain(job)), expected);
    for (const name of ["held", "held new", "held too"]) write(job.repo, name, "2\n"); // As by the user's own Git.
    await git(job.repo, "add", "held", "held new", "held too");
    await git(job.repo, "commit", "-q", "-m", "What is under the filter");
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied" && outcome.work.as === "commits", JSON.stringify(outcome));
    assert.deepEqual([outcome.work.files, outcome.work.left], [["file", "held gone"], []]);
    assert.deepEqual(await statusOf(job.repo), []);
  });

  test("uncommitted files whatever their name, here and there", async (t) => {
    const odd = (root: string) => Buffer.from(`${root}/caf\xe9`, "latin1");
    const job = await makeIsolatedJob(t, {
      repository: { files: FILES },
      job(copy) {
        writeFileSync(odd(copy), "1\n");
        write(copy, "line\nbreak", "1\n");
      },
    });
    writeFileSync(odd(job.repo), "the user's\n");
    assert.deepEqual(conflictsOf(await applyInVain(job)), ['"caf\\351" both_added']);
    rmSync(odd(job.repo));
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied", JSON.stringify(outcome));
    assert.deepEqual(outcome.work.files, ['"caf\\351"', "line\nbreak"]);
    assert.deepEqual([readFileSync(odd(job.repo), "utf8"), read(job.repo, "line\nbreak")], ["1\n", "1\n"]);
  });

  test("sparse, without links, and with pointers of Git LFS: what is not checked out comes as Git would have it", async (t) => {
    const oid = "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865"; // Of "1\n".
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 2\n`;
    const job = await makeIsolatedJob(t, {
      async make(repo) {
        await makeRepository(repo, {
          files: { "in/a": "1\n", "out/b": "1\n", ".gitattributes": "*.bin filter=lfs\n" },
        });
        await git(repo, "config", "filter.lfs.clean", "false");
        await git(repo, "sparse-checkout", "set", "in");
        await git(repo, "config", "core.symlinks", "false");
      },
      async job(copy) {
        write(copy, "in/a", "2\n");
        write(copy, "in/p.bin", pointer);
        const link = await git(copy, "hash-object", "-w", "in/a");
        await git(copy, "update-index", "--add", "--cacheinfo", `120000,${link},in/link`);
        write(copy, "in/link", "2\n");
      },
    });
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied", JSON.stringify(outcome));
    assert.deepEqual(outcome.work.files, ["in/a", "in/link", "in/p.bin"]);
    assert.deepEqual(
      [read(job.repo, "in/a"), read(job.repo, "in/link"), read(job.repo, "in/p.bin")],
      ["2\n", "2\n", pointer],
    );
    assert.equal(existsSync(join(job.repo, "out")), false);
    assert.deepEqual(await statusOf(job.repo), [" M in/a", "?? in/link", "?? in/p.bin"]);
  });

  test("a name that is no text or has a backslash, and a mode in a repository that does not trust modes", async (t) => {
    const job = await makeIsolatedJob(t, {
      repository: { files: { ...FILES, "back\\slash": "1\n" } },
      async job(copy) {
        write(copy, "back\\slash", "2\n");
        write(copy, "\\new", "2\n");
        writeFileSync(Buffer.from(`${copy}/caf\xe9`, "latin1"), "1\n");
        await git(copy, "update-index", "--chmod=+x", "file");
        await git(copy, "add", "-A");
        await git(copy, "-c", "user.name=C", "-c", "user.email=c", "commit", "-q", "-m", "Odd");
      },
      before: (repo) => git(repo, "config", "core.fileMode", "false").then(() => {}),
    });
    const outcome = await apply(job);
    assert.ok(outcome.kind === "applied" && outcome.work.as === "commits", JSON.stringify(outcome));
    assert.equal(readFileSync(Buffer.from(`${job.repo}/caf\xe9`, "latin1"), "utf8"), "1\n");
    assert.deepEqual([read(job.repo, "back\\slash"), read(job.repo, "\\new")], ["2\n", "2\n"]);
    assert.match(await git(job.repo, "ls-tree", "HEAD", "file"), /^100755 /u);
    assert.deepEqual(await statusOf(job.repo), []);
  });
});

/** The Git folder that holds the objects. */
async function commonFolder(root: string): Promise<string> {
  return git(root, "rev-parse", "--path-format=absolute", "--git-common-dir");
}
