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
import { signalWorker, untilEvent } from "../crash/fixtures/jobs.ts";
import { Disk } from "../crash/fixtures/sick-disk-plan.ts";

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

let asked = 0;

/** The settings and modes of the terminal. Each time the end is another one: what was shown before does not count. */
async function settingsOf(shell: Shell): Promise<string> {
  asked += 1;
  await shell.type(`clear; stty -a | tr -d '\\n'; echo " end ${asked} $((1 + 1))"\n`);
  const end = ` end ${asked} 2`;
  await shell.waitForText(end);
  const [settings = ""] = (await shell.screen()).replaceAll("\n", "").split(end);
  return `${settings} ${await shell.modes()}`;
}

test("the live view shows the jobs at every size, and follows their ends", async (t) => {
  const rig = await makeRig(t, { scenario: { turns: [GREEDY] }, dist: true });
  const id = jobId(await rig.run(["task", "--background", "fix how the parser splits lines"]));
  const shell = await shellIn(rig, 80, 24);
  try {
    await shell.type("codex-companion top\n");
    await shell.waitFor(/1 running, 0 waiting[\s\S]*plan 0\/3 · saying: I look/);
    compareWithGolden("top-80", masked(await shell.screen()));
    for (const [columns, rows, lastLine] of [
      [60, 15, "enter:read"],
      [120, 40, "enter read"],
    ] as const) {
      await shell.resize(columns, rows);
      await shell.waitFor(new RegExp(`^-{${columns}}$[\\s\\S]*^${lastLine} .*quit\\s*$`, "m"));
      compareWithGolden(`top-${columns}`, masked(await shell.screen()));
    }
    await shell.resize(10, 3);
    await shell.waitFor(/^too small:\n10 x 3\nq quits$/m);
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
  assert.equal(await shell.modes(), "alternate screen no cursor no wrapping");
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
  const words = "Use codex-companion status for a list, codex-companion status --json for a program.";
  const why = "it needs a terminal to write to and to read keys from";
  assert.deepEqual(await rig.run(["top"]), {
    code: 2,
    stdout: "",
    stderr: `codex-companion: Could not show the live view: ${why}. ${words}\n`,
  });
  const { code, stdout } = await rig.run(["top", "--json"]);
  assert.deepEqual([code, JSON.parse(stdout).error.kind], [2, "usage"]);
});

test("the live view acts on jobs: it shows a diff, applies, cancels, and each only when that is confirmed", async (t) => {
  const work: readonly FakeStep[] = [{ do: "run", command: "echo brought > new.txt" }];
  const rig = await makeRig(t, { scenario: { turns: [work] }, dist: true });
  const isolated = await rig.run(["task", "--isolate", "--write", "add a file"]);
  assert.equal(isolated.code, 0, isolated.stderr);
  const shell = await shellIn(rig, 100, 30);
  try {
    await shell.type("codex-companion top\n");
    await shell.waitForText("0 running, 0 waiting, 1 ended");
    await shell.type("d");
    await shell.waitForText("+brought");
    await shell.type("qa");
    await shell.waitForText(`Apply job ${jobId(isolated)}? y/n`);
    await shell.type("n");
    await shell.waitForText("Nothing was done.");
    assert.equal(existsSync(join(rig.repo, "new.txt")), false);
    await shell.type("qa");
    await shell.waitForText(`Apply job ${jobId(isolated)}? y/n`);
    await shell.type("y");
    await shell.waitForText(`Apply of job ${jobId(isolated)}`);
    assert.equal(readFileSync(join(rig.repo, "new.txt"), "utf8"), "brought\n");
    await shell.type("qc");
    await shell.waitForText("has ended: there is nothing to cancel.");
    await shell.type("q");
    await shell.waitFor(/ready>\s*$/);
  } finally {
    await shell.close();
  }
});

test("the live view cancels a job, and masks what steers a terminal", async (t) => {
  const hostile = "\u001b]0;owned\u0007\u001b[2J\u001b[1;1Hhello\u009b31m";
  const rig = await makeRig(t, { scenario: { turns: [[{ do: "say", text: hostile }, { do: "hang" }]] }, dist: true });
  const id = jobId(await rig.run(["task", "--background", `go ${hostile}`]));
  const shell = await shellIn(rig, 100, 30);
  try {
    await shell.type("codex-companion top --cwd /\n");
    await shell.waitForText("There are no codex jobs here.");
    await shell.type("A");
    await shell.waitFor(/^1 running, 0 waiting, 0 ended: all codex jobs\n> .* running [\s\S]*^says +hello$/m);
    await shell.type("cy");
    await shell.waitFor(new RegExp(`^Cancel of job ${id}\ncodex job ${id}: cancelled`, "m"));
    await shell.type("q");
    await shell.waitFor(/^0 running, 0 waiting, 1 ended[\s\S]*cancelled/m);
    await shell.type("q");
    await shell.waitFor(/ready>\s*$/);
  } finally {
    await shell.close();
  }
});

test("the live view shows what can be read of a damaged home, and says what cannot", async (t) => {
  const rig = await makeRig(t, { scenario: {}, dist: true });
  const ids = [jobId(await rig.run(["task", "first"])), jobId(await rig.run(["task", "second"]))];
  writeFileSync(join(rig.home, "jobs", ids[1] ?? "", "r00000099.json"), "garbage");
  writeFileSync(join(rig.home, "watchers"), "no folder");
  const shell = await shellIn(rig, 100, 30);
  try {
    await shell.type("codex-companion top\n");
    await shell.waitForText(`> ${ids[1]} cannot be read`);
    await shell.waitFor(new RegExp(`^  ${ids[0]} . completed`, "m"));
    await shell.waitForText('! "watchers": it is no folder');
    await shell.type("q");
    await shell.waitFor(/ready>\s*$/);
  } finally {
    await shell.close();
  }
});

test("on a disk that may only be read the live view shows the jobs, and says what could not be recorded", async (t) => {
  const rig = await makeRig(t, { scenario: { turns: [GREEDY] }, dist: true });
  const start = async () => jobId(await rig.run(["task", "--background", "go"]));
  const [lost, running] = [await start(), await start()];
  await untilEvent(rig, lost, "plan");
  const disk = new Disk(rig, "EROFS");
  disk.fallSick();
  const shell = await shellIn(rig, 100, 30, disk.env);
  try {
    await shell.type("codex-companion top\n");
    await shell.waitFor(new RegExp(`^2 running, 0 waiting, 0 ended:[\\s\\S]*^> ${running} `, "m"));
    await shell.type("cy");
    await shell.waitFor(/^Cancel of job[\s\S]*Could not use the state home[\s\S]*CODEX_COMPANION_HOME/m);
    await shell.type("q");
    await signalWorker(rig, lost, "SIGKILL");
    await shell.waitFor(/^1 running, 0 waiting, 0 ended, 1 unreadable:/m);
    await shell.waitFor(new RegExp(`^  ${lost} cannot be read: its end cannot be recorded`, "m"));
    await shell.type("q");
    await shell.waitFor(/ready>\s*$/);
  } finally {
    await shell.close();
    await rig.run(["cancel", running]);
    await rig.run(["cancel", lost]);
  }
});
