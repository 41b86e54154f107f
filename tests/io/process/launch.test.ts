import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { LaunchRequest } from "../../../plugins/codex/scripts/src/core/executor.ts";
import { launchAdopted, launchDetached } from "../../../plugins/codex/scripts/src/io/process/launch.ts";
import { thisPlatform } from "../../../plugins/codex/scripts/src/io/process/this-platform.ts";
import { assertMode } from "../../../testing/file-mode.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";
import { isAlive } from "./fixtures/laboratory.ts";

/** A request that runs a Node expression in the folder. */
function request(folder: string, expression: string, changes: Partial<LaunchRequest> = {}): LaunchRequest {
  const logFile = join(folder, "worker.log");
  return { file: process.execPath, args: ["-e", expression], env: { FOO: "bar" }, cwd: folder, logFile, ...changes };
}

test("launchDetached appends output and errors to a log of its user's own", async (t) => {
  const folder = await makeTempFolder(t);
  const logFile = join(folder, "worker.log");
  const print = "console.error('failed'); console.log(process.env.FOO, process.cwd())";
  for (let times = 0; times < 2; times++) {
    const launched = launchDetached(request(folder, print));
    assert.deepEqual(await launched.spawned, { isStarted: true, pid: launched.pid });
    assert.deepEqual(await launched.exited, { code: 0, signal: null });
  }
  assert.equal(readFileSync(logFile, "utf8"), `failed\nbar ${folder}\n`.repeat(2));
  assertMode(logFile, 0o600);
});

test("launchDetached gives an empty stdin", async (t) => {
  const folder = await makeTempFolder(t);
  await launchDetached(request(folder, "process.stdin.on('end', () => console.log('end')).resume()")).exited;
  assert.equal(readFileSync(join(folder, "worker.log"), "utf8"), "end\n");
});

test("launchDetached tells the exit code, and the signal", async (t) => {
  const folder = await makeTempFolder(t);
  assert.deepEqual(await launchDetached(request(folder, "process.exitCode = 7")).exited, { code: 7, signal: null });
  const killed = launchDetached(request(folder, "process.kill(process.pid, 'SIGKILL')"));
  assert.deepEqual((await killed.exited)?.signal, "SIGKILL");
});

test("launchDetached reports what could not be started, and rejects nothing", async (t) => {
  const folder = await makeTempFolder(t);
  writeFileSync(join(folder, "plain"), "");
  const absent = join(folder, "absent");
  const cases: readonly [Partial<LaunchRequest>, string, RegExp][] = [
    [{ file: absent }, "ENOENT", /^Could not start ".*absent" in ".*": spawn .* ENOENT\.$/u],
    [{ cwd: absent }, "ENOENT", /in ".*absent": the folder does not exist\.$/u],
    [{ logFile: join(absent, "worker.log") }, "ENOENT", /no such file or directory/u],
    [{ args: ["\0"] }, "ERR_INVALID_ARG_VALUE", /without null bytes/u],
    ...(process.platform === "win32" ? [] : [[{ file: join(folder, "plain") }, "EACCES", /EACCES/u] as const]).map(
      ([changes, code, message]): [Partial<LaunchRequest>, string, RegExp] => [changes, code, message],
    ),
  ];
  for (const [changes, code, message] of cases) {
    const launched = launchDetached(request(folder, "", changes));
    const spawned = await launched.spawned;
    assert.ok(!spawned.isStarted);
    assert.equal(spawned.code, code);
    assert.match(spawned.message, message);
    assert.deepEqual([launched.pid, await launched.exited], [null, null]);
    launched.release();
  }
});

if (process.platform === "linux") {
  describe("on Linux", () => {
    test("launchDetached keeps no descriptor of the log", async (t) => {
      const folder = await makeTempFolder(t);
      const open = () => readdirSync("/proc/self/fd").length;
      const before = open();
      const launched = [request(folder, ""), request(folder, "", { file: "/absent" })].map(launchDetached);
      await Promise.all(launched.map(({ exited }) => exited));
      assert.equal(open(), before);
    });

    test("launchAdopted takes the program out of its caller's tree, into a session that it leads", async (t) => {
      const folder = await makeTempFolder(t);
      const print = "console.log(process.env.FOO, process.pid); setInterval(() => {}, 1000)";
      const launched = launchAdopted(request(folder, print));
      assert.equal(launched.isAdopted, true);
      assert.deepEqual(await launched.exited, { code: 0, signal: null });
      const logFile = join(folder, "worker.log");
      const printed = await until(() => /^bar (\d+)\n/u.exec(readFileSync(logFile, "utf8")), {
        what: "its first line",
      });
      const pid = Number(printed[1]);
      try {
        const { ppid, processGroup, session } =
          thisPlatform.scan([]).entries.find((entry) => entry.pid === pid) ?? assert.fail();
        assert.deepEqual({ processGroup, session }, { processGroup: pid, session: pid });
        assert.notEqual(ppid, process.pid);
        assert.notEqual(ppid, launched.pid);
      } finally {
        process.kill(pid, "SIGKILL");
      }
    });

    test("launchDetached lets its caller end, and the program run on in a session of its own", async (t) => {
      const folder = await makeTempFolder(t);
      const launcher = fileURLToPath(new URL("./fixtures/launch-and-leave.js", import.meta.url));
      const log = join(folder, "worker.log");
      const env = { ...process.env, CODEX_COMPANION_HOME: folder };
      const script = "echo begun; exec sleep 60";
      const { stdout } = await promisify(execFile)(process.execPath, [launcher, script, log], { env, timeout: 10_000 });
      const pid = Number(stdout);
      try {
        await until(() => readFileSync(log, "utf8") === "begun\n", { what: "the program's first line" });
        assert.equal(isAlive(pid), true);
        const { processGroup, session } = thisPlatform.scan([]).entries.find((entry) => entry.pid === pid) ?? {};
        assert.deepEqual({ processGroup, session }, { processGroup: pid, session: pid });
      } finally {
        process.kill(pid, "SIGKILL");
      }
    });
  });
}
