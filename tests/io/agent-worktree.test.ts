// Which worktrees are an agent's own, by the client's lock or by their place.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { mainCheckoutOfAgent } from "../../plugins/codex/scripts/src/io/agent-worktree.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("mainCheckoutOfAgent knows an agent's worktree by its lock and by its place, and no other", async (t) => {
  const folder = await makeTempFolder(t);
  const main = await makeRepository(join(folder, "main"));
  const add = async (path: string, reason?: string) => {
    const lock = reason === undefined ? [] : ["--lock", "--reason", reason];
    await git(main, "worktree", "add", "-q", "--detach", ...lock, path);
    return path;
  };
  const locked = await add(join(folder, "a"), "claude agent agent-a1 (pid 7 start 9)");
  const placed = await add(join(main, ".claude", "worktrees", "agent-a2"));
  const session = await add(join(folder, "s"), "claude session s (pid 7)");
  const own = await add(join(folder, "own"));
  const lookAlike = join(main, ".claude", "worktrees", "agent-a3");
  mkdirSync(join(placed, "below"));
  mkdirSync(lookAlike);
  const folders = [locked, placed, join(placed, "below"), session, own, main, lookAlike, folder];
  assert.deepEqual(folders.map(mainCheckoutOfAgent), [main, main, main, null, null, null, null, null]);
});
