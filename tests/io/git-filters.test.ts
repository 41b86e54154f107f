/** Paths under a filter: Git LFS's are told by their pointers, others are left untold, and neither filter is run. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();
const LARGE = "the large content\n".repeat(100);

function pointerOf(content: string): string {
  const hash = createHash("sha256").update(content).digest("hex");
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize ${content.length}\n`;
}

/** A repository whose `*.bin` go through a filter: stored as `stored`, in the work tree as LARGE. */
async function filtered(t: TestContext, filter: string, stored: string, format: string[] = []): Promise<string> {
  const folder = await makeTempFolder(t);
  const root = join(folder, "tree");
  await git(folder, "init", "-q", "-b", "main", ...format, "tree");
  await makeRepository(root, { files: { ".gitattributes": `*.bin filter=${filter} -text\n`, "a.bin": stored } });
  const program = join(folder, "filter");
  writeFileSync(program, `#!/bin/sh\ntouch '${folder}/ran'\ncat\n`, { mode: 0o755 });
  await git(root, "config", `filter.${filter}.clean`, program);
  await git(root, "config", `filter.${filter}.required`, "true");
  writeFileSync(join(root, "a.bin"), LARGE);
  t.after(() => assert.equal(existsSync(join(folder, "ran")), false, "the filter was run"));
  return root;
}

async function told(root: string) {
  const snapshot = await takeSnapshot({ root, env: ENV });
  return [snapshot?.dirty.map(({ path }) => path), snapshot?.untold?.map(({ path, why }) => `${path}: ${why}`) ?? []];
}

describe("takeSnapshot under a filter", { concurrency: true }, () => {
  for (const format of ["sha1", "sha256"]) {
    test(`tells by its pointer whether a file of Git LFS differs (${format})`, async (t) => {
      const root = await filtered(t, "lfs", pointerOf(LARGE), [`--object-format=${format}`]);
      assert.deepEqual(await told(root), [[], []]);
      writeFileSync(join(root, "a.bin"), `${LARGE}!`);
      assert.deepEqual(await told(root), [["a.bin"], []]);
      writeFileSync(join(root, "a.bin"), LARGE);
      chmodSync(join(root, "a.bin"), 0o755);
      assert.deepEqual(await told(root), [["a.bin"], []]);
      chmodSync(join(root, "a.bin"), 0o644);
      writeFileSync(join(root, "a.bin"), pointerOf(LARGE)); // As it is without the content.
      utimesSync(join(root, "a.bin"), 1_000, 1_000);
      assert.deepEqual(await told(root), [[], []]);
    });
  }

  test("cannot tell if Git LFS has extensions, or another filter is set", async (t) => {
    const root = await filtered(t, "lfs", pointerOf(LARGE));
    await git(root, "config", "lfs.extension.more.clean", "false");
    assert.deepEqual(await told(root), [[], ['a.bin: the Git filter "lfs" is not run']]);
    const other = await filtered(t, "crypt", "sealed");
    assert.deepEqual(await told(other), [[], ['a.bin: the Git filter "crypt" is not run']]);
  });

  test("gives what it cannot tell a print by its content alone", async (t) => {
    const root = await filtered(t, "crypt", "sealed");
    const print = async () => (await takeSnapshot({ root, env: ENV }))?.untold?.[0]?.print;
    const first = await print();
    utimesSync(join(root, "a.bin"), 1_000, 1_000);
    assert.equal(await print(), first);
    writeFileSync(join(root, "a.bin"), `${LARGE}!`);
    assert.notEqual(await print(), first);
  });

  test("compares as Git would if nobody has configured the filter", async (t) => {
    const root = await filtered(t, "crypt", "sealed");
    await git(root, "config", "--unset", "filter.crypt.clean");
    assert.deepEqual(await told(root), [["a.bin"], []]);
    writeFileSync(join(root, "a.bin"), "sealed");
    assert.deepEqual(await told(root), [[], []]);
  });
});
