// Which folders `--add-dir` may name.
import assert from "node:assert/strict";
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { addedFolder } from "../../../plugins/codex/scripts/src/app/dispatch/add-dirs.ts";
import { makeRepository } from "../../../testing/repository.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

test("addedFolder gives a folder without links, and refuses those that hold what must stay as it is", async (t) => {
  const folder = realpathSync(await makeTempFolder(t));
  const at = (...names: string[]) => join(folder, ...names);
  const repo = at("work", "repo");
  await makeRepository(repo);
  for (const name of ["work/repo/sub", "beside", "state/jobs", "codex"]) mkdirSync(at(name), { recursive: true });
  writeFileSync(at("file"), "");
  symlinkSync(at("beside"), at("link"));
  const context = { cwd: repo, home: at("state"), env: { CODEX_HOME: at("codex") }, sessionId: null, now: () => "" };
  const answer = (named: string, isIsolated = false) => {
    const added = addedFolder(context, named, isIsolated);
    return "path" in added ? added.path.replace(folder, "") : added.why.replaceAll(folder, "");
  };
  assert.deepEqual(
    ["../../beside", at("link"), "sub", "."].map((named) => answer(named)),
    ["/beside", "/beside", "/work/repo/sub", "/work/repo"],
  );
  for (const [named, why] of [
    ["absent", "there is no such folder"],
    [at("file"), "there is no such folder"],
    [at("state", "jobs"), 'the companion\'s state in "/state" would be writable'],
    [at("codex"), 'Codex\'s own files in "/codex" would be writable'],
    ["/", 'the companion\'s state in "/state" would be writable'],
    [".git", "it is a Git folder"],
    [".git/objects", "it is a Git folder"],
    ["..", 'the workspace "/work/repo" lies in it'],
  ] as const)
    assert.equal(answer(named), why, named);
  assert.equal(answer("sub", true), "the task works in a copy of the workspace that it is part of");
  assert.equal(answer("../../beside", true), "/beside");
});
