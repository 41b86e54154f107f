// What Codex tells of its set-up: the user's configuration as far as it bears on a job, the login, the resolved route.
// Source: `codex app-server generate-ts`, 0.169.0.

import type { ResolvedRoute } from "../job/record.ts";
import { asObject, booleanField, type JsonObject, objectField, stringField, stringsField } from "../json.ts";

/** The writable roots in the user's own `sandbox_workspace_write` settings and its switches, from `config/read`. */
export interface WorkspaceWriteSettings {
  readonly writableRoots: readonly string[];
  readonly networkAccess: boolean;
  readonly excludeTmpdirEnvVar: boolean;
  readonly excludeSlashTmp: boolean;
}

/** What of the user's configuration bears on a job. */
export interface Configured {
  readonly model: string | null;
  readonly effort: string | null;
  /** `mode` is null if no sandbox is configured. */
  readonly sandbox: { readonly mode: string | null; readonly settings: WorkspaceWriteSettings };
}

/** Decodes the `config` in the reply to `config/read`. */
export function decodeConfigured(config: JsonObject): Configured {
  const settings = objectField(config, "sandbox_workspace_write") ?? {};
  return {
    model: stringField(config, "model"),
    effort: stringField(config, "model_reasoning_effort"),
    sandbox: {
      mode: stringField(config, "sandbox_mode"),
      settings: {
        writableRoots: stringsField(settings, "writable_roots"),
        networkAccess: booleanField(settings, "network_access") ?? false,
        excludeTmpdirEnvVar: booleanField(settings, "exclude_tmpdir_env_var") ?? false,
        excludeSlashTmp: booleanField(settings, "exclude_slash_tmp") ?? false,
      },
    },
  };
}

/** True if the user said that they trust the project in one of the folders, by their paths as Codex stores them. */
export function isTrusted(config: JsonObject, folders: readonly string[]): boolean {
  const projects = objectField(config, "projects") ?? {};
  return folders.some((folder) => stringField(asObject(projects[folder]) ?? {}, "trust_level") === "trusted");
}

/** The names of the MCP servers that must start before a thread opens. */
export function requiredServers(config: JsonObject): readonly string[] {
  return Object.entries(objectField(config, "mcp_servers") ?? {}).flatMap(([name, server]) =>
    isRequired(asObject(server) ?? {}) ? [name] : [],
  );
}

function isRequired(server: JsonObject): boolean {
  return booleanField(server, "required") === true && booleanField(server, "enabled") !== false;
}

/** The names of the MCP servers whose tools Codex refuses if nobody can approve them, unless they say that they only read. */
export function unapprovedServers(config: JsonObject): readonly string[] {
  return Object.entries(objectField(config, "mcp_servers") ?? {}).flatMap(([name, value]) => {
    const server = asObject(value) ?? {};
    const mode = stringField(server, "default_tools_approval_mode");
    return booleanField(server, "enabled") === false || mode === "approve" ? [] : [name];
  });
}

/** The feature flags of Codex that bear on a task: its shell, without which it reads and runs nothing, and its sub-agents. */
const FEATURES = ["shell_tool", "multi_agent"] as const;
export type Feature = (typeof FEATURES)[number];

/** Which of them the configuration switches off; Codex itself says no more of them than what is configured. */
export function switchedOffFeatures(config: JsonObject): readonly Feature[] {
  const flags = objectField(config, "features") ?? {};
  return FEATURES.filter((name) => booleanField(flags, name) === false);
}

/** True if the reply to `account/read` says that a login is needed and there is none. */
export function isLoginMissing(reply: JsonObject): boolean {
  return booleanField(reply, "requiresOpenaiAuth") === true && objectField(reply, "account") === null;
}

/** The resolved route in the reply to `thread/start` or `thread/resume`. */
export function decodeRoute(reply: JsonObject): ResolvedRoute {
  return {
    model: stringField(reply, "model"),
    effort: stringField(reply, "reasoningEffort"),
    sandbox: stringField(objectField(reply, "sandbox") ?? {}, "type"),
    provider: stringField(reply, "modelProvider"),
  };
}
