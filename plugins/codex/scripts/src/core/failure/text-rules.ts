// Texts of Codex, of the services behind it and of what starts it, each anchored at its start, and the services' own
// codes. Public reports and the open sources are where they come from; `tests/core/failure` holds a hundred reports.

import type { ErrorRule } from "./error-rules.ts";
import { FAILURE_KINDS, type FailureKind } from "./kinds.ts";
import { SOURCE_RULES } from "./source-rules.ts";
import { byText, coded, words } from "./text-rule.ts";

const REPORTED_RULES: readonly ErrorRule[] = [
  words(
    "payload_invalid",
    "thread-unknown",
    "no rollout found for thread id 01a1fb83-0000-7000-8000-000000000000",
    /^(?:no rollout found for thread id|invalid session id|thread not found)\b/i,
    "Start a fresh thread with --fresh, or name another job to resume.",
  ),
  words(
    "payload_invalid",
    "thread-in-use",
    "thread 01a1fb83-0000-7000-8000-000000000000 already has an active writer",
    /^(?:thread|session) [^\s]{1,200} already has an active writer\b/i,
    "Wait until nothing else uses that thread, or start a fresh one with --fresh.",
  ),
  words(
    "cwd_missing",
    "invalid-folder",
    "turn/start failed: invalid cwd: No such file or directory (os error 2)",
    /^invalid cwd: (?:No such file or directory|Not a directory|The system cannot find)/i,
  ),
  words(
    "codex_missing",
    "native-package-missing",
    "Error: Missing optional dependency @openai/codex-linux-x64. Reinstall Codex: npm install -g @openai/codex@latest",
    /^Missing optional dependency @openai\/codex-/,
  ),
  words(
    "codex_missing",
    "not-found",
    "codex.sh: line 3: exec: codex: not found",
    /^(?:[^\s:]{1,200}: )?(?:(?:line )?\d{1,6}: )?(?:exec: )?(?:codex: (?:command )?not found|command not found: codex)$/,
  ),
  words(
    "codex_not_executable",
    "no-node",
    "env: node: No such file or directory",
    /^(?:\/usr\/bin\/)?env: [\u2018'"]?node[\u2019'"]?: No such file or directory/,
    "Put node on the PATH of this job, or set CODEX_COMPANION_CODEX to Codex's native program.",
  ),
  words("codex_not_executable", "spawn-refused", "Error: spawn EPERM", /^spawn (?:[^\n]{1,400} )?(?:EPERM|EACCES)\b/),
  words(
    "codex_not_executable",
    "wrong-machine",
    "codex: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.39' not found (required by codex)",
    /^[^\s:]{0,300}codex: \S{1,300}: version .GLIBC_\S{1,20} not found|^[^\n]{0,300}codex: (?:cannot execute|Exec format error|Permission denied)/,
    "Install the build of Codex that fits this machine, or set CODEX_COMPANION_CODEX to another path.",
  ),
  words(
    "config_invalid",
    "configuration",
    "failed to load configuration: /home/dev/.codex/config.toml:1:11: invalid basic string",
    /^(?:Error loading|failed to load|invalid) config(?:uration|\.toml)?\b/i,
  ),
  words(
    "config_invalid",
    "rules",
    "Fatal error: failed to load rules: failed to read rules files from /home/dev/.codex/rules: Not a directory",
    /^failed to (?:load rules|read rules)\b/i,
  ),
  words("config_invalid", "provider", "Model provider `nope` not found", /^Model provider `[^`\n]{0,200}` not found/i),
  words("auth_unavailable", "key-missing", "Missing environment variable: `X`.", /^Missing environment variable: /),
  coded(
    "auth_unavailable",
    "token",
    "Your access token could not be refreshed because it was revoked.",
    /^(?:Your access token could not be refreshed|Failed to refresh token|Your authentication token has been invalidated|Encountered invalidated oauth token|Not logged in)\b/i,
    ["token_revoked", "token_invalidated", "token_expired", "invalid_api_key", "account_deactivated"],
  ),
  coded(
    "auth_unavailable",
    "region",
    '{"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported"}}',
    /^Country, region, or territory not supported/,
    ["unsupported_country_region_territory"],
    "The provider does not serve this region: use another network or another provider.",
  ),
  coded(
    "usage_limit",
    "limit",
    "You've hit your usage limit. To get more access now, send a request to your admin or try again at 2:57 PM.",
    /^(?:You[\u2019']ve hit your usage limit|You hit your spend cap|Your workspace is out of credits)\b/i,
    ["usage_limit_reached", "usage_limit_exceeded"],
  ),
  coded(
    "usage_limit",
    "quota",
    "Quota exceeded. Check your plan and billing details.",
    /^(?:Quota exceeded|Insufficient quota|You exceeded your current quota)\b/i,
    ["insufficient_quota", "billing_hard_limit_reached"],
  ),
  coded(
    "usage_limit",
    "plan",
    "To use Codex with your ChatGPT plan, upgrade to Plus: https://openai.com/chatgpt/pricing.",
    /^To use Codex with your ChatGPT plan, upgrade\b/i,
    ["usage_not_included"],
    "Choose a plan that includes Codex, or log in with an API key.",
  ),
  coded(
    "model_unavailable",
    "model-unknown",
    "unexpected status 404 Not Found: The model `x` does not exist or you do not have access to it.",
    /^(?:Model not found\b|(?:The )?model [`'"][^`'"\n]{0,200}[`'"] (?:does not exist|not found)|The '[^'\n]{0,200}' model is not supported\b)/i,
    ["model_not_found"],
  ),
  words(
    "model_unavailable",
    "model-too-new",
    "The 'x' model requires a newer version of Codex. Please upgrade to the latest app or CLI and try again.",
    /^The '[^'\n]{0,200}' model requires a newer version of Codex/,
    "Update Codex (`npm install -g @openai/codex`), or choose another model with --model.",
  ),
  byText(
    "model_unavailable",
    "route-unsupported",
    '{"error":{"message":"Unsupported value: \'none\' is not supported with the \'x\' model.","param":"reasoning.effort"}}',
    (said) => /^(?:model|reasoning(?:\.\w{1,40})?)$/.test(said.param ?? ""),
    "Choose an effort that the model knows with --effort, or another model with --model.",
  ),
  coded(
    "context_exceeded",
    "context",
    "Your input exceeds the context window of this model. Please adjust your input and try again.",
    /^(?:context_length_exceeded\b|Codex ran out of room in the model[\u2019']s context window|Your input exceeds the context window)/i,
    ["context_length_exceeded"],
  ),
  words(
    "sandbox_or_policy_block",
    "sandbox-denied",
    "sandbox denied exec error, exit code: 1",
    /^sandbox denied exec error\b/i,
  ),
  words(
    "sandbox_or_policy_block",
    "untrusted-folder",
    "Not inside a trusted directory and --skip-git-repo-check was not specified.",
    /^Not inside a trusted directory\b/,
    "Run it in a Git repository, or trust the folder in Codex.",
  ),
  coded(
    "sandbox_or_policy_block",
    "safety",
    "Your conversations have multiple flags for possible cybersecurity risk.",
    /^[\w ]{0,80}\bfor possible cybersecurity risk\b/i,
    ["cyber_policy", "content_policy_violation", "invalid_prompt"],
    "The service's policy refused it: change the task, or ask the provider for access.",
  ),
  coded(
    "rate_limited",
    "rate-limit",
    "stream disconnected before completion: Rate limit reached for x on tokens per min (TPM): Limit 1, Used 1.",
    /^Rate limit (?:reached|is exceeded|exceeded)\b/i,
    ["rate_limit_exceeded", "rate_limit_reached"],
  ),
  coded(
    "overloaded",
    "capacity",
    "Selected model is at capacity. Please try a different model.",
    /^(?:Selected model is at capacity|We[\u2019']re currently experiencing high demand|(?:The server is|Our servers are) (?:currently )?overloaded)\b/i,
    ["server_is_overloaded", "slow_down"],
  ),
  coded(
    "transient_io",
    "connection",
    "error sending request for url (http://127.0.0.1:1/)",
    /^(?:error sending request|Reconnecting\.\.\.|Connection failed: |(?:Transport|network) error\b|tls handshake|dns error)/i,
    ["server_error"],
  ),
  words(
    "protocol_error",
    "arguments",
    "error: unexpected argument '-' found",
    /^(?:unexpected argument|unrecognized subcommand) '/,
  ),
  words(
    "no_result",
    "incomplete",
    "Incomplete response returned, reason: max_output_tokens",
    /^Incomplete response returned\b/,
  ),
];

const placeOf = ({ kind }: ErrorRule): number => FAILURE_KINDS.findIndex((known: FailureKind) => known === kind);

/** Texts that name a cause, in the order of the kinds. */
export const TEXT_RULES: readonly ErrorRule[] = [...SOURCE_RULES, ...REPORTED_RULES].toSorted(
  (a, b) => placeOf(a) - placeOf(b),
);
