// Texts of Codex's own public source (its errors, its sandbox, its login, its configuration, its store), and what the
// system says if it lacks something. `tests/core/failure/source-texts.ts` tells which text has which rule, which has
// none, and why.

import type { ErrorRule } from "./error-rules.ts";
import { MACHINE_RULES } from "./machine-rules.ts";
import { coded, words } from "./text-rule.ts";

/** What to do if the sandbox cannot be set up. */
export const NO_SANDBOX_HINT =
  "Codex cannot start its sandbox here: see `codex doctor`, or choose another --sandbox where something else contains it.";
const HOME_HINT = "Codex cannot use its own home (`~/.codex`, or CODEX_HOME): see `codex doctor`, then start it again.";
const ANOTHER_HINT =
  "Another Codex may hold its local data: end it, or see `codex doctor` if it comes back, then continue with --resume.";

/** The rules for them; the text rules put them into the order of the kinds. */
export const SOURCE_RULES: readonly ErrorRule[] = [
  words(
    "payload_invalid",
    "thread-gone",
    "no thread with id: 01a1fb83-0000-7000-8000-000000000000",
    /^(?:no thread with id: |Session not found: )/i,
    "Start a fresh thread with --fresh, or name another job to resume.",
  ),
  words("payload_invalid", "image", "Image poisoning", /^Image poisoning\b/),
  words(
    "payload_invalid",
    "too-long",
    "Input exceeds the maximum length of 1048576 characters.",
    /^Input exceeds the maximum length/,
  ),
  words("payload_invalid", "unsupported", "unsupported operation: no such thing", /^unsupported operation: /i),
  words(
    "payload_invalid",
    "agents",
    "agent thread limit reached",
    /^agent thread limit reached\b/i,
    "Ask for fewer agents at once, or raise Codex's own limit of threads.",
  ),
  words("codex_missing", "spawn-missing", "spawn codex ENOENT", /^spawn [^\n]{0,400}\bcodex\S{0,20} ENOENT\b/),
  words(
    "codex_not_executable",
    "library-missing",
    "codex: error while loading shared libraries: libssl.so.3: cannot open shared object file: No such file or directory",
    /^(?:[^\s:]{1,400}: )?error while loading shared libraries: |^dyld(?:\[\d{1,9}\])?: (?:Library not loaded|Symbol not found)/i,
    "Install the build of Codex that fits this machine, or the library that it names.",
  ),
  words(
    "config_invalid",
    "mcp-required",
    "required MCP servers failed to initialize: docs: timed out handshaking with MCP server after 30s",
    /^required MCP servers? (?:`[^`\n]{0,200}` )?(?:failed|did not|is not|was not|timed out)/i,
    "Repair that MCP server, or set `required = false` for it in Codex's config.toml.",
  ),
  words(
    "config_invalid",
    "codex-home",
    'CODEX_HOME points to "/nowhere", but that path does not exist',
    /^(?:CODEX_HOME points to |failed to (?:canonicalize|resolve|read) CODEX_HOME\b|CODEX_HOME (?:is not available|could not be resolved))/,
    "Set CODEX_HOME to a folder that exists, or unset it.",
  ),
  words(
    "config_invalid",
    "settings",
    '`wire_api = "chat"` is no longer supported.',
    /^(?:`wire_api = "|Failed to (?:read|parse) (?:project |requirements )?(?:config|hooks|requirements)? ?(?:hooks )?(?:config )?file\b|config profile `|`profiles` contains legacy|forced_chatgpt_workspace_id must be|error loading (?:default )?config\b|Error loading rules:|Failed to load (?:hooks|permissions): |invalid `[^`\n]{1,80}` requirement)/i,
  ),
  words(
    "config_invalid",
    "session-files",
    "Session storage path /home/dev/.codex/sessions is blocked by an existing file.",
    /^Session (?:storage (?:missing at|path )|data under |path )/,
    HOME_HINT,
  ),
  words(
    "config_invalid",
    "database-broken",
    "failed to initialize sqlite state runtime under /home/dev/.codex: error returned from database: (code: 11) database disk image is malformed",
    /^(?:failed to initialize (?:sqlite|state)|failed to open \w{1,20} DB)[^\n]{0,800}(?:malformed|is not a database|\(code: (?:11|26)\)|migration)/i,
    HOME_HINT,
  ),
  coded(
    "auth_unavailable",
    "login-kind",
    "ChatGPT login is required, but an API key is currently being used. Logging out.",
    /^(?:(?:ChatGPT|API key) login is required\b|Login is restricted to |requirements do not permit any usable login method|Failed to load ChatGPT credentials|You must be logged in|Please (?:log|sign) in\b|(?:Your )?(?:session|login) has expired)/i,
    ["identity_required"],
  ),
  coded(
    "auth_unavailable",
    "key-refused",
    "Missing bearer or basic authentication in header",
    /^(?:Missing bearer or basic authentication|Missing OpenAI API key|Incorrect API key provided|Invalid API key\b|You didn['\u2019]t provide an API key|Provided authentication token is (?:expired|invalid)|(?:http(?: error:)? )?401 Unauthorized\b|Unauthorized$)/i,
    ["missing_api_key"],
  ),
  words(
    "usage_limit",
    "budget",
    "session budget exceeded",
    /^(?:session budget exceeded|usage (?:limit|cap) (?:reached|exceeded)|You['\u2019]ve reached your usage limit)/i,
  ),
  words(
    "context_exceeded",
    "context-length",
    "This model's maximum context length is 128000 tokens.",
    /^This model['\u2019]s maximum context length is /,
  ),
  words(
    "sandbox_or_policy_block",
    "sandbox-broken",
    "bwrap: setting up uid map: Operation not permitted",
    /^(?:bwrap: |sandbox-exec: |error running landlock: |error applying (?:legacy )?Linux sandbox restrictions: |error building bubblewrap command: |failed to (?:exec|fork for|open|normalize|create stderr pipe for) (?:system |bundled )?bubblewrap\b|bundled bubblewrap digest mismatch|seccomp (?:setup|backend) error|Landlock was not able to fully enforce|codex-linux-sandbox (?:was required but not provided|executable not found)|Codex['\u2019]s Linux sandbox uses bubblewrap and needs|No permissions to create a new namespace)/,
    NO_SANDBOX_HINT,
  ),
  words(
    "sandbox_or_policy_block",
    "home-denied",
    "Error: failed to initialize in-process app-server client: Operation not permitted (os error 1)",
    /^(?:Codex cannot access session files at |(?:failed|could not|cannot|unable) [^"'\n]{1,400}(?:Operation not permitted|Permission denied|Read-only file system)(?: \(os error \d{1,3}\))?[.)]?$|Attempted to create a NULL object\b)/i,
    "Something around Codex denies it its own home: let it write there, or set CODEX_HOME to a folder that it may write.",
  ),
  words(
    "sandbox_or_policy_block",
    "refused-content",
    "Your workspace inference hook blocked this request.",
    /^(?:Your workspace inference hook blocked this request|Incomplete response returned, reason: content_filter|content policy violation|misalignment policy violation)/i,
    "The service's policy refused it: change the task, or ask the provider for access.",
  ),
  coded("rate_limited", "request-rate", "Too Many Requests", /^(?:Too Many Requests\b|Request too large for )/i, [
    "tokens_exceeded",
  ]),
  words(
    "overloaded",
    "no-capacity",
    "Flex capacity unavailable.",
    /^(?:Flex capacity unavailable|Policy-restricted capacity is unavailable|(?:That|The) (?:model|engine) is currently overloaded)/i,
  ),
  words(
    "transient_io",
    "database-busy",
    "failed to initialize sqlite state runtime under /home/dev/.codex: failed to initialize state runtime at /home/dev/.codex",
    /^(?:Codex couldn['\u2019]t start because another Codex process|(?:failed to initialize (?:sqlite|state (?:runtime|database|db))|failed to open \w{1,20} DB|timed out waiting for (?:state db|the (?:session index|thread writer)))(?![^\n]*(?:malformed|not a database|No space left|quota exceeded|disk is full|Permission denied|Read-only|Too many open|descriptors available)))/i,
    ANOTHER_HINT,
  ),
  words(
    "transient_io",
    "no-answer",
    "request timed out",
    /^(?:request timed out|timeout waiting for child process to exit|Error while reading the server response: |internal error; agent loop died unexpectedly|Failed to (?:load|fetch) (?:your )?cloud (?:config bundle|requirements)\b|(?:Token exchange failed|Error logging in with device code): error sending request|The server had an error while processing|An error occurred while processing your request|Broken pipe \(os error 32\))/i,
  ),
  words(
    "protocol_error",
    "not-spoken",
    "session configured event was not the first event in the stream",
    /^(?:session configured event was not the first event|invalid value '[^'\n]{0,200}' for '|unknown (?:variant|field) `)/,
  ),
  ...MACHINE_RULES,
];
