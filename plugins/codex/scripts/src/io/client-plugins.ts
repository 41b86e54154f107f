// The files in which Claude Code keeps its settings and its plugins. They are only read; one that is broken counts as absent.

import { homedir } from "node:os";
import { join } from "node:path";
import type { Settings } from "../core/client-plugins.ts";
import { asObject, type JsonObject, parseJson } from "../core/json.ts";
import { readHint } from "./files.ts";
import type { Environment } from "./home.ts";

/** The folder of the user's own settings. */
function clientFolder(env: Environment): string {
  return env["CLAUDE_CONFIG_DIR"] || join(env["HOME"] ?? homedir(), ".claude");
}

/** The file of the user's own settings. */
export function userSettingsFile(env: Environment): string {
  return join(clientFolder(env), "settings.json");
}

/** The settings that hold in a project; `managed` are the administrator's. */
export function readClientSettings(
  env: Environment,
  project: string,
  platform: NodeJS.Platform = process.platform,
): Settings {
  return {
    user: read(userSettingsFile(env)),
    project: read(join(project, ".claude", "settings.json")),
    local: read(join(project, ".claude", "settings.local.json")),
    managed: read(join(managedFolder(env, platform), "managed-settings.json")),
  };
}

function managedFolder(env: Environment, platform: NodeJS.Platform): string {
  if (platform === "darwin") return "/Library/Application Support/ClaudeCode";
  return platform === "win32" ? join(env["PROGRAMFILES"] ?? "C:\\Program Files", "ClaudeCode") : "/etc/claude-code";
}

/** What is installed, as the client noted it. */
export function readInstalled(env: Environment): JsonObject | null {
  return read(join(clientFolder(env), "plugins", "installed_plugins.json"));
}

/** The manifest of a plugin. */
export function readManifest(folder: string): JsonObject | null {
  return read(join(folder, ".claude-plugin", "plugin.json"));
}

function read(path: string): JsonObject | null {
  return asObject(parseJson(readHint(path, MOST_BYTES) ?? ""));
}

const MOST_BYTES = 4 * 1_024 * 1_024;
