/** Writes a `CODEX_HOME` for a test: a configuration that leads Codex to a scripted model and nowhere else. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The variable that holds the dummy key of the scripted model. */
export const KEY_VARIABLE = "MOCK_KEY";

/** Ways to be configured wrongly, each as users meet it. */
export type BrokenHome =
  | "missing-key" // the variable that should hold the key is not set
  | "refused" // nobody listens at the provider's address
  | "no-login" // the provider is OpenAI's own, and nobody is logged in
  | "broken-toml"
  | "unknown-provider";

/** What the configuration says. */
export interface CodexHomeOptions {
  /** The base URL of the scripted model. */
  readonly modelUrl: string;
  /** Default `mock-model`, which Codex does not know; `gpt-5.5` also brings the free-form patch tool and an effort. */
  readonly model?: string;
  /** `sandbox_mode`; absent by default. */
  readonly sandbox?: "read-only" | "workspace-write" | "danger-full-access";
  /** How often Codex itself repeats a failed request or stream, with pauses from 0.2 s, doubling. Default 2. */
  readonly retries?: number;
  /** How long a stream may be silent. Default 5000. */
  readonly idleTimeoutMs?: number;
  readonly broken?: BrokenHome;
  /** Top-level keys, put before the tables. */
  readonly extraKeys?: string;
  /** Tables, put at the end. */
  readonly extraToml?: string;
}

/** Writes `<folder>/config.toml` and returns the environment variables that Codex needs with it. */
export async function writeCodexHome(folder: string, options: CodexHomeOptions): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, "config.toml"), configuration(options), { mode: 0o600 });
  const key: Record<string, string> = options.broken === "missing-key" ? {} : { [KEY_VARIABLE]: "dummy-key" };
  return { CODEX_HOME: folder, ...key };
}

function configuration(options: CodexHomeOptions): string {
  const { broken, model = "mock-model", modelUrl, sandbox, retries = 2, idleTimeoutMs = 5000 } = options;
  if (broken === "broken-toml") return 'model = "mock-model\n';
  const provider = broken === "unknown-provider" ? "nowhere" : broken === "no-login" ? "openai" : "mock";
  const lines = [
    `model = ${toml(model)}`,
    `model_provider = ${toml(provider)}`,
    ...(broken === "no-login" ? [`openai_base_url = ${toml(modelUrl)}`] : []),
    ...(sandbox ? [`sandbox_mode = ${toml(sandbox)}`] : []),
    "check_for_update_on_startup = false",
    ...(options.extraKeys ? [options.extraKeys] : []),
    "[analytics]",
    "enabled = false",
    "[feedback]",
    "enabled = false",
    "[history]",
    'persistence = "none"',
    // Codex would ask a public host for plugins at its start.
    "[features]",
    "plugins = false",
    "remote_plugin = false",
    "apps = false",
    "[tools.update_plan]",
    "enabled = true",
    "[model_providers.mock]",
    'name = "Mock"',
    // Port 1 is never listened on.
    `base_url = ${toml(broken === "refused" ? "http://127.0.0.1:1/v1" : modelUrl)}`,
    'wire_api = "responses"',
    `env_key = ${toml(KEY_VARIABLE)}`,
    "request_max_retries = 0",
    `stream_max_retries = ${retries}`,
    `stream_idle_timeout_ms = ${idleTimeoutMs}`,
    ...(options.extraToml ? [options.extraToml] : []),
  ];
  return `${lines.join("\n")}\n`;
}

// A JSON string is also a TOML basic string.
function toml(text: string): string {
  return JSON.stringify(text);
}
