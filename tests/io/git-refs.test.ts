/** Which commits names stand for, and which names stand for none. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type OpenGit, withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import {
  commitOf,
  firstCommit,
  lacksObjects,
  mergeBase,
  parentOf,
} from "../../plugins/codex/scripts/src/io/git-refs.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();

async function asking<T>(root: string, body: (git: OpenGit) => Promise<T>): Promise<T> {
  const answer = await withGit({ root, env: ENV }, async (open) => ({ said: await body(open) }));
  return answer === null ? assert.fail("Git could not be asked") : answer.said;
}

async function repository(t: TestContext): Promise<string> {
  const root = await makeRepository(await makeTempFolder(t), { commits: 2 });
  await git(root, "tag", "-a", "-m", "t", "annotated");
  await git(root, "tag", "of-a-tree", "HEAD^{tree}");
  await git(root, "tag", "of-a-file", "HEAD:README.md");
  return root;
}

test("commitOf peels a tag, and takes names, short names and HEAD~", async (t) => {
  const root = await repository(t);
  const [head, before] = [await git(root, "rev-parse", "HEAD"), await git(root, "rev-parse", "HEAD~")];
  await asking(root, async (open) => {
    for (const name of ["HEAD", "main", "refs/heads/main", "annotated", head, head.slice(0, 10)])
      assert.equal(await commitOf(open, name), head, name);
    assert.equal(await commitOf(open, "HEAD~1"), before);
    assert.deepEqual([await parentOf(open, head), await parentOf(open, before)], [before, null]);
    assert.deepEqual(await firstCommit(open, ["nowhere", "annotated", "HEAD~"]), { name: "annotated", commit: head });
    assert.equal(await firstCommit(open, ["nowhere"]), null);
  });
});

test("commitOf gives none for options, ranges, blanks, and what is no commit", async (t) => {
  const root = await repository(t);
  const names = [
    "",
    "-",
    "--all",
    "-h",
    "--output=planted",
    "HEAD..main",
    "main...HEAD",
    "..",
    "HEAD ",
    " HEAD",
    "a b",
  ];
  const others = [
    "HEAD\nmain",
    "HEAD\u0000",
    "of-a-tree",
    "of-a-file",
    "HEAD:README.md",
    "nowhere",
    "$(touch x)",
    "@{u}",
  ];
  await asking(root, async (open) => {
    for (const name of [...names, ...others]) assert.equal(await commitOf(open, name), null, JSON.stringify(name));
  });
});

test("mergeBase is where two branches part, and none if they never met", async (t) => {
  const root = await repository(t);
  const base = await git(root, "rev-parse", "HEAD");
  await git(root, "switch", "-qc", "topic");
  await git(root, "commit", "-q", "--allow-empty", "-m", "three");
  await git(root, "switch", "-q", "--orphan", "other");
  await git(root, "commit", "-q", "--allow-empty", "-m", "alone");
  await asking(root, async (open) => {
    assert.equal(await mergeBase(open, "topic", "main"), base);
    assert.equal(await mergeBase(open, "topic", "other"), null);
  });
});

test("lacksObjects is true for a commit of whose tree something is gone, and for one that is not there", async (t) => {
  const root = await repository(t);
  await asking(root, async (open) => {
    const head = await git(root, "rev-parse", "HEAD");
    assert.deepEqual([await lacksObjects(open, head), await lacksObjects(open, "1".repeat(40))], [false, true]);
    const blob = await git(root, "rev-parse", "HEAD:README.md");
    rmSync(join(root, ".git", "objects", blob.slice(0, 2), blob.slice(2)));
    assert.equal(await lacksObjects(open, head), true);
  });
});
