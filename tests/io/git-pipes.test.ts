/** A named pipe where a look at a repository reads a file itself is never waited for: nobody would ever write into it. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const MODULE = new URL("../../plugins/codex/scripts/src/io/git-snapshot.js", import.meta.url);

const PIPES: Readonly<Record<string, string>> = {
  "a shared index": ".git/sharedindex.1234",
  "a file under a filter": "a.bin",
};

for (const [name, path] of Object.entries(PIPES)) {
  test(`a pipe in place of ${name} is not waited for`, { skip: process.platform === "win32" }, async (t) => {
    const files = { ".gitattributes": "*.bin filter=some\n", "a.bin": "1" };
    const root = await makeRepository(join(await makeTempFolder(t), "tree"), { files });
    await git(root, "config", "filter.some.clean", "cat");
    rmSync(join(root, path), { force: true });
    execFileSync("mkfifo", [join(root, path)]);
    // A process of its own, because whoever waits for a pipe can do nothing else, not even end.
    const program = `const { takeSnapshot } = await import(${JSON.stringify(MODULE.href)});
      const snapshot = await takeSnapshot({ root: ${JSON.stringify(root)}, env: process.env });
      process.stdout.write(String(snapshot?.repository));`;
    const look = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      env: gitEnvironment(),
      encoding: "utf8",
      timeout: 20_000,
      killSignal: "SIGKILL",
    });
    assert.deepEqual([look.signal, look.stdout, look.stderr], [null, root, ""]);
  });
}
