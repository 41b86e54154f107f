/** The live view as it is used: in a shell, in a terminal of several sizes, by pressing keys; and what the terminal is afterwards. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { COMPANION, type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { compareWithGolden } from "../../testing/golden.ts";
import { openShell, type Shell } from "../../testing/shell-terminal.ts";
import { until } from "../../testing/wait.ts";
import { jobId } from "../cli/fixtures/reading.ts";

const GREEDY: readonly FakeStep[] = [
  { do: "plan", steps: ["Read the parser", "Fix the last line", "Run the tests"] },
  { do: "say", text: "I look at how lines are split." },
  { do: "listen" },
];

/** A shell in a terminal of this size, whose prompt has the settings of the terminal; the view is not yet there. */
async function shellIn(rig: FakeRig, columns: number, rows: number, env: Readonly<Record<string, string>> = {}) {
  const path = `${join(COMPANION, "..")}:${rig.env["PATH"]}`;
  const shell = await openShell("bash", ["--norc", "--noprofile", "-i"], {
    cwd: rig.repo,
    columns,
    rows,
    env: { ...rig.env, PATH: path, PS1: "ready> ", NO_COLOR: "1", ...env },
  });
  await shell.waitForText("ready>");
  return shell;
}

/** What tells one run from another is masked. */
function masked(screen: string): string {
  return screen
    .replaceAll(/\b[0-9a-z]{8}-[0-9a-z]{5}\b/g, "JOBJOBJO-JOBID")
    .replaceAll(/\b\d+(?:\.\d)?s\b */g, "TIME ")
    .replaceAll(/codex jobs in .*$/gm, "codex jobs in FOLDER")
    .replaceAll(/^folder .*$/gm, "folder   FOLDER")
    .replaceAll(/worker \d+/g, "worker PID")
    .replaceAll(/thread [0-9a-f-]{36}/g, "thread UUID");
}

async function settingsOf(shell: Shell): Promise<string> {
  await shell.type("clear; stty -a | tr -d '\\n'; echo end\n");
  await shell.waitFor(/end$/m);
  return (await shell.screen()).replaceAll("\n", "");
}

test("the live view shows the jobs at every size, and follows their ends", async (t) => {
  const rig = await makeRig(t, { scenario: { turns: [GREEDY] }, dist: true });
  const id = jobId(await rig.run(["task", "--background", "fix how the parser splits lines"]));
  const shell = await shellIn(rig, 80, 24);
  try {
    await shell.type("codex-companion top\n");
    await shell.waitFor(/1 running, 0 waiting[\s\S]*plan 0\/3 · saying: I look/);
    compareWithGolden("top-80", masked(await shell.screen()));
    for (const [columns, rows] of [
      [60, 15],
      [120, 40],
    ] as const) {
      await shell.resize(columns, rows);
      await shell.waitFor(new RegExp(`^-{${columns}}$`, "m"));
      compareWithGolden(`top-${columns}`, masked(await shell.screen()));
    }
    await shell.resize(10, 3);
    await shell.waitFor(/more room|codex: mo/);
    await shell.resize(80, 24);
    await shell.waitFor(/^-{80}$/m);
    await shell.type("shello\n");
    await shell.waitFor(/0 running, 0 waiting, 1 ended[\s\S]*completed/);
    await shell.type("\n");
    await shell.waitForText("Told: hello");
    await shell.type("q");
    await shell.waitFor(/^-{80}$/m);
    await shell.type("l");
    await shell.waitFor(/Log of job/);
    await shell.type("qq");
    await shell.waitFor(/ready>\s*$/);
  } finally {
    await shell.close();
    await rig.run(["cancel", id]);
  }
});

/** Starts the view in the shell, and gives its process. */
async function startTop(rig: FakeRig, shell: Shell, name: string): Promise<number> {
  const file = join(rig.folder, name);
  await shell.type(`clear; sh -c 'echo $$ > "${file}.new"; mv "${file}.new" "${file}"; exec codex-companion top'\n`);
  await until(() => existsSync(file), { what: "the view's process" });
  await shell.waitForText("0 running, 0 waiting, 0 ended");
  return Number(readFileSync(file, "utf8"));
}

test("whatever ends or suspends the live view, the terminal is as it was before", async (t) => {
  const rig = await makeRig(t, { scenario: {}, dist: true });
  const throwing = join(rig.folder, "throwing.cjs");
  writeFileSync(throwing, 'process.on("SIGUSR2", () => { throw new Error("a bug"); });\n');
  const shell = await shellIn(rig, 80, 24);
  try {
    const before = await settingsOf(shell);
    assert.match(before, / icanon .* echo /);
    const signals = { q: "", "C-c": "", SIGTERM: "Terminated", SIGHUP: "Hangup", SIGINT: "" } as const;
    for (const [ending, words] of Object.entries(signals)) {
      const pid = await startTop(rig, shell, ending);
      if (ending.startsWith("SIG")) process.kill(pid, ending);
      else await shell.press(ending);
      await shell.waitFor(new RegExp(`${words}[\\s\\S]*ready>\\s*$`));
      assert.equal(await settingsOf(shell), before, ending);
    }
    for (const stop of ["C-z", "SIGTSTP"]) {
      const pid = await startTop(rig, shell, stop);
      if (stop === "C-z") await shell.press(stop);
      else process.kill(pid, stop);
      await shell.waitFor(/Stopped[\s\S]*ready>\s*$/);
      assert.equal(await settingsOf(shell), before, stop);
      await shell.type("fg\n");
      await shell.waitForText("0 running, 0 waiting, 0 ended");
      await shell.type("q");
      await shell.waitFor(/ready>\s*$/);
      assert.equal(await settingsOf(shell), before, `${stop}, then q`);
    }
    await shell.type(`export NODE_OPTIONS=--require=${throwing}\n`);
    process.kill(await startTop(rig, shell, "thrown"), "SIGUSR2");
    await shell.waitFor(/Error: a bug[\s\S]*ready>\s*$/);
    assert.equal(await settingsOf(shell), before, "an error");
  } finally {
    await shell.close();
  }
});

test("without a terminal the live view names status", async (t) => {
  const rig = await makeRig(t, { scenario: {}, dist: true });
  const words = "Use status for a list, status --json for a program.";
  const why = "it needs a terminal to write to and to read keys from";
  assert.deepEqual(await rig.run(["top"]), {
    code: 2,
    stdout: "",
    stderr: `codex-companion: Could not show the live view: ${why}. ${words}\n`,
  });
  const { code, stdout } = await rig.run(["top", "--json"]);
  assert.deepEqual([code, JSON.parse(stdout).error.kind], [2, "usage"]);
});
