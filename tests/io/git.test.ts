/** Git as a witness: it is asked, never made to write, and nothing around it leads it astray. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { commitsBetween, isOnRemote, pathsInCommits, takeSnapshot } from "../../plugins/codex/scripts/src/io/git.ts";
import { git, gitEnvironment, makeRepository } from "../support/repository.ts";
import { makeTempFolder } from "../support/temp.ts";

const ENV = gitEnvironment();
const ODD_NAMES = ["a b.txt", "line\nbreak", " lead", "trail ", "ünïcödé-日本", 'quote"s', "tab\there", "-dash", "? x"];

describe("takeSnapshot", { concurrency: true }, () => {
  test("names every path that differs, whatever its name", async (t) => {
    const files = Object.fromEntries(
      ["changed", "deleted", "staged", "old name", ...ODD_NAMES].map((name) => [name, "1"]),
    );
    const root = await makeRepository(await makeTempFolder(t), { files });
    const head = await git(root, "rev-parse", "HEAD");
    assert.deepEqual(await takeSnapshot(root, ENV), { repository: root, head, dirty: [] });

    for (const name of ["changed", "staged", ...ODD_NAMES]) writeFileSync(join(root, name), "2");
    rmSync(join(root, "deleted"));
    await git(root, "add", "staged");
    await git(root, "mv", "old name", "new name");
    mkdirSync(join(root, "new folder"));
    for (const name of ODD_NAMES) writeFileSync(join(root, "new folder", name), "");
    const snapshot = await takeSnapshot(root, ENV);
    const below = ODD_NAMES.map((name) => `new folder/${name}`);
    const expected = ["changed", "deleted", "staged", "old name", "new name", ...ODD_NAMES, ...below].toSorted();
    assert.deepEqual(snapshot?.dirty.map(({ path }) => path).toSorted(), expected);
    assert.equal(snapshot?.head, head);
  });

  test("gives a path another print when its content, status or existence changes, and only then", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1" } });
    const print = async () => (await takeSnapshot(root, ENV))?.dirty[0]?.print;
    writeFileSync(join(root, "file"), "2");
    const prints = [await print()];
    assert.equal(await print(), prints[0]);
    writeFileSync(join(root, "file"), "3");
    utimesSync(join(root, "file"), 1_000, 1_000); // The same size; only the time of change tells.
    prints.push(await print());
    await git(root, "add", "file");
    prints.push(await print());
    rmSync(join(root, "file"));
    prints.push(await print());
    assert.equal(new Set(prints).size, prints.length, prints.join("\n"));
  });

  test("has no head before the first commit", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1" }, commits: 0 });
    const snapshot = await takeSnapshot(root, ENV);
    assert.equal(snapshot?.head, null);
    assert.deepEqual(
      snapshot?.dirty.map(({ path }) => path),
      ["file"],
    );
  });

  test("has the commit of a detached head, and the head of a linked worktree", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "main"), { commits: 3 });
    const first = await git(root, "rev-parse", "HEAD~2");
    await git(root, "worktree", "add", "-q", "--detach", join(folder, "linked"), first);
    assert.equal((await takeSnapshot(join(folder, "linked"), ENV))?.head, first);
    await git(root, "checkout", "-q", "--detach", "HEAD~1");
    assert.equal((await takeSnapshot(root, ENV))?.head, await git(root, "rev-parse", "HEAD"));
  });

  test("sees a submodule as one path of the outer tree, and its own tree by itself", async (t) => {
    const folder = await makeTempFolder(t);
    const inner = await makeRepository(join(folder, "inner"), { files: { file: "1" } });
    const outer = await makeRepository(join(folder, "outer"));
    await git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub");
    await git(outer, "commit", "-q", "-m", "sub");
    writeFileSync(join(outer, "sub", "file"), "2");
    assert.deepEqual(
      (await takeSnapshot(outer, ENV))?.dirty.map(({ path }) => path),
      ["sub"],
    );
    assert.deepEqual(
      (await takeSnapshot(join(outer, "sub"), ENV))?.dirty.map(({ path }) => path),
      ["file"],
    );
  });

  test("tells a conflict", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1" } });
    await git(root, "checkout", "-q", "-b", "other");
    writeFileSync(join(root, "file"), "2");
    await git(root, "commit", "-q", "-a", "-m", "two");
    await git(root, "checkout", "-q", "main");
    writeFileSync(join(root, "file"), "3");
    await git(root, "commit", "-q", "-a", "-m", "three");
    await assert.rejects(git(root, "merge", "-q", "other"));
    assert.deepEqual(
      (await takeSnapshot(root, ENV))?.dirty.map(({ path }) => path),
      ["file"],
    );
  });

  test("says that it cannot tell: no repository, no folder, no Git, a broken repository", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"));
    assert.notEqual(await takeSnapshot(root, ENV), null);
    assert.equal(await takeSnapshot(root, { ...ENV, PATH: join(folder, "empty") }), null);
    assert.equal(await takeSnapshot(join(folder, "absent"), ENV), null);
    assert.equal(await takeSnapshot(folder, ENV), null);
    writeFileSync(join(root, ".git", "HEAD"), "rubbish");
    assert.equal(await takeSnapshot(root, ENV), null);
  });

  test("writes nothing and starts nothing, not even what the user configured", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { file: "1" } });
    const hook = join(root, ".git", "monitor");
    writeFileSync(hook, `#!/bin/sh\ntouch '${root}/.git/ran'\n`, { mode: 0o755 });
    await git(root, "config", "core.fsmonitor", hook);
    utimesSync(join(root, "file"), 1_000, 1_000); // The index is stale now: a status without care would write it anew.
    const index = join(root, ".git", "index");
    const before = [statSync(index).mtimeMs, statSync(index).ino, readFileSync(index, "hex")];
    assert.deepEqual((await takeSnapshot(root, ENV))?.dirty, []);
    assert.deepEqual([statSync(index).mtimeMs, statSync(index).ino, readFileSync(index, "hex")], before);
    assert.equal(existsSync(join(root, ".git", "ran")), false);
  });

  test("follows no variable to another repository", async (t) => {
    const folder = await makeTempFolder(t);
    const other = await makeRepository(join(folder, "other"), { files: { file: "1" } });
    const root = await makeRepository(join(folder, "tree"), { commits: 2 });
    writeFileSync(join(root, "new"), "");
    const expected = await takeSnapshot(root, ENV);
    const dotGit = join(other, ".git");
    const astray = {
      GIT_DIR: dotGit,
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: join(dotGit, "index"),
      GIT_COMMON_DIR: dotGit,
      GIT_OBJECT_DIRECTORY: join(dotGit, "objects"),
      GIT_NAMESPACE: "other",
      GIT_CEILING_DIRECTORIES: folder,
      GIT_CONFIG_PARAMETERS: "'core.worktree'='/'",
    };
    for (const [name, value] of Object.entries(astray))
      assert.deepEqual(await takeSnapshot(root, { ...ENV, [name]: value }), expected, name);
    assert.deepEqual(await takeSnapshot(root, { ...ENV, ...astray }), expected);
  });
});

describe("commitsBetween", { concurrency: true }, () => {
  test("gives the commits oldest first, with their subjects as they are", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { commits: 2 });
    const from = await git(root, "rev-parse", "HEAD");
    const subjects = ["first one", "zwei – ü 日本", "  leading", "%H %s [[x]]", ""];
    for (const subject of subjects)
      await git(root, "commit", "-q", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim", "-m", subject);
    const shas = (await git(root, "rev-list", "--reverse", `${from}..HEAD`)).split("\n");
    const to = shas.at(-1) ?? "";
    const commits = await commitsBetween(root, ENV, from, to);
    const expected = subjects.map((subject, index) => ({ sha: shas[index], subject: subject.trim() }));
    assert.deepEqual(
      commits.map(({ sha, subject }) => ({ sha, subject: subject.trim() })),
      expected,
    );
    assert.equal((await commitsBetween(root, ENV, null, to)).length, 7);
    assert.deepEqual(await commitsBetween(root, ENV, to, to), []);
    assert.deepEqual(await commitsBetween(root, ENV, "0".repeat(40), to), []);
  });

  test("is not confused by the user's configuration", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { commits: 1 });
    const from = await git(root, "rev-parse", "HEAD");
    await git(root, "commit", "-q", "--allow-empty", "-m", "Grüße");
    const verifier = join(root, ".git", "verifier");
    writeFileSync(verifier, "#!/bin/sh\necho 'cannot verify' >&2; exit 1\n", { mode: 0o755 });
    const settings = {
      "log.showSignature": "true",
      "gpg.program": verifier,
      "i18n.logOutputEncoding": "ISO-8859-1",
      "color.ui": "always",
      "log.decorate": "full",
    };
    for (const [name, value] of Object.entries(settings)) await git(root, "config", name, value);
    const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----";
    const commit = (await git(root, "cat-file", "commit", "HEAD")).replace("\n\n", `\n${signature}\n\n`);
    writeFileSync(join(root, ".git", "signed"), `${commit}\n`);
    const sha = await git(root, "hash-object", "-t", "commit", "-w", join(root, ".git", "signed"));
    assert.deepEqual(await commitsBetween(root, ENV, from, sha), [{ sha, subject: "Grüße" }]);
  });
});

test("pathsInCommits gives each path once, whatever its name, both ends of a move included", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), { files: { "old name": "text\n".repeat(20) } });
  const from = await git(root, "rev-parse", "HEAD");
  for (const name of ODD_NAMES) writeFileSync(join(root, name), "1");
  await git(root, "add", "-A");
  await git(root, "commit", "-q", "-m", "one");
  renameSync(join(root, "old name"), join(root, "new name"));
  writeFileSync(join(root, "a b.txt"), "2");
  await git(root, "add", "-A");
  await git(root, "commit", "-q", "-m", "two");
  const commits = await commitsBetween(root, ENV, from, await git(root, "rev-parse", "HEAD"));
  const paths = await pathsInCommits(root, ENV, commits);
  assert.deepEqual(paths.toSorted(), [...ODD_NAMES, "old name", "new name"].toSorted());
  assert.deepEqual(await pathsInCommits(root, ENV, []), []);
});

test("isOnRemote is true once a remote-tracking branch holds the commit", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "tree"));
  await git(folder, "init", "-q", "--bare", "remote");
  await git(root, "remote", "add", "origin", join(folder, "remote"));
  const sha = await git(root, "rev-parse", "HEAD");
  assert.equal(await isOnRemote(root, ENV, sha), false);
  await git(root, "push", "-q", "origin", "main");
  assert.equal(await isOnRemote(root, ENV, sha), true);
  await git(root, "commit", "-q", "--allow-empty", "-m", "later");
  assert.equal(await isOnRemote(root, ENV, await git(root, "rev-parse", "HEAD")), false);
});
