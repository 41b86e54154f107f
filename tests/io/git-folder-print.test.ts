/** What in the Git folders makes Git run programs: every change of it shows, by name, and no other. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { changedInGitFolders, printGitFolders } from "../../plugins/codex/scripts/src/io/git-folder-print.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

describe("printGitFolders", { concurrency: true }, () => {
  test("shows each change, of submodules and work trees too, and nothing of ordinary work", async (t) => {
    const folder = await makeTempFolder(t);
    const origin = await makeRepository(join(folder, "origin"));
    const root = await makeRepository(join(folder, "tree"));
    await git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--name", "a/b", origin, "sm");
    await git(root, "worktree", "add", "-q", "-b", "side", join(folder, "linked"));
    await makeRepository(join(root, "nested"));
    const nested = ["sm", "nested/"];
    let before = printGitFolders(root, nested);
    const changed = () => {
      const after = printGitFolders(root, nested);
      const names = changedInGitFolders(before, after);
      before = after;
      return names;
    };
    await git(root, "commit", "-qm", "ordinary");
    await git(root, "checkout", "-q", "-b", "other");
    await git(root, "stash");
    writeFileSync(join(root, ".git", "hooks", "post-commit.sample"), "never run");
    assert.deepEqual(changed(), []);

    const dotGit = join(root, ".git");
    const hook = join(dotGit, "hooks", "pre-commit");
    await git(root, "config", "filter.x.clean", "x");
    writeFileSync(hook, "#!/bin/sh\n");
    assert.deepEqual(changed(), ["config", "hooks/pre-commit"]);
    chmodSync(hook, 0o755);
    assert.deepEqual(changed(), ["hooks/pre-commit"]);
    mkdirSync(join(dotGit, "hooks", "lib"));
    writeFileSync(join(dotGit, "hooks", "lib", "called"), "");
    symlinkSync("lib/called", join(dotGit, "hooks", "post-merge"));
    assert.deepEqual(changed(), ["hooks/lib/called", "hooks/post-merge"]);
    writeFileSync(join(dotGit, "hooks", "lib", "called"), "more");
    assert.deepEqual(changed(), ["hooks/lib/called", "hooks/post-merge"]);
    mkdirSync(join(dotGit, "info"), { recursive: true });
    for (const name of ["info/attributes", "config.worktree", "commondir", "worktrees/linked/config.worktree"])
      writeFileSync(join(dotGit, name), "x");
    const planted = ["commondir", "config.worktree", "info/attributes", "worktrees/linked/config.worktree"];
    assert.deepEqual(changed(), planted);
    writeFileSync(join(dotGit, "modules", "a", "b", "config"), "x");
    writeFileSync(join(root, "nested", ".git", "hooks", "pre-push"), "x");
    writeFileSync(join(root, "sm", ".git"), "gitdir: ../nested/.git\n");
    const within = ["modules/a/b/config", "nested/.git/hooks/pre-push", "sm/.git"];
    assert.deepEqual(
      changed().filter((name) => !name.startsWith("sm/.git/")),
      within,
    );
  });

  test("is the same from a linked work tree, and empty if there is no repository", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"));
    const linked = join(folder, "linked");
    await git(root, "worktree", "add", "-q", "-b", "side", linked);
    const before = printGitFolders(linked, []);
    await git(root, "config", "core.editor", "x");
    await git(root, "config", "extensions.worktreeConfig", "true");
    await git(linked, "config", "--worktree", "core.pager", "x");
    assert.deepEqual(changedInGitFolders(before, printGitFolders(linked, [])), [
      "config",
      "worktrees/linked/config.worktree",
    ]);
    assert.deepEqual(printGitFolders(folder, []), {});
    assert.deepEqual(Object.keys(printGitFolders(folder, ["tree"])).includes("tree/.git/config"), true);
  });
});

test("a list of work trees that leads in a circle, or a part that may not be looked at, hinders nothing", async (t) => {
  const root = await makeRepository(join(await makeTempFolder(t), "tree"));
  symlinkSync("worktrees", join(root, ".git", "worktrees"));
  mkdirSync(join(root, ".git", "modules", "closed"), { recursive: true });
  writeFileSync(join(root, ".git", "modules", "closed", "HEAD"), "");
  chmodSync(join(root, ".git", "modules", "closed"), 0o600);
  const print = printGitFolders(root, []);
  chmodSync(join(root, ".git", "modules", "closed"), 0o700);
  assert.ok(Object.keys(print).includes("config"));
});
