/** What the committed program prints in a real terminal: within its width, with colours and signs where they are wanted. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { columnsOf } from "../../plugins/codex/scripts/src/core/columns.ts";
import { COMPANION, makeRig, type Rig } from "../../testing/companion.ts";
import { openShell, type Shell } from "../../testing/shell-terminal.ts";

const TASK =
  "直して、🦊 と 🧪 も: a task with a title that is too long for every terminal that is not wider than this one is";

for (const columns of [60, 76, 80, 120]) {
  test(`status in a terminal of ${columns} columns: no line wraps`, async (t) => {
    const rig = await rigWithJob(t);
    const shell = await open(rig, columns);
    try {
      await submit(shell, "codex-companion status");
      const shown = linesAbove(await shell.screen());
      assert.match(shown[0] ?? "", /^JOB +STATUS +TIME +TASK$/);
      assert.match(shown[1] ?? "", /^[0-9a-z]{8}-[0-9a-z]{5} {2}✔ completed +\S+ +直して、🦊 と .*…$/u);
      assert.ok(columnsOf(shown[1] ?? "") > columns - 3, "as wide as may be");
      assert.deepEqual(shown.slice(2), ["", `Next  codex-companion result ${shown[1]?.slice(0, 14)}`]);
    } finally {
      await shell.close();
    }
  });
}

test("colours are for terminals that want them, and never in JSON or in a pipe", async (t) => {
  const rig = await rigWithJob(t);
  const shell = await open(rig, 80);
  const shown = async (command: string) => {
    await submit(shell, command);
    return shell.colouredScreen();
  };
  const GREEN = /\u001b\[32m/;
  try {
    assert.match(await shown("codex-companion status"), GREEN);
    assert.match(await shown("CLICOLOR_FORCE=1 codex-companion status | cat"), GREEN);
    for (const command of [
      "NO_COLOR=1 codex-companion status",
      "TERM=dumb codex-companion status",
      "codex-companion status --json",
      "codex-companion status | cat",
    ])
      assert.doesNotMatch(await shown(command), GREEN, command);
    assert.match(await shown("LC_ALL=C NO_COLOR=1 codex-companion status"), /\+ completed/);
  } finally {
    await shell.close();
  }
});

async function rigWithJob(t: Parameters<typeof makeRig>[0]): Promise<Rig> {
  const rig = await makeRig(t, { scenario: {}, dist: true });
  assert.equal((await rig.run(["task", TASK])).code, 0);
  return rig;
}

async function open(rig: Rig, columns: number): Promise<Shell> {
  const env = { ...rig.env, PATH: `${join(COMPANION, "..")}:${rig.env["PATH"]}`, PS1: "ready> " };
  const shell = await openShell("bash", ["--norc", "--noprofile", "-i"], { cwd: rig.repo, env, columns });
  await shell.waitFor(/^ready>/m);
  return shell;
}

let submitted = 0;

/** Runs a command on an empty screen, and returns when it has ended. */
async function submit(shell: Shell, command: string): Promise<void> {
  submitted++;
  await shell.type(`clear; ${command}; echo done-$((${submitted}))\n`);
  await shell.waitFor(new RegExp(`^done-${submitted}$`, "m"));
}

/** The lines of the screen above the sign of the end. */
function linesAbove(screen: string): readonly string[] {
  const lines = screen.split("\n");
  return lines.slice(
    0,
    lines.findIndex((line) => /^done-\d+$/.test(line)),
  );
}
