/** Codex's own file changes that Git does not tell of: outside of the repository, ignored, or within another one. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gitPlace } from "../../../plugins/codex/scripts/src/app/end/git-place.ts";
import { pathBelow, unseenPaths } from "../../../plugins/codex/scripts/src/app/end/unseen-paths.ts";
import { makeJobStage } from "../fixtures/job-stage.ts";

test("unseenPaths names what lies outside, and what Git neither tells nor tracks, each once", async (t) => {
  const { context, root } = await makeJobStage(t);
  for (const name of [".gitignore", "ignored", "told"]) writeFileSync(join(root, name), "ignored\n");
  const changed = ["ignored", "told", "README.md", "absent"].map((name) => join(root, name));
  const outside = join(root, "..", "elsewhere");
  const ask = (sinceMs: number | null) =>
    unseenPaths(gitPlace(context, root), [...changed, outside, outside], new Set(["told"]), sinceMs);
  assert.deepEqual(await ask(0), [outside, "ignored"]);
  assert.deepEqual(await ask(null), [outside, "ignored"]);
  assert.deepEqual(await ask(Date.now() + 60_000), [outside], "what was not changed since is not the turn's");
});

test("pathBelow gives the path from a folder down, or null for what lies outside", () => {
  for (const [path, below] of [
    ["/work/tree/a/b", "a/b"],
    ["a/b", "a/b"],
    ["/work/tree", ""],
    ["/work/tree/..a", "..a"],
    ["/work/other", null],
    ["/work/trees", null],
    ["..", null],
    ["../tree/a", null],
  ] as const)
    assert.equal(pathBelow("/work/tree", path), below, path);
});
