/** What a review is of, in every state that a repository can be in. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { findTarget, type TargetWanted } from "../../../plugins/codex/scripts/src/app/reviews/target.ts";
import { createContext } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { git, gitEnvironment, makeRepository } from "../../../testing/repository.ts";
import { COMPLETED } from "../../../testing/sample-records.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const AUTO: TargetWanted = { scope: "auto", base: null, commit: null, job: null };

interface Stage {
  readonly root: string;
  readonly find: (wanted?: Partial<TargetWanted>, folder?: string) => ReturnType<typeof findTarget>;
  /** Writes a file, and commits it unless told otherwise. */
  readonly write: (name: string, text: string, isCommitted?: boolean) => Promise<string>;
}

async function stage(t: TestContext, commits = 1): Promise<Stage> {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "tree"), { files: { "a.txt": "1\n2\n" }, commits });
  const env = { ...gitEnvironment(), CODEX_COMPANION_HOME: join(folder, "state") };
  return {
    root,
    find: (wanted = {}, at = root) => findTarget(createContext(env, at, null), { ...AUTO, ...wanted }),
    async write(name, text, isCommitted = true) {
      writeFileSync(join(root, name), text);
      if (isCommitted) await git(root, "add", "-A");
      if (isCommitted) await git(root, "commit", "-qm", name);
      return isCommitted ? git(root, "rev-parse", "HEAD") : "";
    },
  };
}

function size(files: number, insertions: number | null, deletions: number) {
  return { files, insertions, deletions };
}

describe("findTarget", { concurrency: 4 }, () => {
  test("auto is the working tree if anything is staged, unstaged or untracked", async (t) => {
    const { root, find, write } = await stage(t);
    const base = await git(root, "rev-parse", "HEAD");
    await write("new.txt", "1\n2\n3\n", false);
    const target = { kind: "working-tree", base, head: null, ...size(1, 3, 0) };
    assert.deepEqual(await find(), { kind: "found", target });
    await git(root, "add", "-A");
    assert.deepEqual(await find(), { kind: "found", target });
    await write("a.txt", "1\n", false);
    assert.deepEqual(await find(), { kind: "found", target: { ...target, ...size(2, 3, 1) } });
    mkdirSync(join(root, "sub"));
    assert.deepEqual(await find({}, join(root, "sub")), { kind: "found", target: { ...target, ...size(2, 3, 1) } });
  });

  test("auto is else the branch, since it parted from main, also with HEAD detached", async (t) => {
    const { root, find, write } = await stage(t);
    const base = await git(root, "rev-parse", "HEAD");
    await git(root, "switch", "-qc", "topic");
    const head = await write("b.txt", "1\n");
    await git(root, "switch", "-q", "main");
    await write("c.txt", "1\n");
    await git(root, "switch", "-q", "topic");
    const target = { kind: "branch", base, head, ...size(1, 1, 0) };
    assert.deepEqual(await find(), { kind: "found", target });
    await git(root, "switch", "-q", "--detach");
    assert.deepEqual(await find(), { kind: "found", target });
    await write("d.txt", "1\n", false);
    const withWork = { ...target, head: null, ...size(2, 2, 0) };
    assert.deepEqual(await find({ scope: "branch" }), { kind: "found", target: withWork });
    assert.deepEqual(await find({ base: "HEAD~1" }), { kind: "found", target: withWork });
  });

  test("a branch is compared with origin/HEAD before main", async (t) => {
    const { root, find, write } = await stage(t);
    const upstream = await write("b.txt", "1\n");
    await git(root, "update-ref", "refs/remotes/origin/trunk", upstream);
    await git(root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    const head = await write("c.txt", "1\n");
    assert.deepEqual(await find(), {
      kind: "found",
      target: { kind: "branch", base: upstream, head, ...size(1, 1, 0) },
    });
  });

  test("a commit is compared with its first parent, the first one with nothing", async (t) => {
    const { root, find, write } = await stage(t);
    const first = await git(root, "rev-parse", "HEAD");
    const head = await write("b.txt", "1\n");
    await write("a.txt", "9\n", false);
    const target = { kind: "commit", base: first, head, ...size(1, 1, 0) };
    assert.deepEqual(await find({ commit: "HEAD" }), { kind: "found", target });
    const root0 = { kind: "commit", base: null, head: first, ...size(1, 2, 0) };
    assert.deepEqual(await find({ commit: first.slice(0, 12) }), { kind: "found", target: root0 });
  });

  test("before the first commit it is all files", async (t) => {
    const { root, find } = await stage(t, 0);
    const target = { kind: "working-tree", base: null, head: null, ...size(1, 2, 0) };
    assert.deepEqual(await find(), { kind: "found", target });
    await git(root, "add", "-A");
    assert.deepEqual(await find(), { kind: "found", target });
    assert.equal((await find({ scope: "branch" })).kind, "refused");
  });

  test("says that there is nothing to review", async (t) => {
    const { root, find, write } = await stage(t);
    const messages: string[] = [];
    for (const wanted of [{}, { scope: "working-tree" }, { base: "HEAD" }] as const) {
      const found = await find(wanted);
      messages.push(found.kind === "nothing" ? found.message : found.kind);
    }
    await git(root, "commit", "-q", "--allow-empty", "-m", "empty");
    const empty = await find({ commit: "HEAD" });
    assert.deepEqual(messages, [
      "Nothing to review: this branch has nothing that refs/heads/main has not.",
      "Nothing to review: nothing is staged, unstaged or untracked in the working tree.",
      "Nothing to review: this branch has nothing that HEAD has not.",
    ]);
    assert.deepEqual(empty, { kind: "nothing", message: "Nothing to review: no file differs." });
    await write("a.txt", "1\n2\n", false);
    assert.equal((await find()).kind, "nothing");
  });

  test("refuses refs that name no commit, and folders without a repository", async (t) => {
    const { root, find } = await stage(t);
    await git(root, "tag", "of-a-tree", "HEAD^{tree}");
    for (const ref of ["nowhere", "-x", "--all", "a b", "HEAD..main", "", "of-a-tree"])
      for (const wanted of [{ base: ref }, { commit: ref }]) assert.equal((await find(wanted)).kind, "refused", ref);
    assert.equal((await find({}, join(root, ".."))).kind, "refused");
    assert.equal((await find({}, join(root, "gone"))).kind, "refused");
  });

  test("takes renames, binary files and a changed submodule as one file each", async (t) => {
    const { root, find, write } = await stage(t);
    const inner = await makeRepository(join(root, "..", "inner"));
    await git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sm");
    await write("bytes.bin", "\0\u0001");
    const author = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid"];
    await git(join(root, "sm"), ...author, "commit", "-q", "--allow-empty", "-m", "two");
    await write("bytes.bin", "\0\u0002", false);
    await git(root, "mv", "a.txt", "z.txt");
    const found = await find();
    assert.deepEqual(found.kind === "found" && size(...sizeOf(found.target)), size(3, 1, 1));
  });

  test("of a job is what it committed, or what it left as well", async (t) => {
    const { root, find, write } = await stage(t);
    const base = await git(root, "rev-parse", "HEAD");
    const head = await write("b.txt", "1\n");
    const job = jobWith(root, { head_before: base, head_after: head, files_changed: ["b.txt"], uncommitted: false });
    await write("other.txt", "by somebody else\n", false);
    const target = { kind: "job", base, head, ...size(1, 1, 0) };
    assert.deepEqual(await find({ job }), { kind: "found", target, paths: ["b.txt"] });
    await write("c.txt", "1\n2\n", false);
    const left = { files_changed: ["b.txt", "c.txt"], uncommitted: true };
    const both = jobWith(root, { head_before: base, head_after: head, ...left });
    const withWork = { ...target, head: null, ...size(2, 3, 0) };
    assert.deepEqual(await find({ job: both }), { kind: "found", target: withWork, paths: ["b.txt", "c.txt"] });
    const elsewhere = jobWith(join(root, "..", "x"), { head_before: base, head_after: head });
    assert.equal((await find({ job: elsewhere })).kind, "refused");
    const gone = jobWith(root, { head_before: "0".repeat(40), head_after: head });
    assert.equal((await find({ job: gone })).kind, "refused");
    const idle = jobWith(root, { commits: [], files_changed: [], attribution: "codex_items" });
    assert.equal((await find({ job: idle })).kind, "nothing");
    const outside = ["/elsewhere/a.txt", "../a.txt"];
    const wide = jobWith(root, {
      head_before: base,
      head_after: head,
      files_changed: ["b.txt", ...outside],
      uncommitted: false,
    });
    assert.deepEqual(await find({ job: wide }), { kind: "found", target, paths: ["b.txt"] });
    const away = jobWith(root, {
      head_before: head,
      head_after: head,
      commits: [],
      files_changed: outside,
      uncommitted: false,
    });
    assert.deepEqual(await find({ job: away }), {
      kind: "nothing",
      message: `Nothing to review: job ${away.id} changed no file of this repository.`,
    });
    const unknown = jobWith(root, {
      head_before: head,
      head_after: head,
      commits: [],
      files_changed: [],
      attribution: "unknown",
    });
    const { kind, message } = await find({ job: unknown }).then((found) => ({ message: "", ...found }));
    assert.deepEqual([kind, message], ["refused", `Could not review: it is not known what job ${unknown.id} changed.`]);
  });

  test("counts many untracked files, but not their lines", async (t) => {
    const { root, find } = await stage(t);
    for (let number = 0; number <= 2_000; number += 1) writeFileSync(join(root, `${number}`), "");
    const found = await find();
    assert.deepEqual(found.kind === "found" && size(...sizeOf(found.target)), size(2_001, null, 0));
  });
});

function sizeOf(target: {
  readonly files: number | null;
  readonly insertions: number | null;
  readonly deletions: number | null;
}) {
  return [target.files ?? -1, target.insertions, target.deletions ?? -1] as const;
}

function jobWith(repository: string, evidence: Partial<NonNullable<(typeof COMPLETED)["evidence"]>>): JobRecord {
  return { ...COMPLETED, evidence: { ...(COMPLETED.evidence ?? assert.fail()), repository, ...evidence } };
}
