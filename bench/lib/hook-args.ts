/** The arguments by which the client runs a hook, as `hooks.json` has them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../testing/codex-binary.ts";

interface Group {
  readonly matcher?: string;
  readonly hooks: readonly { readonly args: readonly string[] }[];
}

const PLUGIN = join(repositoryRoot(), "plugins", "codex");

/** The arguments for an event, and for the tool that it is about. Throws if no hook is run then. */
export function hookArgs(event: unknown, tool: unknown): readonly string[] {
  const file: { hooks: Record<string, readonly Group[]> } = JSON.parse(
    readFileSync(join(PLUGIN, "hooks", "hooks.json"), "utf8"),
  );
  const groups = file.hooks[String(event)] ?? [];
  const group = groups.find(({ matcher }) => matcher === undefined || matcher.split("|").includes(String(tool)));
  const args = group?.hooks[0]?.args;
  if (args === undefined) throw new Error(`There is no hook for ${event} of ${tool}.`);
  return args.map((arg) => arg.replace(/\$\{CLAUDE_PLUGIN_ROOT\}/, PLUGIN));
}
