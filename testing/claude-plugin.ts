/** Writes plugins and marketplaces for tests, as folders that the real Claude Code loads. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A plugin that writes down the input of every hook. */
export interface HookRecorder {
  /** The plugin's folder. */
  readonly plugin: string;
  /** What the hooks were given so far, oldest first; `hook_event_name` tells which. */
  records(): Promise<readonly Record<string, unknown>[]>;
}

/** A plugin as a marketplace offers it. */
export interface OfferedPlugin {
  readonly name: string;
  readonly path: string;
}

const EVENTS = [
  ...["SessionStart", "SessionEnd", "UserPromptSubmit", "PreToolUse", "PostToolUse", "PostToolUseFailure"],
  ...["SubagentStart", "SubagentStop", "Stop"],
];

/** Writes a plugin of this name with these files, by path and content, into the folder, and returns the folder. */
export async function writePlugin(
  folder: string,
  name: string,
  files: Readonly<Record<string, string | object>>,
): Promise<string> {
  const manifest = { name, version: "0.0.1", description: "A plugin of a test", author: { name: "Test" } };
  await writeTree(folder, { ".claude-plugin/plugin.json": manifest, ...files });
  return folder;
}

/** Writes a marketplace of this name that offers the plugin at this path below the folder. */
export async function writeMarketplace(folder: string, name: string, plugin: OfferedPlugin): Promise<void> {
  const plugins = [{ name: plugin.name, source: `./${plugin.path}`, description: "A plugin of a test" }];
  const manifest = { name, description: "A marketplace of a test", owner: { name: "Test" }, plugins };
  await writeTree(folder, { ".claude-plugin/marketplace.json": manifest });
}

/** Writes a plugin `recorder` that records the inputs of all hooks and says nothing. */
export async function writeHookRecorder(folder: string): Promise<HookRecorder> {
  const file = join(folder, "records.jsonl");
  const program = fileURLToPath(new URL("./scripted-claude/record-hook.js", import.meta.url));
  const hook = { type: "command", command: process.execPath, args: [program, file] };
  const hooks = Object.fromEntries(EVENTS.map((event) => [event, [{ hooks: [hook] }]]));
  const plugin = await writePlugin(folder, "recorder", { "hooks/hooks.json": { hooks } });
  const read = async () => (await readFile(file, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  return { plugin, records: async () => (await read()).map((line) => JSON.parse(line)) };
}

/** Writes files below a folder: text as it is, objects as JSON. */
export async function writeTree(folder: string, files: Readonly<Record<string, string | object>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    const text = typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`;
    await writeFile(target, text);
  }
}
