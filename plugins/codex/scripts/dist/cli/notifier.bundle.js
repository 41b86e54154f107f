//[{"length":67352,"line":1,"modules":["notifier.js"]}]
"use strict";
({
"notifier.js"(exports, require, __filename, __dirname) {
var import_node_path = require("node:path");
var import_node_fs = require("node:fs");
var import_node_fs2 = require("node:fs");
var import_node_path2 = require("node:path");
var import_node_path3 = require("node:path");
var import_node_fs3 = require("node:fs");
var import_node_os = require("node:os");
var import_node_path4 = require("node:path");
var import_node_fs4 = require("node:fs");
var import_node_child_process = require("node:child_process");
var import_node_fs5 = require("node:fs");
var import_node_path5 = require("node:path");
var import_node_path6 = require("node:path");
var import_node_path7 = require("node:path");
var KINDS = {
  task: { mayWrite: true, shown: "everywhere", isCounted: true, isGated: true, asks: "turn" },
  review: { mayWrite: false, shown: "everywhere", isCounted: true, isGated: true, asks: "native_review" },
  "adversarial-review": {
    mayWrite: false,
    shown: "everywhere",
    isCounted: true,
    isGated: true,
    asks: "reviewing_turn"
  },
  // It only tries if jobs can run, on purpose also what may be broken.
  canary: { mayWrite: true, shown: "on_request", isCounted: false, isGated: false, asks: "turn" }
};
function isJobKind(kind) {
  return Object.hasOwn(KINDS, kind);
}
var RECORD_VERSION = 2;
var STOP_CAUSES = ["cancel", "timeout", "worker_lost"];
function isStopCause(word2) {
  return STOP_CAUSES.some((cause) => cause === word2);
}
var EXECUTOR_KINDS = ["local", "slurm"];
function isExecutorKind(word2) {
  return EXECUTOR_KINDS.some((kind) => kind === word2);
}
function isEnded(record2) {
  return record2.status === "completed" || record2.status === "failed" || record2.status === "cancelled";
}
function isSubmitted({ executor: executor2 }) {
  return executor2 !== void 0 && executor2.kind !== "local";
}
var ATTRIBUTIONS = ["codex_items", "witnessed", "isolated", "git_only", "ambiguous", "unknown"];
function workWord(evidence) {
  if (evidence === null || evidence.attribution === "ambiguous") return "unknown";
  if (evidence.commits.length > 0) return "commits";
  if (evidence.files_changed.length > 0) return "files";
  return evidence.attribution === "unknown" || (evidence.not_looked_at ?? []).length > 0 ? "unknown" : "none";
}
function asObject(value) {
  return isObject(value) ? value : null;
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function stringField(object, name) {
  const value = object[name];
  return typeof value === "string" ? value : null;
}
function numberField(object, name) {
  const value = object[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
function booleanField(object, name) {
  const value = object[name];
  return typeof value === "boolean" ? value : null;
}
function objectField(object, name) {
  return asObject(object[name]);
}
function arrayField(object, name) {
  const value = object[name];
  return Array.isArray(value) ? value : [];
}
function objectsField(object, name) {
  return objectsIn(arrayField(object, name));
}
function objectsIn(values) {
  return values.map(asObject).filter((element) => element !== null);
}
function stringsField(object, name) {
  return arrayField(object, name).filter((element) => typeof element === "string");
}
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
var SECRET = /KEY|TOKEN|SECRET|PASS|PWD|CREDENTIAL|AUTH|COOKIE|DSN|DATABASE_URL/i;
var INNOCENT = /AUTHORS?(?=$|[^A-Z]|NAME|EMAIL|DATE)|AUTHORITY|KEYBOARD|KEYMAP|KEYWORDS?|KEYSTROKE|KEYCODE|KEYFRAMES?|KEYNOTE|HOTKEY|MONKEY|TURKEY|HOCKEY|DONKEY|WHISKEY|TOKENI[ZS]\w*|(?:MAX|TOTAL|INPUT|OUTPUT|NUM|USED)_?TOKENS?|BY-?PASS|COMPASS|PASSENGER|PASSAGE|PASSED|PASSES|PASSING|PASSIVE|PASSTHROUGH|^(?:OLD)?PWD$|^SSH_AUTH_SOCK$|^SSH_ASKPASS$|^SUDO_ASKPASS$|^GIT_ASKPASS$/gi;
var BARE = /^(?:key|token|auth|pass|cookie|authorization|authentication|credential)s?$/i;
var WORDS = /^[a-z]+(?:[-_.][a-z]+)*$/i;
var PROPERTY = /^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)+$/;
var NOTHING = /^(?:true|false|null|none|nil|undefined|required|disabled|enabled|[\d.,:_%-]+)$/i;
var PLACEHOLDER = /^(?:\$|%[A-Z_]+%|<|\{|\[|\*{3}|x{4}|\.{3}|process\.env|os\.environ|import\.meta)/i;
var FOLDERS = /^(?:~|\.{1,2}|[A-Za-z]:)[\\/]|^\/(?:home|Users|tmp|private|var|usr|etc|run|root|opt|mnt|srv|dev|proc|nix|app|data|work|workspaces?|Library|Volumes)(?:\/|$)/;
var RELATIVE_FILE = /^[\w.@-]+(?:\/[\w.@-]+)+\.\w{1,5}$/;
var PATH_NAME = /(?:FILE|PATH|DIR|FOLDER|SOCK|SOCKET|HOME)$/i;
var PLAIN_URL = /^https?:\/\/[^\s@?#]*$/i;
var URL_IS_SECRET = /DSN|DATABASE_URL|COOKIE|PASS|SECRET/i;
var SHORTEST = 8;
function isSecretName(name) {
  return SECRET.test(name) && SECRET.test(name.replaceAll(INNOCENT, ""));
}
function canBeSecret(name, value) {
  if (value.length < SHORTEST || NOTHING.test(value) || FOLDERS.test(value)) return false;
  if (PATH_NAME.test(name) && /^[\w.~-]*\//.test(value)) return false;
  return !PLAIN_URL.test(value) || URL_IS_SECRET.test(name);
}
function isSecretIn(name, value) {
  if (!isSecretName(name) || !canBeSecret(name, value)) return false;
  if (PLACEHOLDER.test(value) || PROPERTY.test(value) || RELATIVE_FILE.test(value)) return false;
  return !(BARE.test(name) && WORDS.test(value));
}
var MASK = "[secret]";
var SHORTEST2 = 8;
var SHAPES = [
  "\\b(?:sk|rk|pk|ghp|gho|ghu|ghs|ghr|github_pat|xox[abeoprs])[-_][A-Za-z0-9_-]{12,}",
  // OpenAI, Anthropic and Stripe: their API references; GitHub and Slack: "token types" in their docs
  "\\bwhsec_[A-Za-z0-9+/=]{16,}",
  // Stripe docs, "webhook signatures"
  "\\bxapp-\\d-[A-Z0-9]+-\\d+-[a-z0-9]+",
  // Slack docs, "token types"
  "https://hooks\\.slack\\.com/(?:services|workflows)/[A-Za-z0-9+/]{20,}",
  // Slack docs, "incoming webhooks"
  "\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b",
  // AWS IAM user guide, "unique identifiers"
  "\\bgl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[A-Za-z0-9_.-]{20,}",
  // GitLab docs, "token prefixes"
  "\\bAIza[A-Za-z0-9_-]{35}",
  // scanning: Google API key
  "\\bGOCSPX-[A-Za-z0-9_-]{28}",
  // scanning: Google OAuth client secret
  "\\bya29\\.[A-Za-z0-9_-]{20,}",
  // Google identity docs, "access token"
  "\\bnpm_[A-Za-z0-9]{36}",
  // npm docs, "about access tokens"
  "\\bpypi-[A-Za-z0-9_-]{16,}",
  // PyPI help, "API tokens"
  "\\brubygems_[a-f0-9]{48}",
  // scanning: RubyGems
  "\\bSG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}",
  // SendGrid docs, "API keys"
  "\\bSK[a-f0-9]{32}\\b",
  // Twilio docs, "API keys"
  "\\bhf_[A-Za-z0-9]{30,}",
  // Hugging Face docs, "user access tokens"
  "\\b(?:gsk|xai|pplx|r8|nvapi|fw|ntn|figd|figo|sbp|sntrys|sntryu|glsa|glc|rnd|tskey|pat|PMAK|NRAK|HRKU|pul|lin_api|lin_oauth|dckr_pat|dckr_oat|pscale_tkn|pscale_pw|shpat|shpca|shppa|shpss|sq0atp|sq0csp|do[opr]_v1|dop_v1|hvs|hvb|fo1)[-_.][A-Za-z0-9_.-]{20,}",
  // scanning: Groq, xAI, Perplexity, Replicate, NVIDIA, Fireworks, Notion, Figma, Supabase, Sentry, Grafana, Render, Tailscale, Airtable, Postman, New Relic, Heroku, Pulumi, Linear, Docker, PlanetScale, Shopify, Square, DigitalOcean, Vault, Fly
  "\\bdapi[a-f0-9]{32}",
  // scanning: Databricks
  "\\bkey-[a-f0-9]{32}\\b",
  // scanning: Mailgun
  "\\b[a-f0-9]{32}-us\\d{1,2}\\b",
  // scanning: Mailchimp
  "\\b\\d{8,10}:[A-Za-z0-9_-]{35}\\b",
  // Telegram Bot API, "authorizing your bot"
  "\\b[MNO][A-Za-z0-9]{23,25}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,}",
  // scanning: Discord bot token
  "\\bATATT3[A-Za-z0-9_=-]{40,}|\\bATBB[A-Za-z0-9]{20,}",
  // scanning: Atlassian, Bitbucket
  "\\bAGE-SECRET-KEY-1[A-Z0-9]{40,}",
  // age specification
  "(?<=\\bAccountKey=)[A-Za-z0-9+/]{40,}={0,2}",
  // Azure Storage docs, "connection string"
  "\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{10,}",
  // JWT, RFC 7519
  "(?<=\\bBearer\\s)[A-Za-z0-9._~+/=-]{8,}",
  // RFC 6750
  "(?<=\\bBasic\\s)(?=\\S*[\\d=+/])[A-Za-z0-9+/]{12,}={0,2}"
  // RFC 7617
];
var SHAPE = new RegExp(SHAPES.join("|"), "g");
var MAY_HAVE_SHAPE = /\S{12}|B(?:earer|asic)\s/;
var MAY_HAVE_NAME = /key|token|secret|pass|pwd|credential|auth|cookie|dsn|database_url/i;
var PRIVATE_KEYS = [
  "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\\s\\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)",
  // RFC 7468, RFC 9580
  "(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/=]{16,}(?:\\s|\\\\[nr])+){1,200}-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
  // its end, if the beginning was cut off
];
var PRIVATE_KEY = new RegExp(PRIVATE_KEYS.join("|"), "g");
var URL_PASSWORD = /\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'<>]{0,200}:)([^\s"'<>/?#]{1,300}?)@(?=(?:\[[0-9a-f:.]+\]|[\w.-]+)(?::\d|[/?#\s"'`<>,;)\\]|$))/gi;
var URL_USER = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)(?=[^\s@/]*\d)[A-Za-z0-9_-]{20,200}@/gi;
var COOKIES = /\b((?:set-)?cookie:[ \t]*)[^\s"'][^\r\n"']{7,}/gi;
var NAMED = /(?<![\w.-])((?:--?)?[\w.-]{0,60}?(?:key|token|secret|pass|pwd|credential|auth|cookie|dsn|database_url)[\w.-]{0,60})(\\?["'`]?\]?[ \t]{0,3}(?:=>|:=|[:=])[ \t]{0,3})((?:(?:Bearer|Basic|Token)[ \t]+)?)(?:(\\?["'`])((?:(?!\4)[^\r\n]){8,400}?)\4|([^\s"'`,;&<>(){}\\]{8,}))/gi;
function secretValues(env) {
  const innocent = /* @__PURE__ */ new Set([env["HOME"], env["USER"], env["LOGNAME"], env["HOSTNAME"], env["SHELL"], env["PWD"]]);
  const values = Object.entries(env).flatMap(([name, value = ""]) => {
    if (innocent.has(value)) return [];
    const whole = isSecretName(name) && canBeSecret(name, value) ? [value] : [];
    return [...whole, ...passwordsIn(value)];
  });
  return [...new Set(values.flatMap(formsOf))];
}
function passwordsIn(value) {
  if (!value.includes("://")) return [];
  return [...value.matchAll(URL_PASSWORD)].flatMap(
    ([, , password = ""]) => password.length < SHORTEST2 ? [] : [password]
  );
}
function formsOf(value) {
  const lines = value.includes("\n") ? value.split(/\r?\n/).filter((line) => line.length >= 16 && !line.startsWith("-----")) : [];
  return [value, JSON.stringify(value).slice(1, -1), ...encoded(value), ...lines];
}
function encoded(value) {
  try {
    return [encodeURIComponent(value), decodeURIComponent(value)].filter((form) => form.length >= SHORTEST2);
  } catch {
    return [];
  }
}
function redact(text, secrets) {
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  const known = longestFirst.reduce((redacted, secret) => redacted.replaceAll(secret, MASK), text);
  const open = known.includes("PRIVATE KEY") ? known.replaceAll(PRIVATE_KEY, MASK) : known;
  const shaped = MAY_HAVE_SHAPE.test(open) ? open.replaceAll(SHAPE, MASK) : open;
  const addressed = shaped.includes("://") && shaped.includes("@") ? withoutLogins(shaped) : shaped;
  if (!/[:=]/.test(addressed) || !MAY_HAVE_NAME.test(addressed)) return addressed;
  return addressed.replaceAll(COOKIES, `$1${MASK}`).replaceAll(NAMED, maskNamed);
}
function withoutLogins(text) {
  return text.replaceAll(URL_PASSWORD, `$1${MASK}@`).replaceAll(URL_USER, `$1${MASK}@`);
}
function maskNamed(whole, name, sign, scheme, quote, quoted2, bare) {
  if (!isSecretIn(name.replace(/^-+/, ""), quoted2 ?? bare ?? "")) return whole;
  return `${name}${sign}${scheme}${quote ?? ""}${MASK}${quote ?? ""}`;
}
function redactAll(value, secrets) {
  return redactUnknown(value, secrets);
}
function redactUnknown(value, secrets) {
  if (typeof value === "string") return redact(value, secrets);
  if (Array.isArray(value)) return value.map((element) => redactUnknown(element, secrets));
  const object = asObject(value);
  return object === null ? value : Object.fromEntries(Object.entries(object).map(([name, field]) => [name, redactUnknown(field, secrets)]));
}
var VERSION = 1;
function endNotice(record2, secrets) {
  const { id, kind, status, title, summary, workspaceRoot, completedAt, failure: failure2, evidence, group } = record2;
  const notice = {
    version: VERSION,
    id,
    kind,
    status,
    title,
    summary,
    workspaceRoot,
    completedAt,
    failure: failure2 === null ? null : { kind: failure2.kind, message: failure2.message },
    work: workWord(evidence),
    group: group?.id ?? null
  };
  return redactAll(notice, secrets);
}
function shellQuote(word2) {
  return /^[A-Za-z0-9_./:@%+,=-]+$/.test(word2) ? word2 : `'${word2.replaceAll("'", "'\\''")}'`;
}
var NoRegularFile = class extends Error {
  code;
  constructor(words, code = "ENOTFILE") {
    super(words);
    this.code = code;
  }
};
var MIB = 1024 * 1024;
var MOST_BYTES = 256 * MIB;
function openRegular(path, flags = import_node_fs.constants.O_RDONLY) {
  const file = (0, import_node_fs.openSync)(path, flags | (import_node_fs.constants.O_NONBLOCK ?? 0) | (import_node_fs.constants.O_NOCTTY ?? 0), 384);
  const stats = (0, import_node_fs.fstatSync)(file);
  if (stats.isFile()) return file;
  (0, import_node_fs.closeSync)(file);
  throw stats.isDirectory() ? new NoRegularFile("is a folder", "EISDIR") : new NoRegularFile("is no regular file");
}
function readRegular(path, mostBytes = MOST_BYTES) {
  const file = openRegular(path);
  try {
    if ((0, import_node_fs.fstatSync)(file).size > mostBytes) throw new NoRegularFile(`has more than ${mostBytes / MIB} MiB`);
    return (0, import_node_fs.readFileSync)(file, "utf8");
  } finally {
    (0, import_node_fs.closeSync)(file);
  }
}
var OF_THE_MACHINE = /* @__PURE__ */ new Set(["EMFILE", "ENFILE", "ENOMEM", "ENOSPC", "EDQUOT", "EAGAIN", "EINTR"]);
function faultOf(error) {
  if (error instanceof NoRegularFile) return error.message;
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  if (!/^E[A-Z0-9]+$/.test(error.code) || OF_THE_MACHINE.has(error.code)) return null;
  return `${WORDS2[error.code] ?? "cannot be used"} (${error.code})`;
}
var WORDS2 = {
  EACCES: "may not be used by this user",
  EPERM: "may not be used by this user",
  EROFS: "lies on a disk that may only be read",
  EISDIR: "is a folder",
  ENOTDIR: "is no folder",
  ENOENT: "is gone, or a link to nothing",
  ELOOP: "is a link that leads in a circle",
  ENXIO: "is no regular file",
  EIO: "cannot be read from its disk"
};
function unlessFaulty(look, onFault) {
  try {
    return look();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return onFault(fault);
  }
}
function isMissing(error) {
  const code = errorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
function errorCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
var KINDS2 = {
  payload_invalid: {
    hint: "Correct the task text or the thread it resumes, then start it again.",
    retry: "never",
    scope: "payload",
    mode: "blocked",
    countsAgainstRoute: false
  },
  cwd_missing: {
    hint: "Create the folder or pass --cwd.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false
  },
  codex_missing: {
    hint: "Install it with `npm install -g @openai/codex`, or set CODEX_COMPANION_CODEX to its path.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false
  },
  codex_not_executable: {
    hint: "Make the file executable (chmod +x), or set CODEX_COMPANION_CODEX to another path.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false
  },
  config_invalid: {
    hint: "Correct Codex's config.toml; `codex doctor` shows where it is wrong.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false
  },
  route_not_allowed: {
    hint: "Choose a model, effort and sandbox that the policy allows.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false
  },
  auth_unavailable: {
    hint: "Log in with `codex login`, or set the provider's key where this job runs.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false
  },
  usage_limit: {
    hint: "Wait for the limit to reset or raise it, then start the task again.",
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false
  },
  model_unavailable: {
    hint: "Choose another model with --model.",
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: true
  },
  context_exceeded: {
    hint: "Give a smaller task, or start a fresh thread with --fresh.",
    retry: "never",
    scope: "payload",
    mode: "abandoned_loop",
    countsAgainstRoute: true
  },
  sandbox_or_policy_block: {
    hint: "Allow what the task needs (--write, --allow-commit or --sandbox), or change the task.",
    retry: "never",
    scope: "payload",
    mode: "blocked",
    countsAgainstRoute: false
  },
  rate_limited: {
    hint: "Wait a little, then continue with --resume.",
    retry: "backoff",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: true
  },
  overloaded: {
    hint: "Wait a little, or choose another model, then continue with --resume.",
    retry: "backoff",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: true
  },
  transient_io: {
    hint: "Wait a little, check the connection to the model's provider, then continue with --resume.",
    retry: "backoff",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false
  },
  timeout: {
    hint: "Give a longer --timeout, or a smaller task, and continue with --resume.",
    retry: "once",
    scope: "none",
    mode: "abandoned_loop",
    countsAgainstRoute: true
  },
  launch_failed: {
    hint: "Read the job's log (`logs`), then start the task again.",
    retry: "never",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false
  },
  worker_lost: {
    hint: "See what was left on disk, then continue with --resume.",
    retry: "never",
    scope: "none",
    mode: "abandoned_loop",
    countsAgainstRoute: false
  },
  protocol_error: {
    hint: "Update Codex (`npm install -g @openai/codex`), and read the job's log (`logs`).",
    retry: "once",
    scope: "none",
    mode: "abandoned_loop",
    countsAgainstRoute: true
  },
  no_result: {
    hint: "Read the job's log (`logs`), then continue with --resume.",
    retry: "once",
    scope: "none",
    mode: "noop",
    countsAgainstRoute: true
  },
  verify_failed: {
    hint: "Read the check's output, then continue with --resume.",
    retry: "never",
    scope: "none",
    mode: "ci_break",
    countsAgainstRoute: true
  },
  stalled: {
    hint: "Read its last message (`result`) and its log (`logs`), then continue with --resume.",
    retry: "never",
    scope: "none",
    mode: "abandoned_loop",
    countsAgainstRoute: true
  },
  prepare_failed: {
    hint: "Read what the command of --prepare printed, correct it, then start the task again.",
    retry: "never",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false
  },
  dependency_failed: {
    hint: "See how the job before it ended (`result`), then start this task again.",
    retry: "never",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false
  },
  disk_full: {
    hint: "Free some space on the disk that holds the state home, see what was left in the workspace, then continue with --resume.",
    retry: "never",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false
  },
  gate_closed: {
    hint: "See `report`; --ignore-gate starts it all the same.",
    retry: "never",
    scope: "none",
    mode: null,
    countsAgainstRoute: false
  },
  no_slot: {
    hint: "Wait until a job has ended (`status --everywhere`), or raise the limit in the policy.",
    retry: "never",
    scope: "none",
    mode: null,
    countsAgainstRoute: false
  },
  usage_reserved: {
    hint: "Wait for the limit to reset (with --park the task does), or lower usage.block in the policy.",
    retry: "never",
    scope: "none",
    mode: null,
    countsAgainstRoute: false
  },
  copy_limit: {
    hint: "Discard copies that are not needed any more (`discard`), or raise copyLimit in the policy.",
    retry: "never",
    scope: "none",
    mode: null,
    countsAgainstRoute: false
  }
};
var UNKNOWN_EXIT = {
  hint: "Read the job's log (`logs`) for the last messages of Codex.",
  retry: "once",
  scope: "none",
  mode: "abandoned_loop",
  countsAgainstRoute: true
};
var FAILURE_KINDS = Object.keys(KINDS2).filter(isNamed);
function isFailureKind(text) {
  return isNamed(text) || /^unknown_exit_\d+$/.test(text);
}
function isNamed(text) {
  return Object.hasOwn(KINDS2, text);
}
function factsOf(kind) {
  return isNamed(kind) ? KINDS2[kind] : UNKNOWN_EXIT;
}
function retryClass(kind) {
  return factsOf(kind).retry;
}
function knownOrForeign(word2, isKnown) {
  return isKnown(word2) ? word2 : word2;
}
var Malformed = class extends Error {
};
function string(json, name) {
  const value = stringField(json, name);
  if (value === null) throw new Malformed(`its field "${name}" is not a string`);
  return value;
}
function word(json, name) {
  const value = string(json, name);
  if (!/^[a-z][a-z0-9_]{0,63}$/i.test(value)) throw new Malformed(`its field "${name}" is not a word`);
  return value;
}
function number(json, name) {
  const value = numberField(json, name);
  if (value === null) throw new Malformed(`its field "${name}" is not a number`);
  return value;
}
function instant(json, name) {
  const value = string(json, name);
  if (Number.isNaN(Date.parse(value))) throw new Malformed(`its field "${name}" is not a time`);
  return value;
}
function required(json, name) {
  const value = objectField(json, name);
  if (value === null) throw new Malformed(`its field "${name}" is not an object`);
  return value;
}
function optional(json, name, decode) {
  return json[name] === void 0 || json[name] === null ? null : decode(required(json, name));
}
var WHOLE = /^[0-9a-z]{8}-[0-9a-z]{5}$/;
function isJobId(text) {
  return WHOLE.test(text);
}
var PREFIX = "g-";
function isGroupId(text) {
  return isGroupReference(text) && isJobId(text.slice(PREFIX.length));
}
function isGroupReference(text) {
  return text.toLowerCase().startsWith(PREFIX);
}
function decodeMembership(json) {
  const id = string(json, "id");
  if (!isGroupId(id)) throw new Malformed("its group has no id");
  return { id, size: number(json, "size"), number: number(json, "number") };
}
var VERDICTS = ["approve", "needs-attention", "unparsed"];
var KINDS3 = ["working-tree", "branch", "commit", "job", "snapshot"];
function decodeTarget(json) {
  const kind = KINDS3.find((known) => known === json["kind"]);
  if (kind === void 0) return null;
  return {
    kind,
    base: stringField(json, "base"),
    head: stringField(json, "head"),
    files: numberField(json, "files"),
    insertions: numberField(json, "insertions"),
    deletions: numberField(json, "deletions")
  };
}
function decodeReviewRequest(json) {
  const target = decodeTarget(objectField(json, "target") ?? {});
  if (target === null) return null;
  return {
    target,
    ..."paths" in json ? { paths: stringsField(json, "paths") } : {},
    ..."stores" in json ? { stores: stringsField(json, "stores") } : {},
    checkFindings: booleanField(json, "checkFindings") ?? false
  };
}
function decodeReviewOutcome(json) {
  const verdict = VERDICTS.find((known) => known === json["verdict"]) ?? "unparsed";
  const findings = numberField(json, "findings");
  return { verdict, findings: findings !== null && Number.isSafeInteger(findings) && findings >= 0 ? findings : null };
}
var MODES = ["noop", "blocked", "low_productivity", "abandoned_loop", "ci_break", "routing_mismatch"];
function isMode(text) {
  return MODES.some((mode) => mode === text);
}
function decodeWaiting(json) {
  try {
    const cause = causeIn(json);
    if (cause === null) return null;
    return {
      ...cause,
      since: instant(json, "since"),
      opensAt: json["opensAt"] == null ? null : instant(json, "opensAt")
    };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
function causeIn(json) {
  const reason = json["reason"];
  if (reason === "time") return { reason, detail: null };
  const detail = required(json, "detail");
  switch (reason) {
    case "slot": {
      const ceiling = detail["ceiling"] === "workspace" ? "workspace" : "home";
      return { reason, detail: { ceiling, most: number(detail, "most") } };
    }
    case "after": {
      const sameThread = detail["sameThread"] === true ? { sameThread: true } : {};
      return { reason, detail: { jobs: stringsField(detail, "jobs"), ...sameThread } };
    }
    case "lane": {
      const kind = string(detail, "kind");
      if (!isFailureKind(kind)) throw new Malformed(`its failure kind "${kind}" is not known`);
      return { reason, detail: { fingerprint: string(detail, "fingerprint"), kind } };
    }
    case "gate": {
      const mode = detail["mode"];
      if (!isMode(mode)) throw new Malformed("its mode is not known");
      return { reason, detail: { mode, limit: number(detail, "limit"), runs: number(detail, "runs") } };
    }
    case "executor":
      return { reason, detail: { name: string(detail, "name"), word: string(detail, "word") } };
    default:
      return null;
  }
}
var MOST_LEFT = 20;
function copyContent(head, tree, left) {
  return { head, tree, ...left.length === 0 ? {} : { left: left.slice(0, MOST_LEFT) } };
}
function decodeCopyContent(json) {
  const [head, tree] = json === null ? [null, null] : [stringField(json, "head"), stringField(json, "tree")];
  if (json === null || head === null || tree === null) return null;
  return copyContent(head, tree, stringsField(json, "left"));
}
function isApplyForm(text) {
  return text === "commits" || text === "changes";
}
function decodeApplied(json) {
  const copy = decodeCopyContent(objectField(json, "copy"));
  return {
    as: knownOrForeign(word(json, "as"), isApplyForm),
    at: instant(json, "at"),
    branch: stringField(json, "branch"),
    commits: stringsField(json, "commits"),
    ...copy === null ? {} : { copy }
  };
}
function decodeEvidence(json) {
  const verify = optional(json, "verify", verification);
  const meanwhile = optional(json, "meanwhile", meanwhileOf);
  const rewritten = numberField(json, "rewritten");
  const dropped = numberField(json, "dropped");
  return {
    repository: stringField(json, "repository"),
    head_before: stringField(json, "head_before"),
    head_after: stringField(json, "head_after"),
    commits: objectsField(json, "commits").map((commit) => ({
      sha: string(commit, "sha"),
      subject: string(commit, "subject")
    })),
    pushed: booleanField(json, "pushed") ?? false,
    files_changed: stringsField(json, "files_changed"),
    uncommitted: booleanField(json, "uncommitted") ?? false,
    attribution: attribution(stringField(json, "attribution")),
    ...verify === null ? {} : { verify },
    ..."branch_after" in json ? branchesOf(json) : {},
    ...rewritten === null ? {} : { rewritten },
    ...dropped === null ? {} : { dropped },
    ...meanwhile === null ? {} : { meanwhile },
    ..."git_folder_changed" in json ? { git_folder_changed: stringsField(json, "git_folder_changed") } : {},
    ...booleanField(json, "remote") === true ? { remote: true } : {},
    ..."insertions" in json ? { insertions: number(json, "insertions"), deletions: number(json, "deletions") } : {},
    ..."not_looked_at" in json ? { not_looked_at: stringsField(json, "not_looked_at") } : {}
  };
}
function branchesOf(json) {
  return { branch_before: stringField(json, "branch_before"), branch_after: stringField(json, "branch_after") };
}
function meanwhileOf(json) {
  return { commits: number(json, "commits"), files: number(json, "files") };
}
function attribution(text) {
  return ATTRIBUTIONS.find((word2) => word2 === text) ?? "ambiguous";
}
function verification(json) {
  return { command: string(json, "command"), exit_code: number(json, "exit_code"), tail: string(json, "tail") };
}
function identity(json) {
  return {
    pid: number(json, "pid"),
    startedAt: string(json, "startedAt"),
    bootId: string(json, "bootId"),
    host: string(json, "host"),
    pidNamespace: string(json, "pidNamespace")
  };
}
var SANDBOX_MODES = ["read-only", "workspace-write", "danger-full-access"];
function decodeExtras(json) {
  return {
    ...booleanField(json, "network") === true ? { network: true } : {},
    ..."addDirs" in json ? { addDirs: stringsField(json, "addDirs") } : {},
    ..."images" in json ? { images: stringsField(json, "images") } : {},
    ...decodeConfig(objectField(json, "config")),
    ...decodeOutputSchema(objectField(json, "outputSchema") ?? {})
  };
}
function decodeConfig(config) {
  return config === null ? {} : { config };
}
function decodeOutputSchema(json) {
  const [file, schema] = [stringField(json, "file"), objectField(json, "schema")];
  return file === null || schema === null ? {} : { outputSchema: { file, schema } };
}
function decodeRequest(json) {
  return {
    write: booleanField(json, "write") ?? false,
    sandbox: SANDBOX_MODES.find((mode) => mode === json["sandbox"]) ?? null,
    allowCommit: booleanField(json, "allowCommit") ?? false,
    model: stringField(json, "model"),
    effort: stringField(json, "effort"),
    timeoutMs: numberField(json, "timeoutMs"),
    ..."stallAfterMs" in json ? { stallAfterMs: numberField(json, "stallAfterMs") } : {},
    verify: stringField(json, "verify"),
    ...typeof json["prepare"] === "string" ? { prepare: json["prepare"] } : {},
    ...typeof json["from"] === "string" ? { from: json["from"] } : {},
    ...booleanField(json, "submodules") === true ? { submodules: true } : {},
    ...storedRounds(json),
    retry: json["retry"] === "auto" || json["retry"] === "never" ? json["retry"] : null,
    resumeOf: stringField(json, "resumeOf"),
    ...resumedJob(stringField(json, "resumeJob")),
    ...storedTerms(json),
    ..."fallbacks" in json ? { fallbacks: objectsField(json, "fallbacks").map(routeChoice) } : {},
    ...storedReview(json),
    ...decodeExtras(json),
    promptBytes: number(json, "promptBytes"),
    promptSha256: string(json, "promptSha256")
  };
}
function storedRounds(json) {
  const rounds = numberField(json, "rounds");
  return rounds === null ? {} : { rounds };
}
function resumedJob(resumeJob) {
  return resumeJob === null ? {} : { resumeJob };
}
function storedTerms(json) {
  const stored = optional(json, "start", startTerms);
  return stored === null ? {} : { start: stored };
}
function storedReview(json) {
  const stored = optional(json, "review", decodeReviewRequest);
  return stored === null ? {} : { review: stored };
}
function startTerms(json) {
  return {
    after: stringsField(json, "after"),
    notBefore: stringField(json, "notBefore"),
    parks: booleanField(json, "parks") ?? false,
    queues: booleanField(json, "queues") ?? true,
    isUnwatched: booleanField(json, "isUnwatched") ?? false,
    ignoresGate: booleanField(json, "ignoresGate") ?? false
  };
}
function routeChoice(json) {
  return { model: stringField(json, "model"), effort: stringField(json, "effort") };
}
function isPlaceKind(word2) {
  return word2 === "workspace" || word2 === "copy";
}
function decodeRecord(text) {
  const json = asObject(parseJson(text));
  if (json === null) return { reason: "it is not a JSON object" };
  try {
    return { record: record(json) };
  } catch (error) {
    if (error instanceof Malformed) return { reason: error.message };
    throw error;
  }
}
function record(json) {
  const version = number(json, "version");
  if (version > RECORD_VERSION) throw new Malformed(`its version ${version} is newer than this program knows`);
  const common = commonFields(json, version);
  const status = word(json, "status");
  const isInReach = isExecutorKind(common.executor?.kind ?? "local");
  const active = isInReach ? activeRecord(json, common, status) : null;
  if (active !== null) return active;
  const worker = optional(json, "worker", identity);
  const startedAt = json["startedAt"] === void 0 || json["startedAt"] === null ? null : instant(json, "startedAt");
  const begun = { ...common, ...learnt(json), worker, startedAt };
  if (status !== "completed" && status !== "failed" && status !== "cancelled")
    return { ...begun, status: "foreign", word: status, toJSON: () => json };
  const ended = {
    ...begun,
    completedAt: instant(json, "completedAt"),
    exit: optional(json, "exit", exit),
    evidence: optional(json, "evidence", decodeEvidence),
    usage: optional(json, "usage", usage),
    plan: optional(json, "plan", plan),
    ..."leftRunning" in json ? { leftRunning: stringsField(json, "leftRunning") } : {},
    ..."refusedTools" in json ? { refusedTools: objectsField(json, "refusedTools").map(refusedTool) } : {},
    ..."sandboxFailure" in json ? { sandboxFailure: sandboxFailure(required(json, "sandboxFailure")) } : {},
    ..."review" in json ? { review: decodeReviewOutcome(required(json, "review")) } : {},
    ..."teardown" in json ? { teardown: optional(json, "teardown", teardown) } : {},
    ...fateOfWork(json)
  };
  if (status === "failed") return { ...ended, status, failure: failure(required(json, "failure")) };
  return { ...ended, status, failure: null };
}
function fateOfWork(json) {
  return {
    ..."applied" in json ? { applied: decodeApplied(required(json, "applied")) } : {},
    ..."discardedAt" in json ? { discardedAt: instant(json, "discardedAt") } : {}
  };
}
function commonFields(json, version) {
  return {
    version,
    id: string(json, "id"),
    kind: knownOrForeign(string(json, "kind"), isJobKind),
    title: string(json, "title"),
    summary: string(json, "summary"),
    workspaceRoot: string(json, "workspaceRoot"),
    ...storedPlace(json),
    ...storedGroup(json),
    ...storedExecutor(json),
    cwd: string(json, "cwd"),
    sessionId: stringField(json, "sessionId"),
    agentId: stringField(json, "agentId"),
    request: decodeRequest(required(json, "request")),
    phase: string(json, "phase"),
    launcher: identity(required(json, "launcher")),
    claimBy: instant(json, "claimBy"),
    createdAt: instant(json, "createdAt"),
    attempts: objectsField(json, "attempts").map(attempt),
    ..."rerouted" in json ? { rerouted: objectsField(json, "rerouted").map(rerouted) } : {},
    ..."rounds" in json ? { rounds: objectsField(json, "rounds").map(round) } : {},
    ...storedSaid(json),
    ...storedChoice(json),
    told: objectsField(json, "told").map(told),
    stopping: optional(json, "stopping", stopping)
  };
}
function activeRecord(json, common, status) {
  if (status === "queued") return { ...common, status };
  if (status !== "waiting" && status !== "running") return null;
  if (status === "waiting" && isSubmitted(common) && json["worker"] == null)
    return { ...common, status, worker: null, waiting: optional(json, "waiting", decodeWaiting) };
  const worker = identity(required(json, "worker"));
  if (status === "waiting") return { ...common, status, worker, waiting: optional(json, "waiting", decodeWaiting) };
  return { ...common, ...learnt(json), status, worker, startedAt: instant(json, "startedAt") };
}
function storedPlace(json) {
  const stored = optional(json, "place", place);
  return stored === null ? {} : { place: stored };
}
function place(json) {
  const kind = knownOrForeign(word(json, "kind"), isPlaceKind);
  const lacks = "lacks" in json ? { lacks: stringsField(json, "lacks") } : {};
  return {
    kind,
    root: string(json, "root"),
    start: stringField(json, "start"),
    branch: stringField(json, "branch"),
    ...lacks
  };
}
function storedGroup(json) {
  const stored = optional(json, "group", decodeMembership);
  return stored === null ? {} : { group: stored };
}
function storedExecutor(json) {
  const stored = optional(json, "executor", executor);
  return stored === null ? {} : { executor: stored };
}
function executor(json) {
  const kind = knownOrForeign(word(json, "kind"), isExecutorKind);
  return { name: string(json, "name"), kind, ref: stringField(json, "ref") };
}
function learnt(json) {
  return {
    codex: optional(json, "codex", codex),
    resolved: optional(json, "resolved", resolved),
    threadId: stringField(json, "threadId"),
    turnId: stringField(json, "turnId")
  };
}
function rerouted(json) {
  return {
    from: routeChoice(required(json, "from")),
    to: routeChoice(required(json, "to")),
    why: string(json, "why"),
    at: instant(json, "at")
  };
}
function round(json) {
  return { number: number(json, "number"), exit_code: number(json, "exit_code"), at: instant(json, "at") };
}
function storedSaid(json) {
  const said = numberField(json, "said");
  return said === null ? {} : { said };
}
function storedChoice(json) {
  const stored = optional(json, "choice", choice);
  return stored === null ? {} : { choice: stored };
}
function choice(json) {
  return {
    candidates: objectsField(json, "candidates").map((each) => ({
      ...routeChoice(each),
      alpha: number(each, "alpha"),
      beta: number(each, "beta"),
      draw: number(each, "draw")
    }))
  };
}
function stopping(json) {
  const cause = knownOrForeign(word(json, "cause"), isStopCause);
  return { cause, by: identity(required(json, "by")), at: instant(json, "at") };
}
function attempt(json) {
  return {
    number: number(json, "number"),
    startedAt: instant(json, "startedAt"),
    completedAt: instant(json, "completedAt"),
    raw_exit_code: number(json, "raw_exit_code"),
    signal: stringField(json, "signal"),
    kind: stringField(json, "kind")
  };
}
function told(json) {
  return { channel: string(json, "channel"), sessionId: stringField(json, "sessionId"), at: instant(json, "at") };
}
function codex(json) {
  return { path: string(json, "path"), version: stringField(json, "version"), home: stringField(json, "home") };
}
function resolved(json) {
  return {
    model: stringField(json, "model"),
    effort: stringField(json, "effort"),
    sandbox: stringField(json, "sandbox"),
    provider: stringField(json, "provider")
  };
}
function exit(json) {
  return {
    raw_exit_code: number(json, "raw_exit_code"),
    signal: stringField(json, "signal"),
    exit_code: number(json, "exit_code"),
    normalized: booleanField(json, "normalized") ?? false,
    reason: stringField(json, "reason")
  };
}
function teardown(json) {
  return { code: numberField(json, "code"), signal: stringField(json, "signal") };
}
function refusedTool(json) {
  return { server: string(json, "server"), tool: string(json, "tool"), calls: number(json, "calls") };
}
function sandboxFailure(json) {
  return { commands: number(json, "commands"), said: string(json, "said") };
}
function usage(json) {
  return {
    total: number(json, "total"),
    input: number(json, "input"),
    cachedInput: number(json, "cachedInput"),
    output: number(json, "output"),
    reasoningOutput: number(json, "reasoningOutput")
  };
}
function plan(json) {
  return { done: number(json, "done"), total: number(json, "total") };
}
function failure(json) {
  const kind = knownOrForeign(word(json, "kind"), isFailureKind);
  return {
    kind,
    message: string(json, "message"),
    hint: string(json, "hint"),
    fingerprint: stringField(json, "fingerprint"),
    retry: isFailureKind(kind) ? retryClass(kind) : "never",
    ..."said" in json ? { said: stringsField(json, "said") } : {}
  };
}
var SEPARATOR = Buffer.from(import_node_path3.sep);
var EnvironmentProblem = class extends Error {
  hint;
  constructor(message, hint) {
    super(message);
    this.hint = hint;
  }
};
var WRITABLE_BY_OTHERS = 18;
var ROOT = 0;
function whyForeign({ uid, mode }, self = process.geteuid?.()) {
  if (self === void 0) return null;
  if (uid !== self && uid !== ROOT) return `belongs to user ${uid}, not to you (user ${self})`;
  if ((mode & WRITABLE_BY_OTHERS) === 0) return null;
  return `can be written by other users (mode ${(mode & 4095).toString(8)})`;
}
function resolveHome(env, platform = process.platform) {
  const home2 = placeOfHome(env, platform);
  const stats = (0, import_node_fs3.statSync)(home2, { throwIfNoEntry: false });
  const foreign = stats === void 0 ? null : whyForeign(stats);
  if (stats === void 0 || foreign === null) return home2;
  const repair = canChangeMode(stats) ? `chmod 700 ${shellQuote(home2)}` : `sudo chown -R "$(id -u)" ${shellQuote(home2)}`;
  throw new EnvironmentProblem(
    `Could not use the state home "${home2}": it ${foreign}.`,
    `If all that is in it is yours, run: ${repair}. Else set CODEX_COMPANION_HOME to another folder.`
  );
}
function canChangeMode({ uid }) {
  return uid === process.geteuid?.();
}
function placeOfHome(env, platform) {
  const own = env["CODEX_COMPANION_HOME"];
  if (own !== void 0 && own !== "") {
    if (!(0, import_node_path4.isAbsolute)(own))
      throw new EnvironmentProblem(
        `Could not use CODEX_COMPANION_HOME "${own}": it is not an absolute path.`,
        "Set it to one."
      );
    return own;
  }
  const xdg = env["XDG_STATE_HOME"];
  if (xdg !== void 0 && (0, import_node_path4.isAbsolute)(xdg)) return (0, import_node_path4.join)(xdg, "codex-companion");
  const user = env["HOME"] ?? (0, import_node_os.homedir)();
  if (platform === "darwin") return (0, import_node_path4.join)(user, "Library", "Application Support", "codex-companion");
  if (platform === "win32") return (0, import_node_path4.join)(env["LOCALAPPDATA"] ?? (0, import_node_path4.join)(user, "AppData", "Local"), "codex-companion");
  return (0, import_node_path4.join)(user, ".local", "state", "codex-companion");
}
function realPath(path) {
  try {
    return (0, import_node_fs3.realpathSync)(path);
  } catch {
    return path;
  }
}
var K = fractions(64, Math.cbrt);
var H = fractions(8, Math.sqrt);
function fractions(count2, root) {
  const primes = [];
  for (let n = 2; primes.length < count2; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return Uint32Array.from(primes, (prime) => root(prime) % 1 * 2 ** 32);
}
var LAST_REVISION = 99999999;
function jobFolder(home2, id) {
  return (0, import_node_path2.join)(home2, "jobs", id);
}
function readJob(home2, id) {
  return readNewest(home2, id).result;
}
function readNewest(home2, id, known) {
  if (!isJobId(id)) return { revision: 0, result: { kind: "absent" } };
  const folder = jobFolder(home2, id);
  const unreadable = (reason, revision2 = 0) => ({ revision: revision2, result: { kind: "unreadable", reason } });
  const names = unlessFaulty(
    () => (0, import_node_fs2.readdirSync)(folder),
    (fault) => fault
  );
  if (typeof names === "string") return isGone(folder) ? ABSENT : unreadable(`its folder ${names}`);
  const revision = newestIn(names);
  if (revision === 0) return names.some(isTrace) && !isGone(folder) ? unreadable("its record is gone") : ABSENT;
  if (revision === known?.revision) return known;
  if (revision === LAST_REVISION) return unreadable("its revisions have run out", revision);
  const text = unlessFaulty(
    () => ({ text: readRegular(revisionPath(home2, id, revision)) }),
    (fault) => fault
  );
  if (typeof text === "string")
    return isGone(folder) ? ABSENT : unreadable(`${revisionName(revision)} ${text}`, revision);
  const decoded = decodeRecord(text.text);
  if ("reason" in decoded) return unreadable(decoded.reason, revision);
  if (decoded.record.id !== id) return unreadable("it belongs to another job", revision);
  return { revision, result: { kind: "found", record: decoded.record } };
}
var ABSENT = { revision: 0, result: { kind: "absent" } };
function isGone(path) {
  return (0, import_node_fs2.lstatSync)(path, { throwIfNoEntry: false }) === void 0;
}
function isTrace(name) {
  return ["events.jsonl", "before.json", "result.md", "worker.log"].includes(name);
}
function newestIn(names) {
  let newest = 0;
  for (const name of names) {
    const digits = /^r(\d{8})\.json$/.exec(name)?.[1];
    if (digits !== void 0) newest = Math.max(newest, Number(digits));
  }
  return newest;
}
function revisionPath(home2, id, revision) {
  return (0, import_node_path2.join)(jobFolder(home2, id), revisionName(revision));
}
function revisionName(revision) {
  return `r${String(revision).padStart(8, "0")}.json`;
}
var LINE_FEED = 10;
function appendLine(path, value) {
  const line = `${JSON.stringify(value)}
`;
  const file = openRegular(path, import_node_fs4.constants.O_RDWR | import_node_fs4.constants.O_APPEND | import_node_fs4.constants.O_CREAT);
  try {
    (0, import_node_fs4.appendFileSync)(file, endsTorn(file) ? `
${line}` : line);
  } finally {
    (0, import_node_fs4.closeSync)(file);
  }
}
function endsTorn(file) {
  const { size } = (0, import_node_fs4.fstatSync)(file);
  const last = Buffer.alloc(1);
  return size > 0 && (0, import_node_fs4.readSync)(file, last, 0, 1, size - 1) === 1 && last[0] !== LINE_FEED;
}
function eventsPath(home2, id) {
  return (0, import_node_path.join)(jobFolder(home2, id), "events.jsonl");
}
function appendEvent(home2, id, at, line) {
  appendLine(eventsPath(home2, id), { at, ...line });
}
var META = /[()[\]%!^"`<>&|;, *?]/g;
var BATCH = /\.(?:cmd|bat)$/i;
function spawnable(program, args, platform, shell) {
  if (platform !== "win32" || !BATCH.test(program)) return { file: program, args, isVerbatim: false };
  const words = [escaped(`"${program}"`), ...args.map((argument) => escaped(escaped(quoted(argument))))];
  return { file: shell ?? "cmd.exe", args: ["/d", "/s", "/c", `"${words.join(" ")}"`], isVerbatim: true };
}
function quoted(argument) {
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
}
function escaped(text) {
  return text.replaceAll(META, "^$&");
}
function killGroup(pid) {
  if (pid === void 0) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
  }
}
var LONGEST_MS = 2 ** 31 - 1;
function startTimer(ms, onTime) {
  let timer;
  const arm = (leftMs) => {
    const step = Math.min(leftMs, LONGEST_MS);
    timer = setTimeout(() => leftMs > step ? arm(leftMs - step) : onTime(), step);
  };
  arm(ms);
  return () => clearTimeout(timer);
}
function runNotifyCommand(command) {
  return new Promise((resolve2) => {
    try {
      observe(command, resolve2);
    } catch (error) {
      resolve2(whyNotStarted(error));
    }
  });
}
function observe(command, settle) {
  const child = start(command);
  const stopLimit = startTimer(command.limitMs, () => {
    killGroup(child.pid);
    end(`it did not end within ${command.limitMs / 1e3} s and was killed`);
  });
  child.stdin.on("error", () => {
  });
  child.stdin.end(command.input);
  child.once("error", (error) => end(whyNotStarted(error)));
  child.once("exit", (code, signal) => {
    if (signal !== null) end(`it was ended by ${signal}`);
    else end(code === 0 ? null : `it ended with exit code ${code}`);
  });
  function end(why) {
    stopLimit();
    child.stdin.destroy();
    settle(why);
  }
}
function start({ program, args, cwd, env }) {
  const { file, args: words, isVerbatim } = spawnable(program, args, process.platform, env["ComSpec"]);
  return (0, import_node_child_process.spawn)(file, words, {
    cwd,
    env: { ...env },
    stdio: ["pipe", "ignore", "ignore"],
    detached: process.platform !== "win32",
    // A group of its own, which can be ended as a whole.
    windowsHide: true,
    windowsVerbatimArguments: isVerbatim
  });
}
function whyNotStarted(error) {
  const code = errorCode(error);
  if (code === "ENOENT") return "there is no such program";
  if (code === "EACCES") return "it may not be run (is it executable?)";
  return `it could not be started: ${error instanceof Error ? error.message : String(error)}`;
}
var MOST_PLANTED_BYTES = 64 * 1024;
var FIRST_ROOM = 4 * 1024;
function readPlanted(path, mayBeLink) {
  const read = readBegin(path, mayBeLink, MOST_PLANTED_BYTES + 1);
  if (!("bytes" in read)) return read;
  const { bytes, stats } = read;
  if (bytes.length > MOST_PLANTED_BYTES) return { kind: "unfit", why: "has more than 64 KiB" };
  return { kind: "text", text: bytes.toString("utf8"), stats };
}
function readBegin(path, mayBeLink, most) {
  let file = null;
  try {
    file = openRegular(path, import_node_fs5.constants.O_RDONLY | (mayBeLink ? 0 : import_node_fs5.constants.O_NOFOLLOW ?? 0));
    return { bytes: readAtMost(file, most), stats: (0, import_node_fs5.fstatSync)(file) };
  } catch (error) {
    return isMissing(error) ? { kind: "absent" } : { kind: "unfit", why: whyUnread(error) };
  } finally {
    if (file !== null) (0, import_node_fs5.closeSync)(file);
  }
}
function readAtMost(file, most) {
  let bytes = Buffer.allocUnsafe(Math.min(most, FIRST_ROOM));
  let length = 0;
  for (; ; ) {
    const count2 = (0, import_node_fs5.readSync)(file, bytes, length, bytes.length - length, null);
    length += count2;
    if (count2 === 0 || length === most) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(most, 2 * length));
  }
}
function whyUnread(error) {
  if (error instanceof NoRegularFile) return "is no regular file";
  const code = errorCode(error) ?? "unknown error";
  if (code === "ELOOP" || code === "EMLINK") return "is a link";
  return code === "ENXIO" ? "is no regular file" : `cannot be read (${code})`;
}
function recordOf(context, id) {
  const read = readJob(context.home, id);
  return read.kind === "found" ? read.record : null;
}
var NOTIFIER = (0, import_node_path5.join)(__dirname, "..", "cli", "notifier.js");
function nulPlace(value) {
  if (typeof value === "string") return value.includes("\0") ? "" : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, each] of Object.entries(value)) {
    const below = name.includes("\0") ? "" : nulPlace(each);
    if (below !== null) return below === "" ? name : `${name}.${below}`;
  }
  return null;
}
var LOCAL_NAME = "local";
var GATE_ACTIONS = ["warn", "block", "off"];
var DEFAULT_GATE = { mode: "abandoned_loop", limit: 0.4, runs: 12, action: "warn" };
var GATE_MEMORY = 300;
function decodeGates(value) {
  const rules = [];
  for (const each of Array.isArray(value) ? value : [value]) {
    const decoded = decodeGate(each);
    if ("problem" in decoded) return decoded;
    if (rules.some(({ mode }) => mode === decoded.rule.mode))
      return { problem: `"gate" has two rules for ${decoded.rule.mode}` };
    rules.push(decoded.rule);
  }
  return { rules };
}
function decodeGate(value) {
  const json = asObject(value);
  if (json === null) return { problem: '"gate" is not an object' };
  const { mode = DEFAULT_GATE.mode, action = DEFAULT_GATE.action } = json;
  if (!isMode(mode)) return { problem: '"gate.mode" is no failure mode' };
  const known = GATE_ACTIONS.find((each) => each === action);
  if (known === void 0) return { problem: `"gate.action" is none of ${GATE_ACTIONS.join(", ")}` };
  const limit = json["limit"] === void 0 ? DEFAULT_GATE.limit : numberField(json, "limit");
  if (limit === null || limit < 0 || limit > 1) return { problem: '"gate.limit" is not a share from 0 to 1' };
  const runs = json["runs"] === void 0 ? DEFAULT_GATE.runs : numberField(json, "runs");
  if (runs === null || !Number.isInteger(runs) || runs < 1 || runs > GATE_MEMORY / 2)
    return { problem: `"gate.runs" is not a whole number from 1 to ${GATE_MEMORY / 2}` };
  return { rule: { mode, limit, runs, action: known } };
}
var UNITS_MS = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
var UNITS = UNITS_MS;
function parseDuration(text) {
  const match = /^(\d{1,9})([smhd])$/.exec(text);
  const ms = Number(match?.[1] ?? 0) * (UNITS[match?.[2] ?? ""] ?? 0);
  return ms > 0 ? ms : null;
}
function nearest(word2, known) {
  const most = word2.length < 6 ? 1 : 2;
  const near = known.filter((each) => Math.abs(each.length - word2.length) <= most).map((each) => ({ each, errors: typingErrors(word2, each) })).filter(({ errors }) => errors <= most).toSorted((a, b) => a.errors - b.errors || commonStart(word2, b.each) - commonStart(word2, a.each));
  return near[0]?.each ?? null;
}
function commonStart(a, b) {
  const differs = Array.from(a).findIndex((letter, at) => letter !== b[at]);
  return differs === -1 ? a.length : differs;
}
function typingErrors(a, b) {
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(replaced, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
var GAP = String.raw`[\s\\\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;
function spaced(characters, gap = GAP) {
  const fullWidth = (character) => String.fromCodePoint(character.charCodeAt(0) + 65248);
  return Array.from(characters, (character) => `[${character}${fullWidth(character)}]`).join(gap);
}
var MAYBE = /[c\uff43][^a-z0-9]*[o\uff4f][^a-z0-9]*[d\uff44][^a-z0-9]*[e\uff45][^a-z0-9]*[x\uff58]/i;
var NOT_ASCII = /[^\u0000-\u007f]/;
var ASCII = { blank: "\\s\\\\\\u0000-\\u001f\\u007f*`~", letter: "A-Za-z0-9", flags: "gim" };
var ALL = {
  blank: String.raw`\s\\*\x60~\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}`,
  letter: String.raw`\p{L}\p{N}`,
  flags: "giu"
};
var ascii = null;
var full = null;
function defuseOwnLines(text) {
  if (!MAYBE.test(text)) return text;
  const { words, letter } = patterns(text);
  return text.replace(
    words,
    (found, follows, at) => follows !== void 0 || isAtLineStart(text, at, letter) ? `[quoted: ${found}]` : found
  );
}
function isAtLineStart(text, at, letter) {
  for (let before = at - 1; before >= 0 && text[before] !== "\n"; before--)
    if (letter.test(text.charAt(before))) return false;
  return true;
}
function patterns(text) {
  if (NOT_ASCII.test(text)) {
    full ??= build(ALL);
    return full;
  }
  ascii ??= build(ASCII);
  return ascii;
}
function build({ blank, letter, flags }) {
  const gap = `[${blank}]*`;
  const subject = ["job", "task", "group"].map((word2) => spaced(word2, gap)).join("|");
  const words = `(?<![${letter}])${spaced("codex", gap)}[${blank}]+(?:${subject})(?![${letter}])`;
  const follows = `(?:(?=(${gap}[:\\uff1a]|[${blank}]+[^\\s]{0,40}[-0-9]))|)`;
  return { words: new RegExp(words + follows, flags), letter: new RegExp(`[${letter}]`, flags.replace("g", "")) };
}
var BRACKET = /[[\uff3b]/;
var lookAlike = null;
function defuseSentinels(text) {
  if (!BRACKET.test(text)) return text;
  lookAlike ??= lookAlikePattern();
  return text.replace(lookAlike, "[quoted: $1");
}
function lookAlikePattern() {
  const words = `${spaced("codex")}${GAP}[-_\\p{Pd}\\u2212\\uff3f]${GAP}${spaced("task")}`;
  return new RegExp(`${spaced("[[")}${GAP}(${words})`, "giu");
}
function oneLine(text, most) {
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  if (line.length <= most) return line;
  const characters = Array.from(line);
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}\u2026` : line;
}
var SEQUENCES = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-OQ-WYZ\\`-~]/g;
var LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
var CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
var BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
function inLine(text, most = Number.POSITIVE_INFINITY) {
  return oneLine(defuse(oneLine(plain(text), Number.POSITIVE_INFINITY)), most);
}
function plain(text) {
  return text.replaceAll(LINE_BREAKS, "\n").replaceAll(SEQUENCES, "").replaceAll(CONTROLS, "").replaceAll(BIDIRECTIONAL, "");
}
function defuse(text) {
  return defuseOwnLines(defuseSentinels(text));
}
var MOST_ROUNDS = 5;
var SWITCH = (value) => typeof value === "boolean" ? null : "is not true or false";
var TEXT = (value) => typeof value === "string" && value.trim() !== "" ? null : "is not a text";
var TEXTS = (value) => Array.isArray(value) && value.every((each) => TEXT(each) === null) ? null : "is not a list of texts";
var oneOf = (...words) => (value) => words.some((word2) => word2 === value) ? null : `is none of ${words.join(", ")}`;
var DURATION = (value) => typeof value === "string" && parseDuration(value) !== null ? null : "is not a duration such as 90s, 10m or 2h";
var count = (least, most) => (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? null : `is not a whole number from ${least} to ${most}`;
var CHECKS = {
  ...{ background: SWITCH, wait: SWITCH, write: SWITCH, "read-only": SWITCH, sandbox: oneOf(...SANDBOX_MODES) },
  ...{ "allow-commit": SWITCH, network: SWITCH, "add-dir": TEXTS, config: TEXTS, isolate: SWITCH, from: TEXT },
  ...{ prepare: TEXT, "best-of": count(2, 8), models: TEXT, model: TEXT, effort: TEXT, route: oneOf("auto") },
  ...{ fallback: SWITCH, timeout: DURATION, verify: TEXT, rounds: count(1, MOST_ROUNDS) },
  "stall-after": (value) => value === "never" ? null : DURATION(value),
  ...{ retry: oneOf("auto", "never"), "handover-after": DURATION, park: SWITCH, "no-queue": SWITCH },
  ...{ "ignore-gate": SWITCH, on: TEXT }
};
var DEFAULT_FLAGS = Object.keys(CHECKS);
var CLASHES = [
  ["background", "wait"],
  ["write", "read-only"],
  ["route", "model"],
  ["route", "effort"]
];
function decodeDefaults(json) {
  const defaults = {};
  for (const [name, value] of Object.entries(json)) {
    const flag = flagOf(name);
    const check = Object.hasOwn(CHECKS, flag) && name === camelCase(flag) ? CHECKS[flag] : void 0;
    if (check === void 0)
      return { problem: `"defaults.${name}" is no flag of task that may have a default${meant(name)}` };
    const problem = check(value);
    if (problem !== null) return { problem: `"defaults.${name}" ${problem}` };
    if (value !== false) defaults[flag] = flagValue(value);
  }
  const clash = CLASHES.find((pair) => pair.every((flag) => flag in defaults));
  if (clash === void 0) return { defaults };
  return { problem: `"defaults" has both "${camelCase(clash[0])}" and "${camelCase(clash[1])}"` };
}
function flagValue(value) {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "boolean" ? value : String(value);
}
function meant(name) {
  const near = nearest(name, DEFAULT_FLAGS.map(camelCase));
  return near === null ? "" : `; did you mean "${near}"?`;
}
function flagOf(name) {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
function camelCase(flag) {
  return flag.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
var MOST_NAME = 80;
function reader(json) {
  let first = null;
  return {
    read(name, shape, absent) {
      if (json[name] === void 0) return absent;
      const read = shape(json[name], name);
      if ("value" in read) return read.value;
      first ??= read.problem;
      return absent;
    },
    problem: () => first
  };
}
function shapeOf(what, read) {
  return (value, name) => {
    const known = read(value);
    return known === void 0 ? { problem: `"${name}" is not ${what}` } : { value: known };
  };
}
var isString = (value) => typeof value === "string";
var wholeFrom = (least) => (value) => {
  if (value === null) return null;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least ? value : void 0;
};
var STRINGS = shapeOf(
  "a list of strings",
  (value) => Array.isArray(value) && value.every(isString) ? value : void 0
);
var TEXT2 = shapeOf("a text", (value) => isString(value) && value !== "" ? value : void 0);
var PATHS_WITHIN = shapeOf(
  'a list of paths within the repository (relative, without ".." and ".git")',
  (value) => Array.isArray(value) && value.every(isPathWithin) ? value : void 0
);
function isPathWithin(value) {
  if (typeof value !== "string" || value.includes("\0") || /^(?:[/\\]|[A-Za-z]:)/.test(value)) return false;
  const parts = value.replace(/[/\\]+$/, "").split(/[/\\]/);
  return parts.every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git");
}
var SWITCH2 = shapeOf("true or false", (value) => typeof value === "boolean" ? value : void 0);
var COUNT = shapeOf("a whole number above 0", wholeFrom(1));
var COUNT_OR_NONE = shapeOf("a whole number from 0 on", wholeFrom(0));
var CHECK_RULE = shapeOf(
  '"sandbox", "outside" or false',
  (value) => value === "sandbox" || value === "outside" || value === false ? value : void 0
);
var EXECUTOR_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
var EXECUTORS = (value, field) => {
  const read = OBJECTS(value, field);
  const odd = Object.keys("value" in read ? read.value : {}).find((name) => !isExecutorName(name));
  if (odd === void 0) return read;
  const shown = inLine(JSON.stringify(odd), MOST_NAME);
  const why = odd === LOCAL_NAME ? "that is this machine" : "a name is of letters, digits, dots, dashes and underscores, begins with a letter or digit, and has at most 64 of them";
  return { problem: `"${field}" has the name ${shown}: ${why}` };
};
function isExecutorName(name) {
  return name !== LOCAL_NAME && EXECUTOR_NAME.test(name);
}
var OBJECTS = shapeOf("an object of objects", (value) => {
  const entries = Object.entries(asObject(value) ?? { value: null }).map(
    ([name, each]) => [name, asObject(each)]
  );
  const good = entries.flatMap(([name, each]) => each === null ? [] : [[name, each]]);
  return good.length === entries.length ? Object.fromEntries(good) : void 0;
});
var ROUTES = shapeOf('a list of {"model", "effort"}', (value) => {
  const routes = Array.isArray(value) ? value.map(routeIn) : [void 0];
  const good = routes.filter((route) => route !== void 0);
  return good.length === routes.length ? good : void 0;
});
function routeIn(value) {
  const { model = null, effort = null } = asObject(value) ?? {};
  if (model === null && effort === null) return void 0;
  const isFit = (part) => part === null || typeof part === "string";
  return isFit(model) && isFit(effort) ? { model, effort } : void 0;
}
var USAGE_BLOCK = shapeOf('{"block": PERCENT}', (value) => {
  const { block } = asObject(value) ?? {};
  return typeof block === "number" && block >= 0 && block <= 100 ? block : void 0;
});
var DEFAULTS = (value) => {
  const json = asObject(value);
  const decoded = json === null ? { problem: '"defaults" is not an object' } : decodeDefaults(json);
  return "problem" in decoded ? decoded : { value: decoded.defaults };
};
var GATES = (value) => {
  const decoded = decodeGates(value);
  return "problem" in decoded ? decoded : { value: decoded.rules };
};
var LIMITS = [
  ...["models", "efforts", "sandboxes", "kinds", "network", "addDirs", "verify", "allowCommit", "config"],
  ...["maxConcurrent", "maxConcurrentPerWorkspace", "maxWaiting", "copyLimit", "usage", "gate"]
];
var OWN = ["copy", "defaults", "routes", "fallbacks", "executors", "notify"];
function decodePolicy(text, place2, owner = "user") {
  const json = asObject(parseJson(text));
  if (json === null) return { problem: `"${place2}" is not a JSON object` };
  const loosens = owner === "repository" && json["verify"] === "outside";
  const counting = owner === "user" ? [...LIMITS, ...OWN] : LIMITS.filter((name) => name !== "verify" || !loosens);
  const ignored = Object.keys(json).filter((name) => !counting.includes(name));
  const counted = Object.fromEntries(Object.entries(json).filter(([name]) => counting.includes(name)));
  const nul = nulPlace(counted);
  if (nul !== null) return { problem: `in "${place2}", "${inLine(nul)}" holds a NUL character` };
  const fields = reader(counted);
  const policy = { place: place2, owner, ...limitsIn(fields), ...ownIn(fields), ignored };
  return fields.problem() === null ? { policy } : { problem: `in "${place2}", ${fields.problem()}` };
}
function limitsIn(fields) {
  return {
    models: fields.read("models", STRINGS, []),
    efforts: fields.read("efforts", STRINGS, []),
    sandboxes: fields.read("sandboxes", STRINGS, []),
    kinds: fields.read("kinds", STRINGS, []),
    network: fields.read("network", SWITCH2, null),
    addDirs: fields.read("addDirs", STRINGS, null),
    verify: fields.read("verify", CHECK_RULE, null),
    allowCommit: fields.read("allowCommit", SWITCH2, null),
    config: fields.read("config", SWITCH2, null),
    maxConcurrent: fields.read("maxConcurrent", COUNT, null),
    maxConcurrentPerWorkspace: fields.read("maxConcurrentPerWorkspace", COUNT, null),
    maxWaiting: fields.read("maxWaiting", COUNT_OR_NONE, null),
    copyLimit: fields.read("copyLimit", COUNT_OR_NONE, null),
    usageBlock: fields.read("usage", USAGE_BLOCK, null),
    gates: fields.read("gate", GATES, [])
  };
}
function ownIn(fields) {
  return {
    copy: fields.read("copy", PATHS_WITHIN, []),
    defaults: fields.read("defaults", DEFAULTS, {}),
    routes: fields.read("routes", ROUTES, []),
    fallbacks: fields.read("fallbacks", ROUTES, []),
    executors: fields.read("executors", EXECUTORS, {}),
    notify: fields.read("notify", STRINGS, [])
  };
}
function policyPaths(home2, workspaceRoot) {
  return [(0, import_node_path6.join)(home2, "policy.json"), (0, import_node_path6.join)(workspaceRoot, ".codex-companion.json")];
}
function readOwnPolicy(home2) {
  const [place2] = policyPaths(home2, "");
  const file = readPlanted(place2, true);
  if (file.kind === "absent") return null;
  if (file.kind === "unfit") return { problem: `"${place2}" ${file.why}` };
  const foreign = whyForeign(file.stats);
  return foreign === null ? decodePolicy(file.text, place2, "user") : { problem: `"${place2}" ${foreign}` };
}
function notifyIn(home2) {
  const own = readOwnPolicy(home2);
  return own !== null && "policy" in own ? own.policy.notify : [];
}
var LIMIT_MS = 1e4;
async function notify(context, id, limitMs = LIMIT_MS) {
  const { home: home2, env, now } = context;
  const record2 = recordOf(context, id);
  const [program, ...args] = notifyIn(home2);
  if (record2 === null || !isEnded(record2) || program === void 0) return;
  const secrets = secretValues(env);
  const input = `${JSON.stringify(endNotice(record2, secrets))}
`;
  const why = await runNotifyCommand({ program, args, cwd: home2, env, input, limitMs });
  if (why === null) return;
  const command = redact([program, ...args].join(" "), secrets);
  appendEvent(home2, id, now(), { type: "notify_failed", command, why });
}
function createContext(env, processCwd, folder) {
  const sessionId = env["CODEX_COMPANION_SESSION_ID"] || env["CLAUDE_CODE_SESSION_ID"] || null;
  return {
    home: resolveHome(env),
    env,
    cwd: realPath(folder === null ? processCwd : (0, import_node_path7.resolve)(processCwd, folder)),
    sessionId,
    now: () => (/* @__PURE__ */ new Date()).toISOString()
  };
}
var [, home = "", , job = ""] = process.argv.slice(2);
void notify(createContext({ ...process.env, CODEX_COMPANION_HOME: home }, process.cwd(), null), job);
},
})
