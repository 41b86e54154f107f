// What `--config KEY=VALUE` may set of Codex's configuration: whatever does not undo what a job is promised to keep to.

import { tomlValue } from "./toml-value.ts";

/** A setting, its key dotted; or why it is refused, as a clause. */
export type ConfigSetting = { readonly key: string; readonly value: unknown } | { readonly problem: string };

/** Reads one `KEY=VALUE`. */
export function configSetting(text: string): ConfigSetting {
  const at = text.indexOf("=");
  const key = text.slice(0, Math.max(at, 0)).trim();
  if (at === -1 || key === "") return { problem: "it is not KEY=VALUE" };
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(key)) return { problem: "its key is not names with dots between them" };
  const refusal = refusalOf(key.split(".")[0] ?? "");
  if (refusal !== null) return { problem: refusal };
  const read = tomlValue(text.slice(at + 1));
  return "value" in read ? { key, value: read.value } : { problem: `its value cannot be read: ${read.problem}` };
}

const SANDBOX = "what a turn may do is set by --write, --sandbox, --network and --add-dir, within the policies";
const PROGRAMS = "it names programs that run outside of the sandbox, or where data goes";
const ROUTE = "the route is set by --model and --effort, within the policies";
const APPROVALS = "nobody is there to approve anything: a job runs without approvals";
const FEATURES = "features bear on the sandbox and on what Codex may run";

/** Keys by their first name; a table with its whole content. */
const REFUSED: Readonly<Record<string, string>> = {
  ...of(
    SANDBOX,
    "sandbox_mode",
    "sandbox_workspace_write",
    "sandbox_permissions",
    "permissions",
    "default_permissions",
  ),
  ...of(SANDBOX, "windows", "projects", "project_root_markers", "zsh_path", "allow_login_shell", "network"),
  ...of(APPROVALS, "approval_policy", "approvals_reviewer", "auto_review"),
  ...of("a job is found by variables in its environment", "shell_environment_policy"),
  ...of(
    PROGRAMS,
    "notify",
    "hooks",
    "mcp_servers",
    "plugins",
    "marketplaces",
    "apps",
    "connectors",
    "skills",
    "agents",
  ),
  ...of(PROGRAMS, "model_providers", "otel", "chatgpt_base_url", "openai_base_url", "js_repl_node_path", "browser_use"),
  ...of(PROGRAMS, "computer_use", "desktop"),
  ...of(ROUTE, "model", "review_model", "model_reasoning_effort", "plan_mode_reasoning_effort", "model_provider"),
  ...of(ROUTE, "oss_provider", "profile", "profiles"),
  ...of(FEATURES, "features"),
  ...of(
    "the login is the user's own",
    "cli_auth_credentials_store",
    "forced_login_method",
    "forced_chatgpt_workspace_id",
  ),
  ...of("a job is read from where Codex stores it", "sqlite_home", "log_dir", "history"),
};

function of(reason: string, ...keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, reason]));
}

function refusalOf(first: string): string | null {
  if (/^(?:experimental|mcp_oauth|windows)_/.test(first))
    return "keys like it may bear on the sandbox, or on what runs outside of it";
  return Object.hasOwn(REFUSED, first) ? (REFUSED[first] ?? null) : null;
}
