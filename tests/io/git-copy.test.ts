/** A copy has the user's work and lives on its own, and nothing of the user's changes for it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type Copy, copyRepository, type EarlierCopy } from "../../plugins/codex/scripts/src/io/git-copy.ts";
import { Ground, PLACES } from "../../testing/planted-places.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();
const AT = Date.UTC(2026, 0, 1);

interface Made extends Copy {
  readonly root: string;
}

/** Makes a copy, and proves that nothing of the user's changed. */
async function copyOf(
  folder: string,
  root: string,
  from: string | null | EarlierCopy = null,
  name = "copy",
): Promise<Made> {
  const copy = { root: join(folder, "copies", name), branch: "codex/1", from, madeAtMs: AT };
  const before = printFolder(root);
  const made = await copyRepository({ root, env: ENV }, copy);
  assert.deepEqual(printFolder(root), before);
  assert.ok(typeof made !== "string", String(made));
  return { ...made, root: copy.root };
}

/** Every object that the copy's branch reaches can be read there. */
async function expectWhole(root: string): Promise<void> {
  await git(root, "fsck", "--full", "--no-dangling");
  const broken = await git(root, "rev-list", "--objects", "--missing=print", "HEAD");
  assert.equal(/^\?/m.test(broken), false);
}

/** The object files of a store. */
function objectsIn(root: string): readonly string[] {
  const store = join(root, ".git", "objects");
  return readdirSync(store, { recursive: true, encoding: "utf8" }).filter((name) => /^[0-9a-f]{2}\/./.test(name));
}

describe("copyRepository", { concurrency: 2 }, () => {
  test("begins at the user's work as it stands: staged, unstaged, untracked and gone, but not ignored", async (t) => {
    const folder = await makeTempFolder(t);
    const files = { changed: "1", gone: "1", staged: "1", both: "1", "run.sh": "1", ".gitignore": "*.log\n" };
    const root = await makeRepository(join(folder, "tree"), { files, commits: 2 });
    for (const name of ["changed", "staged", "both"]) writeFileSync(join(root, name), "2");
    await git(root, "add", "staged", "both");
    writeFileSync(join(root, "both"), "3");
    rmSync(join(root, "gone"));
    chmodSync(join(root, "run.sh"), 0o755);
    mkdirSync(join(root, "new"));
    writeFileSync(join(root, "new", "file"), "n");
    symlinkSync("changed", join(root, "link"));
    writeFileSync(join(root, "ignored.log"), "1");

    const copy = await copyOf(folder, root);
    const head = await git(root, "rev-parse", "HEAD");
    assert.deepEqual([copy.base, copy.untold], [head, []]);
    assert.equal(await git(copy.root, "rev-parse", "HEAD"), copy.start);
    assert.equal(await git(copy.root, "rev-parse", "HEAD^"), head);
    assert.equal(await git(copy.root, "symbolic-ref", "HEAD"), "refs/heads/codex/1");
    assert.equal(await git(copy.root, "status", "--porcelain"), "");
    assert.equal(
      await git(copy.root, "log", "-1", "--format=%an <%ae> %ct %s"),
      "codex-rescue <codex-rescue@localhost> 1767225600 The work as it stood when the job began",
    );
    const names = [".git", ".gitignore", "both", "changed", "link", "new", "run.sh", "staged"];
    assert.deepEqual(readdirSync(copy.root).toSorted(), names);
    assert.deepEqual(
      ["changed", "staged", "both", "link", "new/file"].map((name) => readFileSync(join(copy.root, name), "utf8")),
      ["2", "2", "3", "2", "n"],
    );
    assert.ok(lstatSync(join(copy.root, "link")).isSymbolicLink());
    assert.equal(lstatSync(join(copy.root, "run.sh")).mode & 0o111, 0o111);
    await expectWhole(copy.root);
  });

  test("lives on when the user drops what was staged and collects garbage, and shares no file with them", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { "a/file": "1", other: "1" } });
    writeFileSync(join(root, "a", "file"), "staged and then dropped");
    writeFileSync(join(root, "staged new"), "also dropped");
    await git(root, "add", "-A");
    const copy = await copyOf(folder, root);
    await git(root, "reset", "-q", "--hard");
    await git(root, "gc", "-q", "--prune=now");
    assert.equal(await git(copy.root, "show", "HEAD:a/file"), "staged and then dropped");
    await expectWhole(copy.root);
    const linked = readdirSync(copy.root, { recursive: true, encoding: "utf8" }).filter((name) => {
      const stats = lstatSync(join(copy.root, name));
      return stats.isFile() && stats.nlink > 1;
    });
    assert.deepEqual(linked, []);
    // Two contents, two trees, one commit: all else is borrowed.
    assert.equal(objectsIn(copy.root).length, 5);
  });

  test("begins where an earlier copy began, whatever became of the work meanwhile, and outlives it", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { file: "1" } });
    writeFileSync(join(root, "file"), "2");
    writeFileSync(join(root, "new"), "n");
    const first = await copyOf(folder, root);
    writeFileSync(join(root, "file"), "3");
    await git(root, "commit", "-q", "-a", "-m", "meanwhile");
    const second = await copyOf(folder, root, first, "second");
    rmSync(first.root, { recursive: true });
    assert.deepEqual({ ...second, root: first.root }, first);
    assert.deepEqual(
      [await git(second.root, "rev-parse", "HEAD"), await git(second.root, "status", "--porcelain")],
      [first.start, ""],
    );
    assert.deepEqual(
      ["file", "new"].map((name) => readFileSync(join(second.root, name), "utf8")),
      ["2", "n"],
    );
    await expectWhole(second.root);
  });

  test("begins at HEAD itself if nothing differs, and at any commit that is asked for", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { file: "1" } });
    const first = await git(root, "rev-parse", "HEAD");
    await git(root, "tag", "one");
    writeFileSync(join(root, "file"), "2");
    await git(root, "commit", "-q", "-a", "-m", "two");
    const second = await git(root, "rev-parse", "HEAD");
    const clean = await copyOf(folder, root, null, "clean");
    assert.deepEqual([clean.start, clean.base, objectsIn(clean.root)], [second, second, []]);
    writeFileSync(join(root, "file"), "3");
    const head = await copyOf(folder, root, "HEAD", "head");
    assert.deepEqual([head.start, readFileSync(join(head.root, "file"), "utf8")], [second, "2"]);
    const tag = await copyOf(folder, root, "one", "tag");
    assert.deepEqual([tag.start, readFileSync(join(tag.root, "file"), "utf8")], [first, "1"]);
  });

  test("has no remote, hook or credential, but the user's name and rules", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { file: "1\n" } });
    await git(root, "remote", "add", "origin", "https://user:secret@example.invalid/x");
    await git(root, "config", "credential.helper", "store --file=/secret");
    await git(root, "config", "http.extraHeader", "Authorization: secret");
    await git(root, "config", "user.name", 'A "quoted" \\ name');
    await git(root, "config", "core.autocrlf", "true");
    writeFileSync(join(root, ".git", "hooks", "post-checkout"), "#!/bin/sh\ntouch ../ran\n", { mode: 0o755 });
    writeFileSync(join(root, ".git", "info", "exclude"), "*.own\n");
    const copy = await copyOf(folder, root);
    const config = readFileSync(join(copy.root, ".git", "config"), "utf8");
    assert.doesNotMatch(config, /secret|remote|credential|helper/);
    assert.equal(existsSync(join(copy.root, ".git", "hooks")), false);
    assert.equal(await git(copy.root, "config", "user.name"), 'A "quoted" \\ name');
    assert.equal(readFileSync(join(copy.root, "file"), "utf8"), "1\r\n");
    writeFileSync(join(copy.root, "x.own"), "1");
    assert.equal(await git(copy.root, "status", "--porcelain"), "");
    assert.equal(existsSync(join(folder, "ran")), false);
  });

  test("of a linked work tree, a sha256 repository, and one without a commit", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { commits: 2 });
    const linked = join(folder, "linked");
    await git(root, "worktree", "add", "-q", "--detach", linked, "HEAD~1");
    writeFileSync(join(linked, "new"), "1");
    const ofLinked = await copyOf(folder, linked, null, "linked");
    assert.equal(ofLinked.base, await git(linked, "rev-parse", "HEAD"));
    await expectWhole(ofLinked.root);

    const other = join(folder, "other");
    mkdirSync(other);
    await git(other, "init", "-q", "--object-format=sha256");
    const who = ["-c", "user.name=T", "-c", "user.email=t@e"];
    await git(other, ...who, "commit", "-q", "--allow-empty", "-m", "one");
    writeFileSync(join(other, "new"), "1");
    const ofOther = await copyOf(folder, other, null, "other");
    assert.equal(ofOther.start.length, 64);
    await git(ofOther.root, ...who, "commit", "-q", "--allow-empty", "-m", "two");
    await expectWhole(ofOther.root);

    const unborn = await makeRepository(join(folder, "unborn"), { files: { "a/b": "1" }, commits: 0 });
    const ofUnborn = await copyOf(folder, unborn, null, "unborn");
    assert.equal(ofUnborn.base, null);
    assert.equal(await git(ofUnborn.root, "rev-list", "--count", "HEAD"), "1");
    assert.equal(readFileSync(join(ofUnborn.root, "a", "b"), "utf8"), "1");
    await expectWhole(ofUnborn.root);
  });

  test("of a shallow clone, which is as shallow, and of one that borrows itself", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { commits: 3 });
    await git(folder, "clone", "-q", "--depth=1", `file://${root}`, "shallow");
    const shallow = await copyOf(folder, join(folder, "shallow"), null, "shallow");
    assert.equal(await git(shallow.root, "rev-list", "--count", "HEAD"), "1");
    await git(folder, "clone", "-q", "--shared", root, "shared");
    const shared = await copyOf(folder, join(folder, "shared"), null, "shared");
    assert.equal(await git(shared.root, "rev-list", "--count", "HEAD"), "3");
  });

  test("leaves submodules empty and sparse paths out", async (t) => {
    const folder = await makeTempFolder(t);
    const inner = await makeRepository(join(folder, "inner"));
    const root = await makeRepository(join(folder, "tree"), { files: { "in/x": "1", "out/x": "1" } });
    await git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub");
    await git(root, "commit", "-q", "-m", "sub");
    await git(root, "sparse-checkout", "set", "in");
    writeFileSync(join(root, "in", "x"), "2");
    const copy = await copyOf(folder, root);
    assert.deepEqual([readdirSync(join(copy.root, "sub")), existsSync(join(copy.root, "out"))], [[], false]);
    assert.equal(readFileSync(join(copy.root, "in", "x"), "utf8"), "2");
    assert.equal(await git(copy.root, "status", "--porcelain"), "");
    assert.equal(await git(copy.root, "show", "HEAD:out/x"), "1");
  });

  test("has files of Git LFS as they lie in the work tree, and pointers for those that are not there", async (t) => {
    const folder = await makeTempFolder(t);
    const pointer = (content: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${createHash("sha256").update(content).digest("hex")}\nsize ${content.length}\n`;
    const files = { "a.bin": pointer("large"), "b.bin": pointer("absent"), ".gitattributes": "*.bin filter=lfs\n" };
    const root = await makeRepository(join(folder, "tree"), { files });
    await git(root, "config", "filter.lfs.clean", "false");
    writeFileSync(join(root, "a.bin"), "large");
    const copy = await copyOf(folder, root);
    assert.deepEqual(
      ["a.bin", "b.bin"].map((name) => readFileSync(join(copy.root, name), "utf8")),
      ["large", pointer("absent")],
    );
    assert.equal(await git(copy.root, "show", "HEAD:a.bin"), pointer("large").trimEnd());
  });

  test("committing in it writes nothing into the user's store", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"), { files: { file: "1" } });
    const copy = await copyOf(folder, root);
    const before = printFolder(root);
    writeFileSync(join(copy.root, "file"), "2");
    await git(copy.root, "commit", "-q", "-a", "-m", "in the copy");
    assert.deepEqual(printFolder(root), before);
    assert.equal(await git(copy.root, "rev-parse", "HEAD^"), copy.start);
    assert.equal(await git(copy.root, "log", "-1", "--format=%an"), "Test");
  });

  test("says why there is none, and leaves nothing", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"));
    const order = { root: join(folder, "copies", "1"), branch: "codex/1", from: null, madeAtMs: AT };
    assert.equal(await copyRepository({ root: folder, env: ENV }, order), "no_repository");
    assert.equal(await copyRepository({ root, env: ENV }, { ...order, from: "nowhere" }), "no_commit");
    assert.equal(await copyRepository({ root, env: { ...ENV, PATH: folder } }, order), "git");
    await git(root, "gc", "-q");
    for (const pack of readdirSync(join(root, ".git", "objects", "pack")))
      rmSync(join(root, ".git", "objects", "pack", pack));
    assert.equal(await copyRepository({ root, env: ENV }, order), "git");
    assert.deepEqual(readdirSync(join(folder, "copies")), []);
    mkdirSync(order.root);
    assert.equal(await copyRepository({ root, env: ENV }, order), "taken");
    assert.ok(existsSync(order.root));
  });
});

describe("nothing that a configuration names is run for a copy", { concurrency: 2 }, () => {
  for (const place of PLACES) {
    test(`planted in ${place.name}`, async (t) => {
      const ground = await Ground.make(await makeTempFolder(t));
      ground.root = join(ground.folder, place.at ?? "tree");
      await place.plant(ground);
      ground.touch();
      writeFileSync(join(ground.root, "made.txt"), "1");
      const order = { root: join(ground.folder, "copy"), branch: "codex/1", from: null, madeAtMs: AT };
      assert.equal(typeof (await copyRepository({ root: ground.root, env: ground.env }, order)), "object");
      assert.equal(readFileSync(join(order.root, "made.txt"), "utf8"), "1");
      assert.deepEqual(ground.garden.ran(), []);
    });
  }
});
