/** A work tree stands as HEAD only where nothing at all is out of the ordinary. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { standsAsHead } from "../../plugins/codex/scripts/src/io/stands-as-head.ts";
import { git } from "../../testing/repository.ts";
import { withRepository } from "./fixtures/open-repository.ts";

const FILES = { file: "1\n", "dir/inner": "1\n", run: "1\n", other: "1\n" };
const PATHS = ["file", "dir/inner", "run", "link", "new", "dir/new", "nowhere/new"];

const CHANGES: Readonly<Record<string, (root: string) => unknown>> = {
  "a changed file": (root) => writeFileSync(join(root, "file"), "2\n"),
  "a file of the same length and time": (root) => {
    writeFileSync(join(root, "dir", "inner"), "2\n");
    utimesSync(join(root, "dir", "inner"), 0, 0);
  },
  "another mode": (root) => chmodSync(join(root, "run"), 0o644),
  "a file that is gone": (root) => rmSync(join(root, "file")),
  "a link that leads elsewhere": (root) => {
    rmSync(join(root, "link"));
    symlinkSync("other", join(root, "link"));
  },
  "a file in the place of a link": (root) => {
    rmSync(join(root, "link"));
    writeFileSync(join(root, "link"), "file");
  },
  "a link in the place of a file": (root) => {
    rmSync(join(root, "run"));
    symlinkSync("1\n", join(root, "run"));
  },
  "a file where nothing is to be": (root) => writeFileSync(join(root, "new"), ""),
  "a file in the place of a folder": (root) => writeFileSync(join(root, "nowhere"), ""),
  "another repository in the place of a folder": async (root) => {
    mkdirSync(join(root, "nowhere"));
    await git(join(root, "nowhere"), "init", "-q");
  },
  "a link in the place of a folder": (root) => {
    rmSync(join(root, "dir"), { recursive: true });
    mkdirSync(join(root, "elsewhere"));
    writeFileSync(join(root, "elsewhere", "inner"), "1\n");
    symlinkSync("elsewhere", join(root, "dir"));
  },
  "something staged at another path": async (root) => {
    writeFileSync(join(root, "other"), "2\n");
    await git(root, "add", "other");
  },
  "a conflict in the index": async (root) => {
    await git(root, "branch", "theirs");
    for (const [branch, text] of [
      ["theirs", "2\n"],
      ["main", "3\n"],
    ] as const) {
      await git(root, "checkout", "-q", branch);
      writeFileSync(join(root, "other"), text);
      await git(root, "commit", "-qam", branch);
    }
    await assert.rejects(git(root, "merge", "-q", "theirs"));
  },
};

describe("standsAsHead", { concurrency: 2 }, () => {
  const stands = async (root: string, opened: Parameters<Parameters<typeof withRepository>[2]>[1]) => {
    const tree = await git(root, "rev-parse", "HEAD^{tree}");
    const entries = await Promise.all(
      PATHS.map(async (path) => {
        const [, mode, object] = /^(\d+) \w+ (\w+)/u.exec(await git(root, "ls-tree", "HEAD", path)) ?? [];
        return { path, entry: mode === undefined || object === undefined ? null : { mode, object } };
      }),
    );
    return opened((open) => standsAsHead(open, tree, entries));
  };
  const prepare = async (root: string) => {
    chmodSync(join(root, "run"), 0o755);
    symlinkSync("file", join(root, "link"));
    await git(root, "add", "-A");
    await git(root, "commit", "-qm", "Two");
  };

  test("is true for an unchanged work tree, also with changes at other paths that are not staged", (t) =>
    withRepository(t, FILES, async (root, opened) => {
      await prepare(root);
      assert.equal(await stands(root, opened), true);
      writeFileSync(join(root, "other"), "2\n");
      writeFileSync(join(root, "untracked"), "2\n");
      assert.equal(await stands(root, opened), true);
    }));

  for (const [what, change] of Object.entries(CHANGES))
    test(`is false for ${what}`, (t) =>
      withRepository(t, FILES, async (root, opened) => {
        await prepare(root);
        await change(root);
        assert.equal(await stands(root, opened), false);
      }));
});
