/** What the flags of a task let its turn do in the sandbox of the real Codex, and what they hand to it. */
import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";

test("--network lets commands connect, read-only or not; without it they are refused", async (t) => {
  const rig = await makeRig(t);
  const port = await listeningPort(t);
  const connect = `[[run:(exec 3<>/dev/tcp/127.0.0.1/${port}) 2>/dev/null && echo connected || echo refused]]`;
  for (const [word, ...flags] of [
    ["refused", "--read-only"],
    ["refused", "--write"],
    ["connected", "--read-only", "--network"],
    ["connected", "--write", "--network"],
    ["connected", "--isolate", "--write", "--network"],
  ] as const) {
    const { stdout } = await rig.run(["task", ...flags, "--", connect]);
    assert.match(stdout, new RegExp(`\\b${word}\\b`, "u"), flags.join(" "));
  }
  const { stdout } = await rig.run(["task", "--network", "--", "[[run:echo x > made.txt]]"]);
  assert.equal(existsSync(join(rig.repo, "made.txt")), false, `--network alone lets nothing be written: ${stdout}`);
});

test("--add-dir lets commands write there and nowhere else, and what changed there is not passed over", async (t) => {
  const rig = await makeRig(t);
  // What lies below /tmp would be writable anyway.
  const table = "[sandbox_workspace_write]\nexclude_slash_tmp = true\nexclude_tmpdir_env_var = true\n";
  appendFileSync(join(rig.codexHome, "config.toml"), `\n${table}`);
  const [added, other] = [join(rig.folder, "added"), join(rig.folder, "other")];
  for (const folder of [added, other]) mkdirSync(folder, { recursive: true });
  const write = `[[run:echo a > '${added}/made'; echo b > '${other}/made']]`;
  const changed = await rig.run(["task", "--write", "--add-dir", added, "--", write]);
  assert.deepEqual([existsSync(join(added, "made")), existsSync(join(other, "made"))], [true, false]);
  assert.equal(readFileSync(join(added, "made"), "utf8"), "a\n");
  assert.match(changed.stdout, / work=unknown[ \]]/u);
  assert.match(changed.stdout, /added\/made/u, "it is named");
  const idle = await rig.run(["task", "--write", "--add-dir", added, "--", "[[run:ls]]"]);
  assert.match(idle.stdout, / work=none[ \]]/u);
  assert.deepEqual(newest(rig)["request"].addDirs, [realpathSync(added)]);
});

function newest(rig: RealRig) {
  return readRecord(rig.home, jobIds(rig.home).at(-1) ?? "") ?? assert.fail("There is no job.");
}

async function listeningPort(t: TestContext): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : assert.fail("It has no port.");
}
