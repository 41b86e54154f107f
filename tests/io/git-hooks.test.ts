/** Which hooks a commit would run. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { commitHooks } from "../../plugins/codex/scripts/src/io/git-hooks.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("commitHooks names those of a commit that could run, where the configuration has them", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "repo"));
  const env = { ...gitEnvironment(), CODEX_COMPANION_HOME: folder, HOME: folder };
  const hooks = () => withGit({ root, env }, async (open) => commitHooks(open));
  const put = (place: string, name: string, mode: number) => {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, name), "#!/bin/sh\n", { mode });
  };
  assert.deepEqual(await hooks(), []);
  put(join(root, ".git", "hooks"), "post-commit", 0o755);
  put(join(root, ".git", "hooks"), "pre-commit", 0o644);
  put(join(root, ".git", "hooks"), "pre-push", 0o755);
  assert.deepEqual(await hooks(), ["post-commit"]);
  put(join(root, "of-it"), "pre-commit", 0o755);
  await git(root, "config", "core.hooksPath", "of-it");
  assert.deepEqual(await hooks(), ["pre-commit"]);
  put(join(folder, "of-user"), "commit-msg", 0o755);
  await git(root, "config", "core.hooksPath", "~/of-user");
  assert.deepEqual(await hooks(), ["commit-msg"]);
});
