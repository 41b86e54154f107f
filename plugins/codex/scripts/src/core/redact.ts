// Keeps secrets out of what is stored and shown: values of variables with the name of a secret, `name: value` in a text,
// passwords in URLs, and texts with the shape of a well-known key.

import { asObject } from "./json.ts";
import { canBeSecret, isSecretIn, isSecretName } from "./secret-name.ts";

const MASK = "[secret]";
const SHORTEST = 8;

// The shapes, each with what tells it. "scanning" is GitHub's list of supported secret-scanning patterns.
const SHAPES: readonly string[] = [
  "\\b(?:sk|rk|pk|ghp|gho|ghu|ghs|ghr|github_pat|xox[abeoprs])[-_][A-Za-z0-9_-]{12,}", // OpenAI, Anthropic and Stripe: their API references; GitHub and Slack: "token types" in their docs
  "\\bwhsec_[A-Za-z0-9+/=]{16,}", // Stripe docs, "webhook signatures"
  "\\bxapp-\\d-[A-Z0-9]+-\\d+-[a-z0-9]+", // Slack docs, "token types"
  "https://hooks\\.slack\\.com/(?:services|workflows)/[A-Za-z0-9+/]{20,}", // Slack docs, "incoming webhooks"
  "\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b", // AWS IAM user guide, "unique identifiers"
  "\\bgl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[A-Za-z0-9_.-]{20,}", // GitLab docs, "token prefixes"
  "\\bAIza[A-Za-z0-9_-]{35}", // scanning: Google API key
  "\\bGOCSPX-[A-Za-z0-9_-]{28}", // scanning: Google OAuth client secret
  "\\bya29\\.[A-Za-z0-9_-]{20,}", // Google identity docs, "access token"
  "\\bnpm_[A-Za-z0-9]{36}", // npm docs, "about access tokens"
  "\\bpypi-[A-Za-z0-9_-]{16,}", // PyPI help, "API tokens"
  "\\brubygems_[a-f0-9]{48}", // scanning: RubyGems
  "\\bSG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}", // SendGrid docs, "API keys"
  "\\bSK[a-f0-9]{32}\\b", // Twilio docs, "API keys"
  "\\bhf_[A-Za-z0-9]{30,}", // Hugging Face docs, "user access tokens"
  "\\b(?:gsk|xai|pplx|r8|nvapi|fw|ntn|figd|figo|sbp|sntrys|sntryu|glsa|glc|rnd|tskey|pat|PMAK|NRAK|HRKU|pul|lin_api|lin_oauth|dckr_pat|dckr_oat|pscale_tkn|pscale_pw|shpat|shpca|shppa|shpss|sq0atp|sq0csp|do[opr]_v1|dop_v1|hvs|hvb|fo1)[-_.][A-Za-z0-9_.-]{20,}", // scanning: Groq, xAI, Perplexity, Replicate, NVIDIA, Fireworks, Notion, Figma, Supabase, Sentry, Grafana, Render, Tailscale, Airtable, Postman, New Relic, Heroku, Pulumi, Linear, Docker, PlanetScale, Shopify, Square, DigitalOcean, Vault, Fly
  "\\bdapi[a-f0-9]{32}", // scanning: Databricks
  "\\bkey-[a-f0-9]{32}\\b", // scanning: Mailgun
  "\\b[a-f0-9]{32}-us\\d{1,2}\\b", // scanning: Mailchimp
  "\\b\\d{8,10}:[A-Za-z0-9_-]{35}\\b", // Telegram Bot API, "authorizing your bot"
  "\\b[MNO][A-Za-z0-9]{23,25}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,}", // scanning: Discord bot token
  "\\bATATT3[A-Za-z0-9_=-]{40,}|\\bATBB[A-Za-z0-9]{20,}", // scanning: Atlassian, Bitbucket
  "\\bAGE-SECRET-KEY-1[A-Z0-9]{40,}", // age specification
  "(?<=\\bAccountKey=)[A-Za-z0-9+/]{40,}={0,2}", // Azure Storage docs, "connection string"
  "\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]{10,}", // JWT, RFC 7519
  "(?<=\\bBearer\\s)[A-Za-z0-9._~+/=-]{8,}", // RFC 6750
  "(?<=\\bBasic\\s)(?=\\S*[\\d=+/])[A-Za-z0-9+/]{12,}={0,2}", // RFC 7617
];
const SHAPE = new RegExp(SHAPES.join("|"), "g");
// V8 takes a millisecond to compile all these patterns, which a text without any sign of a secret need not wait for. No shape
// is shorter than twelve characters without a blank, but for what follows one of these two words.
const MAY_HAVE_SHAPE = /\S{12}|B(?:earer|asic)\s/;
const MAY_HAVE_NAME = /key|token|secret|pass|pwd|credential|auth|cookie|dsn|database_url/i;
// Private keys, RFC 7468 and RFC 9580: whole, without their end, and without their beginning.
const PRIVATE_KEYS = [
  "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\\s\\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)", // RFC 7468, RFC 9580
  "(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/=]{16,}(?:\\s|\\\\[nr])+){1,200}-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----", // its end, if the beginning was cut off
];
const PRIVATE_KEY = new RegExp(PRIVATE_KEYS.join("|"), "g");
const URL_PASSWORD =
  /\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'<>]{0,200}:)([^\s"'<>/?#]{1,300}?)@(?=(?:\[[0-9a-f:.]+\]|[\w.-]+)(?::\d|[/?#\s"'`<>,;)\\]|$))/gi;
// Sentry, "DSN": the key stands where a user would.
const URL_USER = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)(?=[^\s@/]*\d)[A-Za-z0-9_-]{20,200}@/gi;
const COOKIES = /\b((?:set-)?cookie:[ \t]*)[^\s"'][^\r\n"']{7,}/gi;
const NAMED =
  /(?<![\w.-])((?:--?)?[\w.-]{0,60}?(?:key|token|secret|pass|pwd|credential|auth|cookie|dsn|database_url)[\w.-]{0,60})(\\?["'`]?\]?[ \t]{0,3}(?:=>|:=|[:=])[ \t]{0,3})((?:(?:Bearer|Basic|Token)[ \t]+)?)(?:(\\?["'`])((?:(?!\4)[^\r\n]){8,400}?)\4|([^\s"'`,;&<>(){}\\]{8,}))/gi;

/** The values in an environment that must never be stored, in the forms in which they are printed. */
export function secretValues(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const innocent = new Set([env["HOME"], env["USER"], env["LOGNAME"], env["HOSTNAME"], env["SHELL"], env["PWD"]]);
  const values = Object.entries(env).flatMap(([name, value = ""]) => {
    if (innocent.has(value)) return [];
    const whole = isSecretName(name) && canBeSecret(name, value) ? [value] : [];
    return [...whole, ...passwordsIn(value)];
  });
  return [...new Set(values.flatMap(formsOf))];
}

function passwordsIn(value: string): readonly string[] {
  if (!value.includes("://")) return [];
  return [...value.matchAll(URL_PASSWORD)].flatMap(([, , password = ""]) =>
    password.length < SHORTEST ? [] : [password],
  );
}

/** As it is, within JSON, within a URL; of several lines each that is long enough. */
function formsOf(value: string): readonly string[] {
  const lines = value.includes("\n")
    ? value.split(/\r?\n/).filter((line) => line.length >= 16 && !line.startsWith("-----"))
    : [];
  return [value, JSON.stringify(value).slice(1, -1), ...encoded(value), ...lines];
}

function encoded(value: string): readonly string[] {
  try {
    return [encodeURIComponent(value), decodeURIComponent(value)].filter((form) => form.length >= SHORTEST);
  } catch {
    return []; // A lone surrogate, or no encoded text.
  }
}

/** The text with `[secret]` in place of each secret. A longer one goes first, so that no rest of it stays behind a shorter one within it. */
export function redact(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  const known = longestFirst.reduce((redacted, secret) => redacted.replaceAll(secret, MASK), text);
  const open = known.includes("PRIVATE KEY") ? known.replaceAll(PRIVATE_KEY, MASK) : known;
  const shaped = MAY_HAVE_SHAPE.test(open) ? open.replaceAll(SHAPE, MASK) : open;
  const addressed = shaped.includes("://") && shaped.includes("@") ? withoutLogins(shaped) : shaped;
  if (!/[:=]/.test(addressed) || !MAY_HAVE_NAME.test(addressed)) return addressed;
  return addressed.replaceAll(COOKIES, `$1${MASK}`).replaceAll(NAMED, maskNamed);
}

function withoutLogins(text: string): string {
  return text.replaceAll(URL_PASSWORD, `$1${MASK}@`).replaceAll(URL_USER, `$1${MASK}@`);
}

function maskNamed(
  whole: string,
  name: string,
  sign: string,
  scheme: string,
  quote: string | undefined,
  quoted: string | undefined,
  bare: string | undefined,
): string {
  if (!isSecretIn(name.replace(/^-+/, ""), quoted ?? bare ?? "")) return whole;
  return `${name}${sign}${scheme}${quote ?? ""}${MASK}${quote ?? ""}`;
}

/** A JSON value with every string in it redacted. */
export function redactAll<T>(value: T, secrets: readonly string[]): T {
  return redactUnknown(value, secrets) as T; // Of the same shape, which no type can follow.
}

function redactUnknown(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return redact(value, secrets);
  if (Array.isArray(value)) return value.map((element) => redactUnknown(element, secrets));
  const object = asObject(value);
  return object === null
    ? value
    : Object.fromEntries(Object.entries(object).map(([name, field]) => [name, redactUnknown(field, secrets)]));
}
