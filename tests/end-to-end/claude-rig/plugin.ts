/** A throwaway plugin with one of each part that ours has: agent, commands, program, hook, monitor. */

// The client puts the plugin's folder here.
const ROOT = "$" + "{CLAUDE_PLUGIN_ROOT}";

const AGENT = `---
name: codex-rescue
description: Forwards one task.
tools: Bash
---
You are the forwarder.
`;

const PROGRAM = `#!/bin/sh
printf 'codex-test was given: '
printf '<%s>' "$@"
`;

const MONITOR = `#!/bin/sh
# Prints what the test puts into a file beside the companion's home, until the client ends it or is gone.
said="$CODEX_COMPANION_HOME-says"
while kill -0 "$PPID"; do
  if [ -f "$said" ]; then cat "$said"; rm "$said"; fi
  sleep 0.1
done
`;

/** The plugin's files, by path and content. */
export const PLUGIN: Readonly<Record<string, string | object>> = {
  "agents/codex-rescue.md": AGENT,
  "bin/codex-test": PROGRAM,
  "bin/codex-monitor": MONITOR,
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
