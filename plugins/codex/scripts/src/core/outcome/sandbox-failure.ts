// A turn in which no command could be started, because the sandbox around each of them could not be set up.

import type { CommandRun } from "./command-run.ts";

/** How many commands were tried, and what the sandbox said of the last one. */
export interface SandboxFailure {
  readonly commands: number;
  readonly said: string;
}

// What stands at the beginning of the output of a command that was never run: the words of the sandbox's own programs.
const BROKEN =
  /^(?:(?:thread '[^']{0,100}'[^\n]{0,40} panicked at [^\n]{0,300}:\n)?(?:bwrap: |sandbox-exec: |error (?:running landlock|applying (?:legacy )?Linux sandbox restrictions|building bubblewrap command): |failed to (?:exec|fork for|open|normalize|create stderr pipe for) (?:system |bundled )?bubblewrap\b|bundled bubblewrap digest mismatch|(?:sandbox error: )?(?:seccomp (?:setup|backend) error|Landlock was not able)|codex-linux-sandbox (?:was required|executable not found)|codex-linux-sandbox: )|Codex['\u2019]s Linux sandbox uses bubblewrap)/;
// A command that speaks of these programs may have run one itself.
const OWN_USE = /\b(?:bwrap|bubblewrap|sandbox-exec|landlock)\b/i;
const MOST_SAID = 300;

/** What the sandbox said instead of running a command; null if the command ran, as far as can be told. */
export function sandboxWords(command: string, exitCode: number | null, output: string | null): string | null {
  if (exitCode === 0 || exitCode === null || output === null || OWN_USE.test(command)) return null;
  const text = output.trim();
  return BROKEN.test(text) ? text.split("\n").slice(0, 3).join(" ").slice(0, MOST_SAID) : null;
}

/** The failure, if there was at least one command and none could be started; null otherwise. */
export function sandboxFailure(commands: readonly CommandRun[]): SandboxFailure | null {
  const said = commands.map(({ notStarted }) => notStarted ?? null);
  const last = said.at(-1);
  if (last === undefined || last === null || said.includes(null)) return null;
  return { commands: commands.length, said: last };
}
