/** The user's own command: what it reads, and what is said of one that fails, hangs or prints without end. */
import assert from "node:assert/strict";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runNotifyCommand } from "../../plugins/codex/scripts/src/io/notify-command.ts";
import { makeTempFolder, untilSilent } from "../../testing/temp.ts";

const LONG_MS = 60_000;

function shell(cwd: string, script: string, limitMs = LONG_MS) {
  // The variable by which a test finds what is left of it.
  const env = { PATH: process.env["PATH"], CODEX_COMPANION_HOME: cwd };
  return runNotifyCommand({ program: "sh", args: ["-c", script], cwd, env, input: '{"id":"x"}\n', limitMs });
}

test("it reads the input to its end, in its folder", async (t) => {
  const cwd = await makeTempFolder(t);
  assert.equal(await shell(cwd, "cat > read"), null);
  assert.equal(readFileSync(join(cwd, "read"), "utf8"), '{"id":"x"}\n');
});

test("what it prints is neither kept nor waited for, and it need not read", async (t) => {
  const cwd = await makeTempFolder(t);
  assert.equal(await shell(cwd, "exec <&-; head -c 300000000 /dev/zero; head -c 300000000 /dev/zero >&2"), null);
});

test("how it failed is said", async (t) => {
  const cwd = await makeTempFolder(t);
  const plain = join(cwd, "plain");
  writeFileSync(plain, "no program");
  chmodSync(plain, 0o644);
  const run = (program: string) => runNotifyCommand({ program, args: [], cwd, env: {}, input: "", limitMs: LONG_MS });
  assert.deepEqual(
    [await shell(cwd, "exit 3"), await shell(cwd, "kill -TERM $$"), await run(join(cwd, "absent")), await run(plain)],
    [
      "it ended with exit code 3",
      "it was ended by SIGTERM",
      "there is no such program",
      "it may not be run (is it executable?)",
    ],
  );
  assert.match((await run("")) ?? "", /^it could not be started: /);
});

test("at its limit it is killed with all that it started", async (t) => {
  const cwd = await makeTempFolder(t);
  const why = await shell(cwd, "trap '' TERM; sleep 600 & sleep 601", 300);
  assert.equal(why, "it did not end within 0.3 s and was killed");
  await untilSilent(cwd);
});
