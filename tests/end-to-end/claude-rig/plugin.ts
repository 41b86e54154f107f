/** A throwaway plugin with one of each part that ours has: agent, commands, program, hook, monitor. */
import { join } from "node:path";
import { writePlugin } from "../../../testing/claude-plugin.ts";
import { installProgram } from "../../../testing/install-program.ts";

// The client puts the plugin's folder here.
const ROOT = "$" + "{CLAUDE_PLUGIN_ROOT}";

const AGENT = `---
name: codex-rescue
description: Forwards one task.
tools: Bash
---
You are the forwarder.
`;

/** Writes the plugin `codex` into the folder, and returns the folder. */
export async function writeTestPlugin(folder: string): Promise<string> {
  await writePlugin(folder, "codex", FILES);
  installProgram(join(folder, "bin"), "codex-test", "fake-programs/told-arguments", "codex-test");
  installProgram(join(folder, "bin"), "codex-monitor", "fake-programs/monitor");
  return folder;
}

/** The plugin's files but its programs, by path and content. */
const FILES: Readonly<Record<string, string | object>> = {
  "agents/codex-rescue.md": AGENT,
  "commands/plain.md": command("Asked for: $ARGUMENTS"),
  "commands/inline-single.md": command("Ran: !`codex-test '$ARGUMENTS'`"),
  "commands/inline-double.md": command('Ran: !`codex-test "$ARGUMENTS"`'),
  "context.json": {
    hookSpecificOutput: { hookEventName: "UserPromptSubmit", additionalContext: "The hook knows: 42." },
  },
  "hooks/hooks.json": {
    hooks: { UserPromptSubmit: [{ hooks: [{ type: "command", command: "cat", args: [`${ROOT}/context.json`] }] }] },
  },
  "monitors/monitors.json": [
    { name: "jobs", command: `"${ROOT}/bin/codex-monitor"`, description: "codex jobs", when: "always" },
  ],
};

function command(body: string): string {
  return `---\ndescription: A command of a test\nallowed-tools: Bash(codex-test:*)\n---\n${body}\n`;
}
