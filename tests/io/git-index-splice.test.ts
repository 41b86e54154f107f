/** An index that is edited here is the one that Git would have made, or is left to Git. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import type { TreeChange } from "../../plugins/codex/scripts/src/core/merging/tree-change.ts";
import { spliceIndex } from "../../plugins/codex/scripts/src/io/git-index-splice.ts";
import type { ObjectFormat } from "../../plugins/codex/scripts/src/io/git-objects.ts";
import { seededRandom } from "../../testing/random.ts";
import { git, gitEnvironment, gitWith, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const LATER_S = 4_000_000_000; // After every change of a file: none is young.

const indexIn = (root: string) => join(root, ".git", "index");

function splice(root: string, changes: readonly TreeChange[], atS = LATER_S, format: ObjectFormat = "sha1") {
  const made = spliceIndex({ bytes: readFileSync(indexIn(root)), atS, format }, changes);
  return made && Buffer.concat(made);
}

function gitInput(
  root: string,
  input: string | Buffer,
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
) {
  return execFileSync("git", [...args], { cwd: root, env: { ...gitEnvironment(), ...variables }, input });
}

/** The same changes, made by Git in a copy of the index. */
function editedByGit(root: string, changes: readonly TreeChange[]): string {
  const copy = join(root, ".git", "by-git");
  writeFileSync(copy, readFileSync(indexIn(root)));
  const lines = changes
    .toSorted((a, b) => Number(a.to !== null) - Number(b.to !== null))
    .map(({ path, to }) => (to === null ? `0 ${"0".repeat(40)}\t${path}\0` : `${to.mode} ${to.object} 0\t${path}\0`));
  gitInput(
    root,
    Buffer.from(lines.join(""), "latin1"),
    { GIT_INDEX_FILE: copy },
    "update-index",
    "--add",
    "-z",
    "--index-info",
  );
  return copy;
}

/** All that an index says of its entries, what `stat` told of their files too, and the tree that it holds. */
async function told(root: string, index: string): Promise<readonly string[]> {
  const copy = `${index}-copy`; // Git notes in it the trees that it has found out.
  copyFileSync(index, copy);
  const variables = { GIT_INDEX_FILE: copy };
  return [
    await gitWith(variables, root, "ls-files", "--stage", "--debug"),
    await gitWith(variables, root, "write-tree"),
    await gitWith(variables, root, "fsck", "--no-dangling"),
  ];
}

const NAMES = ["a", "a-b", "a.b", "b", "dir", "dir/a", "dir/a/b", "dir/deep/er/file", "dir-2/file", "z", "\u00e4", "0"];

test("spliceIndex makes the index that Git makes, for 150 random edits", async (t) => {
  const random = seededRandom(20_261_126);
  const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files: { start: "1\n" } });
  const blobs = ["1\n", "2\n", "3\n"].map((text) =>
    gitInput(root, text, {}, "hash-object", "-w", "--stdin").toString().trim(),
  );
  const entry = () => ({
    mode: random.pick(["100644", "100755", "120000"]),
    object: blobs[random.integer(blobs.length)] ?? "",
  });
  const oneOf = (names: readonly string[]) => names[random.integer(names.length)] ?? "";
  let [spliced, left] = [0, 0];
  for (let round = 0; round < 150; round += 1) {
    const there = (await git(root, "ls-files", "-z")).split("\0").filter((path) => path !== "");
    const paths = [...new Set(Array.from({ length: 1 + random.integer(4) }, () => oneOf([...NAMES, ...there])))];
    const isFree = (path: string) =>
      paths.every((other) => !other.startsWith(`${path}/`) && !path.startsWith(`${other}/`));
    const changes = paths.filter(isFree).map((path) => {
      const isThere = there.includes(path);
      return {
        path: Buffer.from(path).toString("latin1"),
        from: null,
        to: isThere && random.integer(2) === 0 ? null : entry(),
      };
    });
    const bytes = splice(root, changes);
    const isBetween = changes.some(({ path, to }) =>
      to === null
        ? false
        : there.some((each) => bytesOf(each).startsWith(`${path}/`) || path.startsWith(`${bytesOf(each)}/`)),
    );
    assert.equal(bytes === null, isBetween, JSON.stringify({ there, changes }));
    if (bytes === null) {
      left += 1;
      continue;
    }
    spliced += 1;
    const own = join(root, ".git", "own");
    writeFileSync(own, bytes);
    assert.deepEqual(await told(root, own), await told(root, editedByGit(root, changes)), JSON.stringify(changes));
    renameSync(own, indexIn(root));
    if (round % 3 === 0) await git(root, "commit", "-q", "--allow-empty", "-m", `Round ${round}`); // It notes the trees.
  }
  assert.ok(spliced > 60 && left > 10, `${spliced} and ${left}`);
});

const bytesOf = (path: string) => Buffer.from(path).toString("latin1");

const FILES = { "a/one": "1\n", "a/two": "2\n", "a/b/three": "3\n", "c/four": "4\n", five: "5\n" };

async function makeTree(t: {
  after(fn: () => unknown): void;
}): Promise<{ root: string; changes: readonly TreeChange[] }> {
  const root = await makeRepository(join(await makeTempFolder(t as never), "tree"), { files: FILES });
  const object = await git(root, "rev-parse", "HEAD:five");
  return { root, changes: [{ path: "a/one", from: null, to: { mode: "100644", object } }] };
}

test("spliceIndex keeps the noted trees of folders that no change is in", async (t) => {
  const { root, changes } = await makeTree(t);
  const bytes = splice(root, changes)?.toString("latin1") ?? "";
  const object = async (path: string) => Buffer.from(await git(root, "rev-parse", path), "hex").toString("latin1");
  assert.equal(
    bytes.includes(`\x00-1 2\na\x00-1 1\nb\x001 0\n${await object("HEAD:a/b")}c\x001 0\n${await object("HEAD:c")}`),
    true,
  );
});

test("spliceIndex lets Git look at the content of a file that is as young as the index", async (t) => {
  const { root, changes } = await makeTree(t);
  const at = new Date("2020-01-01T00:00:00Z");
  for (const path of Object.keys(FILES)) utimesSync(join(root, path), at, at);
  await git(root, "update-index", "--refresh");
  const file = join(root, "c", "four");
  // A change that nobody can see by its size or its times; in a repository that does not trust the time of a file's entry.
  await git(root, "config", "core.trustctime", "false");
  await git(root, "config", "core.checkStat", "minimal");
  writeFileSync(file, "X\n");
  utimesSync(file, at, at);
  const change = (atS: number) => {
    const bytes = splice(root, changes, atS);
    assert.ok(bytes !== null);
    writeFileSync(join(root, ".git", "own"), bytes);
    return gitWith({ GIT_INDEX_FILE: join(root, ".git", "own") }, root, "diff-files", "--name-only");
  };
  const atS = at.getTime() / 1_000;
  assert.equal((await change(atS + 1)).includes("c/four"), false, "the file is older: Git trusts what was noted");
  assert.equal((await change(atS)).includes("c/four"), true);
  assert.equal(statSync(file).size, 2);
});

test("spliceIndex puts very many pieces together", async (t) => {
  const { root, changes } = await makeTree(t);
  const blob = await git(root, "rev-parse", "HEAD:five");
  const lines = Array.from({ length: 700 }, (_, number) => `100644 ${blob} 0\tmany/${number}\n`);
  gitInput(root, lines.join(""), {}, "update-index", "--add", "--index-info");
  const index = { bytes: readFileSync(indexIn(root)), atS: 0, format: "sha1" } as const;
  assert.equal(spliceIndex(index, changes)?.length, 1);
  assert.ok((spliceIndex({ ...index, atS: LATER_S }, changes)?.length ?? 0) > 1);
  const own = join(root, ".git", "own");
  writeFileSync(own, splice(root, changes, 0) ?? "");
  assert.equal((await git(root, "ls-files")).split("\n").length, 705);
  assert.equal((await gitWith({ GIT_INDEX_FILE: own }, root, "ls-files", "--stage", "many/699")).includes(blob), true);
});

test("spliceIndex writes names of SHA-256", async (t) => {
  const root = await makeTempFolder(t);
  await git(root, "init", "-q", "--object-format=sha256");
  for (const name of ["a", "b"]) writeFileSync(join(root, name), `${name}\n`);
  await git(root, "add", "-A");
  const object = await git(root, "rev-parse", ":b");
  const own = join(root, ".git", "own");
  writeFileSync(
    own,
    splice(root, [{ path: "a", from: null, to: { mode: "100644", object } }], LATER_S, "sha256") ?? "",
  );
  const expected = `100644 ${object} 0\ta\n100644 ${object} 0\tb`;
  assert.equal(await gitWith({ GIT_INDEX_FILE: own }, root, "ls-files", "--stage"), expected);
});

const ODD: Readonly<Record<string, (root: string) => Promise<unknown>>> = {
  "version 4": (root) => git(root, "update-index", "--index-version", "4"),
  "a file assumed unchanged": (root) => git(root, "update-index", "--assume-unchanged", "five"),
  "a file skipped": (root) => git(root, "update-index", "--skip-worktree", "five"),
  "a file meant to be added": async (root) => {
    writeFileSync(join(root, "six"), "6\n");
    await git(root, "add", "--intent-to-add", "six");
  },
  "an untracked cache": (root) => git(root, "update-index", "--force-untracked-cache"),
  "a split index": (root) => git(root, "update-index", "--split-index"),
  "the end of its entries": (root) =>
    git(root, "-c", "index.threads=2", "-c", "index.recordEndOfIndexEntries=true", "read-tree", "HEAD"),
  "a conflict": async (root) => {
    const blob = await git(root, "rev-parse", "HEAD:five");
    gitInput(root, `100644 ${blob} 1\tseven\n100644 ${blob} 2\tseven\n`, {}, "update-index", "--index-info");
  },
  "flags that its version has not": async (root) => {
    const bytes = readFileSync(indexIn(root));
    bytes[12 + 60] = 0x40;
    writeFileSync(indexIn(root), bytes);
  },
  "half of it": async (root) => writeFileSync(indexIn(root), readFileSync(indexIn(root)).subarray(0, 150)),
  "no index": async (root) => writeFileSync(indexIn(root), "DIRT".repeat(100)),
  "a noted tree that is cut short": async (root) => {
    const bytes = readFileSync(indexIn(root));
    bytes.writeUInt32BE(bytes.readUInt32BE(bytes.indexOf("TREE") + 4) - 4, bytes.indexOf("TREE") + 4);
    writeFileSync(indexIn(root), bytes);
  },
  "an extension like the noted trees": async (root) => {
    const bytes = readFileSync(indexIn(root));
    bytes.write("TREF", bytes.indexOf("TREE"));
    writeFileSync(indexIn(root), bytes);
  },
  "bytes that are no extension": async (root) => {
    const bytes = readFileSync(indexIn(root));
    writeFileSync(indexIn(root), Buffer.concat([bytes.subarray(0, -20), Buffer.alloc(4), bytes.subarray(-20)]));
  },
  "a noted tree that names fewer folders than it has": async (root) => {
    const bytes = readFileSync(indexIn(root));
    bytes.write("1", bytes.indexOf("\x005 2\n") + 3);
    writeFileSync(indexIn(root), bytes);
  },
  "a noted tree that names more folders than it has": async (root) => {
    const bytes = readFileSync(indexIn(root));
    bytes.write("9", bytes.indexOf("\x005 2\n") + 3);
    writeFileSync(indexIn(root), bytes);
  },
};

for (const [name, make] of Object.entries(ODD))
  test(`spliceIndex leaves an index with ${name} to Git`, async (t) => {
    const { root, changes } = await makeTree(t);
    assert.notEqual(splice(root, changes), null, "before");
    await make(root);
    assert.equal(splice(root, changes), null);
  });

test("spliceIndex takes nothing away that is not there, and puts nothing where a folder or a file is in the way", async (t) => {
  const { root, changes } = await makeTree(t);
  const to = changes[0]?.to ?? null;
  for (const change of [
    { path: "none", to: null },
    { path: "a", to: null },
    { path: "a", to },
    { path: "five/six", to },
  ])
    assert.equal(splice(root, [{ from: null, ...change }]), null, JSON.stringify(change));
  mkdirSync(dirname(join(root, "new", "file")));
  assert.notEqual(splice(root, [{ path: "new/file", from: null, to }]), null);
});
