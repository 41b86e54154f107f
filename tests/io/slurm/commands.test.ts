/** Commands that do not answer as they should hold nobody up, and are told for what they are. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { askNow, run } from "../../../plugins/codex/scripts/src/io/slurm/commands.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";

const ASKED = ["-c"] as const;
const LIMIT_MS = 60_000;

const ask = (script: string) => askNow("/bin/sh", [...ASKED, script]);
const submit = (script: string, limitMs = LIMIT_MS) => run("/bin/sh", [...ASKED, script], "input\n", limitMs);

test("what a command prints is its answer, and what it says of a failure", async () => {
  assert.deepEqual(ask("echo 42"), { status: 0, stdout: "42\n", stderr: "" });
  assert.deepEqual(await submit("cat; echo no >&2; exit 3"), { status: 3, stdout: "input\n", stderr: "no" });
});

test("one that is not there, or says too much, is told for that", async () => {
  const none = { status: null, stdout: "" };
  const absent = { ...none, stderr: "absent-program is not installed here" };
  assert.deepEqual([askNow("absent-program", []), await run("absent-program", [], "", LIMIT_MS)], [absent, absent]);
  const much = { ...none, stderr: "/bin/sh printed more than 16 MB" };
  assert.deepEqual([ask("exec yes"), await submit("exec yes"), await submit("exec yes >&2")], [much, much, much]);
  assert.deepEqual((await submit("kill -TERM $$")).stderr, "/bin/sh was ended by SIGTERM");
});

test("one that does not end is killed with what it has started, which would hold its output open", async (t) => {
  const file = join(await makeTempFolder(t), "pid");
  const late = { status: null, stdout: "", stderr: "/bin/sh did not answer within 1 s" };
  assert.deepEqual(await submit(`sleep 60 & echo $! > '${file}'; wait`, 1_000), late);
  const stat = `/proc/${readFileSync(file, "utf8").trim()}/cwd`;
  await until(() => !existsSync(stat), { what: "the end of what it has started" });
});

test("the user's own settings of Slurm's commands hide no job", () => {
  process.env["SQUEUE_STATES"] = "RUNNING";
  try {
    assert.equal(ask("echo [$SQUEUE_STATES]").stdout, "[]\n");
  } finally {
    delete process.env["SQUEUE_STATES"];
  }
});
