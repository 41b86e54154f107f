/** The demo shows what it promises, leaves nothing behind, and keeps its folders if it is asked to. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { codexBinary } from "../../testing/codex-binary.ts";
import { git } from "../../testing/repository.ts";
import { makeTempFolder, processesLeft } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

const DEMO = fileURLToPath(new URL("../../demo/main.js", import.meta.url));

test("the demo shows a job from dispatch to result and one that is cancelled, and leaves nothing behind", async (t) => {
  const { folder, ended } = await startDemo(t);
  const { code, stdout, stderr } = await ended;
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  const id = /\[\[codex-task status=dispatched id=(\S+)\]\]/.exec(stdout)?.[1] ?? "none";
  const essential = [
    "$ codex-companion task --background --write --allow-commit 'Write hello.txt, check it, and commit it'",
    `$ codex-companion logs ${id} --follow`,
    "  turn completed",
    "$ git log --oneline --stat -1",
    "Say hello",
    `$ codex-companion result ${id}`,
    "I wrote hello.txt, checked it, and committed it.",
    "  work     1 commit, 1 file changed",
    `[[codex-task status=complete id=${id} work=commits]]`,
    "JOB ",
    "# Alive of it now: ",
    "$ codex-companion cancel ",
    ": cancelled after ",
    "# Alive of it now: nothing",
    "Nothing is left behind.",
  ];
  assert.deepEqual(inOrder(stdout, essential), essential);
  assert.doesNotMatch(stdout, /\u001b/);
  assert.deepEqual(await readdir(folder), []);
});

test("the demo of isolated jobs shows a refused and a made apply, and the best of three", async (t) => {
  const { folder, ended } = await startDemo(t, "isolate");
  const { code, stdout, stderr } = await ended;
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  const essential = [
    "$ codex-companion task --background --write --isolate 'Give the README a better heading, and commit it'",
    "in a copy, not applied yet",
    "+# A heading by Codex",
    "Nothing was touched.",
    "Applied job ",
    "Codex-Job: ",
    "--best-of 3 --verify ",
    "it alone of 3 passed the check",
    "Applied job ",
    "?? lines.txt",
    "Nothing is left behind.",
  ];
  assert.deepEqual(inOrder(stdout, essential), essential);
  assert.deepEqual(await readdir(folder), []);
});

test("with --keep the demo leaves its folders, says where, and leaves no process", async (t) => {
  const { folder, ended } = await startDemo(t, "--keep");
  const { code, stdout, stderr } = await ended;
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  const kept = /^# Kept: (.+)$/m.exec(stdout)?.[1] ?? "none";
  assert.deepEqual(
    (await readdir(folder)).map((name) => join(folder, name)),
    [kept],
  );
  assert.equal(await git(join(kept, "repository"), "log", "-1", "--format=%s"), "Say hello");
  assert.deepEqual(await processesLeft(kept), []);
});

test("an interrupt ends the demo and all it started", async (t) => {
  const { folder, child, ended, printed } = await startDemo(t);
  await until(() => printed().includes("runs: "), { what: "a running command", timeoutMs: 30_000 });
  child.kill("SIGINT");
  assert.equal((await ended).code, 130);
  assert.deepEqual(await readdir(folder), []);
});

interface Started {
  /** The temporary folder that the demo is given, with blanks in its name. */
  readonly folder: string;
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
  printed(): string;
}

async function startDemo(t: TestContext, ...args: readonly string[]): Promise<Started> {
  const folder = join(await makeTempFolder(t), "with two blanks");
  await mkdir(folder);
  const env = { PATH: process.env["PATH"], HOME: folder, TMPDIR: folder, CODEX_COMPANION_TEST_CODEX: codexBinary() };
  const child = spawn(process.execPath, [DEMO, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
    });
  }
  const ended = new Promise<Awaited<Started["ended"]>>((resolve) => {
    child.once("close", (code) => resolve({ code, ...text }));
  });
  return { folder, child, ended, printed: () => text.stdout };
}

/** Those of the parts that the text holds, each after the one before. */
function inOrder(text: string, parts: readonly string[]): string[] {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at >= 0) from = at + part.length;
    return at >= 0;
  });
}
