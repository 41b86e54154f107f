/** Objects are read by one Git for each open repository, in the order in which they are asked for. */
import assert from "node:assert/strict";
import { existsSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { OpenGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { readTyped, withMemory } from "../../plugins/codex/scripts/src/io/git-batch.ts";
import { writeObject } from "../../plugins/codex/scripts/src/io/git-objects.ts";
import type { RunningGit } from "../../plugins/codex/scripts/src/io/git-process.ts";
import { git } from "../../testing/repository.ts";
import { withRepository } from "./fixtures/open-repository.ts";

/** The same repository, with what was started. */
function watched(open: OpenGit): { readonly git: OpenGit; readonly started: RunningGit[] } {
  const started: RunningGit[] = [];
  const start: OpenGit["start"] = (...args) => {
    const running = open.start(...args);
    started.push(running);
    return running;
  };
  return { git: { ...open, start }, started };
}

test("one Git reads all: names and expressions, empty and large, and what was written since it began", (t) =>
  withRepository(t, { a: "1\n", "b c": "", large: "0123456789\n".repeat(100_000) }, async (root, opened) => {
    const head = await git(root, "rev-parse", "HEAD");
    const tree = await git(root, "rev-parse", "HEAD^{tree}");
    const running = await opened(async (open, store) => {
      const { git: own, started } = watched(open);
      const [first, second] = await Promise.all([
        readTyped(own, ["HEAD:a", "HEAD:no such file", "HEAD:b c", "HEAD:a"]),
        readTyped(own, ["HEAD:large", "HEAD^{commit}", "HEAD^{tree}"]),
      ]);
      assert.deepEqual(
        [...first].map(([name, { kind, content }]) => [name, kind, content.toString()]),
        [
          ["HEAD:a", "blob", "1\n"],
          ["HEAD:b c", "blob", ""],
        ],
      );
      assert.equal(second.get("HEAD:large")?.content.length, 1_100_000);
      assert.deepEqual([second.get("HEAD^{commit}")?.object, second.get("HEAD^{tree}")?.object], [head, tree]);
      const bytes = Buffer.from([0, 10, 255, 10]);
      const written = writeObject(store, "blob", bytes);
      assert.deepEqual((await readTyped(own, [written])).get(written)?.content, bytes);
      assert.deepEqual(await readTyped(own, []), new Map());
      assert.equal(started.length, 1);
      return started;
    });
    for (const { output } of running)
      assert.equal(output.destroyed || output.readableEnded || (await ended(output)), true);
  }));

/** True once Git has closed its output: it was ended with the repository. */
function ended(output: RunningGit["output"]): Promise<boolean> {
  return new Promise((resolve) => output.on("close", () => resolve(true)).resume());
}

test("a Git that fails answers with nothing, and the next question is put to another one", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const object = await git(root, "rev-parse", "HEAD:a");
    await opened(async (open, store) => {
      const { git: own, started } = watched(open);
      const broken = writeObject(store, "blob", Buffer.from("broken\n"));
      writeFileSync(join(store.folder, broken.slice(0, 2), broken.slice(2)), "no object");
      assert.equal((await readTyped(own, ["HEAD:a"])).size, 1);
      started.at(-1)?.end();
      assert.equal((await readTyped(own, ["HEAD:a"])).size, 0);
      assert.equal((await readTyped(own, [broken])).size, 0);
      assert.equal((await readTyped(own, ["HEAD:a"])).get("HEAD:a")?.object, object);
    });
  }));

test("a Git that does not answer in time is ended", (t) =>
  withRepository(t, { a: "1\n" }, (_, opened) =>
    opened(async (open) => {
      const silent: OpenGit = {
        ...open,
        place: { ...open.place, limitMs: 100 },
        start: () => open.start(["hash-object", "--stdin"]), // It answers when its input ends.
      };
      assert.equal((await readTyped(silent, ["HEAD:a"])).size, 0);
    }),
  ));

test("what is made in memory is read as what is stored, and no Git is started for it", (t) =>
  withRepository(t, { a: "1\n" }, async (root, opened) => {
    const head = await git(root, "rev-parse", "HEAD");
    await opened(async (open, store) => {
      const { git: own, started } = watched(open);
      const made = new Map();
      const known = withMemory(own, made);
      const tree = writeObject({ ...store, made }, "tree", Buffer.alloc(0));
      const commit = writeObject({ ...store, made }, "commit", Buffer.from("made"));
      const kinds = async (...names: readonly string[]) =>
        [...(await readTyped(known, names))].map(([name, { kind, content }]) => [name, kind, content.toString()]);
      assert.deepEqual(await kinds(tree, `${tree}^{tree}`, commit), [
        [tree, "tree", ""],
        [`${tree}^{tree}`, "tree", ""],
        [commit, "commit", "made"],
      ]);
      assert.equal(started.length, 0);
      assert.deepEqual(await kinds(`${commit}^{tree}`, "HEAD:a"), [["HEAD:a", "blob", "1\n"]]);
      assert.equal((await readTyped(known, [head, commit])).size, 2);
      const blob = writeObject({ ...store, made }, "blob", Buffer.from("blob"));
      assert.deepEqual([made.size, existsSync(join(store.folder, blob.slice(0, 2), blob.slice(2)))], [2, true]);
    });
  }));

test("an object of more than 256 MiB is left out, and keeps nobody from reading the others", (t) =>
  withRepository(t, { a: "1\n", b: "2\n" }, async (root, opened) => {
    const large = join(root, "..", "large");
    writeFileSync(large, "");
    truncateSync(large, 257 * 1_024 * 1_024);
    const object = await git(root, "-c", "core.compression=1", "hash-object", "-w", large);
    const found = await opened((open) => readTyped(open, ["HEAD:a", object, "HEAD:b"]));
    assert.deepEqual(
      [...(found ?? [])].map(([name, { content }]) => [name, content.toString()]),
      [
        ["HEAD:a", "1\n"],
        ["HEAD:b", "2\n"],
      ],
    );
  }));
