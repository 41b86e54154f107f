/** Completion as it is used: in an interactive bash and an interactive zsh, each in a terminal, by pressing Tab. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { COMPANION, makeRig, type Rig } from "../../testing/companion.ts";
import { openShell, type Shell } from "../../testing/shell-terminal.ts";
import { jobId } from "../cli/fixtures/reading.ts";

const SHELLS = {
  bash: ["--norc", "--noprofile", "-i"],
  zsh: ["--no-rcs", "-i"],
} as const;

for (const [name, args] of Object.entries(SHELLS)) {
  test(`${name} completes commands, flags, values, job ids and paths`, async (t) => {
    const rig = await makeRig(t, { scenario: {}, dist: true });
    const done = await rig.run(["task", "say hello"]);
    assert.equal(done.code, 0, done.stderr);
    await mkdir(join(rig.repo, "a folder"));
    const shell = await openTaught(rig, name, args);
    try {
      await completes(shell, "expl", "explain ");
      await completes(shell, "setup --enable-r", "setup --enable-review-gate ");
      await completes(shell, "task --sandbox dan", "task --sandbox danger-full-access ");
      await completes(shell, "task --sandbox=dan", "task --sandbox=danger-full-access ");
      await completes(shell, `result ${jobId(done).slice(0, 4)}`, `result ${jobId(done)} `);
      await completes(shell, "status --cwd a\\ f", "status --cwd a\\ folder/");
      await completes(shell, "report --html=a\\ f", "report --html=a\\ folder/");
      await completes(shell, "completion z", "completion zsh ");
      await completes(shell, "--vers", "--version ");
    } finally {
      await shell.close();
    }
  });
}

/** The shell, with the line of the help in it. */
async function openTaught(rig: Rig, name: string, args: readonly string[]): Promise<Shell> {
  const env = { ...rig.env, PATH: `${join(COMPANION, "..")}:${rig.env["PATH"]}`, PS1: "ready> " };
  const shell = await openShell(name, args, { cwd: rig.repo, env });
  await shell.type(`source <(codex-companion completion ${name}); echo taught $((1 + 1))\n`);
  await shell.waitFor(/^taught 2$/m);
  return shell;
}

/** Types what is begun, presses Tab, and types on: so a blank that was added shows, and one that was not. */
async function completes(shell: Shell, begun: string, whole: string): Promise<void> {
  await shell.press("C-l");
  await shell.type(`codex-companion ${begun}`);
  await shell.press("Tab");
  await shell.waitForText(`ready> codex-companion ${whole.trimEnd()}`);
  await shell.type("x");
  await shell.waitForText(`ready> codex-companion ${whole}x`);
  await shell.press("C-u");
}
