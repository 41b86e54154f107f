/** Only a patch that is small goes into a prompt. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { smallDiff } from "../../../plugins/codex/scripts/src/app/reviews/small-diff.ts";
import { createContext } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { gitEnvironment, makeRepository } from "../../../testing/repository.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const TARGET = { kind: "working-tree", base: "HEAD", head: null, files: 1, deletions: 0 } as const;

test("smallDiff gives a small patch, of the paths that are meant, and none of 100 KiB or more", async (t) => {
  const root = await makeRepository(await makeTempFolder(t), { files: { "a.txt": "1\n", "b.txt": "1\n" } });
  const context = createContext(gitEnvironment(), root, null);
  const diff = (insertions: number | null, paths?: readonly string[]) =>
    smallDiff(context, { target: { ...TARGET, insertions }, ...(paths === undefined ? {} : { paths }) });
  for (const name of ["a.txt", "b.txt", "new.txt"]) writeFileSync(join(root, name), "1\n2\n");
  const paths = ((await diff(2)) ?? "").match(/^\+\+\+ .*$/gm);
  assert.deepEqual(paths, ["+++ b/a.txt", "+++ b/b.txt"]);
  assert.doesNotMatch((await diff(1, ["b.txt"])) ?? "", /a\.txt/);
  assert.equal(await diff(null), null);
  assert.equal(await diff(60_000), null);
  writeFileSync(join(root, "a.txt"), `${"é".repeat(51_200)}\n`);
  assert.equal(await diff(1), null, "in bytes, not in characters");
});
