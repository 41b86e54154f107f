/** Commits are made anew on another one, with their author and message, and nothing of the user's is written. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readObjects } from "../../plugins/codex/scripts/src/io/git-objects.ts";
import { commitsSince, replayCommits } from "../../plugins/codex/scripts/src/io/git-replay.ts";
import { commitAll } from "../../testing/isolated-job.ts";
import { git } from "../../testing/repository.ts";
import { withRepository } from "./fixtures/open-repository.ts";

const COMMITTER = "Me <me@example.invalid> 1 +0000";

test("replayCommits puts each on the next, and leaves out what changes nothing there", (t) =>
  withRepository(t, { a: "1\n", b: "1\n" }, async (root, opened) => {
    const start = await git(root, "rev-parse", "HEAD");
    for (const [name, text] of [
      ["a", "2\n"],
      ["b", "2\n"],
      ["a", "3\n"],
    ] as const) {
      writeFileSync(join(root, name), text);
      await commitAll(root, `${name} is ${text}`);
    }
    const tip = await git(root, "rev-parse", "HEAD");
    await git(root, "checkout", "-q", "-b", "other", start);
    writeFileSync(join(root, "b"), "2\n");
    writeFileSync(join(root, "mine"), "1\n");
    await commitAll(root, "Mine");
    const onto = { head: await git(root, "rev-parse", "HEAD"), tree: await git(root, "rev-parse", "HEAD^{tree}") };
    const from = await git(root, "rev-parse", `${start}^{tree}`);
    await opened(async (open, store) => {
      const commits = (await commitsSince(open, start, tip)) ?? [];
      assert.equal(commits.length, 3);
      const order = { commits, from, onto, committer: COMMITTER, trailer: "Codex-Job: x" };
      const replayed = await replayCommits(open, store, order);
      assert.ok(replayed !== null && "commits" in replayed);
      assert.deepEqual(
        replayed.commits.map(({ subject }) => subject),
        ["a is 2", "a is 3"],
      );
      const last = replayed.commits.at(-1)?.sha ?? "";
      const text = (await readObjects(open, [last])).get(last)?.toString() ?? "";
      assert.match(text, new RegExp(`^tree ${replayed.tree}\nparent ${replayed.commits[0]?.sha}\nauthor Codex <`, "u"));
      assert.ok(text.includes(`\ncommitter ${COMMITTER}\n\na is 3\n\nCodex-Job: x\n`));
      assert.equal(await open.ask(["ls-tree", "--name-only", replayed.tree]), "a\nb\nmine\n");
    });
    assert.equal(await git(root, "rev-parse", "HEAD"), onto.head);
  }));

test("replayCommits names the conflict of the first commit that does not fit, and commitsSince knows no way back", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const start = await git(root, "rev-parse", "HEAD");
    writeFileSync(join(root, "a"), "2\n");
    await commitAll(root, "Two");
    const tip = await git(root, "rev-parse", "HEAD");
    await git(root, "checkout", "-q", "-b", "other", start);
    writeFileSync(join(root, "a"), "3\n");
    await commitAll(root, "Three");
    const onto = { head: await git(root, "rev-parse", "HEAD"), tree: await git(root, "rev-parse", "HEAD^{tree}") };
    const from = await git(root, "rev-parse", `${start}^{tree}`);
    await opened(async (open, store) => {
      const order = { commits: [tip], from, onto, committer: null, trailer: "Codex-Job: x" };
      const replayed = await replayCommits(open, store, order);
      assert.ok(replayed !== null && "conflicts" in replayed);
      assert.deepEqual(
        replayed.conflicts.map(({ path, kind }) => [path, kind]),
        [["a", "both_changed"]],
      );
      assert.equal(await commitsSince(open, tip, onto.head), null);
      assert.deepEqual(await commitsSince(open, tip, tip), []);
    });
  }));
