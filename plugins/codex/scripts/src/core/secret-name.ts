// Whether a name is that of a secret, and whether a value under it can be one.

const SECRET = /KEY|TOKEN|SECRET|PASS|PWD|CREDENTIAL|AUTH|COOKIE|DSN|DATABASE_URL/i;
// Words that hold one of those and mean something else, and variables that hold folders and sockets.
const INNOCENT =
  /AUTHORS?(?=$|[^A-Z]|NAME|EMAIL|DATE)|AUTHORITY|KEYBOARD|KEYMAP|KEYWORDS?|KEYSTROKE|KEYCODE|KEYFRAMES?|KEYNOTE|HOTKEY|MONKEY|TURKEY|HOCKEY|DONKEY|WHISKEY|TOKENI[ZS]\w*|(?:MAX|TOTAL|INPUT|OUTPUT|NUM|USED)_?TOKENS?|BY-?PASS|COMPASS|PASSENGER|PASSAGE|PASSED|PASSES|PASSING|PASSIVE|PASSTHROUGH|^(?:OLD)?PWD$|^SSH_AUTH_SOCK$|^SSH_ASKPASS$|^SUDO_ASKPASS$|^GIT_ASKPASS$/gi;
/** These alone say little: much prose has the form `key: something`. */
const BARE = /^(?:key|token|auth|pass|cookie|authorization|authentication|credential)s?$/i;
const WORDS = /^[a-z]+(?:[-_.][a-z]+)*$/i;
const PROPERTY = /^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)+$/;
const NOTHING = /^(?:true|false|null|none|nil|undefined|required|disabled|enabled|[\d.,:_%-]+)$/i;
const PLACEHOLDER = /^(?:\$|%[A-Z_]+%|<|\{|\[|\*{3}|x{4}|\.{3}|process\.env|os\.environ|import\.meta)/i;
const FOLDERS =
  /^(?:~|\.{1,2}|[A-Za-z]:)[\\/]|^\/(?:home|Users|tmp|private|var|usr|etc|run|root|opt|mnt|srv|dev|proc|nix|app|data|work|workspaces?|Library|Volumes)(?:\/|$)/;
const RELATIVE_FILE = /^[\w.@-]+(?:\/[\w.@-]+)+\.\w{1,5}$/;
const PATH_NAME = /(?:FILE|PATH|DIR|FOLDER|SOCK|SOCKET|HOME)$/i;
const PLAIN_URL = /^https?:\/\/[^\s@?#]*$/i;
const URL_IS_SECRET = /DSN|DATABASE_URL|COOKIE|PASS|SECRET/i;
const SHORTEST = 8;

/** True for a name under which secrets are kept: `DB_PASS`, `api-key`, `SENTRY_DSN`. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && SECRET.test(name.replaceAll(INNOCENT, ""));
}

/** True if a value under such a name can be a secret: no folder, number or switch, and not so short that it would hit innocent text. */
export function canBeSecret(name: string, value: string): boolean {
  if (value.length < SHORTEST || NOTHING.test(value) || FOLDERS.test(value)) return false;
  if (PATH_NAME.test(name) && /^[\w.~-]*\//.test(value)) return false;
  return !PLAIN_URL.test(value) || URL_IS_SECRET.test(name);
}

/** The same for `name: value` in a text, which may also be prose or a program. */
export function isSecretIn(name: string, value: string): boolean {
  if (!isSecretName(name) || !canBeSecret(name, value)) return false;
  if (PLACEHOLDER.test(value) || PROPERTY.test(value) || RELATIVE_FILE.test(value)) return false;
  return !(BARE.test(name) && WORDS.test(value));
}
