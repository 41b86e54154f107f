/** A current folder that was removed: one clear line and 3, unless another one is named. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { type FakeRig, finished, makeRig } from "../../testing/companion.ts";
import { json, lastLine } from "./fixtures/reading.ts";

function runInRemoved({ program, folder, env }: FakeRig, ...args: readonly string[]) {
  const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"';
  const child = spawn("sh", ["-c", script, process.execPath, program, ...args], { cwd: folder, env, stdio: "pipe" });
  child.stdin.end();
  return finished(child);
}

// Windows lets nobody remove it.
if (process.platform !== "win32")
  test("a current folder that was removed is told in one line; --cwd names another", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const said =
      "codex-companion: Could not find the current folder: it was removed. Change to one that exists, or name one with --cwd.\n";
    for (const command of ["task", "review", "status"]) {
      const { code, stderr } = await runInRemoved(rig, command);
      assert.deepEqual([code, stderr], [3, said], command);
    }
    const refused = await runInRemoved(rig, "task", "go");
    assert.equal(lastLine(refused), "[[codex-task status=failed kind=cwd_missing]]");
    assert.equal(json(await runInRemoved(rig, "task", "--json", "go")).error.kind, "cwd_missing");
    const answer = await runInRemoved(rig, "task", "--cwd", rig.repo, "go");
    assert.equal(answer.code, 0, answer.stderr);
  });
