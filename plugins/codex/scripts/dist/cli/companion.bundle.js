"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};

// core/environment-problem.ts
var EnvironmentProblem;
var init_environment_problem = __esm({
  "core/environment-problem.ts"() {
    "use strict";
    EnvironmentProblem = class extends Error {
      hint;
      constructor(message, hint) {
        super(message);
        this.hint = hint;
      }
    };
  }
});

// core/shell.ts
function shellQuote(word) {
  return /^[A-Za-z0-9_./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
var init_shell = __esm({
  "core/shell.ts"() {
    "use strict";
  }
});

// io/ownership.ts
function whyForeign({ uid, mode }, self = process.geteuid?.()) {
  if (self === void 0) return null;
  if (uid !== self && uid !== ROOT) return `belongs to user ${uid}, not to you (user ${self})`;
  if ((mode & WRITABLE_BY_OTHERS) === 0) return null;
  return `can be written by other users (mode ${(mode & 4095).toString(8)})`;
}
var WRITABLE_BY_OTHERS, ROOT;
var init_ownership = __esm({
  "io/ownership.ts"() {
    "use strict";
    WRITABLE_BY_OTHERS = 18;
    ROOT = 0;
  }
});

// io/home.ts
function resolveHome(env, platform = process.platform) {
  const home = placeOfHome(env, platform);
  const stats = (0, import_node_fs.statSync)(home, { throwIfNoEntry: false });
  const foreign = stats === void 0 ? null : whyForeign(stats);
  if (stats === void 0 || foreign === null) return home;
  const repair = canChangeMode(stats) ? `chmod 700 ${shellQuote(home)}` : `sudo chown -R "$(id -u)" ${shellQuote(home)}`;
  throw new EnvironmentProblem(
    `Could not use the state home "${home}": it ${foreign}.`,
    `If all that is in it is yours, run: ${repair}. Else set CODEX_COMPANION_HOME to another folder.`
  );
}
function canChangeMode({ uid }) {
  return uid === process.geteuid?.();
}
function placeOfHome(env, platform) {
  const own = env["CODEX_COMPANION_HOME"];
  if (own !== void 0 && own !== "") {
    if (!(0, import_node_path.isAbsolute)(own))
      throw new EnvironmentProblem(
        `Could not use CODEX_COMPANION_HOME "${own}": it is not an absolute path.`,
        "Set it to one."
      );
    return own;
  }
  const xdg = env["XDG_STATE_HOME"];
  if (xdg !== void 0 && (0, import_node_path.isAbsolute)(xdg)) return (0, import_node_path.join)(xdg, "codex-companion");
  const user = env["HOME"] ?? (0, import_node_os.homedir)();
  if (platform === "darwin") return (0, import_node_path.join)(user, "Library", "Application Support", "codex-companion");
  if (platform === "win32") return (0, import_node_path.join)(env["LOCALAPPDATA"] ?? (0, import_node_path.join)(user, "AppData", "Local"), "codex-companion");
  return (0, import_node_path.join)(user, ".local", "state", "codex-companion");
}
function temporaryFolder() {
  return realPath((0, import_node_os.tmpdir)());
}
function makePrivateFolder(folder) {
  if (isFolder(folder)) return;
  if ((0, import_node_path.dirname)(folder) !== folder) makePrivateFolder((0, import_node_path.dirname)(folder));
  try {
    (0, import_node_fs.mkdirSync)(folder, { mode: 448 });
  } catch (error) {
    if (!isFolder(folder)) throw error;
  }
}
function isFolder(path) {
  try {
    return (0, import_node_fs.statSync)(path).isDirectory();
  } catch {
    return false;
  }
}
function realPath(path) {
  try {
    return (0, import_node_fs.realpathSync)(path);
  } catch {
    return path;
  }
}
var import_node_fs, import_node_os, import_node_path;
var init_home = __esm({
  "io/home.ts"() {
    "use strict";
    import_node_fs = require("node:fs");
    import_node_os = require("node:os");
    import_node_path = require("node:path");
    init_environment_problem();
    init_shell();
    init_ownership();
  }
});

// core/look-alike.ts
function spaced(characters, gap = GAP) {
  const fullWidth = (character) => String.fromCodePoint(character.charCodeAt(0) + 65248);
  return Array.from(characters, (character) => `[${character}${fullWidth(character)}]`).join(gap);
}
var GAP;
var init_look_alike = __esm({
  "core/look-alike.ts"() {
    "use strict";
    GAP = String.raw`[\s\\\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;
  }
});

// core/own-lines.ts
function defuseOwnLines(text2) {
  if (!MAYBE.test(text2)) return text2;
  const { words: words2, letter } = patterns(text2);
  return text2.replace(
    words2,
    (found, follows2, at) => follows2 !== void 0 || isAtLineStart(text2, at, letter) ? `[quoted: ${found}]` : found
  );
}
function isAtLineStart(text2, at, letter) {
  for (let before = at - 1; before >= 0 && text2[before] !== "\n"; before--)
    if (letter.test(text2.charAt(before))) return false;
  return true;
}
function patterns(text2) {
  if (NOT_ASCII.test(text2)) {
    full ??= build(ALL);
    return full;
  }
  ascii ??= build(ASCII);
  return ascii;
}
function build({ blank, letter, flags }) {
  const gap = `[${blank}]*`;
  const subject = ["job", "task", "group"].map((word) => spaced(word, gap)).join("|");
  const words2 = `(?<![${letter}])${spaced("codex", gap)}[${blank}]+(?:${subject})(?![${letter}])`;
  const follows2 = `(?:(?=(${gap}[:\\uff1a]|[${blank}]+[^\\s]{0,40}[-0-9]))|)`;
  return { words: new RegExp(words2 + follows2, flags), letter: new RegExp(`[${letter}]`, flags.replace("g", "")) };
}
var MAYBE, NOT_ASCII, ASCII, ALL, ascii, full;
var init_own_lines = __esm({
  "core/own-lines.ts"() {
    "use strict";
    init_look_alike();
    MAYBE = /[cｃ][^a-z0-9]*[oｏ][^a-z0-9]*[dｄ][^a-z0-9]*[eｅ][^a-z0-9]*[xｘ]/i;
    NOT_ASCII = /[^\u0000-\u007f]/;
    ASCII = { blank: "\\s\\\\\\u0000-\\u001f\\u007f*`~", letter: "A-Za-z0-9", flags: "gim" };
    ALL = {
      blank: String.raw`\s\\*\x60~\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}`,
      letter: String.raw`\p{L}\p{N}`,
      flags: "giu"
    };
    ascii = null;
    full = null;
  }
});

// core/sentinel.ts
function encodeSentinel(sentinel) {
  const pairs = [
    ["status", sentinel.word],
    ...sentinel.id === null ? [] : [["id", sentinel.id]],
    ...Object.entries(sentinel.keys)
  ];
  const line3 = `[[codex-task ${pairs.map(([key, value]) => `${key}=${value}`).join(" ")}]]`;
  if (!LINE.test(line3)) throw new Error(`Not a valid sentinel: ${line3}`);
  return line3;
}
function defuseSentinels(text2) {
  if (!BRACKET.test(text2)) return text2;
  lookAlike ??= lookAlikePattern();
  return text2.replace(lookAlike, "[quoted: $1");
}
function lookAlikePattern() {
  const words2 = `${spaced("codex")}${GAP}[-_\\p{Pd}\\u2212\\uff3f]${GAP}${spaced("task")}`;
  return new RegExp(`${spaced("[[")}${GAP}(${words2})`, "giu");
}
var LINE, BRACKET, lookAlike;
var init_sentinel = __esm({
  "core/sentinel.ts"() {
    "use strict";
    init_look_alike();
    LINE = /^\[\[codex-task((?: [a-z_]+=[A-Za-z0-9._-]+)+)\]\]$/;
    BRACKET = /[[\uff3b]/;
    lookAlike = null;
  }
});

// core/text.ts
function oneLine(text2, most) {
  const line3 = text2.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  const characters = Array.from(line3);
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}\u2026` : line3;
}
function printable(text2) {
  return defuse(plain(text2));
}
function inLine(text2, most = Number.POSITIVE_INFINITY) {
  return oneLine(defuse(oneLine(plain(text2), Number.POSITIVE_INFINITY)), most);
}
function plain(text2) {
  return text2.replaceAll(LINE_BREAKS, "\n").replaceAll(SEQUENCES, "").replaceAll(CONTROLS, "").replaceAll(BIDIRECTIONAL, "");
}
function defuse(text2) {
  return defuseOwnLines(defuseSentinels(text2));
}
var SEQUENCES, LINE_BREAKS, CONTROLS, BIDIRECTIONAL;
var init_text = __esm({
  "core/text.ts"() {
    "use strict";
    init_own_lines();
    init_sentinel();
    SEQUENCES = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-OQ-WYZ\\`-~]/g;
    LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
    CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
    BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
  }
});

// core/duration.ts
function parseDuration(text2) {
  const match = /^(\d{1,9})([smhd])$/.exec(text2);
  const ms = Number(match?.[1] ?? 0) * (UNITS[match?.[2] ?? ""] ?? 0);
  return ms > 0 ? ms : null;
}
function formatDuration(ms) {
  const seconds = Math.max(0, ms) / 1e3;
  if (seconds < 10) return `${seconds.toFixed(1)}s`;
  if (seconds < 60) return `${Math.floor(seconds)}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${String(Math.floor(seconds % 60)).padStart(2, "0")}s`;
  return `${Math.floor(minutes / 60)}h ${String(minutes % 60).padStart(2, "0")}m`;
}
var UNITS;
var init_duration = __esm({
  "core/duration.ts"() {
    "use strict";
    UNITS = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
  }
});

// cli/errors.ts
function usageError(message, hint = "See --help.") {
  return new CommandError("usage", message, hint);
}
function environmentError(error, home) {
  if (error instanceof EnvironmentProblem)
    return new CommandError("environment", error.message, error.hint, EXIT.environment);
  if (!(error instanceof Error) || !("code" in error)) return null;
  const cannotBeMade = error.code === "ENOENT" && "syscall" in error && error.syscall === "mkdir";
  if (!cannotBeMade && !ENVIRONMENT_CODES.has(String(error.code))) return null;
  const message = `Could not use the state home "${home}": ${error.message}.`;
  return new CommandError(
    "environment",
    message,
    "Free or repair it, or set CODEX_COMPANION_HOME to another folder.",
    EXIT.environment
  );
}
var EXIT, CommandError, ENVIRONMENT_CODES;
var init_errors = __esm({
  "cli/errors.ts"() {
    "use strict";
    init_environment_problem();
    EXIT = { ok: 0, jobFailed: 1, usage: 2, environment: 3, bug: 70 };
    CommandError = class extends Error {
      kind;
      hint;
      exitCode;
      constructor(kind, message, hint, exitCode2 = EXIT.usage) {
        super(message);
        this.kind = kind;
        this.hint = hint;
        this.exitCode = exitCode2;
      }
    };
    ENVIRONMENT_CODES = /* @__PURE__ */ new Set([
      "EACCES",
      "EPERM",
      "EROFS",
      "ENOSPC",
      "EDQUOT",
      "EMFILE",
      "ENFILE",
      "ENOTDIR",
      "EEXIST",
      "ENAMETOOLONG",
      "ELOOP",
      "EIO",
      "ENOTSUP"
    ]);
  }
});

// cli/arguments.ts
function parseArguments(args, flags) {
  const { values, positionals } = parse(args, { ...COMMON_FLAGS, ...flags });
  const text2 = (flag) => {
    const value = values[flag];
    return typeof value === "string" ? value : null;
  };
  return {
    words: positionals,
    has: (flag) => values[flag] !== void 0,
    text: text2,
    duration(flag) {
      const value = text2(flag);
      const ms = value === null ? null : parseDuration(value);
      if (value !== null && ms === null)
        throw usageError(`Could not read --${flag} "${value}": it is not a duration.`, "Give 90s, 10m or 2h.");
      return ms;
    },
    count(flag, least) {
      const value = text2(flag);
      if (value === null) return null;
      const number2 = Number(value);
      if (!/^\d{1,15}$/.test(value) || number2 < least) {
        throw usageError(`Could not read --${flag} "${value}": it is not a whole number of at least ${least}.`);
      }
      return number2;
    }
  };
}
function forbidTogether(parsed, ...pairs) {
  for (const [a, b] of pairs) {
    if (parsed.has(a) && parsed.has(b))
      throw usageError(`Could not use --${a} with --${b}: they contradict each other.`, "Leave one of them out.");
  }
}
function jobReferences(parsed) {
  return [...new Set(parsed.words)];
}
function jobReference(parsed) {
  const [reference, surplus] = parsed.words;
  if (surplus !== void 0) throw usageError(`Could not use "${surplus}": at most one job can be named.`);
  return reference ?? null;
}
function parse(args, options) {
  try {
    return (0, import_node_util.parseArgs)({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message.split(/\.(?=\n| To specify)/)[0] : String(error);
    throw usageError(`Could not read the command line: ${message}.`.replace(/\.\.$/, "."));
  }
}
var import_node_util, COMMON_FLAGS;
var init_arguments = __esm({
  "cli/arguments.ts"() {
    "use strict";
    import_node_util = require("node:util");
    init_duration();
    init_errors();
    COMMON_FLAGS = {
      cwd: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" }
    };
  }
});

// io/files.ts
function readIfPresent(path) {
  try {
    return (0, import_node_fs3.readFileSync)(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
function publishOnce(path, text2) {
  return withTemporary(path, text2, true, (temporary) => {
    try {
      (0, import_node_fs3.linkSync)(temporary, path);
      return true;
    } catch (error) {
      if (errorCode(error) === "EEXIST") return false;
      throw error;
    } finally {
      (0, import_node_fs3.unlinkSync)(temporary);
    }
  });
}
function replaceFile(path, text2, isFlushed = false) {
  withTemporary(path, text2, isFlushed, (temporary) => (0, import_node_fs3.renameSync)(temporary, path));
}
function isTemporary(name2) {
  return name2.startsWith(TEMPORARY);
}
function withTemporary(path, text2, isFlushed, publish) {
  const temporary = (0, import_node_path3.join)((0, import_node_path3.dirname)(path), `${TEMPORARY}${process.pid}-${Date.now().toString(36)}-${counter++}`);
  try {
    writeWhole(temporary, typeof text2 === "string" ? Buffer.from(text2) : text2, isFlushed);
    return publish(temporary);
  } catch (error) {
    removeIfPresent(temporary);
    throw error;
  }
}
function writeWhole(path, bytes, isFlushed) {
  const file = (0, import_node_fs3.openSync)(path, "wx", 384);
  try {
    for (let offset = 0; offset < bytes.length; ) offset += (0, import_node_fs3.writeSync)(file, bytes, offset);
    if (isFlushed) (0, import_node_fs3.fsyncSync)(file);
  } finally {
    (0, import_node_fs3.closeSync)(file);
  }
}
function removeIfPresent(path) {
  try {
    (0, import_node_fs3.unlinkSync)(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
function namesIn(folder) {
  try {
    return (0, import_node_fs3.readdirSync)(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
function sweepTemporaries(folder, nowMs) {
  for (const name2 of namesIn(folder)) {
    if (!isTemporary(name2)) continue;
    const path = (0, import_node_path3.join)(folder, name2);
    const changedAtMs = (0, import_node_fs3.statSync)(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs;
    if (nowMs - changedAtMs > STALE_MS) removeIfPresent(path);
  }
}
function isMissing(error) {
  const code = errorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
function errorCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
var import_node_fs3, import_node_path3, TEMPORARY, STALE_MS, counter;
var init_files = __esm({
  "io/files.ts"() {
    "use strict";
    import_node_fs3 = require("node:fs");
    import_node_path3 = require("node:path");
    TEMPORARY = ".tmp-";
    STALE_MS = 36e5;
    counter = 0;
  }
});

// io/planted-file.ts
function readPlanted(path, mayBeLink) {
  const read = readBegin(path, mayBeLink, MOST_PLANTED_BYTES + 1);
  if (!("bytes" in read)) return read;
  const { bytes, stats } = read;
  if (bytes.length > MOST_PLANTED_BYTES) return { kind: "unfit", why: "has more than 64 KiB" };
  return { kind: "text", text: bytes.toString("utf8"), stats };
}
function readStart(path, length) {
  const read = readBegin(path, false, length);
  return "bytes" in read ? read.bytes.toString("utf8") : null;
}
function readBegin(path, mayBeLink, most) {
  let file = null;
  try {
    const link = mayBeLink ? 0 : import_node_fs4.constants.O_NOFOLLOW ?? 0;
    file = (0, import_node_fs4.openSync)(path, import_node_fs4.constants.O_RDONLY | (import_node_fs4.constants.O_NONBLOCK ?? 0) | (import_node_fs4.constants.O_NOCTTY ?? 0) | link);
    const stats = (0, import_node_fs4.fstatSync)(file);
    return stats.isFile() ? { bytes: readAtMost(file, most), stats } : { kind: "unfit", why: "is no regular file" };
  } catch (error) {
    return isMissing(error) ? { kind: "absent" } : { kind: "unfit", why: whyUnread(error) };
  } finally {
    if (file !== null) (0, import_node_fs4.closeSync)(file);
  }
}
function readAtMost(file, most) {
  const bytes = Buffer.alloc(most);
  let length = 0;
  while (length < most) {
    const count = (0, import_node_fs4.readSync)(file, bytes, length, most - length, null);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}
function whyUnread(error) {
  const code = errorCode(error) ?? "unknown error";
  if (code === "ELOOP" || code === "EMLINK") return "is a link";
  return code === "ENXIO" ? "is no regular file" : `cannot be read (${code})`;
}
var import_node_fs4, MOST_PLANTED_BYTES;
var init_planted_file = __esm({
  "io/planted-file.ts"() {
    "use strict";
    import_node_fs4 = require("node:fs");
    init_files();
    MOST_PLANTED_BYTES = 64 * 1024;
  }
});

// io/workspace.ts
function isFolder2(path) {
  try {
    return (0, import_node_fs5.statSync)(path).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
function findWorkspace(folder) {
  const start2 = realPath(folder);
  for (let root = start2; ; root = (0, import_node_path4.dirname)(root)) {
    const gitFolders = gitFoldersOf((0, import_node_path4.join)(root, ".git"));
    if (gitFolders.length > 0) return { root, gitFolders };
    if ((0, import_node_path4.dirname)(root) === root) return { root: start2, gitFolders: [] };
  }
}
function gitFoldersOf(dotGit) {
  if (isGitFolder(dotGit)) return [dotGit];
  const gitFolder = pointer(dotGit, /^gitdir: (.+)$/m);
  if (gitFolder === null || !isGitFolder(gitFolder)) return [];
  const common = pointer((0, import_node_path4.join)(gitFolder, "commondir"), /^(.+)$/m);
  return common === null ? [gitFolder] : [gitFolder, common];
}
function isGitFolder(path) {
  try {
    return (0, import_node_fs5.statSync)(path).isDirectory() && (0, import_node_fs5.lstatSync)((0, import_node_path4.join)(path, "HEAD"), { throwIfNoEntry: false }) !== void 0;
  } catch {
    return false;
  }
}
function pointer(file, pattern) {
  const read = readPlanted(file, true);
  const target = read.kind === "text" ? pattern.exec(read.text)?.[1]?.trim() : void 0;
  if (target === void 0) return null;
  return (0, import_node_path4.isAbsolute)(target) ? target : (0, import_node_path4.resolve)((0, import_node_path4.dirname)(file), target);
}
var import_node_fs5, import_node_path4;
var init_workspace = __esm({
  "io/workspace.ts"() {
    "use strict";
    import_node_fs5 = require("node:fs");
    import_node_path4 = require("node:path");
    init_files();
    init_home();
    init_planted_file();
  }
});

// io/agent-worktree.ts
function mainCheckoutOfAgent(folder) {
  const { root, gitFolders } = findWorkspace(folder);
  const [own, common] = gitFolders;
  if (own === void 0 || common === void 0) return null;
  const isAgents = LOCK.test(lockOf(own)) || root.includes(PLACE);
  return isAgents ? (0, import_node_path5.basename)(common) === ".git" ? (0, import_node_path5.dirname)(common) : common : null;
}
function lockOf(gitFolder) {
  try {
    return (0, import_node_fs6.readFileSync)((0, import_node_path5.join)(gitFolder, "locked"), "utf8");
  } catch {
    return "";
  }
}
var import_node_fs6, import_node_path5, LOCK, PLACE;
var init_agent_worktree = __esm({
  "io/agent-worktree.ts"() {
    "use strict";
    import_node_fs6 = require("node:fs");
    import_node_path5 = require("node:path");
    init_workspace();
    LOCK = /^claude agent /;
    PLACE = (0, import_node_path5.join)(import_node_path5.sep, ".claude", "worktrees", "agent-");
  }
});

// app/agent-worktree.ts
function mainCheckout({ cwd }) {
  return isFolder2(cwd) ? mainCheckoutOfAgent(cwd) : null;
}
var init_agent_worktree2 = __esm({
  "app/agent-worktree.ts"() {
    "use strict";
    init_agent_worktree();
    init_workspace();
  }
});

// core/failure/kinds.ts
function isFailureKind(text2) {
  return Object.hasOwn(KINDS, text2) || /^unknown_exit_\d+$/.test(text2);
}
function factsOf(kind) {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : UNKNOWN_EXIT;
}
function retryClass(kind) {
  return factsOf(kind).retry;
}
function isOwnLimit(kind) {
  return factsOf(kind).mode === null;
}
function failure(kind, message, hint) {
  const facts = factsOf(kind);
  return { kind, message, hint: hint ?? facts.hint, fingerprint: null, retry: facts.retry };
}
function loginFailure() {
  return failure("auth_unavailable", "Codex is not logged in, and the configured provider needs a login.");
}
var KINDS, UNKNOWN_EXIT, FAILURE_KINDS;
var init_kinds = __esm({
  "core/failure/kinds.ts"() {
    "use strict";
    KINDS = {
      payload_invalid: {
        hint: "Correct the task text or the thread it resumes, then start it again.",
        retry: "never",
        scope: "payload",
        mode: "blocked"
      },
      cwd_missing: {
        hint: "Create the folder or pass --cwd.",
        retry: "never",
        scope: "lane",
        mode: "blocked"
      },
      codex_missing: {
        hint: "Install it with `npm install -g @openai/codex`, or set CODEX_COMPANION_CODEX to its path.",
        retry: "never",
        scope: "lane",
        mode: "blocked"
      },
      codex_not_executable: {
        hint: "Make the file executable (chmod +x), or set CODEX_COMPANION_CODEX to another path.",
        retry: "never",
        scope: "lane",
        mode: "blocked"
      },
      config_invalid: {
        hint: "Correct Codex's config.toml; `codex doctor` shows where it is wrong.",
        retry: "never",
        scope: "lane",
        mode: "blocked"
      },
      route_not_allowed: {
        hint: "Choose a model, effort and sandbox that the policy allows.",
        retry: "never",
        scope: "lane",
        mode: "blocked"
      },
      auth_unavailable: {
        hint: "Log in with `codex login`, or set the provider's key where this job runs.",
        retry: "never",
        scope: "lane",
        mode: "blocked"
      },
      usage_limit: {
        hint: "Wait for the limit to reset or raise it, then start the task again.",
        retry: "never",
        scope: "lane",
        mode: "blocked"
      },
      model_unavailable: {
        hint: "Choose another model with --model.",
        retry: "never",
        scope: "lane",
        mode: "blocked"
      },
      context_exceeded: {
        hint: "Give a smaller task, or start a fresh thread with --fresh.",
        retry: "never",
        scope: "payload",
        mode: "abandoned_loop"
      },
      sandbox_or_policy_block: {
        hint: "Allow what the task needs (--write, --allow-commit or --sandbox), or change the task.",
        retry: "never",
        scope: "payload",
        mode: "blocked"
      },
      rate_limited: {
        hint: "Wait a little, then continue with --resume.",
        retry: "backoff",
        scope: "none",
        mode: "blocked"
      },
      overloaded: {
        hint: "Wait a little, or choose another model, then continue with --resume.",
        retry: "backoff",
        scope: "none",
        mode: "blocked"
      },
      transient_io: {
        hint: "Wait a little, check the connection to the model's provider, then continue with --resume.",
        retry: "backoff",
        scope: "none",
        mode: "blocked"
      },
      timeout: {
        hint: "Give a longer --timeout, or a smaller task, and continue with --resume.",
        retry: "once",
        scope: "none",
        mode: "abandoned_loop"
      },
      launch_failed: {
        hint: "Read the job's log (`logs`), then start the task again.",
        retry: "never",
        scope: "none",
        mode: "blocked"
      },
      worker_lost: {
        hint: "See what was left on disk, then continue with --resume.",
        retry: "never",
        scope: "none",
        mode: "abandoned_loop"
      },
      protocol_error: {
        hint: "Update Codex (`npm install -g @openai/codex`), and read the job's log (`logs`).",
        retry: "once",
        scope: "none",
        mode: "abandoned_loop"
      },
      no_result: {
        hint: "Read the job's log (`logs`), then continue with --resume.",
        retry: "once",
        scope: "none",
        mode: "noop"
      },
      verify_failed: {
        hint: "Read the check's output, then continue with --resume.",
        retry: "never",
        scope: "none",
        mode: "ci_break"
      },
      stalled: {
        hint: "Read its last message (`result`) and its log (`logs`), then continue with --resume.",
        retry: "never",
        scope: "none",
        mode: "abandoned_loop"
      },
      prepare_failed: {
        hint: "Read what the command of --prepare printed, correct it, then start the task again.",
        retry: "never",
        scope: "none",
        mode: "blocked"
      },
      dependency_failed: {
        hint: "See how the job before it ended (`result`), then start this task again.",
        retry: "never",
        scope: "none",
        mode: "blocked"
      },
      disk_full: {
        hint: "Free some space on the disk that holds the state home, see what was left in the workspace, then continue with --resume.",
        retry: "never",
        scope: "none",
        mode: "blocked"
      },
      gate_closed: {
        hint: "See `report`; --ignore-gate starts it all the same.",
        retry: "never",
        scope: "none",
        mode: null
      },
      no_slot: {
        hint: "Wait until a job has ended (`status --everywhere`), or raise maxConcurrent in the policy.",
        retry: "never",
        scope: "none",
        mode: null
      },
      usage_reserved: {
        hint: "Wait for the limit to reset, or raise usage.block in the policy.",
        retry: "never",
        scope: "none",
        mode: null
      },
      copy_limit: {
        hint: "Discard copies that are not needed any more (`discard`), or raise copyLimit in the policy.",
        retry: "never",
        scope: "none",
        mode: null
      }
    };
    UNKNOWN_EXIT = {
      hint: "Read the job's log (`logs`) for the last messages of Codex.",
      retry: "once",
      scope: "none",
      mode: "abandoned_loop"
    };
    FAILURE_KINDS = Object.keys(KINDS);
  }
});

// core/job/id.ts
function makeJobId(createdAtMs, random) {
  const time = Math.floor(createdAtMs).toString(36).padStart(8, "0");
  const tail = Math.floor(random * 36 ** 5).toString(36).padStart(5, "0");
  return `${time}-${tail}`;
}
function isJobId(text2) {
  return WHOLE.test(text2);
}
function jobIdTimeMs(id) {
  return Number.parseInt(id.slice(0, 8), 36);
}
var WHOLE;
var init_id = __esm({
  "core/job/id.ts"() {
    "use strict";
    WHOLE = /^[0-9a-z]{8}-[0-9a-z]{5}$/;
  }
});

// core/job/marks.ts
function marksOf(id, threadId) {
  return [`${MARK_NAME}=${id}`, ...threadId === null ? [] : [commandMark(threadId)]];
}
function commandMark(threadId) {
  return `CODEX_THREAD_ID=${threadId}`;
}
function recordMarks(record2) {
  return marksOf(record2.id, record2.status === "queued" ? null : record2.threadId);
}
var MARK_NAME;
var init_marks = __esm({
  "core/job/marks.ts"() {
    "use strict";
    MARK_NAME = "CODEX_COMPANION_JOB";
  }
});

// core/job/record.ts
function isEnded(record2) {
  return record2.status !== "queued" && record2.status !== "running";
}
function isSameProcess(a, b) {
  return a.pid === b.pid && a.startedAt === b.startedAt && a.bootId === b.bootId && a.host === b.host && a.pidNamespace === b.pidNamespace;
}
function isUntold(record2) {
  return isEnded(record2) && record2.sessionId !== null && record2.told.length === 0;
}
var RECORD_VERSION, CANARY, SANDBOX_MODES;
var init_record = __esm({
  "core/job/record.ts"() {
    "use strict";
    RECORD_VERSION = 2;
    CANARY = "canary";
    SANDBOX_MODES = ["read-only", "workspace-write", "danger-full-access"];
  }
});

// core/sha256.ts
function sha256(text2) {
  const bytes = padded(new TextEncoder().encode(text2));
  const view = new DataView(bytes.buffer);
  const state = Uint32Array.from(H);
  const schedule = new Uint32Array(64);
  for (let at = 0; at < bytes.length; at += 64) digestBlock(view, at, state, schedule);
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}
function digestBlock(view, at, state, schedule) {
  for (let t = 0; t < 64; t++) {
    schedule[t] = t < 16 ? view.getUint32(at + 4 * t) : extended(schedule, t);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = h + sum1 + (e & f ^ ~e & g) + (K[t] ?? 0) + (schedule[t] ?? 0) | 0;
    const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = sum0 + (a & b ^ a & c ^ b & c) | 0;
    h = g;
    g = f;
    f = e;
    e = d + first | 0;
    d = c;
    c = b;
    b = a;
    a = first + second | 0;
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + word;
}
function extended(schedule, t) {
  const x = schedule[t - 15] ?? 0;
  const y = schedule[t - 2] ?? 0;
  const small0 = turned(x, 7) ^ turned(x, 18) ^ x >>> 3;
  const small1 = turned(y, 17) ^ turned(y, 19) ^ y >>> 10;
  return small0 + small1 + (schedule[t - 16] ?? 0) + (schedule[t - 7] ?? 0) | 0;
}
function padded(message) {
  const bytes = new Uint8Array(64 * Math.ceil((message.length + 9) / 64));
  bytes.set(message);
  bytes[message.length] = 128;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(bytes.length - 4, message.length << 3);
  return bytes;
}
function turned(word, bits) {
  return word >>> bits | word << 32 - bits;
}
function fractions(count, root) {
  const primes = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return Uint32Array.from(primes, (prime) => root(prime) % 1 * 2 ** 32);
}
var K, H;
var init_sha256 = __esm({
  "core/sha256.ts"() {
    "use strict";
    K = fractions(64, Math.cbrt);
    H = fractions(8, Math.sqrt);
  }
});

// io/timer.ts
function startTimer(ms, onTime) {
  let timer;
  const arm = (leftMs) => {
    const step = Math.min(leftMs, LONGEST_MS);
    timer = setTimeout(() => leftMs > step ? arm(leftMs - step) : onTime(), step);
  };
  arm(ms);
  return () => clearTimeout(timer);
}
var LONGEST_MS;
var init_timer = __esm({
  "io/timer.ts"() {
    "use strict";
    LONGEST_MS = 2 ** 31 - 1;
  }
});

// io/file-watch.ts
function waitUntil({
  folders,
  look,
  timeoutMs = Number.POSITIVE_INFINITY,
  wakeOn
}) {
  const deadline = performance.now() + timeoutMs;
  return new Promise((resolve6, reject) => {
    const watchers = /* @__PURE__ */ new Map();
    watchFolders();
    const timer = setInterval(lookAgain2, SAFETY_LOOK_MS);
    const stopLimit = Number.isFinite(timeoutMs) ? startTimer(Math.max(0, timeoutMs) + 1, wake) : () => {
    };
    let soon = false;
    let looking = false;
    let again = false;
    let over = false;
    function watchFolders() {
      for (const folder of folders) if (!watchers.has(folder)) watchFolder(folder, watchers, wakeSoon);
    }
    function lookAgain2() {
      watchFolders();
      wake();
    }
    function wakeSoon() {
      if (soon) return;
      soon = true;
      setImmediate(() => {
        soon = false;
        wake();
      });
    }
    function wake() {
      if (over) return;
      if (looking) {
        again = true;
        return;
      }
      looking = true;
      void lookOnce().then(
        (done) => {
          looking = false;
          if (!done && again) {
            again = false;
            wake();
          }
        },
        (error) => {
          release();
          reject(error);
        }
      );
    }
    async function lookOnce() {
      const value = await look();
      if (value === void 0 && performance.now() < deadline) return false;
      release();
      resolve6(value === void 0 ? null : value);
      return true;
    }
    function release() {
      over = true;
      for (const watcher of watchers.values()) watcher.close();
      clearInterval(timer);
      stopLimit();
    }
    void wakeOn?.then(wake, wake);
    wake();
  });
}
function watchFolder(folder, watchers, wake) {
  try {
    const watcher = (0, import_node_fs7.watch)(folder, { persistent: true }, (_, name2) => {
      if (name2 === null || !isTemporary(name2)) wake();
    });
    watchers.set(folder, watcher);
    watcher.on("error", () => {
      watcher.close();
      watchers.delete(folder);
    });
  } catch {
  }
}
var import_node_fs7, SAFETY_LOOK_MS;
var init_file_watch = __esm({
  "io/file-watch.ts"() {
    "use strict";
    import_node_fs7 = require("node:fs");
    init_files();
    init_timer();
    SAFETY_LOOK_MS = 1e3;
  }
});

// core/json.ts
function asObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
function stringField(object, name2) {
  const value = object[name2];
  return typeof value === "string" ? value : null;
}
function numberField(object, name2) {
  const value = object[name2];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
function booleanField(object, name2) {
  const value = object[name2];
  return typeof value === "boolean" ? value : null;
}
function objectField(object, name2) {
  return asObject(object[name2]);
}
function arrayField(object, name2) {
  const value = object[name2];
  return Array.isArray(value) ? value : [];
}
function objectsField(object, name2) {
  return objectsIn(arrayField(object, name2));
}
function objectsIn(values) {
  return values.map(asObject).filter((element) => element !== null);
}
function stringsField(object, name2) {
  return arrayField(object, name2).filter((element) => typeof element === "string");
}
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}
var init_json = __esm({
  "core/json.ts"() {
    "use strict";
  }
});

// core/outcome/places.ts
function decodePlaces(text2) {
  const json = asObject(parseJson(text2));
  const startedAtMs = json && numberField(json, "startedAtMs");
  if (json === null || startedAtMs === null) return null;
  return {
    startedAtMs,
    isConfined: booleanField(json, "isConfined") ?? false,
    base: objectsField(json, "base").map(decodeFolder),
    writable: objectsField(json, "writable").map(decodeFolder),
    gitFolders: stringsField(json, "gitFolders"),
    witness: stringField(json, "witness")
  };
}
function decodeFolder(json) {
  return {
    path: stringField(json, "path") ?? "",
    identity: stringField(json, "identity"),
    print: stringField(json, "print")
  };
}
var init_places = __esm({
  "core/outcome/places.ts"() {
    "use strict";
    init_json();
  }
});

// core/outcome/snapshot.ts
function absentSnapshot(repository, takenAtMs) {
  return { repository, head: null, branch: null, branches: { local: [], remote: [] }, dirty: [], takenAtMs };
}
function walksBetween(before, after) {
  if (before.branches === null !== (after.branches === null))
    return walksBetween({ ...before, branches: null }, { ...after, branches: null });
  const known = shasOf(before);
  const kept = shasOf(after);
  const elsewhere = branchesElsewhere(before);
  const own = localShas(after, ({ name: name2 }) => !elsewhere.has(name2));
  const away = (after.branches?.local ?? []).filter(({ name: name2 }) => elsewhere.has(name2)).map(({ sha }) => sha);
  const remotes = (after.branches?.remote ?? []).map(({ sha }) => sha);
  const isNew = (sha) => !known.has(sha);
  const made = own.filter(isNew);
  const madeAway = away.filter(isNew);
  return {
    made: { from: made, without: [...known] },
    elsewhere: { from: madeAway, without: [...known, ...made] },
    lost: { from: localShas(before, () => true).filter((sha) => !kept.has(sha)), without: [...kept] },
    unpushed: remotes.some(isNew) ? { from: [...made, ...madeAway], without: [...known, ...remotes] } : null
  };
}
function branchesElsewhere({ branches, repository, branch: own }) {
  const others = (branches?.local ?? []).filter(
    ({ name: name2, worktree }) => worktree !== null && worktree !== repository && name2 !== `refs/heads/${own}`
  );
  return new Set(others.map(({ name: name2 }) => name2));
}
function localShas({ head, branches }, isWanted) {
  const shas = (branches?.local ?? []).filter(isWanted).map(({ sha }) => sha);
  return [.../* @__PURE__ */ new Set([...head === null ? [] : [head], ...shas])];
}
function shasOf(snapshot) {
  const remotes = (snapshot.branches?.remote ?? []).map(({ sha }) => sha);
  return /* @__PURE__ */ new Set([...localShas(snapshot, () => true), ...remotes]);
}
function decodeSnapshot(text2) {
  const json = asObject(parseJson(text2));
  const repository = json && stringField(json, "repository");
  if (json === null || repository === null) return null;
  const branches = objectField(json, "branches");
  return {
    repository,
    head: stringField(json, "head"),
    branch: stringField(json, "branch"),
    branches: branches && {
      local: objectsField(branches, "local").map(decodeBranch),
      remote: objectsField(branches, "remote").map(decodeBranch)
    },
    dirty: objectsField(json, "dirty").map(decodeDirtyPath),
    takenAtMs: numberField(json, "takenAtMs")
  };
}
function decodeBranch(json) {
  return {
    name: stringField(json, "name") ?? "",
    sha: stringField(json, "sha") ?? "",
    worktree: stringField(json, "worktree")
  };
}
function decodeDirtyPath(json) {
  return {
    path: stringField(json, "path") ?? "",
    print: stringField(json, "print") ?? "",
    changedAtMs: numberField(json, "changedAtMs")
  };
}
var init_snapshot = __esm({
  "core/outcome/snapshot.ts"() {
    "use strict";
    init_json();
  }
});

// core/outcome/work.ts
function workWord(evidence2) {
  if (evidence2 === null || evidence2.attribution === "ambiguous") return "unknown";
  if (evidence2.commits.length > 0) return "commits";
  if (evidence2.files_changed.length > 0) return "files";
  return evidence2.attribution === "unknown" || (evidence2.not_looked_at ?? []).length > 0 ? "unknown" : "none";
}
var ATTRIBUTIONS;
var init_work = __esm({
  "core/outcome/work.ts"() {
    "use strict";
    ATTRIBUTIONS = ["codex_items", "witnessed", "isolated", "git_only", "ambiguous", "unknown"];
  }
});

// core/job/fields.ts
function string(json, name2) {
  const value = stringField(json, name2);
  if (value === null) throw new Malformed(`its field "${name2}" is not a string`);
  return value;
}
function number(json, name2) {
  const value = numberField(json, name2);
  if (value === null) throw new Malformed(`its field "${name2}" is not a number`);
  return value;
}
function instant(json, name2) {
  const value = string(json, name2);
  if (Number.isNaN(Date.parse(value))) throw new Malformed(`its field "${name2}" is not a time`);
  return value;
}
function required(json, name2) {
  const value = objectField(json, name2);
  if (value === null) throw new Malformed(`its field "${name2}" is not an object`);
  return value;
}
function optional(json, name2, decode3) {
  return json[name2] === void 0 || json[name2] === null ? null : decode3(required(json, name2));
}
var Malformed;
var init_fields = __esm({
  "core/job/fields.ts"() {
    "use strict";
    init_json();
    Malformed = class extends Error {
    };
  }
});

// core/job/decode.ts
function decodeRecord(text2) {
  const json = asObject(parseJson(text2));
  if (json === null) return { reason: "it is not a JSON object" };
  try {
    return { record: record(json) };
  } catch (error) {
    if (error instanceof Malformed) return { reason: error.message };
    throw error;
  }
}
function decodeIdentity(json) {
  try {
    return identity(json);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
function record(json) {
  const version = number(json, "version");
  if (version > RECORD_VERSION) throw new Malformed(`its version ${version} is newer than this program knows`);
  const common = {
    version,
    id: string(json, "id"),
    kind: string(json, "kind"),
    title: string(json, "title"),
    summary: string(json, "summary"),
    workspaceRoot: string(json, "workspaceRoot"),
    cwd: string(json, "cwd"),
    sessionId: stringField(json, "sessionId"),
    agentId: stringField(json, "agentId"),
    request: request(required(json, "request")),
    phase: string(json, "phase"),
    launcher: identity(required(json, "launcher")),
    claimBy: instant(json, "claimBy"),
    createdAt: instant(json, "createdAt"),
    attempts: objectsField(json, "attempts").map(attempt),
    told: objectsField(json, "told").map(told),
    stopping: optional(json, "stopping", stopping)
  };
  const status = string(json, "status");
  if (status === "queued") return { ...common, status };
  if (status === "running") {
    const worker = identity(required(json, "worker"));
    return { ...common, ...learnt(json), status, worker, startedAt: instant(json, "startedAt") };
  }
  if (status !== "completed" && status !== "failed" && status !== "cancelled") {
    throw new Malformed(`its status "${status}" is not known`);
  }
  const ended = {
    ...common,
    ...learnt(json),
    worker: optional(json, "worker", identity),
    startedAt: json["startedAt"] === void 0 || json["startedAt"] === null ? null : instant(json, "startedAt"),
    completedAt: instant(json, "completedAt"),
    exit: optional(json, "exit", exit),
    evidence: optional(json, "evidence", evidence),
    usage: optional(json, "usage", usage),
    plan: optional(json, "plan", plan),
    ..."leftRunning" in json ? { leftRunning: stringsField(json, "leftRunning") } : {},
    ..."teardown" in json ? { teardown: optional(json, "teardown", teardown) } : {}
  };
  if (status === "failed") return { ...ended, status, failure: failure2(required(json, "failure")) };
  return { ...ended, status, failure: null };
}
function learnt(json) {
  return {
    codex: optional(json, "codex", codex),
    resolved: optional(json, "resolved", resolved),
    threadId: stringField(json, "threadId"),
    turnId: stringField(json, "turnId")
  };
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
function request(json) {
  return {
    write: booleanField(json, "write") ?? false,
    sandbox: SANDBOX_MODES.find((mode) => mode === json["sandbox"]) ?? null,
    allowCommit: booleanField(json, "allowCommit") ?? false,
    model: stringField(json, "model"),
    effort: stringField(json, "effort"),
    timeoutMs: numberField(json, "timeoutMs"),
    verify: stringField(json, "verify"),
    retry: json["retry"] === "auto" || json["retry"] === "never" ? json["retry"] : null,
    resumeOf: stringField(json, "resumeOf"),
    promptBytes: number(json, "promptBytes"),
    promptSha256: string(json, "promptSha256")
  };
}
function stopping(json) {
  const cause = string(json, "cause");
  if (cause !== "cancel" && cause !== "timeout" && cause !== "worker_lost") {
    throw new Malformed(`its stopping cause "${cause}" is not known`);
  }
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
function evidence(json) {
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
    ..."not_looked_at" in json ? { not_looked_at: stringsField(json, "not_looked_at") } : {}
  };
}
function branchesOf(json) {
  return { branch_before: stringField(json, "branch_before"), branch_after: stringField(json, "branch_after") };
}
function meanwhileOf(json) {
  return { commits: number(json, "commits"), files: number(json, "files") };
}
function attribution(text2) {
  return ATTRIBUTIONS.find((word) => word === text2) ?? "ambiguous";
}
function verification(json) {
  return { command: string(json, "command"), exit_code: number(json, "exit_code"), tail: string(json, "tail") };
}
function teardown(json) {
  return { code: numberField(json, "code"), signal: stringField(json, "signal") };
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
function failure2(json) {
  const kind = string(json, "kind");
  if (!isFailureKind(kind)) throw new Malformed(`its failure kind "${kind}" is not known`);
  return {
    kind,
    message: string(json, "message"),
    hint: string(json, "hint"),
    fingerprint: stringField(json, "fingerprint"),
    retry: retryClass(kind)
  };
}
var init_decode = __esm({
  "core/job/decode.ts"() {
    "use strict";
    init_kinds();
    init_json();
    init_work();
    init_fields();
    init_record();
  }
});

// core/assert-never.ts
function assertNever(value) {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
var init_assert_never = __esm({
  "core/assert-never.ts"() {
    "use strict";
  }
});

// core/job/transition.ts
function transition(record2, event) {
  switch (event.type) {
    case "claimed":
      return claim(record2, event.worker, event.at);
    case "learnt":
      return learn(record2, event);
    case "stopping":
      return stop(record2, event);
    case "ended":
      return end(record2, event);
    case "bound":
      return record2.agentId === event.agentId ? refuse("nothing_new") : accept({ ...record2, agentId: event.agentId });
    case "told": {
      const told2 = { channel: event.channel, sessionId: event.sessionId, at: event.at };
      return accept({ ...record2, told: [...record2.told, told2] });
    }
    default:
      return assertNever(event);
  }
}
function claim(record2, worker, at) {
  if (isEnded(record2)) return refuse("ended");
  if (record2.status === "running") return refuse("already_claimed");
  if (record2.stopping !== null) return refuse("stopping");
  if (Date.parse(at) > Date.parse(record2.claimBy)) return refuse("claim_expired");
  const { stopping: stopping2, ...queued } = record2;
  return accept({
    ...queued,
    status: "running",
    phase: "starting",
    worker,
    startedAt: at,
    stopping: stopping2,
    codex: null,
    resolved: null,
    threadId: null,
    turnId: null
  });
}
function learn(record2, event) {
  if (isEnded(record2)) return refuse("ended");
  if (record2.status !== "running") return refuse("not_running");
  if (!isSameProcess(record2.worker, event.by)) return refuse("not_owner");
  return accept({ ...record2, ...event.facts, phase: event.phase ?? record2.phase });
}
function stop(record2, event) {
  if (isEnded(record2)) return refuse("ended");
  const earlier = record2.stopping;
  if (earlier !== null && (event.replaces === void 0 || !isSameProcess(earlier.by, event.replaces))) {
    return refuse("stopping");
  }
  const stopping2 = { cause: earlier?.cause ?? event.cause, by: event.by, at: earlier?.at ?? event.at };
  return accept({ ...record2, stopping: stopping2, phase: "stopping" });
}
function end(record2, event) {
  if (isEnded(record2)) return refuse("ended");
  if (record2.stopping !== null && event.cause !== record2.stopping.cause) return refuse("stopping");
  if (record2.stopping === null && event.cause !== "turn") return refuse("not_owner");
  if (!mayEnd(record2, event.by)) return refuse("not_owner");
  if (!isPossible(record2, event)) return refuse("impossible");
  return accept(endedRecord(record2, event));
}
function mayEnd(record2, by) {
  const owner = record2.status === "running" ? record2.worker : record2.launcher;
  return isSameProcess(owner, by) || record2.stopping !== null && isSameProcess(record2.stopping.by, by);
}
function isPossible(record2, { cause, outcome: outcome2 }) {
  if (cause === "cancel" || outcome2.status === "cancelled") return cause === "cancel" && outcome2.status === "cancelled";
  if (outcome2.status === "failed") return true;
  return record2.status === "running" && cause !== "timeout";
}
function endedRecord(record2, event) {
  const ran = record2.status === "running";
  const fields = {
    ...record2,
    phase: "done",
    worker: ran ? record2.worker : null,
    startedAt: ran ? record2.startedAt : null,
    codex: ran ? record2.codex : null,
    resolved: ran ? record2.resolved : null,
    threadId: ran ? record2.threadId : null,
    turnId: ran ? record2.turnId : null,
    completedAt: event.at,
    exit: event.exit,
    evidence: event.evidence,
    usage: event.usage ?? null,
    plan: event.plan ?? null,
    attempts: event.attempts ?? record2.attempts,
    ...(event.leftRunning ?? []).length > 0 ? { leftRunning: event.leftRunning } : {}
  };
  return event.outcome.status === "failed" ? { ...fields, status: "failed", failure: event.outcome.failure } : { ...fields, status: event.outcome.status, failure: null };
}
function accept(record2) {
  return { accepted: true, record: record2 };
}
function refuse(refusal2) {
  return { accepted: false, refusal: refusal2 };
}
var init_transition = __esm({
  "core/job/transition.ts"() {
    "use strict";
    init_assert_never();
    init_record();
  }
});

// io/job-hints.ts
function listHints(home, list3) {
  return namesIn(hintFolder(home, list3)).filter(isJobId).sort();
}
function addHints(home, record2) {
  for (const list3 of lastingLists(record2)) addHint(home, list3, record2.id);
  addPassingHints(home, record2);
}
function addPassingHints(home, record2) {
  if (!isEnded(record2)) addHint(home, "active", record2.id);
  if (isUntold(record2)) addHint(home, "untold", record2.id);
}
function dropHints(home, record2) {
  if (!isEnded(record2)) return;
  removeHint(home, "active", record2.id);
  if (!isUntold(record2)) removeHint(home, "untold", record2.id);
}
function removeAllHints(home, record2) {
  for (const list3 of ["active", "untold", ...lastingLists(record2)]) removeHint(home, list3, record2.id);
}
function sweepDangling(home, isDangling) {
  const below = LASTING.flatMap((name2) => namesIn((0, import_node_path6.join)(home, name2)).map((list3) => (0, import_node_path6.join)(home, name2, list3)));
  const folders = [(0, import_node_path6.join)(home, "active"), (0, import_node_path6.join)(home, "untold"), ...below];
  for (const folder of folders) {
    for (const id of namesIn(folder).filter(isJobId).filter(isDangling)) removeIfPresent((0, import_node_path6.join)(folder, id));
  }
}
function makeHintFolders(home) {
  for (const list3 of ["active", "untold"]) makePrivateFolder(hintFolder(home, list3));
}
function hasHints(home) {
  return LASTING.every((name2) => (0, import_node_fs8.existsSync)((0, import_node_path6.join)(home, name2))) || !(0, import_node_fs8.existsSync)((0, import_node_path6.join)(home, "jobs"));
}
function declareRepaired(home) {
  for (const name2 of LASTING) makePrivateFolder((0, import_node_path6.join)(home, name2));
}
function addHint(home, list3, id) {
  const folder = hintFolder(home, list3);
  try {
    touch((0, import_node_path6.join)(folder, id));
  } catch (error) {
    if (!isMissing(error)) throw error;
    makePrivateFolder(folder);
    touch((0, import_node_path6.join)(folder, id));
  }
}
function removeHint(home, list3, id) {
  const path = (0, import_node_path6.join)(hintFolder(home, list3), id);
  if ((0, import_node_fs8.existsSync)(path)) removeIfPresent(path);
}
function touch(path) {
  try {
    (0, import_node_fs8.closeSync)((0, import_node_fs8.openSync)(path, "wx", 384));
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}
function hintFolder(home, list3) {
  if (typeof list3 === "string") return (0, import_node_path6.join)(home, list3);
  return "sessionId" in list3 ? (0, import_node_path6.join)(home, "sessions", digest(list3.sessionId)) : (0, import_node_path6.join)(home, "workspaces", workspaceKey(list3.workspaceRoot));
}
function lastingLists({ workspaceRoot, sessionId }) {
  return sessionId === null ? [{ workspaceRoot }] : [{ workspaceRoot }, { sessionId }];
}
function digest(text2) {
  return sha256(text2).slice(0, 16);
}
function workspaceKey(root) {
  const slug = (0, import_node_path6.basename)(root).toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").slice(0, 32);
  return `${slug}-${digest(root)}`;
}
var import_node_fs8, import_node_path6, LASTING;
var init_job_hints = __esm({
  "io/job-hints.ts"() {
    "use strict";
    import_node_fs8 = require("node:fs");
    import_node_path6 = require("node:path");
    init_id();
    init_record();
    init_sha256();
    init_files();
    init_home();
    LASTING = ["workspaces", "sessions"];
  }
});

// io/job-store.ts
function jobFolder(home, id) {
  return (0, import_node_path7.join)(home, "jobs", id);
}
function listJobIds(home) {
  return namesIn((0, import_node_path7.join)(home, "jobs")).filter(isJobId).sort();
}
function createJob(home, record2, prompt) {
  const folder = jobFolder(home, record2.id);
  makePrivateFolder((0, import_node_path7.join)(home, "jobs"));
  try {
    (0, import_node_fs9.mkdirSync)(folder, { mode: 448 });
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
  (0, import_node_fs9.writeFileSync)((0, import_node_path7.join)(folder, "prompt.md"), prompt, { mode: 384, flag: "wx" });
  addHints(home, record2);
  return publishOnce(revisionPath(home, record2.id, 1), serialize(record2));
}
function readJob(home, id) {
  return readNewest(home, id).result;
}
function updateJob(home, id, event) {
  for (; ; ) {
    const { revision, result } = readNewest(home, id);
    if (result.kind !== "found") return result;
    const next2 = transition(result.record, event);
    if (!next2.accepted) {
      dropHints(home, result.record);
      return { kind: "refused", refusal: next2.refusal, record: result.record };
    }
    addPassingHints(home, next2.record);
    if (publishRevision(home, id, revision + 1, next2.record)) {
      dropHints(home, next2.record);
      return { kind: "changed", record: next2.record };
    }
  }
}
function publishRevision(home, id, revision, record2) {
  try {
    return publishOnce(revisionPath(home, id, revision), serialize(record2));
  } catch (error) {
    if (isMissing(error) && !(0, import_node_fs9.existsSync)(jobFolder(home, id))) return false;
    throw error;
  }
}
function removeJob(home, id) {
  const read = readJob(home, id);
  const doomed = (0, import_node_path7.join)(home, "jobs", `${DOOMED}${id}`);
  try {
    (0, import_node_fs9.renameSync)(jobFolder(home, id), doomed);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if (read.kind === "found") removeAllHints(home, read.record);
  (0, import_node_fs9.rmSync)(doomed, { recursive: true, force: true });
}
function sweepStrays(home, nowMs) {
  const jobs = (0, import_node_path7.join)(home, "jobs");
  for (const name2 of namesIn(jobs).filter((entry) => entry.startsWith(DOOMED))) {
    (0, import_node_fs9.rmSync)((0, import_node_path7.join)(jobs, name2), { recursive: true, force: true });
  }
  for (const id of listJobIds(home)) {
    if (nowMs - jobIdTimeMs(id) < STRAY_MS) continue;
    if (newestRevision(home, id) === 0) (0, import_node_fs9.rmSync)(jobFolder(home, id), { recursive: true, force: true });
    else sweepTemporaries(jobFolder(home, id), nowMs);
  }
  sweepDangling(home, (id) => nowMs - jobIdTimeMs(id) > STRAY_MS && !(0, import_node_fs9.existsSync)(jobFolder(home, id)));
}
function readNewest(home, id) {
  if (!isJobId(id)) return { revision: 0, result: { kind: "absent" } };
  const revision = newestRevision(home, id);
  if (revision === 0) return { revision, result: { kind: "absent" } };
  const text2 = readIfPresent(revisionPath(home, id, revision));
  if (text2 === null) return { revision, result: { kind: "absent" } };
  const decoded = decodeRecord(text2);
  if ("reason" in decoded) return { revision, result: { kind: "unreadable", reason: decoded.reason } };
  if (decoded.record.id !== id)
    return { revision, result: { kind: "unreadable", reason: "it belongs to another job" } };
  return { revision, result: { kind: "found", record: decoded.record } };
}
function newestRevision(home, id) {
  let newest = 0;
  for (const name2 of namesIn(jobFolder(home, id))) {
    const digits = /^r(\d{8})\.json$/.exec(name2)?.[1];
    if (digits !== void 0) newest = Math.max(newest, Number(digits));
  }
  return newest;
}
function revisionPath(home, id, revision) {
  return (0, import_node_path7.join)(jobFolder(home, id), `r${String(revision).padStart(8, "0")}.json`);
}
function serialize(record2) {
  return `${JSON.stringify(record2, null, 1)}
`;
}
var import_node_fs9, import_node_path7, DOOMED, STRAY_MS;
var init_job_store = __esm({
  "io/job-store.ts"() {
    "use strict";
    import_node_fs9 = require("node:fs");
    import_node_path7 = require("node:path");
    init_decode();
    init_id();
    init_transition();
    init_files();
    init_home();
    init_job_hints();
    DOOMED = ".doomed-";
    STRAY_MS = 36e5;
  }
});

// io/lines.ts
function appendLine(path, value) {
  const line3 = `${JSON.stringify(value)}
`;
  const file = (0, import_node_fs10.openSync)(path, "a+", 384);
  try {
    (0, import_node_fs10.appendFileSync)(file, endsTorn(file) ? `
${line3}` : line3);
  } finally {
    (0, import_node_fs10.closeSync)(file);
  }
}
function endsTorn(file) {
  const { size } = (0, import_node_fs10.fstatSync)(file);
  const last = Buffer.alloc(1);
  return size > 0 && (0, import_node_fs10.readSync)(file, last, 0, 1, size - 1) === 1 && last[0] !== 10;
}
function readLinesFrom(path, offset) {
  const bytes = readBytes(path, offset);
  const end2 = bytes.lastIndexOf(10) + 1;
  return { objects: objectsOf(bytes.subarray(0, end2)), next: offset + end2 };
}
function readLastLines(path, bytes = 16384) {
  const piece = readBytes(path, -bytes);
  return objectsOf(piece.subarray(0, piece.lastIndexOf(10) + 1));
}
function objectsOf(bytes) {
  return objectsIn(bytes.toString("utf8").split("\n").map(parseJson));
}
function readBytes(path, from) {
  let file;
  try {
    file = (0, import_node_fs10.openSync)(path, "r");
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
  try {
    const { size } = (0, import_node_fs10.fstatSync)(file);
    const start2 = from < 0 ? Math.max(0, size + from) : from;
    const bytes = Buffer.alloc(Math.max(0, size - start2));
    let read = 0;
    while (read < bytes.length) {
      const count = (0, import_node_fs10.readSync)(file, bytes, read, bytes.length - read, start2 + read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    (0, import_node_fs10.closeSync)(file);
  }
}
var import_node_fs10;
var init_lines = __esm({
  "io/lines.ts"() {
    "use strict";
    import_node_fs10 = require("node:fs");
    init_json();
    init_files();
  }
});

// io/job-files.ts
function readResult(home, id) {
  return readIfPresent((0, import_node_path8.join)(jobFolder(home, id), "result.md"));
}
function writeResult(home, id, text2) {
  if (readResult(home, id) === text2) return;
  replaceFile((0, import_node_path8.join)(jobFolder(home, id), "result.md"), text2, true);
}
function readBaseline(home, id) {
  const text2 = readIfPresent((0, import_node_path8.join)(jobFolder(home, id), "before.json"));
  const json = text2 === null ? null : asObject(parseJson(text2));
  if (text2 === null || json === null) return null;
  return {
    snapshot: decodeSnapshot(text2),
    isRepositoryAbsent: booleanField(json, "isRepositoryAbsent") ?? false,
    takenAtMs: numberField(json, "takenAtMs"),
    tookMs: numberField(json, "tookMs") ?? 0,
    otherJobs: stringsField(json, "otherJobs"),
    absentMountPoints: stringsField(json, "absentMountPoints")
  };
}
function readBefore(home, id) {
  return readBaseline(home, id)?.snapshot ?? null;
}
function readAbsentMountPoints(home, id) {
  return readBaseline(home, id)?.absentMountPoints ?? [];
}
function readPlaces(home, id) {
  const text2 = readIfPresent((0, import_node_path8.join)(jobFolder(home, id), "places.json"));
  return text2 === null ? null : decodePlaces(text2);
}
function eventsPath(home, id) {
  return (0, import_node_path8.join)(jobFolder(home, id), "events.jsonl");
}
function workerLogPath(home, id) {
  return (0, import_node_path8.join)(jobFolder(home, id), "worker.log");
}
function appendEvent(home, id, at, line3) {
  appendLine(eventsPath(home, id), { at, ...line3 });
}
function readEventsFrom(home, id, offset) {
  return readLinesFrom(eventsPath(home, id), offset);
}
function readLastEvents(home, id) {
  return readLastLines(eventsPath(home, id));
}
function eventsChangedAtMs(home, id) {
  return (0, import_node_fs11.statSync)(eventsPath(home, id), { throwIfNoEntry: false })?.mtimeMs ?? null;
}
var import_node_fs11, import_node_path8;
var init_job_files = __esm({
  "io/job-files.ts"() {
    "use strict";
    import_node_fs11 = require("node:fs");
    import_node_path8 = require("node:path");
    init_json();
    init_places();
    init_snapshot();
    init_files();
    init_job_store();
    init_lines();
  }
});

// core/job/liveness.ts
function isComparable(process2, here) {
  return process2.host === here.host && process2.pidNamespace === here.pidNamespace;
}
function liveness(process2, here, sighting) {
  if (process2.host !== here.host) return "unknown";
  if (process2.bootId !== here.bootId) return "gone";
  if (process2.pidNamespace !== here.pidNamespace) return "unknown";
  if (sighting === "absent") return "gone";
  if (sighting === "unreadable") return "unknown";
  return sighting.startedAt === process2.startedAt ? "alive" : "gone";
}
var init_liveness = __esm({
  "core/job/liveness.ts"() {
    "use strict";
  }
});

// io/process/linux-stat.ts
function parseStat(line3) {
  const thirdAt = line3.lastIndexOf(") ") + 2;
  const fromThird = line3.slice(thirdAt).split(" ", FIELDS);
  const [state, ppid, processGroup, session] = fromThird;
  const flags = Number(fromThird[9 - 3]);
  const startedAt = fromThird[22 - 3] ?? "";
  const pid = Number.parseInt(line3, 10);
  if (thirdAt < 2 || !state || !/^\d+$/.test(startedAt) || !(pid > 0)) return null;
  const family = { ppid: Number(ppid), processGroup: Number(processGroup), session: Number(session) };
  return { pid, ...family, startedAt, state, isKernelThread: (flags & KERNEL_THREAD) !== 0 };
}
var FIELDS, KERNEL_THREAD;
var init_linux_stat = __esm({
  "io/process/linux-stat.ts"() {
    "use strict";
    FIELDS = 22 - 3 + 1;
    KERNEL_THREAD = 2097152;
  }
});

// io/process/platform.ts
function isOlder(startedAt, than) {
  return Number(startedAt) < Number(than);
}
function sightUnseen(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return "absent";
  }
  return "unreadable";
}
var SIGNALS;
var init_platform = __esm({
  "io/process/platform.ts"() {
    "use strict";
    SIGNALS = {
      terminate: ["SIGTERM", "SIGCONT"],
      freeze: ["SIGSTOP"],
      kill: ["SIGKILL"]
    };
  }
});

// io/process/linux.ts
function sight(pid) {
  const stat = readStat(pid);
  if (stat === "ended") return sightUnseen(pid);
  if (stat === null) return "unreadable";
  return isDead(stat) ? "absent" : { startedAt: stat.startedAt };
}
function scan(marks, since = "0") {
  const kernelThreads = pidsOfKernelThreads();
  const needles = marks.filter((mark) => mark !== "").map((mark) => Buffer.from(mark));
  const entries = [];
  const endedPids = [];
  for (const pid of pidsNewestFirst()) {
    if (kernelThreads.has(pid)) continue;
    const entry = readEntry(pid, needles, since);
    if (entry === "ended") endedPids.push(pid);
    else if (entry !== null) entries.push(entry);
  }
  return { entries, endedPids };
}
function send(targets, groups, request2) {
  for (const { pid, startedAt } of targets) {
    const seen = sight(pid);
    if (typeof seen === "object" && seen.startedAt === startedAt) signalQuietly(pid, request2);
  }
  for (const group of groups) signalQuietly(-group, request2);
}
function signalQuietly(pid, request2) {
  try {
    for (const signal of SIGNALS[request2]) process.kill(pid, signal);
  } catch {
  }
}
function pidsOfKernelThreads() {
  const parent = readStat(2);
  if (parent === null || parent === "ended" || !parent.isKernelThread) return /* @__PURE__ */ new Set();
  return new Set(
    orEmpty(() => (0, import_node_fs12.readFileSync)("/proc/2/task/2/children", "utf8").trim()).split(" ").map(Number)
  );
}
function pidsNewestFirst() {
  try {
    return (0, import_node_fs12.readdirSync)("/proc").filter((name2) => /^\d+$/.test(name2)).map(Number).sort((a, b) => b - a);
  } catch (cause) {
    throw new Error('Could not list the processes in "/proc": it cannot be read. Mount it.', { cause });
  }
}
function readEntry(pid, needles, since) {
  const stat = readStat(pid);
  if (stat === "ended" || stat === null) return stat;
  const { isKernelThread, ...known } = stat;
  if (isKernelThread) return null;
  if (isOlder(known.startedAt, since)) return isDead(stat) ? null : { ...known, isMarked: false };
  const isMarked = !isDead(stat) && readMarked(pid, needles);
  return isDead(stat) || isMarked === "ended" ? "ended" : { ...known, isMarked };
}
function readStat(pid) {
  try {
    return parseStat((0, import_node_fs12.readFileSync)(`/proc/${pid}/stat`, "utf8"));
  } catch (error) {
    return hasEnded(error) ? "ended" : null;
  }
}
function readMarked(pid, needles) {
  if (needles.length === 0) return false;
  try {
    const environment = (0, import_node_fs12.readFileSync)(`/proc/${pid}/environ`);
    return needles.some((needle) => hasEntry(environment, needle));
  } catch (error) {
    return hasEnded(error) ? "ended" : false;
  }
}
function hasEntry(bytes, needle) {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
    const end2 = at + needle.length;
    if ((at === 0 || bytes[at - 1] === 0) && (end2 === bytes.length || bytes[end2] === 0)) return true;
  }
  return false;
}
function isDead({ state }) {
  return state === "Z" || state === "X" || state === "x";
}
function hasEnded(error) {
  return ["ENOENT", "ESRCH"].includes(errorCode(error) ?? "");
}
function orEmpty(read) {
  try {
    return read();
  } catch {
    return "";
  }
}
var import_node_fs12, linuxPlatform;
var init_linux = __esm({
  "io/process/linux.ts"() {
    "use strict";
    import_node_fs12 = require("node:fs");
    init_files();
    init_linux_stat();
    init_platform();
    linuxPlatform = {
      bootId: () => orEmpty(() => (0, import_node_fs12.readFileSync)("/proc/sys/kernel/random/boot_id", "utf8").trim()),
      pidNamespace: () => orEmpty(() => (0, import_node_fs12.readlinkSync)("/proc/self/ns/pid")),
      sight,
      scan,
      send
    };
  }
});

// io/process/macos.ts
function macosPlatform(run) {
  return {
    bootId: () => readBootId(run),
    pidNamespace: () => "",
    sight: (pid) => sight2(run, pid),
    scan: (marks) => scan2(run, marks),
    send: (targets, groups, request2) => send2(run, targets, groups, request2)
  };
}
function readBootId(run) {
  const { status, stdout } = run("sysctl", ["-n", "kern.bootsessionuuid"]);
  const id = stdout.trim();
  return status === 0 && /^[\dA-Fa-f-]{36}$/.test(id) ? id : "";
}
function sight2(run, pid) {
  const { stdout } = run("ps", [...COLUMNS, "-p", `${pid},${process.pid}`]);
  const entries = parseEntries(stdout);
  const entry = entries.find((each) => each.pid === pid);
  if (entry !== void 0) return isZombie(entry) ? "absent" : { startedAt: entry.startedAt };
  const isListed = stdout.split("\n").some((line3) => Number.parseInt(line3, 10) === pid);
  return entries.some((each) => each.pid === process.pid) && !isListed ? "absent" : sightUnseen(pid);
}
function scan2(run, marks) {
  const listed2 = list(run);
  const marked = marks.length === 0 ? /* @__PURE__ */ new Set() : findMarked(run, marks);
  const living = listed2.filter((entry) => !isZombie(entry));
  const entries = living.map((entry) => ({ ...entry, isMarked: marked.has(entry.pid) }));
  return { entries, endedPids: listed2.filter(isZombie).map(({ pid }) => pid) };
}
function send2(run, targets, groups, request2) {
  const now = new Map(list(run).map((entry) => [entry.pid, entry.startedAt]));
  const pids = targets.filter((target) => now.get(target.pid) === target.startedAt).map(({ pid }) => pid);
  const numbers = [...pids, ...groups.map((group) => -group)].map(String);
  if (numbers.length === 0) return;
  for (const signal of SIGNALS[request2]) run("kill", [`-${signal.slice("SIG".length)}`, ...numbers]);
}
function list(run) {
  const { pid: tool, status, stdout } = run("ps", ["-ax", ...COLUMNS]);
  const entries = parseEntries(stdout).filter(({ pid }) => pid !== tool);
  if (status === 0 && entries.some(({ pid }) => pid === process.pid)) return entries;
  throw new Error(`Could not list the processes with "ps": it ended with ${status ?? "no status"}. Allow it to run.`);
}
function parseEntries(stdout) {
  return stdout.split("\n").flatMap((line3) => parseEntry(line3) ?? []);
}
function parseEntry(line3) {
  const [, pid, ppid, processGroup, state = "", started] = LINE2.exec(line3) ?? [];
  const startedMs = Date.parse(`${started} UTC`);
  if (Number.isNaN(startedMs)) return null;
  return {
    pid: Number(pid),
    ppid: Number(ppid),
    processGroup: Number(processGroup),
    session: 0,
    startedAt: String(startedMs / 1e3),
    state,
    isMarked: false
  };
}
function findMarked(run, marks) {
  const commands = readCommands(run, []);
  const marked = /* @__PURE__ */ new Set();
  for (const [pid, line3] of readCommands(run, ["-E"])) {
    const command12 = commands.get(pid);
    if (command12 === void 0 || !line3.startsWith(command12)) continue;
    const variables = line3.slice(command12.length).split(" ");
    if (marks.some((mark) => variables.includes(mark))) marked.add(pid);
  }
  return marked;
}
function readCommands(run, options) {
  const { stdout } = run("ps", ["-axww", ...options, "-o", "pid=", "-o", "command="]);
  const lines = [...stdout.matchAll(/^\s*(\d+) (.*)$/gm)];
  return new Map(lines.map(([, pid, command12 = ""]) => [Number(pid), command12]));
}
function isZombie({ state }) {
  return state.startsWith("Z");
}
var COLUMNS, LINE2;
var init_macos = __esm({
  "io/process/macos.ts"() {
    "use strict";
    init_platform();
    COLUMNS = ["pid", "ppid", "pgid", "state", "lstart"].flatMap((name2) => ["-o", `${name2}=`]);
    LINE2 = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]{8}\s+\d{4})\s*$/;
  }
});

// io/process/run.ts
function runWith(env) {
  return (file, args) => {
    const { spawnSync } = load("node:child_process");
    const { pid, error, status, stdout } = spawnSync(file, args, {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: LIMIT_MS,
      maxBuffer: LONGEST_OUTPUT_BYTES,
      windowsHide: true
    });
    return { pid, status: error === void 0 ? status : null, stdout: stdout ?? "" };
  };
}
var import_node_module, load, LIMIT_MS, LONGEST_OUTPUT_BYTES;
var init_run = __esm({
  "io/process/run.ts"() {
    "use strict";
    import_node_module = require("node:module");
    load = (0, import_node_module.createRequire)(__filename);
    LIMIT_MS = 1e4;
    LONGEST_OUTPUT_BYTES = 64 * 1024 * 1024;
  }
});

// io/process/windows.ts
function windowsPlatform(run) {
  return {
    bootId: () => query(run, [SYSTEM_PID]).find(({ pid }) => pid === SYSTEM_PID)?.startedAt ?? "",
    pidNamespace: () => "",
    sight: (pid) => sight3(run, pid),
    scan: () => ({ entries: list2(run), endedPids: [] }),
    send: (targets, _groups, request2) => send3(run, targets, request2)
  };
}
function sight3(run, pid) {
  const entries = query(run, [pid, process.pid]);
  const entry = entries.find((each) => each.pid === pid);
  if (entry === void 0) return entries.some((each) => each.pid === process.pid) ? "absent" : "unreadable";
  return entry.startedAt === "" ? "unreadable" : { startedAt: entry.startedAt };
}
function send3(run, targets, request2) {
  if (request2 === "freeze") return;
  const now = new Map(list2(run).map((entry) => [entry.pid, entry.startedAt]));
  const pids = targets.filter((target) => now.get(target.pid) === target.startedAt).map(({ pid }) => String(pid));
  if (pids.length === 0) return;
  run("taskkill.exe", [...request2 === "kill" ? ["/F"] : [], ...pids.flatMap((pid) => ["/PID", pid])]);
}
function list2(run) {
  const entries = query(run, []).filter(({ startedAt }) => startedAt !== "");
  if (entries.some(({ pid }) => pid === process.pid)) return entries;
  throw new Error('Could not list the processes with "powershell.exe": it did not answer. Allow it to run.');
}
function query(run, pids) {
  const filter = pids.map((pid) => `ProcessId=${pid}`).join(" OR ");
  const source = `Get-CimInstance Win32_Process${filter && ` -Filter '${filter}'`}`;
  const args = ["-NoProfile", "-NonInteractive", "-Command", `${source} | ${PRINTED}`];
  const { pid: tool, stdout } = run("powershell.exe", args);
  return stdout.split("\n").flatMap(parseEntry2).filter(({ pid }) => pid !== tool);
}
function parseEntry2(line3) {
  const [, pid, ppid, startedAt = ""] = /^(\d+) (\d+) (\d*)\s*$/.exec(line3) ?? [];
  if (pid === void 0) return [];
  const unknown = { processGroup: 0, session: 0, state: "", isMarked: false };
  return [{ pid: Number(pid), ppid: Number(ppid), startedAt, ...unknown }];
}
var SYSTEM_PID, PRINTED;
var init_windows = __esm({
  "io/process/windows.ts"() {
    "use strict";
    SYSTEM_PID = 4;
    PRINTED = "ForEach-Object { $t = $_.CreationDate; if ($t) { $t = $t.ToFileTimeUtc() }; '{0} {1} {2}' -f $_.ProcessId, $_.ParentProcessId, $t }";
  }
});

// io/process/this-platform.ts
function choose() {
  if (process.platform === "linux") return linuxPlatform;
  if (process.platform === "win32") return windowsPlatform(runWith(process.env));
  const environment = { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin:/usr/sbin:/sbin" };
  return macosPlatform(runWith(environment));
}
var thisPlatform;
var init_this_platform = __esm({
  "io/process/this-platform.ts"() {
    "use strict";
    init_linux();
    init_macos();
    init_run();
    init_windows();
    thisPlatform = choose();
  }
});

// io/process/identity.ts
function selfIdentity() {
  ownIdentity ??= { pid: process.pid, startedAt: startOf(sight4(process.pid)), ...vantage() };
  return ownIdentity;
}
function identityOf(pid) {
  const startedAt = startOf(sight4(pid));
  return startedAt === "" ? null : { pid, startedAt, ...vantage() };
}
function vantage() {
  ownVantage ??= { bootId: thisPlatform.bootId(), host: (0, import_node_os2.hostname)(), pidNamespace: thisPlatform.pidNamespace() };
  return ownVantage;
}
function sight4(pid) {
  return Number.isSafeInteger(pid) && pid > 0 ? thisPlatform.sight(pid) : "unreadable";
}
function livenessOf(identity2) {
  return judge(identity2, vantage(), thisPlatform);
}
function judge(identity2, here, platform) {
  const from = standBeside(identity2, here);
  if (!isBeside(identity2, from)) return liveness(identity2, from, "unreadable");
  const seen = platform.sight(identity2.pid);
  const isTimeless = identity2.startedAt === "" || startOf(seen) === "";
  const verdict = liveness(identity2, from, typeof seen === "object" && isTimeless ? "unreadable" : seen);
  return verdict === "alive" && !isBootKnown(identity2, here) ? "unknown" : verdict;
}
function isHere(identity2, here = vantage()) {
  return isBeside(identity2, standBeside(identity2, here));
}
function standBeside(identity2, here) {
  if (!isBootKnown(identity2, here)) return { ...here, bootId: identity2.bootId };
  return identity2.bootId === here.bootId ? { ...here, host: identity2.host } : here;
}
function isBeside(identity2, here) {
  return identity2.bootId === here.bootId && isComparable(identity2, here);
}
function isBootKnown(identity2, here) {
  return identity2.bootId !== "" && here.bootId !== "";
}
function startOf(seen) {
  return typeof seen === "object" ? seen.startedAt : "";
}
var import_node_os2, ownVantage, ownIdentity;
var init_identity = __esm({
  "io/process/identity.ts"() {
    "use strict";
    import_node_os2 = require("node:os");
    init_liveness();
    init_this_platform();
  }
});

// io/process/select.ts
function selectJobProcesses(entries, leaders, { callerPid, spare }) {
  const spared = /* @__PURE__ */ new Set([0, 1, callerPid, ...spare]);
  const candidates2 = new Set(entries.filter(({ pid }) => !spared.has(pid)));
  const queue = withoutReused(leaders, entries).filter(({ pid }) => pid > 1);
  const ledPids = new Set(queue.map(({ pid }) => pid));
  const caller = entries.find(({ pid }) => pid === callerPid);
  const found = [];
  function take2(belongs) {
    for (const candidate of candidates2) {
      if (!belongs(candidate)) continue;
      candidates2.delete(candidate);
      found.push(candidate);
      queue.push({ ...candidate, wasSeen: true });
    }
  }
  take2((candidate) => candidate.isMarked || ledPids.has(candidate.pid));
  for (const leader of queue) take2((candidate) => follows(candidate, leader, caller));
  return found;
}
function groupsWithin(found, entries) {
  const ours = new Set(found);
  const shared = new Set(entries.filter((entry) => !ours.has(entry)).map(({ processGroup }) => processGroup));
  return [...new Set(found.map(({ processGroup }) => processGroup))].filter((group) => group > 1 && !shared.has(group));
}
function withoutReused(leaders, entries) {
  const living = new Map(entries.map((entry) => [entry.pid, entry.startedAt]));
  return leaders.flatMap((leader) => {
    const startedAt = living.get(leader.pid);
    if (startedAt === void 0) return leader;
    return startedAt === leader.startedAt ? { ...leader, wasSeen: true } : [];
  });
}
function follows(candidate, leader, caller) {
  if (isOlder(candidate.startedAt, leader.startedAt)) return false;
  if (candidate.ppid === leader.pid && leader.wasSeen) return true;
  const isCaller = leader.pid === caller?.pid;
  if (candidate.processGroup === leader.pid && (isCaller || leader.pid !== caller?.processGroup)) return true;
  return candidate.session === leader.pid && (isCaller || leader.pid !== caller?.session);
}
var init_select = __esm({
  "io/process/select.ts"() {
    "use strict";
    init_platform();
  }
});

// io/process/find.ts
function findJobProcesses(traces) {
  return startSearch(traces, thisPlatform)().found;
}
function startSearch({ marks, roots, spare }, platform) {
  requireMarks(marks);
  const bounds = { callerPid: process.pid, spare };
  const usable = roots.filter((root) => isHere(root) && root.startedAt !== "");
  const leaders = new Map(usable.map((root) => [keyOf(root), { ...root, wasSeen: false }]));
  const oldest = usable.length === roots.length ? usable.map(({ startedAt }) => startedAt).sort(byAge)[0] : void 0;
  return lookUntilClear(
    () => platform.scan(marks, oldest),
    ({ entries }) => {
      const found = selectJobProcesses(entries, [...leaders.values()], bounds);
      for (const entry of found) leaders.set(keyOf(entry), { ...entry, wasSeen: true });
      return { found, groups: groupsWithin(found, entries) };
    }
  );
}
function byAge(a, b) {
  return Number(a) - Number(b);
}
function keyOf({ pid, startedAt }) {
  return `${pid} ${startedAt}`;
}
function lookUntilClear(scan3, choose2) {
  let ended = /* @__PURE__ */ new Set();
  return () => {
    const deadline = performance.now() + BLUR_LIMIT_MS;
    for (let scans = 1; ; scans++) {
      const latest = scan3();
      const findings = choose2(latest);
      const isBlurred = latest.endedPids.some((pid) => !ended.has(pid));
      ended = new Set(latest.endedPids);
      if (findings.found.length > 0 || !isBlurred) return findings;
      if (scans >= BLURRED_SCANS && performance.now() > deadline) return findings;
    }
  };
}
function requireMarks(marks) {
  const unfit = marks.find((mark) => !/^[^=\s\0]+=[^\s\0]+$/.test(mark));
  if (unfit === void 0) return;
  throw new TypeError(`Could not look for processes marked "${unfit}": a mark is NAME=VALUE, without blanks.`);
}
var BLUR_LIMIT_MS, BLURRED_SCANS;
var init_find = __esm({
  "io/process/find.ts"() {
    "use strict";
    init_identity();
    init_select();
    init_this_platform();
    BLUR_LIMIT_MS = 100;
    BLURRED_SCANS = 5;
  }
});

// io/process/launch.ts
function launchAdopted(request2) {
  const setsid = process.platform === "linux" ? SETSID.find((path) => (0, import_node_fs13.existsSync)(path)) : void 0;
  if (setsid === void 0) return { ...launchDetached(request2), isAdopted: false };
  return { ...launchDetached({ ...request2, file: setsid, args: [request2.file, ...request2.args] }), isAdopted: true };
}
function launchDetached(request2) {
  try {
    return observe(start(request2), request2);
  } catch (error) {
    const spawned = Promise.resolve(describe(error, request2));
    return { pid: null, spawned, exited: Promise.resolve(null), release: () => {
    } };
  }
}
function start({ file, args, env, cwd, logFile }) {
  const log2 = (0, import_node_fs13.openSync)(logFile, "a", 384);
  try {
    return (0, import_node_child_process.spawn)(file, args, { cwd, env: { ...env }, detached: true, windowsHide: true, stdio: ["ignore", log2, log2] });
  } finally {
    (0, import_node_fs13.closeSync)(log2);
  }
}
function observe(child, request2) {
  const { pid } = child;
  if (pid !== void 0) {
    child.on("error", () => {
    });
    const exited = new Promise((resolve6) => {
      child.once("exit", (code, signal) => resolve6({ code, signal }));
    });
    return { pid, spawned: Promise.resolve({ isStarted: true, pid }), exited, release: () => child.unref() };
  }
  const spawned = new Promise((resolve6) => {
    child.once("error", (error) => resolve6(describe(error, request2)));
  });
  return { pid: null, spawned, exited: spawned.then(() => null), release: () => {
  } };
}
function describe(error, { file, cwd }) {
  const code = errorCode(error);
  const reason = code === "ENOENT" && !(0, import_node_fs13.existsSync)(cwd) ? "the folder does not exist" : error instanceof Error ? error.message : code;
  return { isStarted: false, code, message: `Could not start "${file}" in "${cwd}": ${reason}.` };
}
var import_node_child_process, import_node_fs13, SETSID;
var init_launch = __esm({
  "io/process/launch.ts"() {
    "use strict";
    import_node_child_process = require("node:child_process");
    import_node_fs13 = require("node:fs");
    init_files();
    SETSID = ["/usr/bin/setsid", "/bin/setsid"];
  }
});

// core/lane.ts
function laneOf(executable, workspaceRoot, request2) {
  const sandbox = request2.sandbox ?? (request2.write ? CONFIGURED_WRITE : "read-only");
  return { executable, workspaceRoot, route: { model: request2.model, effort: request2.effort, sandbox } };
}
function isSameLane(a, b) {
  return a.executable === b.executable && a.workspaceRoot === b.workspaceRoot && isSameRoute(a.route, b.route);
}
function isSameRoute(a, b) {
  return a.model === b.model && a.effort === b.effort && a.sandbox === b.sandbox;
}
function routeWords({ model, effort, sandbox }) {
  const words2 = [
    model ?? "default model",
    ...effort === null ? [] : [`effort ${effort}`],
    sandbox === CONFIGURED_WRITE ? "writing as configured" : sandbox
  ];
  return words2.join(", ");
}
function payloadOf({ promptSha256, resumeOf }) {
  return sha256(`${promptSha256}
${resumeOf ?? ""}`).slice(0, 16);
}
var CONFIGURED_WRITE;
var init_lane = __esm({
  "core/lane.ts"() {
    "use strict";
    init_sha256();
    CONFIGURED_WRITE = "write";
  }
});

// core/incident.ts
function foldIncident(fingerprint, lines) {
  const opened2 = lines.reduce((draft, line3) => next(fingerprint, draft, line3), null);
  if (opened2 === null) return null;
  const { jobs, stamps, payloads, ...rest } = opened2;
  return { ...rest, jobs: newestFirst(jobs), stamps: newestFirst(stamps), payloads: newestFirst(payloads) };
}
function next(fingerprint, draft, line3) {
  if (line3.type === "failed") return attach(isOpenDraft(draft) ? draft : opened(fingerprint, line3), line3);
  if (!isOpenDraft(draft)) return draft;
  switch (line3.type) {
    case "refused":
      return { ...draft, refusals: draft.refusals + 1 };
    case "tried":
      return Date.parse(line3.at) < opensAtMs(draft) ? draft : { ...draft, trial: { at: line3.at, token: line3.token } };
    case "closed":
      return { ...draft, closed: { at: line3.at, cause: line3.cause, jobId: line3.jobId } };
  }
}
function isOpenDraft(draft) {
  return draft !== null && draft.closed === null;
}
function opened(fingerprint, { at, kind, message, hint, lane: lane2 }) {
  const lists = { jobs: /* @__PURE__ */ new Set(), stamps: /* @__PURE__ */ new Set(), payloads: /* @__PURE__ */ new Set() };
  const rest = { scope: "none", lastFailureAt: at, refusals: 0, resetAt: null, trial: null, closed: null };
  return { fingerprint, kind, message, hint, lane: lane2, openedAt: at, ...rest, ...lists };
}
function attach(draft, line3) {
  if (line3.jobId !== null) draft.jobs.add(line3.jobId);
  draft.stamps.add(line3.stamp);
  if (line3.scope === "payload" && line3.payload !== null) draft.payloads.add(line3.payload);
  return {
    ...draft,
    scope: line3.scope === "none" ? draft.scope : line3.scope,
    lastFailureAt: line3.at,
    refusals: draft.refusals + (line3.jobId === null ? 1 : 0),
    resetAt: line3.resetAt ?? (isLater(draft.resetAt, line3.at) ? draft.resetAt : null)
  };
}
function isLater(instant2, than) {
  return instant2 !== null && Date.parse(instant2) > Date.parse(than);
}
function newestFirst(set) {
  return [...set].reverse();
}
function isOpen(incident) {
  return incident.closed === null;
}
function keepsOut(incident, { lane: lane2, stamp, payload }) {
  if (!isOpen(incident) || !isSameLane(incident.lane, lane2) || !incident.stamps.includes(stamp)) return false;
  return incident.scope === "lane" || incident.scope === "payload" && incident.payloads.includes(payload);
}
function opensAtMs({
  resetAt,
  lastFailureAt,
  trial
}) {
  const first = resetAt === null ? Date.parse(lastFailureAt) + HALF_OPEN_MS : Date.parse(resetAt);
  return trial === null ? first : Math.max(first, Date.parse(trial.at) + HALF_OPEN_MS);
}
function isClosedBySuccess(incident, lane2, payload) {
  if (!isOpen(incident) || !isSameLane(incident.lane, lane2)) return false;
  return incident.scope !== "payload" || incident.payloads.includes(payload);
}
var HALF_OPEN_MS;
var init_incident = __esm({
  "core/incident.ts"() {
    "use strict";
    init_lane();
    HALF_OPEN_MS = 6e5;
  }
});

// core/outcome/words.ts
function workPhrase(evidence2) {
  if (evidence2 === null) return "no change known";
  const sentences = [
    ownWork(evidence2),
    ...historyWords(evidence2),
    ...meanwhileWords(evidence2),
    ...(evidence2.not_looked_at ?? []).map((reason) => `not looked at: ${reason}`)
  ];
  return sentences.join("; ");
}
function ownWork(evidence2) {
  const { commits, files_changed, repository, attribution: attribution2, ...state } = evidence2;
  const files = files_changed.length;
  if (commits.length === 0 && files === 0)
    return workWord(evidence2) === "none" ? "no change" : "not known, no change was found";
  if (attribution2 === "ambiguous") {
    return `${counted(commits.length, files)} in the repository meanwhile, not certain to be the job's`;
  }
  const states = [pushWord(evidence2), state.uncommitted ? "not all committed" : null];
  const known = repository === null ? [] : states.filter((word) => word !== null);
  return [counted(commits.length, files), ...known].join(", ");
}
function pushWord({ commits, pushed, remote }) {
  if (pushed) return "pushed";
  return commits.length > 0 && remote === true ? "not pushed" : null;
}
function historyWords({ rewritten = 0, dropped = 0, branch_before, branch_after }) {
  return [
    ...rewritten > 0 ? [`${rewritten} of the commits made anew from earlier ones`] : [],
    ...dropped > 0 ? [`${plural(dropped, "earlier commit")} on no branch any more`] : [],
    ...branch_after === void 0 ? [] : [`HEAD went from ${branchWords(branch_before)} to ${branchWords(branch_after)}`]
  ];
}
function branchWords(branch) {
  return branch ?? "no branch";
}
function meanwhileWords({ meanwhile }) {
  if (meanwhile === void 0) return [];
  return [`not claimed: ${counted(meanwhile.commits, meanwhile.files)}`];
}
function counted(commits, files) {
  const parts2 = [commits > 0 ? plural(commits, "commit") : null, files > 0 ? `${plural(files, "file")} changed` : null];
  return parts2.filter((part) => part !== null).join(", ");
}
function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
var init_words = __esm({
  "core/outcome/words.ts"() {
    "use strict";
    init_work();
  }
});

// core/preflight.ts
function passed(detail) {
  return { ok: true, detail, failure: null };
}
function failed(failure3) {
  return { ok: false, detail: failure3.message, failure: failure3 };
}
function readiness(...checks) {
  const [cli_resolves = NOT_ASKED, cli_ready = NOT_ASKED, route_allowed = NOT_ASKED] = checks;
  return { cli_resolves, cli_ready, route_allowed };
}
function obstacle({ cli_resolves, cli_ready, route_allowed }) {
  return cli_resolves.failure ?? cli_ready.failure ?? route_allowed.failure;
}
var NOT_ASKED;
var init_preflight = __esm({
  "core/preflight.ts"() {
    "use strict";
    NOT_ASKED = { ok: false, detail: "not asked", failure: null };
  }
});

// core/failure/fingerprint.ts
function signatureOf(text2) {
  const start2 = text2.slice(0, 4 * MOST_CHARACTERS);
  return MASKS.reduce((masked, [pattern, mask]) => masked.replaceAll(pattern, mask), start2).trim().slice(0, MOST_CHARACTERS);
}
function fingerprintOf(kind, lane2, message) {
  const { model, effort, sandbox } = lane2.route;
  const cause = [kind, lane2.executable, lane2.workspaceRoot, model, effort, sandbox, signatureOf(message)];
  return sha256(JSON.stringify(cause)).slice(0, LENGTH);
}
function isFingerprint(text2) {
  return text2.length === LENGTH && /^[0-9a-f]+$/.test(text2);
}
var LENGTH, MOST_CHARACTERS, MASKS;
var init_fingerprint = __esm({
  "core/failure/fingerprint.ts"() {
    "use strict";
    init_sha256();
    LENGTH = 12;
    MOST_CHARACTERS = 500;
    MASKS = [
      [/\b([a-z][a-z0-9+.-]*:)\/\/([^\s/?#"'`<>()]+)[^\s"'`<>()]*/gi, "$1$2"],
      // Paths in quotation marks may hold blanks.
      [/(["'`])(?:~|\.{0,2}[/\\]|[a-z]:[/\\])[^"'`\n]*\1/gi, '"/"'],
      [/(?<![\w.~-])(?:[a-z]:|~|\.{1,2})?(?:[/\\]+[^\s/\\"'`<>:;,()|]+)+[/\\]*/gi, "/"],
      [/(?<![\w.-])[\w.@+-]+(?:[/\\][\w.@+-]+)+[/\\]?/g, "/"],
      // Dates and times of day; a month or a weekday only where a number makes it one.
      [/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?=\S+\s+\d|\d)/gi, ""],
      [/\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?=\d)/gi, "#"],
      [/(?<=\d)(?:st|nd|rd|th)?,?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/gi, ""],
      [/(?<=\d)\s*[ap]\.?m\b\.?/gi, ""],
      // Whatever has a digit in it: numbers, versions, addresses, UUIDs, ids of jobs and requests.
      [/[\w.:+%#-]*\d[\w.:+%#-]*/g, "#"],
      [/#\s*(?:ms|s|m|h|d|sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?|milliseconds?)\b\.?/gi, "#"],
      // Ids without a digit: of jobs, hexadecimal ones, and those of mixed case.
      [/\b[a-z]{8}-[a-z]{5}\b/g, "#"],
      [/\b[a-f]{8,}\b|\b[A-F]{8,}\b/g, "#"],
      [/\b(?:[a-z]{2,8}[_-])?(?=[A-Za-z]*[a-z][A-Z])[A-Za-z]{12,}\b/g, "#"],
      [/#(?:[\s,]*#)+/g, "#"],
      [/\s+/g, " "]
    ];
  }
});

// core/incident-line.ts
function decodeIncidentLine(json) {
  try {
    return decode(json);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
function decode(json) {
  const at = instant(json, "at");
  switch (json["type"]) {
    case "failed":
      return failed2(json, at);
    case "refused":
      return { type: "refused", at };
    case "tried":
      return { type: "tried", at, token: string(json, "token") };
    case "closed":
      return { type: "closed", at, cause: closeCause(string(json, "cause")), jobId: stringField(json, "jobId") };
    default:
      return null;
  }
}
function failed2(json, at) {
  const kind = string(json, "kind");
  if (!isFailureKind(kind)) throw new Malformed(`its failure kind "${kind}" is not known`);
  const scope2 = stringField(json, "scope");
  return {
    type: "failed",
    at,
    kind,
    message: string(json, "message"),
    hint: string(json, "hint"),
    lane: lane(required(json, "lane")),
    scope: scope2 === "lane" || scope2 === "payload" ? scope2 : "none",
    stamp: string(json, "stamp"),
    payload: stringField(json, "payload"),
    jobId: stringField(json, "jobId"),
    resetAt: json["resetAt"] == null ? null : instant(json, "resetAt")
  };
}
function lane(json) {
  const route = required(json, "route");
  return {
    executable: string(json, "executable"),
    workspaceRoot: string(json, "workspaceRoot"),
    route: {
      model: stringField(route, "model"),
      effort: stringField(route, "effort"),
      sandbox: string(route, "sandbox")
    }
  };
}
function closeCause(text2) {
  return text2 === "resolved" || text2 === "passed" ? text2 : "success";
}
var init_incident_line = __esm({
  "core/incident-line.ts"() {
    "use strict";
    init_kinds();
    init_fields();
    init_json();
  }
});

// io/incident-store.ts
function readIncident(home, fingerprint) {
  const lines = readLinesFrom(pathOf(home, fingerprint), 0).objects.map(decodeIncidentLine);
  return foldIncident(
    fingerprint,
    lines.filter((line3) => line3 !== null)
  );
}
function readIncidents(home) {
  const read = listFingerprints(home).map((fingerprint) => ({
    fingerprint,
    incident: readIncident(home, fingerprint)
  }));
  return {
    incidents: read.flatMap(({ incident }) => incident ?? []),
    unreadable: read.flatMap(({ fingerprint, incident }) => incident === null ? [fingerprint] : [])
  };
}
function appendToIncident(home, fingerprint, line3) {
  makePrivateFolder(folderOf(home));
  appendLine(pathOf(home, fingerprint), { version: VERSION, ...line3 });
}
function removeIncident(home, fingerprint) {
  removeIfPresent(pathOf(home, fingerprint));
}
function listFingerprints(home) {
  return namesIn(folderOf(home)).filter((name2) => name2.endsWith(SUFFIX)).map((name2) => name2.slice(0, -SUFFIX.length)).filter(isFingerprint).sort();
}
function folderOf(home) {
  return (0, import_node_path9.join)(home, "incidents");
}
function pathOf(home, fingerprint) {
  return (0, import_node_path9.join)(folderOf(home), `${fingerprint}${SUFFIX}`);
}
var import_node_path9, VERSION, SUFFIX;
var init_incident_store = __esm({
  "io/incident-store.ts"() {
    "use strict";
    import_node_path9 = require("node:path");
    init_fingerprint();
    init_incident();
    init_incident_line();
    init_files();
    init_home();
    init_lines();
    VERSION = 1;
    SUFFIX = ".jsonl";
  }
});

// core/reliability/modes.ts
function perMode(make) {
  return {
    noop: make("noop"),
    blocked: make("blocked"),
    low_productivity: make("low_productivity"),
    abandoned_loop: make("abandoned_loop"),
    ci_break: make("ci_break"),
    routing_mismatch: make("routing_mismatch")
  };
}
function isMode(text2) {
  return MODES.some((mode) => mode === text2);
}
var MODES, MODE_FACTS;
var init_modes = __esm({
  "core/reliability/modes.ts"() {
    "use strict";
    MODES = ["noop", "blocked", "low_productivity", "abandoned_loop", "ci_break", "routing_mismatch"];
    MODE_FACTS = {
      noop: {
        meaning: "ended by itself and left nothing behind",
        cause: "There was nothing to do, or the task did not say what to change.",
        fix: "Hand over tasks that name the change, keep the queue filled, and start no run when it is empty."
      },
      blocked: {
        meaning: "had work and could not go on without somebody else",
        cause: "A login, a limit, an approval, the service or the set-up stood in the way.",
        fix: "Remove the obstacle that the jobs name (see setup and incidents), and start fewer runs until it is gone."
      },
      low_productivity: {
        meaning: "left something, but less than a third of what it set out to do",
        cause: "The task was larger than the time or the context that the run had, or had no focus.",
        fix: "Cut the tasks to what one run can finish, and say what done means."
      },
      abandoned_loop: {
        meaning: "began something and stopped before it was closed",
        cause: "The runs are too long or the tasks too large: they are cut off, lost, or stop with steps still open.",
        fix: "Break the tasks into phases that each end in a commit, then continue with --resume; look at time limits."
      },
      ci_break: {
        meaning: "left work that does not pass its check",
        cause: "The work was handed in without having been checked, or the check came too late.",
        fix: "Let each task run the check before it ends, and merge nothing that has not passed it."
      },
      routing_mismatch: {
        meaning: "went to a route that does not fit the work",
        cause: "What chooses model, effort, sandbox or category for a task chooses badly.",
        fix: "Give writing tasks --write, name a model that is really yours, and correct what does the choosing."
      }
    };
  }
});

// core/reliability/gate.ts
function hasFired({ state }) {
  return state === "warn" || state === "block";
}
function gateAfter(runs, rule) {
  const { mode, limit } = rule;
  const size = Math.max(RATE_RUNS, rule.runs);
  const hits = runs.map(({ modes: modes3 }) => modes3.includes(mode));
  let [inWindow, over, under, isFiring] = [0, 0, 0, false];
  let rate = null;
  for (const [index, isHit] of hits.entries()) {
    inWindow += Number(isHit) - Number(hits[index - size] ?? false);
    rate = inWindow / Math.min(index + 1, size);
    over = rate > limit ? over + 1 : 0;
    under = rate <= limit * RELEASE ? under + 1 : 0;
    if (over >= rule.runs) isFiring = true;
    if (under >= rule.runs) isFiring = false;
  }
  const state = rule.action === "off" ? "off" : isFiring ? rule.action : "ok";
  return { state, mode, limit, runs: rule.runs, rate, over };
}
function strictest(first, ...others) {
  return others.reduce((worst, gate2) => SEVERITY[gate2.state] > SEVERITY[worst.state] ? gate2 : worst, first);
}
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
var GATE_ACTIONS, DEFAULT_GATE, GATE_MEMORY, RATE_RUNS, RELEASE, SEVERITY;
var init_gate = __esm({
  "core/reliability/gate.ts"() {
    "use strict";
    init_json();
    init_modes();
    GATE_ACTIONS = ["warn", "block", "off"];
    DEFAULT_GATE = { mode: "abandoned_loop", limit: 0.4, runs: 12, action: "warn" };
    GATE_MEMORY = 300;
    RATE_RUNS = 30;
    RELEASE = 0.75;
    SEVERITY = { off: 0, ok: 1, warn: 2, block: 3 };
  }
});

// core/policy-shapes.ts
function reader(json) {
  let first = null;
  return {
    read(name2, shape, absent) {
      if (json[name2] === void 0) return absent;
      const read = shape(json[name2], name2);
      if ("value" in read) return read.value;
      first ??= read.problem;
      return absent;
    },
    problem: () => first
  };
}
function shapeOf(what, read) {
  return (value, name2) => {
    const known = read(value);
    return known === void 0 ? { problem: `"${name2}" is not ${what}` } : { value: known };
  };
}
function routeIn(value) {
  const { model = null, effort = null } = asObject(value) ?? {};
  if (model === null && effort === null) return void 0;
  const isFit = (part) => part === null || typeof part === "string";
  return isFit(model) && isFit(effort) ? { model, effort } : void 0;
}
var isString, wholeFrom, STRINGS, SWITCH, COUNT, COUNT_OR_NONE, CHECK_RULE, OBJECT, OBJECTS, ROUTES, USAGE_BLOCK, GATES;
var init_policy_shapes = __esm({
  "core/policy-shapes.ts"() {
    "use strict";
    init_json();
    init_gate();
    isString = (value) => typeof value === "string";
    wholeFrom = (least) => (value) => {
      if (value === null) return null;
      return typeof value === "number" && Number.isSafeInteger(value) && value >= least ? value : void 0;
    };
    STRINGS = shapeOf(
      "a list of strings",
      (value) => Array.isArray(value) && value.every(isString) ? value : void 0
    );
    SWITCH = shapeOf("true or false", (value) => typeof value === "boolean" ? value : void 0);
    COUNT = shapeOf("a whole number above 0", wholeFrom(1));
    COUNT_OR_NONE = shapeOf("a whole number from 0 on", wholeFrom(0));
    CHECK_RULE = shapeOf(
      '"sandbox", "outside" or false',
      (value) => value === "sandbox" || value === "outside" || value === false ? value : void 0
    );
    OBJECT = shapeOf("an object", (value) => asObject(value) ?? void 0);
    OBJECTS = shapeOf("an object of objects", (value) => {
      const entries = Object.entries(asObject(value) ?? { value: null }).map(
        ([name2, each]) => [name2, asObject(each)]
      );
      const good = entries.flatMap(([name2, each]) => each === null ? [] : [[name2, each]]);
      return good.length === entries.length ? Object.fromEntries(good) : void 0;
    });
    ROUTES = shapeOf('a list of {"model", "effort"}', (value) => {
      const routes3 = Array.isArray(value) ? value.map(routeIn) : [void 0];
      const good = routes3.filter((route) => route !== void 0);
      return good.length === routes3.length ? good : void 0;
    });
    USAGE_BLOCK = shapeOf('{"block": PERCENT}', (value) => {
      const { block } = asObject(value) ?? {};
      return typeof block === "number" && block >= 0 && block <= 100 ? block : void 0;
    });
    GATES = (value) => {
      const decoded = decodeGates(value);
      return "problem" in decoded ? decoded : { value: decoded.rules };
    };
  }
});

// core/policy.ts
function decodePolicy(text2, place, owner = "user") {
  const json = asObject(parseJson(text2));
  if (json === null) return { problem: `"${place}" is not a JSON object` };
  const loosens = owner === "repository" && json["verify"] === "outside";
  const counting = owner === "user" ? [...LIMITS, ...OWN] : LIMITS.filter((name2) => name2 !== "verify" || !loosens);
  const ignored = Object.keys(json).filter((name2) => !counting.includes(name2));
  const fields = reader(Object.fromEntries(Object.entries(json).filter(([name2]) => counting.includes(name2))));
  const policy = { place, owner, ...limitsIn(fields), ...ownIn(fields), ignored };
  return fields.problem() === null ? { policy } : { problem: `in "${place}", ${fields.problem()}` };
}
function limitsIn(fields) {
  return {
    models: fields.read("models", STRINGS, []),
    efforts: fields.read("efforts", STRINGS, []),
    sandboxes: fields.read("sandboxes", STRINGS, []),
    kinds: fields.read("kinds", STRINGS, []),
    network: fields.read("network", SWITCH, null),
    addDirs: fields.read("addDirs", STRINGS, null),
    verify: fields.read("verify", CHECK_RULE, null),
    allowCommit: fields.read("allowCommit", SWITCH, null),
    config: fields.read("config", SWITCH, null),
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
    copy: fields.read("copy", STRINGS, []),
    defaults: fields.read("defaults", OBJECT, {}),
    routes: fields.read("routes", ROUTES, []),
    fallbacks: fields.read("fallbacks", ROUTES, []),
    executors: fields.read("executors", OBJECTS, {}),
    notify: fields.read("notify", STRINGS, [])
  };
}
var LIMITS, OWN;
var init_policy = __esm({
  "core/policy.ts"() {
    "use strict";
    init_json();
    init_policy_shapes();
    LIMITS = [
      ...["models", "efforts", "sandboxes", "kinds", "network", "addDirs", "verify", "allowCommit", "config"],
      ...["maxConcurrent", "maxConcurrentPerWorkspace", "maxWaiting", "copyLimit", "usage", "gate"]
    ];
    OWN = ["copy", "defaults", "routes", "fallbacks", "executors", "notify"];
  }
});

// io/policy-files.ts
function policyPaths(home, workspaceRoot) {
  return [(0, import_node_path10.join)(home, "policy.json"), (0, import_node_path10.join)(workspaceRoot, ".codex-companion.json")];
}
function readPolicies(home, workspaceRoot) {
  const [own, repository] = policyPaths(home, workspaceRoot);
  return [...ownPolicy(own), ...repositoryPolicy(repository)];
}
function ownPolicy(place) {
  const file = readPlanted(place, true);
  if (file.kind === "absent") return [];
  if (file.kind === "unfit") return [{ problem: `"${place}" ${file.why}` }];
  const foreign = whyForeign(file.stats);
  return [foreign === null ? decodePolicy(file.text, place, "user") : { problem: `"${place}" ${foreign}` }];
}
function repositoryPolicy(place) {
  const file = readPlanted(place, false);
  if (file.kind === "absent") return [];
  return [file.kind === "unfit" ? { problem: `"${place}" ${file.why}` } : decodePolicy(file.text, place, "repository")];
}
var import_node_path10;
var init_policy_files = __esm({
  "io/policy-files.ts"() {
    "use strict";
    import_node_path10 = require("node:path");
    init_policy();
    init_ownership();
    init_planted_file();
  }
});

// io/preflight-cache.ts
function codexHome(env) {
  return env["CODEX_HOME"] ?? (0, import_node_path11.join)(env["HOME"] ?? (0, import_node_os3.homedir)(), ".codex");
}
function probeKey(codexPath, cwd, env) {
  const home = codexHome(env);
  const files = [codexPath, (0, import_node_path11.join)(home, "config.toml"), (0, import_node_path11.join)(home, "auth.json"), (0, import_node_path11.join)(cwd, ".codex", "config.toml")];
  const names = Object.keys(env).filter((name2) => /KEY|TOKEN|CODEX|OPENAI/.test(name2) && env[name2]);
  return [cwd, ...files.map(fileStamp), ...names.sort()].join("\n");
}
function fileStamp(path) {
  try {
    const stat = (0, import_node_fs14.statSync)(path, { throwIfNoEntry: false });
    return `${path} ${stat === void 0 ? "absent" : `${stat.size} ${stat.mtimeMs} ${stat.ino}`}`;
  } catch {
    return `${path} unreadable`;
  }
}
function readCachedProbe(home, key, nowMs) {
  const json = asObject(parseJson(readIfPresent((0, import_node_path11.join)(home, "preflight.json")) ?? ""));
  if (json === null || stringField(json, "key") !== key) return null;
  const ageMs = nowMs - (numberField(json, "atMs") ?? 0);
  return ageMs >= 0 && ageMs < LIFETIME_MS ? objectField(json, "probe") : null;
}
function writeCachedProbe(home, key, nowMs, probe) {
  makePrivateFolder(home);
  replaceFile((0, import_node_path11.join)(home, "preflight.json"), JSON.stringify({ version: 1, key, atMs: nowMs, probe }));
}
var import_node_fs14, import_node_os3, import_node_path11, LIFETIME_MS;
var init_preflight_cache = __esm({
  "io/preflight-cache.ts"() {
    "use strict";
    import_node_fs14 = require("node:fs");
    import_node_os3 = require("node:os");
    import_node_path11 = require("node:path");
    init_json();
    init_files();
    init_home();
    LIFETIME_MS = 6e4;
  }
});

// io/lane-stamp.ts
function laneStamp(home, executable, workspaceRoot, env) {
  const foreign = Object.fromEntries(Object.entries(env).filter(([name2]) => !OWN2.test(name2)));
  const looks = [probeKey(executable, workspaceRoot, foreign), ...policyPaths(home, workspaceRoot).map(fileStamp)];
  return sha256(looks.join("\n")).slice(0, 16);
}
var OWN2;
var init_lane_stamp = __esm({
  "io/lane-stamp.ts"() {
    "use strict";
    init_sha256();
    init_policy_files();
    init_preflight_cache();
    OWN2 = /^CODEX_COMPANION_|^CODEX_THREAD_ID$/;
  }
});

// core/job/selection.ts
function selectByReference(reference, ids) {
  const wanted = reference.toLowerCase();
  if (isJobId(wanted)) return ids.includes(wanted) ? { kind: "one", id: wanted } : { kind: "none" };
  if (!/^[0-9a-z-]+$/.test(wanted)) return { kind: "none" };
  const fitting = ids.filter((id) => id.startsWith(wanted)).sort();
  const [first] = fitting;
  if (first === void 0) return { kind: "none" };
  if (fitting.length === 1) return { kind: "one", id: first };
  return { kind: "ambiguous", candidates: fitting.slice(-MOST_CANDIDATES).reverse() };
}
var MOST_CANDIDATES;
var init_selection = __esm({
  "core/job/selection.ts"() {
    "use strict";
    init_id();
    MOST_CANDIDATES = 10;
  }
});

// io/client-store.ts
function readClient(home, sessionId) {
  const text2 = readIfPresent(pathOf2(home, sessionId));
  return text2 === null ? null : decode2(text2);
}
function sessionsOf(home, sessionId) {
  const sessionIds = readClient(home, sessionId)?.sessionIds ?? [];
  return sessionIds.includes(sessionId) ? sessionIds : [...sessionIds, sessionId];
}
function decode2(text2) {
  const json = asObject(parseJson(text2));
  const process2 = json && objectField(json, "process");
  const identity2 = process2 && decodeIdentity(process2);
  const sessionId = json && stringField(json, "sessionId");
  if (!json || !identity2 || !sessionId) return null;
  return {
    sessionId,
    process: identity2,
    sessionIds: stringsField(json, "sessionIds"),
    workspaceRoot: stringField(json, "workspaceRoot") ?? ""
  };
}
function pathOf2(home, sessionId) {
  return (0, import_node_path12.join)(home, "clients", `${fileNameOf(sessionId)}.json`);
}
function fileNameOf(name2) {
  return name2.slice(0, 200).replaceAll(/[^A-Za-z0-9-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}
var import_node_path12;
var init_client_store = __esm({
  "io/client-store.ts"() {
    "use strict";
    import_node_path12 = require("node:path");
    init_decode();
    init_record();
    init_json();
    init_files();
    init_home();
  }
});

// app/events.ts
function readEvents(context, record2) {
  const events = readEventsFrom(context.home, record2.id, 0).objects;
  return isEnded(record2) && !events.some(isEndLine) ? [...events, endLine(record2)] : events;
}
function isEndLine(line3) {
  return line3["type"] === "ended";
}
function endLine(record2) {
  return {
    at: record2.completedAt,
    type: "ended",
    status: record2.status,
    message: record2.failure?.message ?? null
  };
}
var init_events = __esm({
  "app/events.ts"() {
    "use strict";
    init_record();
    init_job_files();
  }
});

// core/failure/reset-time.ts
function resetTimeIn(message, nowMs, offsetMs2) {
  const atMs = durationIn(message, nowMs) ?? timeIn(message, nowMs, offsetMs2);
  return atMs === null || atMs <= nowMs || atMs > nowMs + LONGEST_MS2 ? null : new Date(atMs).toISOString();
}
function durationIn(message, nowMs) {
  const parts2 = IN.exec(message)?.[1]?.matchAll(/(\d+) (second|minute|hour|day)/gi);
  if (parts2 === void 0) return null;
  return [...parts2].reduce(
    (sum2, [, count, unit = ""]) => sum2 + Number(count) * (UNITS2[unit.toLowerCase()] ?? 0),
    nowMs
  );
}
function timeIn(message, nowMs, offsetMs2) {
  const match = AT.exec(message);
  if (match === null) return null;
  const [, month, day, year, hour, minute, half] = match;
  const ofDayMs = ((Number(hour) % 12 + (half?.toLowerCase() === "p" ? 12 : 0)) * 60 + Number(minute)) * 6e4;
  if (month !== void 0) {
    return Date.UTC(Number(year), MONTHS.indexOf(month.toLowerCase()), Number(day)) + ofDayMs - offsetMs2;
  }
  const midnightMs = Math.floor((nowMs + offsetMs2) / DAY_MS) * DAY_MS;
  const todayMs = midnightMs + ofDayMs - offsetMs2;
  return todayMs > nowMs ? todayMs : todayMs + DAY_MS;
}
var UNITS2, DAY_MS, LONGEST_MS2, IN, AT, MONTHS;
var init_reset_time = __esm({
  "core/failure/reset-time.ts"() {
    "use strict";
    UNITS2 = { second: 1e3, minute: 6e4, hour: 36e5, day: 864e5 };
    DAY_MS = 864e5;
    LONGEST_MS2 = 8 * DAY_MS;
    IN = /\btry again in ((?:\d+ (?:second|minute|hour|day)s?(?:,? and |, | )?)+)/i;
    AT = /\btry again at (?:([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),? )?(\d{1,2}):(\d{2}) ?([ap])m\b/i;
    MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  }
});

// core/failure/scope.ts
function isFirm(basis) {
  return FIRM.has(basis);
}
function scopeOf(kind, basis) {
  return isFirm(basis) ? factsOf(kind).scope : "none";
}
var FIRM;
var init_scope = __esm({
  "core/failure/scope.ts"() {
    "use strict";
    init_kinds();
    FIRM = /* @__PURE__ */ new Set(["structured", "status", "retry", "probe"]);
  }
});

// core/redact.ts
function secretValues(env) {
  return Object.entries(env).flatMap(
    ([name2, value]) => value !== void 0 && value.length >= SHORTEST && SECRET_NAME.test(name2) ? [value] : []
  );
}
function redact(text2, secrets) {
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  const known = longestFirst.reduce((redacted, secret) => redacted.replaceAll(secret, "[secret]"), text2);
  return known.replaceAll(SHAPES, "[secret]");
}
var SECRET_NAME, SHORTEST, SHAPES;
var init_redact = __esm({
  "core/redact.ts"() {
    "use strict";
    init_json();
    SECRET_NAME = /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|AUTHORIZATION/i;
    SHORTEST = 8;
    SHAPES = /\b(?:sk|rk|pk|ghp|gho|ghs|github_pat|xox[abprs])[-_][A-Za-z0-9_-]{12,}|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_.-]{10,}|(?<=\bBearer\s)[A-Za-z0-9._~+/=-]{8,}/g;
  }
});

// io/codex/locate.ts
function locateCodex(env, cwd, platform = process.platform) {
  const own = env["CODEX_COMPANION_CODEX"];
  if (own !== void 0 && own !== "") {
    const path = (0, import_node_path13.isAbsolute)(own) ? own : (0, import_node_path13.resolve)(cwd, own);
    return (0, import_node_fs15.existsSync)(path) ? judge2(path, platform) : { kind: "missing", sought: path };
  }
  const found = candidatesOnPath(env, cwd, platform);
  const [first] = found;
  if (first === void 0) return { kind: "missing", sought: "codex on PATH" };
  return judge2(found.find((path) => isExecutable(path, platform)) ?? first, platform);
}
function candidatesOnPath(env, cwd, platform) {
  const names = platform === "win32" ? ["codex.exe", "codex.cmd"] : ["codex"];
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(import_node_path13.delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name2) => (0, import_node_path13.resolve)(cwd, folder, name2))).filter(isFile);
}
function judge2(path, platform) {
  if (!isFile(path) || !isExecutable(path, platform)) return { kind: "not_executable", path };
  const native = nativeBelowPackage(path, platform);
  return native ?? { kind: "found", path, packageVersion: null };
}
function isFile(path) {
  return (0, import_node_fs15.statSync)(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
function isExecutable(path, platform) {
  try {
    (0, import_node_fs15.accessSync)(path, platform === "win32" ? import_node_fs15.constants.F_OK : import_node_fs15.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
function nativeBelowPackage(wrapper, platform) {
  const script = platform === "win32" ? (0, import_node_path13.join)((0, import_node_path13.dirname)(wrapper), "node_modules", "@openai", "codex", "bin", "codex.js") : wrapper;
  if (!isFile(script)) return null;
  const packageFile = (0, import_node_path13.join)((0, import_node_path13.dirname)((0, import_node_fs15.realpathSync)(script)), "..", "package.json");
  const version = packageVersion(packageFile);
  const vendor = version === null ? null : vendorFolder(packageFile, platform);
  if (vendor === null) return null;
  const path = (0, import_node_path13.join)(vendor, targetTriple(platform), "bin", platform === "win32" ? "codex.exe" : "codex");
  return isFile(path) && isExecutable(path, platform) ? { kind: "found", path, packageVersion: version } : null;
}
function packageVersion(packageFile) {
  try {
    const json = asObject(parseJson((0, import_node_fs15.readFileSync)(packageFile, "utf8")));
    return json !== null && stringField(json, "name") === "@openai/codex" ? stringField(json, "version") : null;
  } catch {
    return null;
  }
}
function vendorFolder(packageFile, platform) {
  try {
    const platformPackage = `@openai/codex-${platform}-${process.arch}/package.json`;
    return (0, import_node_path13.join)((0, import_node_path13.dirname)((0, import_node_module2.createRequire)(packageFile).resolve(platformPackage)), "vendor");
  } catch {
    return null;
  }
}
function targetTriple(platform) {
  const cpu = process.arch === "arm64" ? "aarch64" : "x86_64";
  if (platform === "darwin") return `${cpu}-apple-darwin`;
  return platform === "win32" ? `${cpu}-pc-windows-msvc` : `${cpu}-unknown-linux-musl`;
}
var import_node_fs15, import_node_module2, import_node_path13;
var init_locate = __esm({
  "io/codex/locate.ts"() {
    "use strict";
    import_node_fs15 = require("node:fs");
    import_node_module2 = require("node:module");
    import_node_path13 = require("node:path");
    init_json();
  }
});

// app/incidents.ts
function executableOf(context, cwd) {
  const location = locateCodex(context.env, cwd);
  return location.kind === "missing" ? location.sought : location.path;
}
function laneOfJob(context, record2) {
  const known = record2.status === "queued" ? null : record2.codex;
  return laneOf(known?.path ?? executableOf(context, record2.cwd), record2.workspaceRoot, record2.request);
}
function fingerprinted(context, record2, failure3) {
  return { ...failure3, fingerprint: fingerprintOf(failure3.kind, laneOfJob(context, record2), failure3.message) };
}
function noteEnd(context, record2, basis) {
  if (record2.status === "completed") quietly(() => noteSuccess(context, record2));
  if (record2.status === "failed") quietly(() => noteFailure(context, record2, basis));
}
function noteFailure(context, record2, basis) {
  if (record2.kind === CANARY || record2.failure.fingerprint === null || isOwnLimit(record2.failure.kind)) return;
  const about = { jobId: record2.id, payload: payloadOf(record2.request), basis };
  const { failure: failure3 } = record2;
  note(context, record2.failure.fingerprint, () => failedLine(context, laneOfJob(context, record2), failure3, about));
}
function noteFailedProbe(context, workspaceRoot, request2, failure3) {
  const lane2 = laneOf(executableOf(context, context.cwd), workspaceRoot, request2);
  const fingerprint = fingerprintOf(failure3.kind, lane2, failure3.message);
  note(context, fingerprint, () => failedLine(context, lane2, failure3, { jobId: null, payload: null, basis: "probe" }));
  return { ...failure3, fingerprint };
}
function noteSuccess(context, record2) {
  const incidents3 = openIncidents(context);
  if (incidents3.length === 0) return;
  const [lane2, payload] = [laneOfJob(context, record2), payloadOf(record2.request)];
  for (const incident of incidents3) {
    if (isClosedBySuccess(incident, lane2, payload)) close(context, incident, "success", record2.id);
  }
}
function notePassedProbe(context, workspaceRoot, request2) {
  for (const incident of openIncidents(context)) {
    const { jobs, lane: lane2, kind } = incident;
    if (jobs.length > 0 || lane2.workspaceRoot !== workspaceRoot) continue;
    const isSame = isSameRoute(lane2.route, laneOf(lane2.executable, workspaceRoot, request2).route);
    if (isSame || kind !== "route_not_allowed") close(context, incident, "passed", null);
  }
}
function openIncidents(context) {
  return readIncidents(context.home).incidents.filter(isOpen);
}
function close(context, { fingerprint }, cause, jobId) {
  note(context, fingerprint, () => ({ type: "closed", at: context.now(), cause, jobId }));
}
function failedLine(context, lane2, { kind, message, hint }, about) {
  const { basis, ...ids } = about;
  const at = context.now();
  const words2 = oneLine(redact(message, secretValues(context.env)), MESSAGE_LENGTH);
  const stamp = laneStamp(context.home, lane2.executable, lane2.workspaceRoot, context.env);
  const resetAt = kind === "usage_limit" ? resetTimeIn(message, Date.parse(at), offsetMs(at)) : null;
  return { type: "failed", at, kind, message: words2, hint, lane: lane2, scope: scopeOf(kind, basis), stamp, ...ids, resetAt };
}
function offsetMs(at) {
  return -new Date(at).getTimezoneOffset() * 6e4;
}
function note(context, fingerprint, makeLine) {
  quietly(() => appendToIncident(context.home, fingerprint, makeLine()));
}
function quietly(tell) {
  try {
    tell();
  } catch {
  }
}
var MESSAGE_LENGTH;
var init_incidents = __esm({
  "app/incidents.ts"() {
    "use strict";
    init_fingerprint();
    init_kinds();
    init_reset_time();
    init_scope();
    init_incident();
    init_record();
    init_lane();
    init_redact();
    init_text();
    init_locate();
    init_incident_store();
    init_lane_stamp();
    MESSAGE_LENGTH = 500;
  }
});

// core/reliability/ledger-line.ts
function ledgerLines(record2, signs) {
  const own = ownAttempt(record2);
  const earlier = own === null ? record2.attempts : record2.attempts.slice(0, -1);
  const attempts = earlier.length + 1;
  const common = { version: LEDGER_VERSION, job: record2.id, attempts, kind: record2.kind, ...routeOf(record2) };
  return [
    ...earlier.map((attempt2, index) => ({ ...common, attempt: index + 1, ...earlierFacts(attempt2) })),
    { ...common, attempt: attempts, ...lastFacts(record2, own), ...signs }
  ];
}
function ownAttempt(record2) {
  const last = record2.attempts.at(-1) ?? null;
  if (last === null || record2.stopping === null) return last;
  return Date.parse(last.completedAt) >= Date.parse(record2.stopping.at) ? last : null;
}
function routeOf({ request: request2, resolved: resolved2 }) {
  const name2 = (text2) => text2?.slice(0, MOST_NAME) ?? null;
  const { model, effort, sandbox } = resolved2 ?? request2;
  return { route: { model: name2(model), effort: name2(effort), sandbox }, write: request2.write };
}
function earlierFacts(attempt2) {
  return {
    at: attempt2.completedAt,
    status: "failed",
    failure: attempt2.kind,
    raw_exit_code: attempt2.raw_exit_code,
    exit_code: attempt2.raw_exit_code,
    normalized: false,
    work: null,
    verify: null,
    started: true,
    stop: null,
    durationMs: between(attempt2.startedAt, attempt2.completedAt),
    plan: null,
    rerouted: false,
    declined: 0,
    deniedWrites: 0
  };
}
function lastFacts(record2, own) {
  const { exit: exit2, evidence: evidence2 } = record2;
  const code = evidence2?.verify?.exit_code;
  return {
    at: record2.completedAt,
    status: record2.status,
    failure: record2.failure?.kind ?? null,
    raw_exit_code: exit2?.raw_exit_code ?? null,
    exit_code: exit2?.exit_code ?? null,
    normalized: exit2?.normalized ?? false,
    work: evidence2 === null || evidence2.attribution === "ambiguous" ? null : workWord(evidence2),
    verify: code === void 0 ? null : code === 0 ? "pass" : "fail",
    started: record2.startedAt !== null,
    stop: record2.stopping?.cause ?? null,
    durationMs: between(own?.startedAt ?? record2.startedAt ?? record2.createdAt, record2.completedAt),
    plan: record2.plan
  };
}
function between(from, to) {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}
function attemptKey({ job, attempt: attempt2 }) {
  return `${job}#${attempt2}`;
}
function decodeLedgerLine(json) {
  try {
    return line(json);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
function line(json) {
  const version = number(json, "version");
  if (version > LEDGER_VERSION) throw new Malformed("it is newer than this program");
  const route = required(json, "route");
  return {
    version,
    job: string(json, "job"),
    attempt: number(json, "attempt"),
    attempts: number(json, "attempts"),
    at: instant(json, "at"),
    kind: string(json, "kind"),
    status: oneOf(json, "status", ["completed", "failed", "cancelled"]),
    failure: stringField(json, "failure"),
    raw_exit_code: numberField(json, "raw_exit_code"),
    exit_code: numberField(json, "exit_code"),
    normalized: booleanField(json, "normalized") ?? false,
    work: oneOf(json, "work", ["none", "files", "commits", null]),
    verify: oneOf(json, "verify", ["pass", "fail", null]),
    route: {
      model: stringField(route, "model"),
      effort: stringField(route, "effort"),
      sandbox: stringField(route, "sandbox")
    },
    write: booleanField(json, "write") ?? false,
    started: booleanField(json, "started") ?? true,
    stop: oneOf(json, "stop", ["cancel", "timeout", "worker_lost", null]),
    durationMs: number(json, "durationMs"),
    plan: optional(json, "plan", (plan2) => ({ done: number(plan2, "done"), total: number(plan2, "total") })),
    rerouted: booleanField(json, "rerouted") ?? false,
    declined: numberField(json, "declined") ?? 0,
    deniedWrites: numberField(json, "deniedWrites") ?? 0
  };
}
function oneOf(json, name2, known) {
  const found = known.find((value) => value === (json[name2] ?? null));
  if (found === void 0) throw new Malformed(`its field "${name2}" is not known`);
  return found;
}
var LEDGER_VERSION, MOST_NAME;
var init_ledger_line = __esm({
  "core/reliability/ledger-line.ts"() {
    "use strict";
    init_fields();
    init_json();
    init_work();
    LEDGER_VERSION = 1;
    MOST_NAME = 100;
  }
});

// core/reliability/signs.ts
function addSign(signs, event) {
  switch (event["type"]) {
    case "rerouted":
      return { ...signs, rerouted: true };
    case "refused":
      return { ...signs, declined: signs.declined + 1 };
    case "files":
      return event["status"] === "completed" ? signs : { ...signs, deniedWrites: signs.deniedWrites + 1 };
    case "command_ended":
      return isDeniedWrite(event) ? { ...signs, deniedWrites: signs.deniedWrites + 1 } : signs;
    default:
      return signs;
  }
}
function isDeniedWrite(event) {
  return event["exitCode"] !== 0 && (stringField(event, "output") ?? "").includes("Read-only file system");
}
var NO_SIGNS;
var init_signs = __esm({
  "core/reliability/signs.ts"() {
    "use strict";
    init_json();
    NO_SIGNS = { rerouted: false, declined: 0, deniedWrites: 0 };
  }
});

// io/records-stream.ts
function readRecords(path, taker) {
  const file = (0, import_node_fs16.openSync)(path, "r");
  try {
    const lines = new LineCutter(taker);
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (; ; ) {
      const count = (0, import_node_fs16.readSync)(file, chunk, 0, CHUNK_BYTES, null);
      if (count === 0) break;
      lines.take(chunk.subarray(0, count));
    }
    lines.end();
  } finally {
    (0, import_node_fs16.closeSync)(file);
  }
}
var import_node_fs16, CHUNK_BYTES, MOST_LINE_BYTES, LINE_FEED, LineCutter;
var init_records_stream = __esm({
  "io/records-stream.ts"() {
    "use strict";
    import_node_fs16 = require("node:fs");
    init_json();
    CHUNK_BYTES = 512 * 1024;
    MOST_LINE_BYTES = 16 * 1024 * 1024;
    LINE_FEED = 10;
    LineCutter = class {
      taker;
      number = 0;
      rest = [];
      restBytes = 0;
      constructor(taker) {
        this.taker = taker;
      }
      take(bytes) {
        const first = bytes.indexOf(LINE_FEED);
        if (first === -1) {
          this.hold(bytes);
          return;
        }
        const last = bytes.lastIndexOf(LINE_FEED);
        this.hold(bytes.subarray(0, first));
        this.endLine();
        this.cut(bytes.toString("utf8", first + 1, last + 1));
        this.hold(bytes.subarray(last + 1));
      }
      end() {
        if (this.restBytes > 0) this.endLine();
      }
      /** Keeps a copy, because the chunk is used again; of a line that is too long, only its length. */
      hold(bytes) {
        if (bytes.length === 0) return;
        this.restBytes += bytes.length;
        if (this.restBytes > MOST_LINE_BYTES) this.rest = [];
        else this.rest.push(Buffer.from(bytes));
      }
      endLine() {
        const isTooLong = this.restBytes > MOST_LINE_BYTES;
        const text2 = Buffer.concat(this.rest).toString("utf8");
        this.rest = [];
        this.restBytes = 0;
        this.number += 1;
        if (isTooLong) this.taker.bad(this.number);
        else this.give(this.number === 1 ? text2.replace(/^\ufeff/, "") : text2);
      }
      /** Text that ends with a line feed, or is empty. */
      cut(text2) {
        for (let at = 0; at < text2.length; ) {
          const end2 = text2.indexOf("\n", at);
          this.number += 1;
          this.give(text2.slice(at, end2));
          at = end2 + 1;
        }
      }
      give(line3) {
        const record2 = asObject(parseJson(line3));
        if (record2 !== null) this.taker.object(record2, this.number);
        else if (line3.trim() !== "") this.taker.bad(this.number);
      }
    };
  }
});

// io/ledger.ts
function ledgerPath(home) {
  return (0, import_node_path14.join)(home, "ledger.jsonl");
}
function appendToLedger(home, lines) {
  for (const line3 of lines) appendLine(ledgerPath(home), line3);
}
function readLedger(home) {
  const lines = /* @__PURE__ */ new Map();
  const bad = [];
  try {
    readRecords(ledgerPath(home), {
      object(json, number2) {
        const line3 = decodeLedgerLine(json);
        if (line3 === null) bad.push(number2);
        else if (!lines.has(attemptKey(line3))) lines.set(attemptKey(line3), line3);
      },
      bad: (number2) => void bad.push(number2)
    });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return { lines: [...lines.values()], bad };
}
function replaceLedger(home, lines) {
  makePrivateFolder(home);
  replaceFile(ledgerPath(home), lines.map((line3) => `${JSON.stringify(line3)}
`).join(""));
}
function readLedgerTail(home, bytes) {
  const lines = readLastLines(ledgerPath(home), bytes).map(decodeLedgerLine);
  const known = lines.filter((line3) => line3 !== null);
  return [...new Map(known.map((line3) => [attemptKey(line3), line3])).values()];
}
var import_node_path14;
var init_ledger = __esm({
  "io/ledger.ts"() {
    "use strict";
    import_node_path14 = require("node:path");
    init_ledger_line();
    init_files();
    init_home();
    init_lines();
    init_records_stream();
  }
});

// app/ledger.ts
function noteInLedger(context, record2) {
  try {
    appendToLedger(context.home, ledgerLinesOf(context, record2));
  } catch {
  }
}
function ledgerLinesOf(context, record2) {
  return ledgerLines(record2, readSigns(context, record2.id));
}
function readSigns(context, id) {
  let signs = NO_SIGNS;
  try {
    readRecords(eventsPath(context.home, id), {
      object(event) {
        signs = addSign(signs, event);
      },
      bad() {
      }
      // A torn line of a log is no sign.
    });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return signs;
}
function mendedLedger(context) {
  const { lines, bad } = readLedger(context.home);
  const lacking = lackingLines(context, lines);
  const whole = [...lines, ...lacking].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  try {
    if (bad.length > 0) replaceLedger(context.home, whole);
    else appendToLedger(context.home, lacking);
  } catch {
  }
  return whole;
}
function lackingLines(context, lines) {
  const noted = new Set(lines.filter(({ attempt: attempt2, attempts }) => attempt2 === attempts).map(({ job }) => job));
  const active = new Set(listHints(context.home, "active"));
  const known = new Set(lines.map(attemptKey));
  return listJobIds(context.home).filter((id) => !noted.has(id) && !active.has(id)).flatMap((id) => {
    const read = readJob(context.home, id);
    return read.kind === "found" && isEnded(read.record) ? ledgerLinesOf(context, read.record) : [];
  }).filter((line3) => !known.has(attemptKey(line3)));
}
var init_ledger2 = __esm({
  "app/ledger.ts"() {
    "use strict";
    init_record();
    init_ledger_line();
    init_signs();
    init_files();
    init_job_files();
    init_job_hints();
    init_job_store();
    init_ledger();
    init_records_stream();
  }
});

// app/end-job.ts
function publishEnd(context, id, event, basis = null) {
  const at = context.now();
  const outcome2 = withFingerprint(context, id, event.outcome);
  const result = updateJob(context.home, id, { type: "ended", at, ...event, outcome: outcome2 });
  if (result.kind !== "changed" || !isEnded(result.record)) return result;
  noteEnd(context, result.record, basis);
  log(context, result.record, endLine(result.record));
  noteInLedger(context, result.record);
  return result;
}
function withFingerprint(context, id, outcome2) {
  if (outcome2.status !== "failed") return outcome2;
  try {
    const read = readJob(context.home, id);
    return read.kind === "found" ? { ...outcome2, failure: fingerprinted(context, read.record, outcome2.failure) } : outcome2;
  } catch {
    return outcome2;
  }
}
function noteStopping(context, record2) {
  if (!isEnded(record2) && record2.stopping !== null)
    log(context, record2, { type: "stopping", cause: record2.stopping.cause });
}
function log(context, record2, line3) {
  try {
    appendEvent(context.home, record2.id, context.now(), line3);
  } catch {
  }
}
function recordAfter(result) {
  return result.kind === "changed" || result.kind === "refused" ? result.record : null;
}
var init_end_job = __esm({
  "app/end-job.ts"() {
    "use strict";
    init_record();
    init_job_files();
    init_job_store();
    init_events();
    init_incidents();
    init_ledger2();
  }
});

// core/outcome/command-run.ts
function isRunningInSecond(run, secondMs) {
  return overlaps(run, secondMs, secondMs + SECOND_MS + LATE_MS);
}
function isRunningAt(run, atMs) {
  return overlaps(run, atMs - LATE_MS, atMs + LATE_MS);
}
function overlaps({ startedAtMs, completedAtMs }, fromMs, toMs) {
  return (startedAtMs === null || toMs > startedAtMs) && (completedAtMs === null || fromMs <= completedAtMs + LATE_MS);
}
function mostCommits(command12) {
  const script = commandScript(command12);
  const verbs = [...script.matchAll(VERB)].map(([, verb]) => verb ?? "");
  if (verbs.length === 0) return 0;
  return REPEATED.test(script) || verbs.some((verb) => !ONE_EACH.has(verb)) ? Number.POSITIVE_INFINITY : verbs.length;
}
function commandScript(command12) {
  const single = /^\S*sh -l?c '([\s\S]*)'$/.exec(command12)?.[1];
  if (single !== void 0) return single.replaceAll("'\\''", "'").replaceAll(`'"'"'`, "'");
  const double = /^\S*sh -l?c "([\s\S]*)"$/.exec(command12)?.[1];
  return double === void 0 ? command12 : double.replaceAll(/\\(["\\$`])/g, "$1");
}
var SECOND_MS, LATE_MS, OPTION, VERB, ONE_EACH, REPEATED;
var init_command_run = __esm({
  "core/outcome/command-run.ts"() {
    "use strict";
    SECOND_MS = 1e3;
    LATE_MS = 500;
    OPTION = String.raw`-[cC]\s+(?:[^\s"'\\]|\\.|"[^"]*"|'[^']*')+|--?[\w-]+(?:=\S+)?`;
    VERB = new RegExp(
      String.raw`\bgit(?:\s+(?:${OPTION}))*\s+(am|cherry-pick|commit|filter-branch|merge|pull|rebase|revert)\b(?!-)`,
      "g"
    );
    ONE_EACH = /* @__PURE__ */ new Set(["commit", "merge"]);
    REPEATED = /(?:^|[;&|({\n])\s*(?:for|while|until)\b|\b(?:xargs|parallel)\b/;
  }
});

// core/codex/turn.ts
var INITIAL_TURN, UNSEEN_TURN;
var init_turn = __esm({
  "core/codex/turn.ts"() {
    "use strict";
    init_command_run();
    INITIAL_TURN = {
      end: null,
      finalMessage: "",
      lastRetry: null,
      waitingForNetwork: false,
      changedPaths: [],
      commands: [],
      hasCalledTools: false,
      hasActed: false,
      usage: null,
      plan: null,
      model: null
    };
    UNSEEN_TURN = { ...INITIAL_TURN, hasActed: true };
  }
});

// core/codex/messages.ts
function decodeIncoming(value) {
  const message = asObject(value);
  if (message === null) return { kind: "unreadable" };
  const method = stringField(message, "method");
  const id = message["id"];
  if (method !== null) {
    const params = objectField(message, "params") ?? {};
    return typeof id === "number" || typeof id === "string" ? { kind: "request", id, method, params } : { kind: "notification", method, params: { ...params, ...emission(message) } };
  }
  if (typeof id !== "number") return { kind: "unreadable" };
  const error = objectField(message, "error");
  if (error === null) return { kind: "reply", id, result: objectField(message, "result") ?? {} };
  return {
    kind: "error_reply",
    id,
    code: numberField(error, "code") ?? 0,
    message: stringField(error, "message") ?? ""
  };
}
function emission(message) {
  const emittedAtMs = numberField(message, "emittedAtMs");
  return emittedAtMs === null ? {} : { emittedAtMs };
}
function decodeTurns(thread) {
  return objectsField(thread, "turns").map((turn) => ({
    id: stringField(turn, "id") ?? "",
    status: stringField(turn, "status") ?? "",
    message: lastMessage(objectsField(turn, "items"))
  }));
}
function lastMessage(items) {
  const texts = items.map(decodeItem).flatMap((item) => item.type === "message" && item.text.trim() !== "" ? [item.text] : []);
  return texts.at(-1) ?? "";
}
function decodeItem(item) {
  const name2 = stringField(item, "type") ?? "";
  const status = stringField(item, "status");
  switch (name2) {
    case "agentMessage":
      return { type: "message", text: stringField(item, "text") ?? "" };
    case "commandExecution":
      return {
        type: "command",
        id: stringField(item, "id") ?? "",
        command: stringField(item, "command") ?? "",
        cwd: stringField(item, "cwd"),
        status: status ?? "",
        exitCode: numberField(item, "exitCode"),
        output: stringField(item, "aggregatedOutput"),
        startedAtMs: numberField(item, "startedAtMs"),
        completedAtMs: numberField(item, "completedAtMs")
      };
    case "fileChange":
      return {
        type: "file_change",
        paths: objectsField(item, "changes").flatMap((change) => stringField(change, "path") ?? []),
        status: status ?? ""
      };
    case "exitedReviewMode":
      return { type: "review", text: stringField(item, "review") ?? "" };
    case "mcpToolCall":
      return {
        type: "tool",
        name: `${stringField(item, "server") ?? "?"}/${stringField(item, "tool") ?? "?"}`,
        status
      };
    case "dynamicToolCall":
      return { type: "tool", name: stringField(item, "tool") ?? "?", status };
    default:
      return { type: "other", name: name2 };
  }
}
var init_messages = __esm({
  "core/codex/messages.ts"() {
    "use strict";
    init_json();
  }
});

// core/codex/server-requests.ts
function answerServerRequest(method) {
  const result = DECLINED.get(method);
  return result === void 0 ? { error: { code: -32601, message: `The client does not support "${method}".` } } : { result };
}
var DECLINED;
var init_server_requests = __esm({
  "core/codex/server-requests.ts"() {
    "use strict";
    DECLINED = new Map(
      Object.entries({
        "item/commandExecution/requestApproval": { decision: "decline" },
        "item/fileChange/requestApproval": { decision: "decline" },
        "item/permissions/requestApproval": { permissions: {}, scope: "turn" },
        "item/tool/requestUserInput": { answers: {} },
        "mcpServer/elicitation/request": { action: "decline", content: null, _meta: null },
        "item/tool/call": { contentItems: [], success: false },
        applyPatchApproval: { decision: { denied: { rejection: "No person is there to approve this." } } },
        execCommandApproval: { decision: { denied: { rejection: "No person is there to approve this." } } }
      })
    );
  }
});

// core/windows-command.ts
function spawnable(program, args, platform, shell) {
  if (platform !== "win32" || !BATCH.test(program)) return { file: program, args, isVerbatim: false };
  const words2 = [escaped(`"${program}"`), ...args.map((argument) => escaped(escaped(quoted(argument))))];
  return { file: shell ?? "cmd.exe", args: ["/d", "/s", "/c", `"${words2.join(" ")}"`], isVerbatim: true };
}
function quoted(argument) {
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
}
function escaped(text2) {
  return text2.replaceAll(META, "^$&");
}
var META, BATCH;
var init_windows_command = __esm({
  "core/windows-command.ts"() {
    "use strict";
    META = /[()[\]%!^"`<>&|;, *?]/g;
    BATCH = /\.(?:cmd|bat)$/i;
  }
});

// io/codex/app-server.ts
function withText({ bytes, tail }, text2) {
  return { bytes: bytes + Buffer.byteLength(text2), tail: (tail + text2).slice(-MOST_TAIL) };
}
function startAppServer(path, cwd, env, listener) {
  try {
    const { file, args, isVerbatim } = spawnable(path, ["app-server"], process.platform, env["ComSpec"]);
    const options = { cwd, env: { ...env }, windowsHide: true, windowsVerbatimArguments: isVerbatim };
    return converse((0, import_node_child_process2.spawn)(file, args, { ...options, stdio: ["pipe", "pipe", "pipe"] }), listener);
  } catch (error) {
    return unstarted(errorCode(error) ?? "unknown");
  }
}
function unstarted(startError) {
  return {
    pid: null,
    exited: Promise.resolve({ code: null, signal: null, signalNumber: 0, startError }),
    stdout: () => ({ bytes: 0, tail: "" }),
    request: () => Promise.reject(endedError()),
    notify() {
    },
    close: () => Promise.resolve()
  };
}
function endedError() {
  return new RequestError("exited", "Codex ended before it answered");
}
function converse(child, listener) {
  const pending = /* @__PURE__ */ new Map();
  let lastId = 0;
  let isOver2 = false;
  const exited = exitOf(child).then((exit2) => {
    isOver2 = true;
    for (const waiting of pending.values()) waiting.reject(endedError());
    pending.clear();
    return exit2;
  });
  child.stdin.on("error", () => {
  });
  child.stderr.setEncoding("utf8").on("data", (text2) => listener.onStderr(text2));
  let stdout = { bytes: 0, tail: "" };
  readLines(child.stdout, (line3) => {
    const name2 = receive(line3, child.stdin, pending, listener);
    stdout = { bytes: stdout.bytes + Buffer.byteLength(line3) + 1, tail: withText(stdout, `${name2}
`).tail };
  });
  return {
    pid: child.pid ?? null,
    exited,
    stdout: () => stdout,
    request(method, params, deadlineMs) {
      if (isOver2) return Promise.reject(endedError());
      const id = ++lastId;
      return new Promise((resolve6, reject) => {
        const timer = setTimeout(() => {
          pending.delete(id);
          reject(new RequestError("deadline", `Codex did not answer "${method}" within ${deadlineMs / 1e3} s`));
        }, deadlineMs);
        const settle = (then) => (value) => {
          clearTimeout(timer);
          then(value);
        };
        pending.set(id, { resolve: settle(resolve6), reject: settle(reject) });
        send4(child.stdin, { id, method, params });
      });
    },
    notify: (method) => send4(child.stdin, { method }),
    async close(limitMs, meanwhile = () => {
    }) {
      child.stdin.end(meanwhile);
      const impatient = setTimeout(() => child.kill("SIGKILL"), limitMs);
      await exited;
      clearTimeout(impatient);
    }
  };
}
function receive(line3, input, pending, listener) {
  const message = decodeIncoming(parseJson(line3));
  switch (message.kind) {
    case "reply":
      take(pending, message.id)?.resolve(message.result);
      return message.kind;
    case "error_reply":
      take(pending, message.id)?.reject(new RequestError("refused", message.message));
      return message.kind;
    case "request":
      send4(input, { id: message.id, ...answerServerRequest(message.method) });
      listener.onServerRequest(message.method);
      return message.method;
    case "notification":
      listener.onNotification(message.method, message.params);
      return message.method;
    case "unreadable":
      if (line3.trim() !== "") listener.onStderr(`unreadable line of ${line3.length} characters on stdout
`);
      return message.kind;
  }
}
function take(pending, id) {
  const found = pending.get(id);
  pending.delete(id);
  return found;
}
function send4(input, message) {
  if (input.writable) input.write(`${JSON.stringify(message)}
`);
}
function exitOf(child) {
  return new Promise((resolve6) => {
    child.once("error", (error) => {
      if (child.pid === void 0)
        resolve6({ code: null, signal: null, signalNumber: 0, startError: error.code ?? "unknown" });
    });
    child.once("exit", (code, signal) => {
      const settle = () => resolve6(exitWith(code, signal));
      child.once("close", settle);
      setTimeout(settle, DRAIN_MS).unref();
    });
  });
}
function exitWith(code, signal) {
  return { code, signal, signalNumber: signal === null ? 0 : import_node_os4.constants.signals[signal], startError: null };
}
function readLines(stream, onLine) {
  let rest = "";
  stream.setEncoding("utf8").on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line3 of lines) onLine(line3);
  });
  stream.on("end", () => rest !== "" && onLine(rest));
}
var import_node_child_process2, import_node_os4, RequestError, DRAIN_MS, MOST_TAIL;
var init_app_server = __esm({
  "io/codex/app-server.ts"() {
    "use strict";
    import_node_child_process2 = require("node:child_process");
    import_node_os4 = require("node:os");
    init_messages();
    init_server_requests();
    init_json();
    init_windows_command();
    init_files();
    RequestError = class extends Error {
      reason;
      constructor(cause, message) {
        super(message);
        this.reason = cause;
      }
    };
    DRAIN_MS = 250;
    MOST_TAIL = 8e3;
  }
});

// core/version.ts
var VERSION2;
var init_version = __esm({
  "core/version.ts"() {
    "use strict";
    VERSION2 = "0.1.0";
  }
});

// io/codex/client-info.ts
var CLIENT_INFO;
var init_client_info = __esm({
  "io/codex/client-info.ts"() {
    "use strict";
    init_version();
    CLIENT_INFO = { name: "codex_companion", title: "codex-companion", version: VERSION2 };
  }
});

// io/codex/threads.ts
async function readStoredTurn(codex2, env, cwd, turn, deadlineMs) {
  const own = codex2.home === null ? env : { ...env, CODEX_HOME: codex2.home };
  const server = startAppServer(codex2.path, cwd, own, { onNotification() {
  }, onServerRequest() {
  }, onStderr() {
  } });
  try {
    await server.request(
      "initialize",
      { clientInfo: CLIENT_INFO, capabilities: { experimentalApi: true } },
      deadlineMs
    );
    server.notify("initialized");
    const reply = await server.request("thread/read", { threadId: turn.threadId, includeTurns: true }, deadlineMs);
    const stored = decodeTurns(objectField(reply, "thread") ?? {}).find(({ id }) => id === turn.turnId);
    return stored === void 0 ? null : { status: stored.status, message: stored.message };
  } catch {
    return null;
  } finally {
    await server.close(deadlineMs);
  }
}
var init_threads = __esm({
  "io/codex/threads.ts"() {
    "use strict";
    init_messages();
    init_json();
    init_app_server();
    init_client_info();
  }
});

// core/outcome/git-run.ts
function mostCommitsOf({ commands, exitCode: exitCode2 }) {
  if (commands.some((name2) => ANY_NUMBER.has(name2))) return Number.POSITIVE_INFINITY;
  return (exitCode2 ?? 0) === 0 && commands.some((name2) => ONE_EACH2.has(name2)) ? 1 : 0;
}
function decodeGitRun(text2) {
  const events = text2.split("\n").flatMap(eventOf);
  const named2 = (name2) => events.filter((event) => stringField(event, "event") === name2);
  const startedAtMs = timeOf(named2("start")[0]);
  const worktree = named2("def_repo").flatMap((event) => stringField(event, "worktree") ?? [])[0];
  if (startedAtMs === null || worktree === void 0) return null;
  const end2 = named2("exit").at(-1);
  return {
    commands: named2("cmd_name").flatMap((event) => stringField(event, "name") ?? []),
    worktree,
    startedAtMs,
    completedAtMs: timeOf(end2),
    exitCode: end2 === void 0 ? null : numberField(end2, "code")
  };
}
function eventOf(line3) {
  const event = asObject(parseJson(line3));
  return event === null ? [] : [event];
}
function timeOf(event) {
  const atMs = Date.parse((event && stringField(event, "time")) ?? "");
  return Number.isNaN(atMs) ? null : atMs;
}
var ONE_EACH2, ANY_NUMBER;
var init_git_run = __esm({
  "core/outcome/git-run.ts"() {
    "use strict";
    init_json();
    ONE_EACH2 = /* @__PURE__ */ new Set(["commit", "commit-tree", "merge"]);
    ANY_NUMBER = /* @__PURE__ */ new Set([
      "am",
      "cherry-pick",
      "citool",
      "fast-import",
      "filter-branch",
      "pull",
      "rebase",
      "revert",
      "subtree"
    ]);
  }
});

// io/git-witness.ts
function readGitWitness(folder) {
  if (folder === null || !isOwnFolder(folder)) return [];
  const names = namesIn2(folder);
  return names.length > MOST_FILES ? [] : names.flatMap((name2) => readRun((0, import_node_path15.join)(folder, name2)) ?? []);
}
function removeGitWitness(env, id, noted) {
  const folder = noted !== null && (0, import_node_path15.basename)(noted) === nameFor(id) ? noted : witnessFolder(env, id);
  try {
    (0, import_node_fs17.rmSync)(folder, { recursive: true, force: true });
  } catch {
  }
}
function witnessFolder(env, id) {
  const temporary = env["TMPDIR"] || (process.platform === "win32" ? (0, import_node_os5.tmpdir)() : "/tmp");
  return (0, import_node_path15.join)(realPath(temporary), nameFor(id));
}
function nameFor(id) {
  return `codex-companion-git-${id}`;
}
function isOwnFolder(folder) {
  const stats = (0, import_node_fs17.lstatSync)(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && (process.getuid === void 0 || stats.uid === process.getuid());
}
function namesIn2(folder) {
  let entries = null;
  const names = [];
  try {
    entries = (0, import_node_fs17.opendirSync)(folder);
    for (let entry = entries.readSync(); entry !== null && names.length <= MOST_FILES; entry = entries.readSync()) {
      names.push(entry.name);
    }
    return names;
  } catch {
    return [];
  } finally {
    entries?.closeSync();
  }
}
function readRun(path) {
  let file = null;
  try {
    file = (0, import_node_fs17.openSync)(path, import_node_fs17.constants.O_RDONLY | (import_node_fs17.constants.O_NOFOLLOW ?? 0) | (import_node_fs17.constants.O_NONBLOCK ?? 0));
    const stats = (0, import_node_fs17.fstatSync)(file);
    if (!stats.isFile() || stats.size > MOST_BYTES) return null;
    const bytes = Buffer.alloc(stats.size);
    return decodeGitRun(bytes.toString("utf8", 0, (0, import_node_fs17.readSync)(file, bytes, 0, stats.size, 0)));
  } catch {
    return null;
  } finally {
    if (file !== null) (0, import_node_fs17.closeSync)(file);
  }
}
var import_node_fs17, import_node_os5, import_node_path15, MOST_FILES, MOST_BYTES;
var init_git_witness = __esm({
  "io/git-witness.ts"() {
    "use strict";
    import_node_fs17 = require("node:fs");
    import_node_os5 = require("node:os");
    import_node_path15 = require("node:path");
    init_git_run();
    init_home();
    MOST_FILES = 2e3;
    MOST_BYTES = 256 * 1024;
  }
});

// io/mount-points.ts
function removeMountPoints(paths) {
  const left = paths.filter((path) => (0, import_node_fs18.lstatSync)(path, { throwIfNoEntry: false })?.isDirectory());
  if (left.length === 0) return;
  const commandLines = readCommandLines();
  for (const path of left) {
    const isInUse = commandLines.some((line3) => line3.includes(`\0${path}\0`) || line3.includes(`"${path}"`));
    if (!isInUse) removeIfEmpty(path);
  }
}
function removeIfEmpty(folder) {
  try {
    (0, import_node_fs18.rmdirSync)(folder);
  } catch {
  }
}
function readCommandLines() {
  const pids = (0, import_node_fs18.readdirSync)("/proc").filter((name2) => /^\d+$/.test(name2));
  return pids.map((pid) => {
    try {
      return (0, import_node_fs18.readFileSync)(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return "";
    }
  });
}
var import_node_fs18, MOUNT_POINT_NAMES;
var init_mount_points = __esm({
  "io/mount-points.ts"() {
    "use strict";
    import_node_fs18 = require("node:fs");
    MOUNT_POINT_NAMES = [".agents", ".aws", ".codex", ".git"];
  }
});

// io/process/kill.ts
async function killJobProcesses(request2, means = {}) {
  const { platform = thisPlatform, forceLimitMs = FORCE_LIMIT_MS } = means;
  const look = startSearch(request2, platform);
  const asked = /* @__PURE__ */ new Set();
  const first = look();
  if (first.found.length === 0) return { wasNeeded: false, survivors: [] };
  ask2(first);
  const isOver2 = await pursue(look, ask2, request2.graceMs) || await pursue(look, (findings) => freezeAndKill(findings, look, platform), forceLimitMs);
  return { wasNeeded: true, survivors: isOver2 ? [] : look().found.map(({ pid }) => pid) };
  function ask2({ found }) {
    platform.send(found.filter(isNewTo(asked)), [], "terminate");
    for (const entry of found) asked.add(keyOf(entry));
  }
}
async function pursue(look, act, limitMs) {
  const deadline = performance.now() + limitMs;
  let pauseMs = FIRST_PAUSE_MS;
  for (let quietLooks = 0; performance.now() < deadline; ) {
    const findings = look();
    const isQuiet = findings.found.length === 0;
    quietLooks = isQuiet ? quietLooks + 1 : 0;
    if (quietLooks === 2) return true;
    if (!isQuiet) act(findings);
    pauseMs = isQuiet ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    await (0, import_promises.setTimeout)(Math.max(0, Math.min(pauseMs, deadline - performance.now())));
  }
  return false;
}
function freezeAndKill(first, look, platform) {
  const known = /* @__PURE__ */ new Map();
  const groups = /* @__PURE__ */ new Set();
  let findings = first;
  for (let freezes = 0; freezes < FREEZES; freezes++) {
    const fresh = findings.found.filter(isNewTo(known));
    if (fresh.length === 0) break;
    for (const entry of fresh) known.set(keyOf(entry), entry);
    for (const group of findings.groups) groups.add(group);
    platform.send(fresh, findings.groups, "freeze");
    findings = look();
  }
  platform.send([...known.values()], [...groups], "kill");
}
function isNewTo(known) {
  return (entry) => !known.has(keyOf(entry));
}
var import_promises, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, FORCE_LIMIT_MS, FREEZES;
var init_kill = __esm({
  "io/process/kill.ts"() {
    "use strict";
    import_promises = require("node:timers/promises");
    init_find();
    init_this_platform();
    FIRST_PAUSE_MS = 5;
    LONGEST_PAUSE_MS = 250;
    FORCE_LIMIT_MS = 5e3;
    FREEZES = 10;
  }
});

// core/outcome/grade.ts
function gradeCommits(commits, witnesses2) {
  const shown = shownCommits(commits, witnesses2);
  const witnessed = witnessedCommits(commits, witnesses2);
  return commits.map((commit) => ({ of: commit, grade: gradeCommit(commit, shown, witnessed, witnesses2) }));
}
function gradeCommit(commit, shown, witnessed, witnesses2) {
  if (isNamed(commit, witnesses2.commands)) return "accounted";
  if (isForeign(commit, witnesses2)) return "foreign";
  if (shown.has(commit)) return "accounted";
  if (witnessed.has(commit)) return "witnessed";
  return commit.isElsewhere || witnesses2.mayCommit === false ? "foreign" : "open";
}
function gradePath({ path, changedAtMs }, witnesses2) {
  if (witnesses2.itemPaths.has(path)) return "accounted";
  if (witnesses2.mayWrite === false) return "foreign";
  if (witnesses2.otherJobs.isPresent) return "open";
  const isLikely = witnesses2.commands.some((command12) => changedAtMs === null || isRunningAt(command12, changedAtMs));
  return isLikely ? "likely" : "open";
}
function isNamed({ sha }, commands) {
  return commands.some(({ commits }) => commits.some((start2) => sha.startsWith(start2)));
}
function isOlder2({ committedAtMs }, { startedAtMs }) {
  return startedAtMs !== null && committedAtMs + 1e3 <= startedAtMs;
}
function isForeign(commit, witnesses2) {
  return witnesses2.otherJobs.commits.has(commit.sha) || isOlder2(commit, witnesses2);
}
function witnessedCommits(commits, witnesses2) {
  if (witnesses2.mayCommit === false || witnesses2.otherJobs.isPresent) return /* @__PURE__ */ new Set();
  const runs = witnesses2.gitRuns.map((run) => ({ run, most: mostCommitsOf(run) }));
  return fittingCommits(
    commits.filter((commit) => !isForeign(commit, witnesses2)),
    runs.filter(({ most }) => most > 0)
  );
}
function shownCommits(commits, witnesses2) {
  const runs = witnesses2.commands.filter(({ exitCode: exitCode2 }) => exitCode2 === 0 || witnesses2.mayCommit === true).map((run) => ({ run, most: mostCommits(run.command) - run.commits.length })).filter(({ most }) => most > 0);
  return fittingCommits(
    commits.filter((commit) => !isNamed(commit, witnesses2.commands) && !isForeign(commit, witnesses2)),
    runs
  );
}
function fittingCommits(commits, runs) {
  const left = new Set(commits);
  const fitting = /* @__PURE__ */ new Set();
  for (const commit of left) {
    const group = together(commit, left, runs);
    for (const each of group.commits) left.delete(each);
    if (group.commits.length > group.most) continue;
    for (const each of group.commits) fitting.add(each);
  }
  return fitting;
}
function together(commit, commits, runs) {
  let group = [commit];
  for (; ; ) {
    const running = runs.filter(({ run }) => group.some((each) => isWithin(each, run)));
    const wider = [...commits].filter((each) => each === commit || running.some(({ run }) => isWithin(each, run)));
    if (wider.length === group.length) {
      return { commits: group, most: running.reduce((sum2, { most }) => sum2 + most, 0) };
    }
    group = wider;
  }
}
function isWithin({ committedAtMs }, run) {
  return isRunningInSecond(run, committedAtMs);
}
var init_grade = __esm({
  "core/outcome/grade.ts"() {
    "use strict";
    init_command_run();
    init_git_run();
  }
});

// core/outcome/claim.ts
function claimWork(commits, paths, witnesses2) {
  const commitGrades = gradeCommits(commits, witnesses2);
  const pathGrades = paths.map((path) => ({ of: path.path, grade: gradePath(path, witnesses2) }));
  const certain = having(commitGrades, "accounted", "witnessed");
  const open = having(commitGrades, "open");
  const sure = having(pathGrades, "accounted", "likely");
  const hasOwnPaths = sure.length > 0 || pathsNamedIn(open, witnesses2).length > 0;
  const made = certain.length > 0 ? certain : hasOwnPaths && isDoubtful(witnesses2) ? [] : open;
  const changed = certain.length > 0 || sure.length > 0 ? sure : having(pathGrades, "open");
  const commitsMeanwhile = without(commits, made);
  const taken = pathsNamedIn(commitsMeanwhile, witnesses2);
  const grades = made.length > 0 ? gradesOf(commitGrades, made) : [...gradesOf(pathGrades, changed), ...taken.map(() => "accounted")];
  const claimed = [.../* @__PURE__ */ new Set([...changed, ...taken])];
  return {
    commits: made,
    paths: claimed,
    attribution: attribute(grades, witnesses2),
    commitsMeanwhile,
    pathsMeanwhile: without(
      paths.map(({ path }) => path),
      claimed
    )
  };
}
function pathsNamedIn(commits, { itemPaths }) {
  return commits.flatMap(({ paths }) => paths.filter((path) => itemPaths.has(path)));
}
function having(graded, ...grades) {
  return graded.filter(({ grade }) => grades.includes(grade)).map(({ of }) => of);
}
function gradesOf(graded, claimed) {
  const wanted = new Set(claimed);
  return graded.filter(({ of }) => wanted.has(of)).map(({ grade }) => grade);
}
function without(all, claimed) {
  const known = new Set(claimed);
  return all.filter((each) => !known.has(each));
}
function attribute(grades, witnesses2) {
  if (grades.length === 0) return "git_only";
  if (grades.every((grade) => grade === "accounted")) return "codex_items";
  if (grades.every((grade) => grade === "accounted" || grade === "witnessed")) return "witnessed";
  return grades.includes("open") && isDoubtful(witnesses2) ? "ambiguous" : "git_only";
}
function isDoubtful({ otherJobs, commands }) {
  return otherJobs.isPresent || commands.length > 0;
}
var init_claim = __esm({
  "core/outcome/claim.ts"() {
    "use strict";
    init_grade();
  }
});

// core/outcome/evidence.ts
function evidenceBetween(before, after, history, witnesses2, unseen = []) {
  const { made, unpushed } = history;
  const committed = new Set(made.flatMap(({ paths }) => paths));
  const changed = [...changedPaths(before, after, committed), ...unseen.map((path) => ({ path, changedAtMs: null }))];
  const itemPaths = /* @__PURE__ */ new Set([...witnesses2.itemPaths, ...unseen]);
  const claim2 = claimWork(made, changed, { ...witnesses2, itemPaths });
  const committedByOthers = claim2.commitsMeanwhile.flatMap(({ paths }) => paths);
  const files = /* @__PURE__ */ new Set([...claim2.commits.flatMap(({ paths }) => paths), ...claim2.paths]);
  const dirty = new Set(after.dirty.map(({ path }) => path));
  const filesMeanwhile = new Set([...committedByOthers, ...claim2.pathsMeanwhile].filter((path) => !files.has(path)));
  const rewritten = claim2.commits.filter(({ isRewritten }) => isRewritten).length;
  const others = { commits: claim2.commitsMeanwhile.length, files: filesMeanwhile.size };
  return {
    repository: after.repository,
    head_before: before.head,
    head_after: after.head,
    commits: claim2.commits.map(({ sha, subject }) => ({ sha, subject })),
    pushed: claim2.commits.length > 0 && unpushed !== null && claim2.commits.every(({ sha }) => !unpushed.has(sha)),
    files_changed: [...files].sort(),
    uncommitted: claim2.paths.some((path) => dirty.has(path)),
    attribution: claim2.attribution,
    ...claim2.commits.length > 0 && hasRemote(before, after) ? { remote: true } : {},
    ...hasSwitched(before, after) ? { branch_before: before.branch, branch_after: after.branch } : {},
    ...rewritten > 0 ? { rewritten } : {},
    ...history.dropped > 0 ? { dropped: history.dropped } : {},
    ...others.commits + others.files > 0 ? { meanwhile: others } : {}
  };
}
function hasSwitched(before, after) {
  const isKnown = before.head !== null && before.branches !== null;
  return isKnown && before.branch !== after.branch;
}
function hasRemote(before, after) {
  return [before, after].some(({ branches }) => (branches?.remote ?? []).length > 0);
}
function toldPaths(before, after, { made }) {
  const committed = made.flatMap(({ paths }) => paths);
  return /* @__PURE__ */ new Set([...committed, ...changedPaths(before, after, new Set(committed)).map(({ path }) => path)]);
}
function changedPaths(before, after, committed) {
  const known = new Set(before.dirty.map(({ path, print }) => `${path}\0${print}`));
  const touched = after.dirty.filter(({ path, print }) => !known.has(`${path}\0${print}`));
  const dirty = new Set(after.dirty.map(({ path }) => path));
  const putBack = before.dirty.filter(({ path }) => !dirty.has(path) && !committed.has(path));
  return [...touched, ...putBack.map(({ path }) => ({ path, changedAtMs: null }))];
}
function evidenceWithoutRepository(itemPaths) {
  const files = [...new Set(itemPaths)].sort();
  return {
    repository: null,
    head_before: null,
    head_after: null,
    commits: [],
    pushed: false,
    files_changed: files,
    uncommitted: files.length > 0,
    attribution: "codex_items"
  };
}
var init_evidence = __esm({
  "core/outcome/evidence.ts"() {
    "use strict";
    init_claim();
  }
});

// core/outcome/reasons.ts
function goneReason(folder) {
  return `the folder ${named(folder)}, which was removed, renamed or replaced while the job ran`;
}
function gitReason(why) {
  return `the repository, because ${why}`;
}
function youngReason(paths, hasRepository2) {
  const why = hasRepository2 ? "of which Git does not tell" : "and there is no repository to tell how";
  return `what changed in ${paths.map(named).join(", ")} after the turn had begun, ${why}`;
}
function listReason(folder) {
  return `what was added to ${named(folder)} or removed from it after the turn had begun`;
}
function unreadReason(paths) {
  return `what lies in ${paths.map(named).join(", ")}, which may be written but not read`;
}
function limitReason(path, limitMs) {
  return `what comes after ${named(path)}: a look takes ${limitMs / 1e3} s at most`;
}
function unconfinedReason(folder) {
  return `all that lies outside of ${named(folder)}, where no sandbox kept Codex from writing`;
}
function named(path) {
  return JSON.stringify(oneLine(printable(path), 120));
}
var TOOLS_REASON, CLOCK_REASON;
var init_reasons = __esm({
  "core/outcome/reasons.ts"() {
    "use strict";
    init_text();
    TOOLS_REASON = "what tools of MCP servers did, which run outside of the sandbox";
    CLOCK_REASON = "what changed while the system's clock was set back";
  }
});

// io/git.ts
function askGit(place, args, input = "") {
  const { root, env, limitMs = LIMIT_MS2 } = place;
  return new Promise((resolve6) => {
    const child = (0, import_node_child_process3.spawn)("git", ["-C", root, ...SETTINGS, ...args], {
      env: gitEnvironment(env),
      stdio: [input === "" ? "ignore" : "pipe", "pipe", "ignore"],
      windowsHide: true
    });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text2) => {
      output += text2;
      if (output.length > MOST_OUTPUT) child.kill("SIGKILL");
    });
    const stopTimer = startTimer(limitMs, () => {
      child.kill("SIGKILL");
      child.stdout?.destroy();
      child.unref();
      resolve6(null);
    });
    const settle = (answer) => {
      stopTimer();
      resolve6(answer);
    };
    child.on("error", () => settle(null));
    child.on("close", (code) => settle(code === 0 ? output : null));
    child.stdin?.on("error", () => {
    });
    child.stdin?.end(input);
  });
}
function gitEnvironment(env) {
  const kept = Object.entries(env).filter(([name2]) => !ASTRAY.has(name2));
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" };
}
var import_node_child_process3, SETTINGS, MOST_OUTPUT, LIMIT_MS2, ASTRAY;
var init_git = __esm({
  "io/git.ts"() {
    "use strict";
    import_node_child_process3 = require("node:child_process");
    init_timer();
    SETTINGS = [
      "core.quotePath=false",
      "core.fsmonitor=false",
      "log.showRoot=true",
      "log.showSignature=false",
      "i18n.logOutputEncoding=UTF-8",
      "protocol.allow=never"
    ].flatMap((setting) => ["-c", setting]);
    MOST_OUTPUT = 256 * 1024 * 1024;
    LIMIT_MS2 = 6e4;
    ASTRAY = /* @__PURE__ */ new Set([
      "GIT_ALTERNATE_OBJECT_DIRECTORIES",
      "GIT_CEILING_DIRECTORIES",
      "GIT_COMMON_DIR",
      "GIT_CONFIG",
      "GIT_CONFIG_COUNT",
      "GIT_CONFIG_PARAMETERS",
      "GIT_DIR",
      "GIT_GRAFT_FILE",
      "GIT_IMPLICIT_WORK_TREE",
      "GIT_INDEX_FILE",
      "GIT_NAMESPACE",
      "GIT_NO_REPLACE_OBJECTS",
      "GIT_OBJECT_DIRECTORY",
      "GIT_PREFIX",
      "GIT_REPLACE_REF_BASE",
      "GIT_SHALLOW_FILE",
      "GIT_WORK_TREE"
    ]);
  }
});

// io/git-history.ts
async function historyBetween(place, before, after) {
  const walks = walksBetween(before, after);
  const [made, elsewhere, lost, unpushed] = await Promise.all([
    readCommits(place, walks.made),
    readCommits(place, walks.elsewhere),
    readCommits(place, walks.lost),
    walks.unpushed === null ? null : readShas(place, walks.unpushed)
  ]);
  const madeAnew = new Set([...made, ...elsewhere].map(({ origin }) => origin));
  return {
    made: [
      ...elsewhere.map((commit) => madeCommit(commit, lost, true)),
      ...made.map((commit) => madeCommit(commit, lost, false))
    ],
    dropped: lost.filter(({ origin }) => !madeAnew.has(origin)).length,
    unpushed
  };
}
function madeCommit(commit, lost, isElsewhere) {
  const { sha, subject, committedAtMs, origin, changes } = commit;
  const isRewritten = lost.some((earlier2) => earlier2.origin === origin);
  const earlier = new Set(isRewritten ? lost.flatMap((each) => each.changes.map(keyOf2)) : []);
  const paths = changes.filter((change) => !earlier.has(keyOf2(change))).map(({ path }) => path);
  return { sha, subject, committedAtMs, paths, isElsewhere, isRewritten };
}
function keyOf2({ path, object }) {
  return `${object} ${path}`;
}
async function readCommits(place, range) {
  if (range.from.length === 0) return [];
  return parseLog(await askGit(place, [...LOG, ...WALK], linesOf(range)) ?? "");
}
async function readShas(place, range) {
  if (range.from.length === 0) return /* @__PURE__ */ new Set();
  const output = await askGit(place, ["rev-list", ...WALK], linesOf(range));
  return output === null ? null : new Set(output.split("\n"));
}
function linesOf({ from, without: without2 }) {
  return [...from, ...without2.map((sha) => `^${sha}`)].map((line3) => `${line3}
`).join("");
}
function parseLog(output) {
  const commits = [];
  const tokens = output.split("\0").values();
  for (const token of tokens) {
    const [, sha, seconds, origin, subject] = HEADER.exec(token) ?? [];
    if (sha !== void 0 && origin !== void 0 && subject !== void 0) {
      commits.push({ sha, subject, committedAtMs: Number(seconds) * 1e3, origin, changes: [] });
    }
    const change = token.trimStart();
    if (!change.startsWith(":")) continue;
    commits.at(-1)?.changes.push({ object: change.split(" ").at(-2) ?? "", path: tokens.next().value ?? "" });
  }
  return commits;
}
var MOST_COMMITS, WALK, LOG, HEADER;
var init_git_history = __esm({
  "io/git-history.ts"() {
    "use strict";
    init_snapshot();
    init_git();
    MOST_COMMITS = 1e3;
    WALK = ["--ignore-missing", "--stdin"];
    LOG = [
      ...["log", "--reverse", `--max-count=${MOST_COMMITS}`, "-z", "--format=%x01%H %ct %at %ae%x02%s"],
      ...["-c", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none"]
      // Of a merge, only what differs from all parents.
    ];
    HEADER = /^\u0001([0-9a-f]+) (\d+) (.*?)\u0002([\s\S]*)$/;
  }
});

// io/git-remote.ts
function namesRemote(gitFolder) {
  let file = null;
  try {
    file = (0, import_node_fs19.openSync)((0, import_node_path16.join)(gitFolder, "config"), import_node_fs19.constants.O_RDONLY | (import_node_fs19.constants.O_NONBLOCK ?? 0));
    const stats = (0, import_node_fs19.fstatSync)(file);
    if (!stats.isFile()) return false;
    const bytes = Buffer.alloc(Math.min(stats.size, MOST_BYTES2));
    return /^\s*\[remote\s+"/im.test(bytes.toString("utf8", 0, (0, import_node_fs19.readSync)(file, bytes, 0, bytes.length, 0)));
  } catch {
    return false;
  } finally {
    if (file !== null) (0, import_node_fs19.closeSync)(file);
  }
}
var import_node_fs19, import_node_path16, MOST_BYTES2;
var init_git_remote = __esm({
  "io/git-remote.ts"() {
    "use strict";
    import_node_fs19 = require("node:fs");
    import_node_path16 = require("node:path");
    MOST_BYTES2 = 1024 * 1024;
  }
});

// io/git-snapshot.ts
async function takeSnapshot(place) {
  const takenAtMs = Date.now();
  const [status, branches] = await Promise.all([askGit(place, STATUS), askGit(place, BRANCHES)]);
  if (status === null) return null;
  const entries = status.split("\0").filter((entry) => entry !== "");
  const head = header(entries, "oid");
  const branch = header(entries, "head");
  return {
    repository: place.root,
    head: head === "(initial)" ? null : head,
    branch: branch === "(detached)" ? null : branch,
    branches: branches === null ? null : parseBranches(branches),
    dirty: await dirtyPaths(place, entries),
    takenAtMs
  };
}
function header(entries, name2) {
  const start2 = `# branch.${name2} `;
  return entries.find((entry) => entry.startsWith(start2))?.slice(start2.length) ?? null;
}
async function dirtyPaths(place, entries) {
  const paths = await Promise.all(entries.map((entry) => dirtyPath(place, entry)));
  return paths.filter((path) => path !== null);
}
async function dirtyPath(place, entry) {
  const fields = { "1": 8, u: 10, "?": 1 }[entry[0] ?? ""];
  if (fields === void 0) return null;
  const parts2 = entry.split(" ");
  const path = parts2.slice(fields).join(" ");
  const status = parts2.slice(0, fields).join(" ");
  const stats = statsOf((0, import_node_path17.join)(place.root, path));
  if (stats === null) return { path, print: `${status} gone`, changedAtMs: folderChangedAtMs(place.root, path) };
  const inner = /^S.(?:M|.U)/.test(parts2[2] ?? "") && fields > 1 ? await innerPrint(place, path) : "";
  const print = `${status} ${stats.size} ${stats.mtimeMs} ${stats.mode}${inner}`;
  return { path, print, changedAtMs: stats.isDirectory() ? null : stats.ctimeMs };
}
async function innerPrint(place, path) {
  const inner = { ...place, root: (0, import_node_path17.join)(place.root, path) };
  const status = await askGit(inner, STATUS);
  if (status === null) return "";
  const dirty = await dirtyPaths(
    inner,
    status.split("\0").filter((entry) => entry !== "")
  );
  return ` ${sha256(JSON.stringify(dirty.map(({ path: name2, print }) => [name2, print])))}`;
}
function folderChangedAtMs(root, path) {
  for (let folder = (0, import_node_path17.dirname)(path); ; folder = (0, import_node_path17.dirname)(folder)) {
    const stats = statsOf((0, import_node_path17.join)(root, folder));
    if (stats !== null || folder === ".") return stats?.mtimeMs ?? null;
  }
}
function statsOf(path) {
  try {
    return (0, import_node_fs20.lstatSync)(path);
  } catch {
    return null;
  }
}
function parseBranches(output) {
  const all = output.split("\n").flatMap((line3) => parseBranch(line3) ?? []);
  const below = (folder) => all.filter(({ name: name2 }) => name2.startsWith(folder));
  return { local: below("refs/heads/"), remote: below("refs/remotes/") };
}
function parseBranch(line3) {
  const [, sha, name2, worktree] = /^([0-9a-f]+) (\S+) ?(.*)$/.exec(line3) ?? [];
  if (sha === void 0 || name2 === void 0) return null;
  return { sha, name: name2, worktree: worktree === void 0 || worktree === "" ? null : worktree };
}
var import_node_fs20, import_node_path17, STATUS, BRANCHES;
var init_git_snapshot = __esm({
  "io/git-snapshot.ts"() {
    "use strict";
    import_node_fs20 = require("node:fs");
    import_node_path17 = require("node:path");
    init_sha256();
    init_git();
    STATUS = [
      "status",
      "--porcelain=v2",
      "--branch",
      "--no-ahead-behind",
      // To count commits is slow where branches are far apart.
      "-z",
      "--untracked-files=all",
      "--ignore-submodules=none",
      "--no-renames"
    ];
    BRANCHES = ["for-each-ref", "--format=%(objectname) %(refname) %(worktreepath)", "refs/heads", "refs/remotes"];
  }
});

// io/git-trouble.ts
function whyGitToldNothing(env, tookMs, limitMs) {
  if (!isGitOnPath(env)) return "no Git is on PATH";
  return tookMs >= limitMs ? `Git did not answer within ${limitMs / 1e3} s` : "Git could not tell its state";
}
function isGitOnPath(env) {
  const names = process.platform === "win32" ? ["git.exe", "git.cmd"] : ["git"];
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(import_node_path18.delimiter).filter((folder) => folder !== "");
  return folders.some((folder) => names.some((name2) => isExecutable2((0, import_node_path18.join)(folder, name2))));
}
function isExecutable2(path) {
  try {
    (0, import_node_fs21.accessSync)(path, import_node_fs21.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
var import_node_fs21, import_node_path18;
var init_git_trouble = __esm({
  "io/git-trouble.ts"() {
    "use strict";
    import_node_fs21 = require("node:fs");
    import_node_path18 = require("node:path");
  }
});

// io/young-entries.ts
function lookForYoung(request2) {
  const young = [];
  const unread = [];
  let stoppedAt = null;
  for (const { path, isYoung, isUnread } of walk(request2)) {
    if (isUnread && unread.length < MOST_NAMED) unread.push(path);
    if (isYoung) young.push(path);
    if (performance.now() > request2.deadlineMs) stoppedAt = path;
    if (young.length === MOST_NAMED || stoppedAt !== null) break;
  }
  return { young, unread, stoppedAt };
}
function* walk({ folder, sinceMs, without: without2 }) {
  const waiting = [folder];
  for (let next2 = waiting.pop(); next2 !== void 0; next2 = waiting.pop()) {
    const entries = entriesOf(next2);
    if (entries === null) yield { path: next2, isYoung: false, isUnread: isWritable(next2) };
    for (const entry of entries ?? []) {
      const path = (0, import_node_path19.join)(next2, entry.name);
      if (without2.has(path) || next2 === folder && isMountPoint(path, entry)) continue;
      yield { path, isYoung: isYounger(path, sinceMs), isUnread: false };
      if (entry.isDirectory()) waiting.push(path);
    }
  }
}
function entriesOf(folder) {
  try {
    return (0, import_node_fs22.readdirSync)(folder, { withFileTypes: true });
  } catch (error) {
    return ["ENOENT", "ENOTDIR"].includes(errorCode(error) ?? "") ? [] : null;
  }
}
function isWritable(folder) {
  try {
    (0, import_node_fs22.accessSync)(folder, import_node_fs22.constants.W_OK | import_node_fs22.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
function isMountPoint(path, entry) {
  return MOUNT_POINT_NAMES.includes(entry.name) && entry.isDirectory() && entriesOf(path)?.length === 0;
}
function isYounger(path, sinceMs) {
  const changedAtMs = lastChangeOf(path);
  if (changedAtMs === null) return true;
  return changedAtMs >= sinceMs - (changedAtMs % 1e3 === 0 ? COARSE_TICK_MS : TICK_MS);
}
function lastChangeOf(path) {
  try {
    return (0, import_node_fs22.lstatSync)(path).ctimeMs;
  } catch {
    return null;
  }
}
var import_node_fs22, import_node_path19, MOST_NAMED, TICK_MS, COARSE_TICK_MS;
var init_young_entries = __esm({
  "io/young-entries.ts"() {
    "use strict";
    import_node_fs22 = require("node:fs");
    import_node_path19 = require("node:path");
    init_files();
    init_mount_points();
    MOST_NAMED = 3;
    TICK_MS = 20;
    COARSE_TICK_MS = 2e3;
  }
});

// app/other-jobs.ts
function otherActiveJobs(context, id) {
  return listHints(context.home, "active").filter((other) => other !== id);
}
function otherJobsMeanwhile(context, { id, workspaceRoot }, since, worktrees) {
  const later = listHints(context.home, { workspaceRoot }).filter((other) => other > id);
  const ids = /* @__PURE__ */ new Set([...since.otherJobs, ...later, ...otherActiveJobs(context, id)]);
  const records = [...ids].flatMap((other) => {
    const read = readJob(context.home, other);
    return read.kind === "found" ? [read.record] : [];
  });
  const present = records.filter(
    (record2) => worktrees.has(record2.workspaceRoot) && hasWorkedSince(record2, since.takenAtMs)
  );
  return {
    isPresent: present.some(({ request: request2 }) => request2.write),
    commits: new Set(present.flatMap(accountedCommits))
  };
}
function hasWorkedSince(record2, sinceMs) {
  switch (record2.status) {
    case "queued":
      return false;
    case "running":
      return true;
    default:
      return record2.startedAt !== null && (sinceMs === null || Date.parse(record2.completedAt) >= sinceMs);
  }
}
function accountedCommits(record2) {
  const evidence2 = record2.status === "queued" || record2.status === "running" ? null : record2.evidence;
  return evidence2?.attribution === "codex_items" ? evidence2.commits.map(({ sha }) => sha) : [];
}
var init_other_jobs = __esm({
  "app/other-jobs.ts"() {
    "use strict";
    init_job_hints();
    init_job_store();
  }
});

// io/folder-print.ts
function lookAtFolder(path) {
  const stats = (0, import_node_fs23.lstatSync)(path, { bigint: true, throwIfNoEntry: false });
  if (!stats?.isDirectory()) return { path, identity: null, print: null };
  return { path, identity: `${stats.dev}:${stats.ino}`, print: printOf(path, stats.mode) };
}
function namesIn3(folder) {
  try {
    return (0, import_node_fs23.readdirSync)(folder);
  } catch {
    return [];
  }
}
function printOf(path, mode) {
  try {
    const names = (0, import_node_fs23.readdirSync)(path).filter((name2) => !MOUNT_POINT_NAMES.includes(name2));
    return sha256(JSON.stringify([mode.toString(8), names.sort()]));
  } catch {
    return null;
  }
}
var import_node_fs23;
var init_folder_print = __esm({
  "io/folder-print.ts"() {
    "use strict";
    import_node_fs23 = require("node:fs");
    init_sha256();
    init_mount_points();
  }
});

// app/worker-notes.ts
function limitFrom(context, variable, defaultMs) {
  const own = Number(context.env[variable] ?? "");
  return Number.isInteger(own) && own > 0 ? own : defaultMs;
}
var init_worker_notes = __esm({
  "app/worker-notes.ts"() {
    "use strict";
    init_redact();
    init_job_files();
    init_job_store();
  }
});

// app/places.ts
function goneFolder({ base }) {
  const gone = base.find(({ path, identity: identity2 }) => identity2 !== null && lookAtFolder(path).identity !== identity2);
  return gone?.path ?? null;
}
function isCertainlyIdle(places, { hasActed, hasCalledTools }) {
  return places === null || !hasActed || places.writable.length === 0 && !hasCalledTools;
}
function lookAgain(context, record2, places, acts) {
  if (places === null || isCertainlyIdle(places, acts)) return [];
  const tools = acts.hasCalledTools ? [TOOLS_REASON] : [];
  if (places.writable.length === 0) return tools;
  const clock = Date.now() < places.startedAtMs ? [CLOCK_REASON] : [];
  const beyond = places.isConfined ? [] : [unconfinedReason(record2.cwd)];
  return [...lookThrough(context, record2, places), ...clock, ...tools, ...beyond];
}
function lookThrough(context, record2, places) {
  const limitMs = limitFrom(context, "CODEX_COMPANION_LOOK_LIMIT_MS", DEFAULT_LIMIT_MS);
  const deadlineMs = performance.now() + limitMs;
  const reasonsIn = (folder, without2, before) => {
    const request2 = { folder, sinceMs: places.startedAtMs, without: new Set(without2), deadlineMs };
    const { young, unread, stoppedAt } = lookForYoung(request2);
    return [
      ...young.length > 0 ? [youngReason(young, hasRepository(folder))] : [],
      ...young.length === 0 && before !== null && isListedAnew(before) ? [listReason(folder)] : [],
      ...unread.length > 0 ? [unreadReason(unread)] : [],
      ...stoppedAt === null ? [] : [limitReason(stoppedAt, limitMs)]
    ];
  };
  return [
    ...places.writable.flatMap((before) => reasonsIn(before.path, pathsToSkip(context, record2, before.path), before)),
    ...places.gitFolders.flatMap((folder) => reasonsIn(folder, untellingIn(folder), null))
  ];
}
function isListedAnew({ path, identity: identity2, print }) {
  const after = lookAtFolder(path);
  return after.identity !== identity2 || after.print !== print;
}
function hasRepository(folder) {
  return findWorkspace(folder).gitFolders.length > 0;
}
function pathsToSkip(context, { workspaceRoot }, folder) {
  const temporary = ["/tmp", context.env["TMPDIR"] ?? ""].filter(import_node_path20.isAbsolute).map(realPath);
  const { root, gitFolders } = findWorkspace(workspaceRoot);
  return [...gitFolders, `${root}/.git`, realPath(context.home), ...temporary].filter((path) => isBelow(folder, path));
}
function untellingIn(gitFolder) {
  return namesIn3(gitFolder).flatMap((name2) => TELLING.has(name2) ? [] : (0, import_node_path20.join)(gitFolder, name2));
}
function isBelow(folder, path) {
  const below = (0, import_node_path20.relative)(folder, path);
  return below !== "" && !below.startsWith("..") && !(0, import_node_path20.isAbsolute)(below);
}
var import_node_path20, DEFAULT_LIMIT_MS, TELLING;
var init_places2 = __esm({
  "app/places.ts"() {
    "use strict";
    import_node_path20 = require("node:path");
    init_reasons();
    init_folder_print();
    init_home();
    init_job_files();
    init_workspace();
    init_young_entries();
    init_worker_notes();
    DEFAULT_LIMIT_MS = 2e3;
    TELLING = /* @__PURE__ */ new Set([
      ...["HEAD", "config", "config.worktree", "hooks", "info", "packed-refs", "refs", "reftable"]
    ]);
  }
});

// app/evidence.ts
async function gatherEvidence(context, record2, items) {
  const places = readPlaces(context.home, record2.id);
  const gone = places && goneFolder(places);
  if (gone !== null) return withReasons(evidenceWithoutRepository(items.changedPaths), [goneReason(gone)]);
  const evidence2 = await askRepository(context, record2, items, places);
  if (workWord(evidence2) !== "none") return evidence2;
  return withReasons(evidence2, lookAgain(context, record2, places, items));
}
function withReasons(evidence2, reasons) {
  if (reasons.length === 0) return evidence2;
  const hasWork = evidence2.commits.length + evidence2.files_changed.length > 0;
  const attribution2 = hasWork ? evidence2.attribution : "unknown";
  return { ...evidence2, attribution: attribution2, not_looked_at: [...evidence2.not_looked_at ?? [], ...reasons] };
}
async function askRepository(context, record2, items, places) {
  const baseline = readBaseline(context.home, record2.id);
  const before = baseline && snapshotBefore(record2, baseline);
  const place = before && placeOf(context, before.repository);
  const startedAtMs = performance.now();
  const after = place && await takeSnapshot(place);
  if (baseline === null || before === null || place === null || after === null) {
    const evidence2 = evidenceWithoutRepository(items.changedPaths);
    const hasAsked = baseline !== null && (before !== null || !baseline.isRepositoryAbsent);
    if (!hasAsked || isCertainlyIdle(places, items)) return evidence2;
    const took = place === null ? baseline.tookMs : performance.now() - startedAtMs;
    return withReasons(evidence2, [gitReason(whyGitToldNothing(context.env, took, gitLimitMs(context)))]);
  }
  const worktrees = worktreesOf(before, after);
  const others = otherJobsMeanwhile(context, record2, baseline, worktrees);
  const history = await historyBetween(place, before, after);
  const current2 = readJob(context.home, record2.id);
  const resolved2 = current2.kind === "found" ? current2.record : record2;
  const seen = witnesses(places?.witness ?? null, resolved2, before, worktrees, items, others, baseline);
  const unseen = await unseenPaths(place, items, toldPaths(before, after, history), baseline.takenAtMs);
  return withReasons(
    withRemote(evidenceBetween(before, after, history, seen, unseen), record2),
    isCertainlyIdle(places, items) ? [] : gapsOf(before, after, history)
  );
}
function withRemote(evidence2, { workspaceRoot }) {
  if (evidence2.commits.length === 0 || evidence2.remote === true) return evidence2;
  return findWorkspace(workspaceRoot).gitFolders.some(namesRemote) ? { ...evidence2, remote: true } : evidence2;
}
function gitLimitMs(context) {
  return limitFrom(context, "CODEX_COMPANION_GIT_LIMIT_MS", DEFAULT_GIT_LIMIT_MS);
}
function placeOf(context, root) {
  return { root, env: context.env, limitMs: gitLimitMs(context) };
}
function gapsOf(before, after, { made, dropped }) {
  if (before.branches === null || after.branches === null) return [gitReason("Git did not tell its branches")];
  const hasMoved = walksBetween(before, after).made.from.length > 0;
  return hasMoved && made.length + dropped === 0 ? [gitReason("a branch has moved, and Git told of no commit in between")] : [];
}
async function unseenPaths(place, { changedPaths: changedPaths2 }, told2, sinceMs) {
  const paths = [...new Set(changedPaths2)];
  const outside = paths.filter((path) => pathBelow(place.root, path) === null);
  const inside = paths.flatMap((path) => pathBelow(place.root, path) ?? []);
  const open = inside.filter((path) => !told2.has(path) && isYounger2((0, import_node_path21.join)(place.root, path), sinceMs));
  if (open.length === 0) return outside;
  const output = await askGit(place, ["--literal-pathspecs", "ls-files", "-z", "--", ...open]);
  const tracked = new Set((output ?? "").split("\0"));
  return [...outside, ...open.filter((path) => !tracked.has(path))];
}
function isYounger2(path, sinceMs) {
  const changedAtMs = lastChangeOf(path);
  return changedAtMs !== null && changedAtMs >= (sinceMs ?? 0);
}
function snapshotBefore({ cwd }, { snapshot, isRepositoryAbsent, takenAtMs }) {
  if (snapshot !== null || !isRepositoryAbsent || !isFolder2(cwd)) return snapshot;
  const { root, gitFolders } = findWorkspace(cwd);
  return gitFolders.length === 0 ? null : absentSnapshot(root, takenAtMs);
}
function worktreesOf(before, after) {
  const branches = [...before.branches?.local ?? [], ...after.branches?.local ?? []];
  return /* @__PURE__ */ new Set([before.repository, ...branches.flatMap(({ worktree }) => worktree ?? [])]);
}
function witnesses(witness, record2, before, worktrees, items, otherJobs, { isRepositoryAbsent }) {
  const isHere2 = (folder) => folder === null || [...worktrees].some((root) => pathBelow(root, folder) !== null);
  return {
    startedAtMs: before.takenAtMs,
    itemPaths: new Set(items.changedPaths.flatMap((path) => pathBelow(before.repository, path) ?? [])),
    commands: items.commands.filter(({ cwd }) => isHere2(cwd)),
    gitRuns: readGitWitness(witness).filter((run) => worktrees.has(realPath(run.worktree))).flatMap((run) => withinTurn(run, items)),
    ...powers(record2, items.hasCalledTools || isRepositoryAbsent),
    otherJobs
  };
}
function withinTurn(run, { commands, hasCalledTools }) {
  const { startedAtMs, completedAtMs } = run;
  if (commands.length === 0 || hasCalledTools) return [run];
  const command12 = commands.find((each) => startedAtMs !== null && isRunningAt(each, startedAtMs));
  if (command12 === void 0) return [];
  const ends = [completedAtMs, command12.completedAtMs].filter((end2) => end2 !== null);
  return [{ ...run, completedAtMs: ends.length === 0 ? null : Math.min(...ends) }];
}
function powers(record2, isUnbound) {
  const sandbox = record2.status === "queued" ? null : record2.resolved?.sandbox ?? null;
  const mayCommit = sandbox === "danger-full-access" || record2.request.allowCommit;
  switch (sandbox) {
    case "read-only":
      return isUnbound ? { mayWrite: null, mayCommit: null } : { mayWrite: false, mayCommit: false };
    case "workspace-write":
    case "danger-full-access":
      return { mayWrite: true, mayCommit: mayCommit ? true : isUnbound ? null : false };
    default:
      return { mayWrite: null, mayCommit: null };
  }
}
function pathBelow(root, path) {
  const below = (0, import_node_path21.isAbsolute)(path) ? (0, import_node_path21.relative)(root, path) : path;
  return below === ".." || /^\.\.[\\/]/.test(below) || (0, import_node_path21.isAbsolute)(below) ? null : below.replaceAll("\\", "/");
}
var import_node_path21, DEFAULT_GIT_LIMIT_MS;
var init_evidence2 = __esm({
  "app/evidence.ts"() {
    "use strict";
    import_node_path21 = require("node:path");
    init_command_run();
    init_evidence();
    init_reasons();
    init_snapshot();
    init_work();
    init_git();
    init_git_history();
    init_git_remote();
    init_git_snapshot();
    init_git_trouble();
    init_git_witness();
    init_home();
    init_job_files();
    init_job_store();
    init_mount_points();
    init_workspace();
    init_young_entries();
    init_other_jobs();
    init_places2();
    init_worker_notes();
    DEFAULT_GIT_LIMIT_MS = 6e4;
  }
});

// app/stop-job.ts
var stop_job_exports = {};
__export(stop_job_exports, {
  finishStop: () => finishStop,
  killAll: () => killAll
});
async function finishStop(context, record2, by) {
  const survivors = await killAll(record2);
  if (survivors.length === 0) removeMountPoints(readAbsentMountPoints(context.home, record2.id));
  const cause = record2.status === "queued" || record2.status === "running" ? record2.stopping?.cause : void 0;
  if (cause === void 0) return { record: record2, survivors };
  const recovered = cause === "worker_lost" && record2.status === "running" ? await recover(context, record2) : false;
  const evidence2 = record2.status === "running" ? await gatherEvidence(context, record2, UNSEEN_TURN) : null;
  removeGitWitness(context.env, record2.id, readPlaces(context.home, record2.id)?.witness ?? null);
  const result = publishEnd(context, record2.id, { by, cause, evidence: evidence2, ...ending(record2, cause, evidence2, recovered) });
  return { record: recordAfter(result), survivors };
}
async function killAll(record2) {
  const worker = record2.status === "queued" ? null : record2.worker;
  const { survivors } = await killJobProcesses({
    marks: recordMarks(record2),
    roots: worker === null ? [] : [worker],
    spare: [],
    graceMs: KILL_GRACE_MS
  });
  return survivors;
}
async function recover(context, record2) {
  const { codex: codex2, threadId, turnId } = record2;
  if (codex2 === null || threadId === null || turnId === null || !hasBaseline(context, record2)) return false;
  if (record2.request.verify !== null) return false;
  const stored = await readStoredTurn(
    codex2,
    context.env,
    record2.workspaceRoot,
    { threadId, turnId },
    STORED_TURN_LIMIT_MS
  );
  if (stored === null || stored.status !== "completed") return false;
  if (stored.message !== "" && readResult(context.home, record2.id) === null)
    writeResult(context.home, record2.id, stored.message);
  return true;
}
function hasBaseline(context, record2) {
  return readBefore(context.home, record2.id) !== null || findWorkspace(record2.workspaceRoot).gitFolders.length === 0;
}
function ending(record2, cause, evidence2, recovered) {
  const exit2 = (code, reason) => ({
    raw_exit_code: code,
    signal: null,
    exit_code: code,
    normalized: false,
    reason
  });
  if (cause === "cancel")
    return { outcome: { status: "cancelled" }, exit: record2.status === "queued" ? null : exit2(130, "cancelled") };
  if (record2.status === "queued") {
    const words3 = "No worker claimed the job in time.";
    return { outcome: { status: "failed", failure: failure("launch_failed", words3) }, exit: null };
  }
  if (cause === "timeout") {
    const words3 = "The job did not end within its limit, and its worker died while it was being stopped.";
    return { outcome: { status: "failed", failure: failure("timeout", words3) }, exit: exit2(124, words3) };
  }
  if (recovered)
    return {
      outcome: { status: "completed" },
      exit: exit2(0, "the worker was lost after Codex had stored the completed turn")
    };
  const left = workWord(evidence2) === "commits" ? " It left commits behind." : "";
  const words2 = `The worker died before the turn had ended.${left}`;
  return { outcome: { status: "failed", failure: failure("worker_lost", words2) }, exit: exit2(137, words2) };
}
var KILL_GRACE_MS, STORED_TURN_LIMIT_MS;
var init_stop_job = __esm({
  "app/stop-job.ts"() {
    "use strict";
    init_turn();
    init_kinds();
    init_marks();
    init_work();
    init_threads();
    init_git_witness();
    init_job_files();
    init_mount_points();
    init_kill();
    init_workspace();
    init_end_job();
    init_evidence2();
    KILL_GRACE_MS = 1e3;
    STORED_TURN_LIMIT_MS = 3e3;
  }
});

// app/reconcile.ts
async function reconcile(context, record2) {
  if (isEnded(record2)) return record2;
  if (record2.stopping !== null) {
    return livenessOf(record2.stopping.by) === "gone" ? takeOver(context, record2, record2.stopping.cause, record2.stopping.by) : record2;
  }
  return isOrphaned(context, record2) ? takeOver(context, record2, "worker_lost") : record2;
}
function isOrphaned(context, record2) {
  if (record2.status === "running") return livenessOf(record2.worker) === "gone";
  return isUnclaimable(context, record2);
}
function isUnclaimable(context, record2) {
  if (Date.parse(context.now()) > Date.parse(record2.claimBy)) return true;
  return livenessOf(record2.launcher) === "gone" && findJobProcesses({ marks: marksOf(record2.id, null), roots: [], spare: [] }).length === 0;
}
async function takeOver(context, record2, cause, replaces) {
  const self = selfIdentity();
  const stopping2 = { type: "stopping", cause, by: self, at: context.now() };
  const result = updateJob(context.home, record2.id, replaces === void 0 ? stopping2 : { ...stopping2, replaces });
  if (result.kind === "changed") {
    noteStopping(context, result.record);
    const { finishStop: finishStop2 } = await Promise.resolve().then(() => (init_stop_job(), stop_job_exports));
    return (await finishStop2(context, result.record, self)).record ?? record2;
  }
  if (result.kind !== "refused") return record2;
  return isEnded(result.record) ? result.record : waitForOther(context, result.record);
}
async function waitForOther(context, record2) {
  const look = () => {
    const read = readJob(context.home, record2.id);
    return read.kind === "found" && isEnded(read.record) ? read.record : void 0;
  };
  const settled = await waitUntil({ folders: [jobFolder(context.home, record2.id)], look, timeoutMs: OTHER_SETTLES_MS });
  return settled ?? record2;
}
var OTHER_SETTLES_MS;
var init_reconcile = __esm({
  "app/reconcile.ts"() {
    "use strict";
    init_marks();
    init_record();
    init_file_watch();
    init_job_store();
    init_find();
    init_identity();
    init_end_job();
    OTHER_SETTLES_MS = 1e3;
  }
});

// app/find-job.ts
async function findJob(context, reference, wanted = "any", where = "here") {
  if (reference === null) return findNewest(context, wanted, where);
  const selection = selectByReference(reference, listJobIds(context.home));
  switch (selection.kind) {
    case "one":
      return readSettled(context, selection.id);
    case "none":
      return {
        kind: "none",
        message: `Could not find job "${reference}": no job has this id.`,
        hint: ELSEWHERE
      };
    case "ambiguous":
      return {
        kind: "none",
        message: `Could not choose job "${reference}": it fits ${selection.candidates.join(", ")}.`,
        hint: "Give more of the id."
      };
  }
}
async function readSettled(context, id) {
  const read = readJob(context.home, id);
  if (read.kind === "found") return { kind: "found", record: await reconcile(context, read.record) };
  if (read.kind === "unreadable") return { kind: "unreadable", id, reason: read.reason };
  return { kind: "none", message: `Could not find job "${id}": it has no record.`, hint: ELSEWHERE };
}
function workspaceRootOf(context) {
  return isFolder2(context.cwd) ? findWorkspace(context.cwd).root : context.cwd;
}
function ownSessions(context) {
  return context.sessionId === null ? [] : sessionsOf(context.home, context.sessionId);
}
function isOwn(context, record2) {
  return context.sessionId === null || ownSessions(context).includes(record2.sessionId ?? "");
}
function ownIds(context, workspaceRoot, where) {
  const own = ownSessions(context).flatMap((sessionId) => listHints(context.home, { sessionId }));
  if (context.sessionId !== null && where === "anywhere") return own.toSorted();
  const here = listHints(context.home, { workspaceRoot });
  if (context.sessionId === null) return here;
  const ids = new Set(own);
  return here.filter((id) => ids.has(id));
}
async function findNewest(context, wanted, where) {
  const workspaceRoot = workspaceRootOf(context);
  const record2 = await newestOf(context, ownIds(context, workspaceRoot, "here"), wanted) ?? (where === "anywhere" ? await newestOf(context, ownIds(context, workspaceRoot, "anywhere"), wanted) : null);
  if (record2 !== null) return { kind: "found", record: record2 };
  const which = { any: "no job", active: "no running job", ended: "no ended job" }[wanted];
  const beyond = where === "anywhere" && context.sessionId !== null ? ", nor in any other folder" : "";
  return {
    kind: "none",
    message: `There is ${which} of this client in "${workspaceRoot}"${beyond}.`,
    hint: ELSEWHERE
  };
}
async function newestOf(context, ids, wanted) {
  const active = new Set(listHints(context.home, "active"));
  for (const id of ids.toReversed()) {
    if (wanted === "active" && !active.has(id)) continue;
    const read = readJob(context.home, id);
    if (read.kind !== "found" || read.record.kind === CANARY || !isOwn(context, read.record)) continue;
    const record2 = await reconcile(context, read.record);
    if (wanted === "any" || isEnded(record2) === (wanted === "ended")) return record2;
  }
  return null;
}
var ELSEWHERE;
var init_find_job = __esm({
  "app/find-job.ts"() {
    "use strict";
    init_record();
    init_selection();
    init_client_store();
    init_job_hints();
    init_job_store();
    init_workspace();
    init_reconcile();
    ELSEWHERE = "See `status --everywhere`.";
  }
});

// core/reliability/rules.ts
function modesOf(rules, facts) {
  const modes3 = [];
  for (const { mode, fits } of rules) if (fits(facts) !== null) modes3.push(mode);
  return modes3;
}
function explain(rules, facts) {
  return rules.map(({ mode, says, fits }) => ({ mode, says, reason: fits(facts) }));
}
var init_rules = __esm({
  "core/reliability/rules.ts"() {
    "use strict";
  }
});

// core/reliability/run.ts
function routeName(parts2) {
  const known = parts2.filter((part) => part !== null && part !== "");
  return known.length === 0 ? null : known.join(" \xB7 ");
}
function isoTime(ms) {
  return ms === null || Math.abs(ms) > MOST_MS ? null : new Date(ms).toISOString();
}
var MOST_MS;
var init_run2 = __esm({
  "core/reliability/run.ts"() {
    "use strict";
    MOST_MS = 253402300799999;
  }
});

// core/reliability/own.ts
function hasLeftNothing(line3) {
  return line3.status === "completed" && line3.write && line3.work === "none";
}
function byFailure({ failure: failure3 }, mode) {
  return failure3 !== null && isFailureKind(failure3) && factsOf(failure3).mode === mode ? `It failed with ${failure3}.` : null;
}
function productivity({ work, plan: plan2 }) {
  if (work === null || work === "none") return null;
  return plan2 === null || plan2.total === 0 ? 1 : plan2.done / plan2.total;
}
function abandonment(line3) {
  if (line3.status === "cancelled") return line3.started ? "It was cancelled while it ran." : null;
  const named2 = byFailure(line3, "abandoned_loop");
  const open = line3.plan !== null && line3.plan.done < line3.plan.total ? `It ended when ${stepsDone(line3)}.` : null;
  return named2 ?? open;
}
function stepsDone({ plan: plan2 }) {
  return plan2 === null ? "it kept no plan" : `${plan2.done} of ${plan2.total} steps of its plan were done`;
}
function isReadOnly({ route, write }) {
  return route.sandbox === null ? !write : route.sandbox === "read-only";
}
function ownRun(line3) {
  const { model, effort, sandbox } = line3.route;
  const isJudged = line3.status !== "cancelled";
  return {
    atMs: Date.parse(line3.at),
    modes: modesOf(OWN_RULES, line3),
    route: routeName([model ?? "default model", effort, sandbox]),
    raw: isJudged && line3.raw_exit_code !== null ? line3.raw_exit_code === 0 : null,
    evidence: isJudged ? succeeded(line3) : null
  };
}
function succeeded({ status, verify, write, work, stop: stop2 }) {
  if (verify === "fail") return false;
  if (status === "completed" && write) return work === null ? null : work !== "none";
  if (status === "completed") return true;
  return stop2 === null && work === "commits";
}
var LOW_PRODUCTIVITY, OWN_RULES;
var init_own = __esm({
  "core/reliability/own.ts"() {
    "use strict";
    init_kinds();
    init_rules();
    init_run2();
    LOW_PRODUCTIVITY = 0.3;
    OWN_RULES = [
      {
        mode: "noop",
        says: "the turn completed, could have written, and changed nothing; or it ended without a message and a change",
        fits: (line3) => hasLeftNothing(line3) ? "It could write, its turn completed, and it changed nothing." : byFailure(line3, "noop")
      },
      {
        mode: "blocked",
        says: "a login, a limit, an approval, the service or the set-up kept it from starting or from going on",
        fits(line3) {
          const isRefused = line3.status === "completed" && line3.declined > 0 && line3.work === "none";
          if (isRefused) return "It asked for an approval that nobody could give, and left nothing.";
          return byFailure(line3, "blocked");
        }
      },
      {
        mode: "low_productivity",
        says: `it left work, and its productivity is below ${LOW_PRODUCTIVITY}: the share of its plan's steps that were done (without a plan: 1)`,
        fits(line3) {
          const share2 = productivity(line3);
          if (share2 === null || share2 >= LOW_PRODUCTIVITY) return null;
          return `It left ${line3.work}, and ${stepsDone(line3)}: a productivity of ${share2.toFixed(2)}.`;
        }
      },
      {
        mode: "abandoned_loop",
        says: "it was cut off while it ran, or ended with steps of its plan open",
        fits: abandonment
      },
      {
        mode: "ci_break",
        says: "its check failed",
        fits: (line3) => line3.verify === "fail" ? "Its check failed." : byFailure(line3, "ci_break")
      },
      {
        mode: "routing_mismatch",
        says: "Codex took another model, or the route could only read and the work wanted to write",
        fits(line3) {
          if (line3.rerouted) return "Codex took another model than the one that was asked for.";
          const wantedToWrite = line3.deniedWrites > 0 || line3.failure === "sandbox_or_policy_block";
          return isReadOnly(line3) && wantedToWrite ? "It wanted to write, and its route could only read." : null;
        }
      }
    ];
  }
});

// core/reliability/words.ts
function percent(share2) {
  return `${(100 * share2).toFixed(1)} %`;
}
function signedPoints(delta) {
  const points = Math.abs(100 * delta).toFixed(1);
  return `${points === "0.0" ? "\xB1" : delta < 0 ? "\u2212" : "+"}${points}`;
}
function gateWords({ state, mode, limit, runs, rate, over }) {
  const most = `${Number((100 * limit).toFixed(1))} %`;
  if (state === "off") return `nobody watches ${mode}`;
  const now = rate === null ? "no run counts yet" : `${mode} is at ${percent(rate)} of the latest runs`;
  if (state === "ok") {
    const since = over === 0 ? "" : `, over its limit for ${over} in a row`;
    return `${now}${since}; it fires over ${most} for ${runs} runs in a row`;
  }
  return `${now}; it has been over its limit of ${most} for ${runs} runs in a row and has not come down since`;
}
function gateHint({ state }) {
  const once = state === "block" ? ", or pass --ignore-gate for one job" : "";
  return `See codex-companion report for the cause, mend it and run codex-companion report --reset-gate${once}.`;
}
function gateWarning(gate2) {
  return `${gateWords(gate2)}. ${gateHint(gate2)}`;
}
function shortTime(at) {
  return at.slice(0, 16).replace("T", " ");
}
function isBeyondChance({ p }) {
  return p < LEVEL;
}
function hardestWords({ p }) {
  const much = isBeyondChance({ p }) ? "more than" : "no more than";
  return `hardest hit by failures, ${much} chance would give (p = ${p.toFixed(3)})`;
}
var LEVEL;
var init_words2 = __esm({
  "core/reliability/words.ts"() {
    "use strict";
    LEVEL = 0.05;
  }
});

// io/gate-file.ts
function readGateReset(home) {
  const json = asObject(parseJson(readIfPresent((0, import_node_path22.join)(home, "gate.json")) ?? ""));
  const ms = Date.parse((json && stringField(json, "resetAt")) ?? "");
  return Number.isNaN(ms) ? null : ms;
}
function writeGateReset(home, resetAt) {
  makePrivateFolder(home);
  replaceFile((0, import_node_path22.join)(home, "gate.json"), `${JSON.stringify({ version: 1, resetAt })}
`);
}
var import_node_path22;
var init_gate_file = __esm({
  "io/gate-file.ts"() {
    "use strict";
    import_node_path22 = require("node:path");
    init_json();
    init_files();
    init_home();
  }
});

// app/gate.ts
function readGate(context) {
  return gateOver(context, runsSinceReset(context, readLedgerTail(context.home, TAIL_BYTES)));
}
function gateOver(context, runs, rules = gateRules(context)) {
  const newest = runs.slice(-GATE_MEMORY);
  const [first = DEFAULT_GATE, ...others] = rules;
  return strictest(gateAfter(newest, first), ...others.map((rule) => gateAfter(newest, rule)));
}
function gateRules(context) {
  const files = readPolicies(context.home, workspaceRootOf(context));
  const policies = files.flatMap((file) => "policy" in file ? [file.policy] : []);
  const rulesOf = (whose) => policies.flatMap(({ owner, gates }) => owner === whose ? gates : []);
  const own = rulesOf("user");
  return [...own.length === 0 ? [DEFAULT_GATE] : own, ...rulesOf("repository")];
}
function runsSinceReset(context, lines) {
  const resetAtMs = readGateReset(context.home) ?? Number.NEGATIVE_INFINITY;
  return lines.filter(({ kind, at }) => kind !== CANARY && Date.parse(at) > resetAtMs).map(ownRun);
}
function resetGate(context) {
  writeGateReset(context.home, context.now());
}
function firedGate(context, rules) {
  const lines = readLedgerTail(context.home, TAIL_BYTES);
  if (lines.length === 0) return null;
  const gate2 = gateOver(context, runsSinceReset(context, lines), rules);
  return hasFired(gate2) ? gate2 : null;
}
function gateRefusal(context) {
  const rules = gateRules(context);
  if (!rules.some(({ action }) => action === "block")) return null;
  const gate2 = firedGate(context, rules);
  if (gate2?.state !== "block") return null;
  return failure(
    "gate_closed",
    `Could not start a task that nobody may be watching: the drift gate is closed: ${gateWords(gate2)}.`,
    gateHint(gate2)
  );
}
var TAIL_BYTES;
var init_gate2 = __esm({
  "app/gate.ts"() {
    "use strict";
    init_kinds();
    init_record();
    init_gate();
    init_own();
    init_words2();
    init_gate_file();
    init_ledger();
    init_policy_files();
    init_find_job();
    TAIL_BYTES = GATE_MEMORY * 600;
  }
});

// core/allowed.ts
function routeProblem(policies, route) {
  return firstProblem(
    policies,
    (policy) => listProblem(policy.models, route.model, "model") ?? listProblem(policy.efforts, route.effort, "effort") ?? listProblem(policy.sandboxes, route.sandbox, "sandbox")
  );
}
function wishProblem(policies, wishes) {
  const forbidden = (isAsked, rule, flag) => isAsked === true && rule === false ? `${flag} is not allowed` : null;
  return firstProblem(
    policies,
    (policy) => listProblem(policy.kinds, wishes.kind, "kind of job") ?? forbidden(wishes.hasCheck, policy.verify === false ? false : null, "--verify") ?? forbidden(wishes.allowCommit, policy.allowCommit, "--allow-commit") ?? forbidden(wishes.network, policy.network, "--network") ?? forbidden(wishes.config, policy.config, "--config") ?? foldersProblem(policy.addDirs, wishes.addDirs ?? [])
  ) ?? (wishes.config === true && !mayConfigure(policies) ? `--config is not allowed unless "config" is true in the user's policy` : null);
}
function checkPlace(policies) {
  const rules = policies.map(({ verify }) => verify);
  if (rules.includes(false)) return false;
  const own = policies.find(({ owner }) => owner === "user")?.verify ?? null;
  return own === "outside" && !rules.includes("sandbox") ? "outside" : "sandbox";
}
function mayWrite(policies) {
  const writing = ["workspace-write", "danger-full-access"];
  return writing.some((sandbox) => maySandbox(policies, sandbox));
}
function maySandbox(policies, sandbox) {
  return firstProblem(policies, (policy) => listProblem(policy.sandboxes, sandbox, "sandbox")) === null;
}
function mayConfigure(policies) {
  const isForbidden = policies.some(({ config }) => config === false);
  return !isForbidden && policies.some(({ owner, config }) => owner === "user" && config === true);
}
function firstProblem(policies, ask2) {
  for (const policy of policies) {
    const problem = ask2(policy);
    if (problem !== null) return `${problem} (${policy.place})`;
  }
  return null;
}
function listProblem(allowed, value, what) {
  if (allowed.length === 0 || value !== null && allowed.includes(value)) return null;
  const named2 = value === null ? `no ${what} is named` : `the ${what} "${value}" is not allowed`;
  return `${named2}; allowed: ${allowed.join(", ")}`;
}
function foldersProblem(allowed, folders) {
  if (allowed === null) return null;
  const isBelow2 = (folder, root) => folder === root || folder.startsWith(withSeparator(root));
  const outside = folders.find((folder) => !allowed.some((root) => isBelow2(folder, root)));
  if (outside === void 0) return null;
  return `--add-dir "${outside}" is not allowed; allowed: ${allowed.length === 0 ? "none" : allowed.join(", ")}`;
}
function withSeparator(root) {
  const separator = root.includes("\\") && !root.includes("/") ? "\\" : "/";
  return root.endsWith(separator) ? root : `${root}${separator}`;
}
var init_allowed = __esm({
  "core/allowed.ts"() {
    "use strict";
  }
});

// core/codex/configuration.ts
function decodeConfigured(config) {
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
        excludeSlashTmp: booleanField(settings, "exclude_slash_tmp") ?? false
      }
    }
  };
}
function isLoginMissing(reply) {
  return booleanField(reply, "requiresOpenaiAuth") === true && objectField(reply, "account") === null;
}
var init_configuration = __esm({
  "core/codex/configuration.ts"() {
    "use strict";
    init_json();
  }
});

// core/codex/sandbox.ts
function sandboxMode(request2, configured) {
  if (request2.sandbox !== null) return request2.sandbox;
  if (!request2.write) return "read-only";
  return configured.mode === "danger-full-access" ? "danger-full-access" : "workspace-write";
}
var init_sandbox = __esm({
  "core/codex/sandbox.ts"() {
    "use strict";
  }
});

// io/codex/probe.ts
async function probeCodex(path, cwd, env, limitMs = LIMIT_MS3) {
  let stderr = "";
  const server = startAppServer(path, cwd, env, {
    onNotification() {
    },
    onServerRequest() {
    },
    onStderr(text2) {
      stderr = (stderr + text2).slice(-2e3);
    }
  });
  try {
    return await ask(server, cwd, limitMs);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    if (error.reason === "refused") return { kind: "bad_config", message: error.message };
    return { kind: "no_app_server", message: `${error.message}${lastLine(stderr)}` };
  } finally {
    await server.close(CLOSE_MS);
  }
}
async function ask(server, cwd, limitMs) {
  const hello = await server.request(
    "initialize",
    { clientInfo: CLIENT_INFO, capabilities: { experimentalApi: true } },
    limitMs
  );
  server.notify("initialized");
  const [account, config] = await Promise.all([
    server.request("account/read", {}, limitMs),
    server.request("config/read", { cwd }, limitMs)
  ]);
  if (isLoginMissing(account)) return { kind: "no_login" };
  const { model, model_reasoning_effort, sandbox_mode, sandbox_workspace_write } = objectField(config, "config") ?? {};
  return {
    kind: "ready",
    version: versionIn(hello),
    config: { model, model_reasoning_effort, sandbox_mode, sandbox_workspace_write }
  };
}
function versionIn(hello) {
  return /^\S+?\/(\d\S*)/.exec(stringField(hello, "userAgent") ?? "")?.[1] ?? null;
}
function lastLine(stderr) {
  const line3 = stderr.trim().split("\n").at(-1) ?? "";
  return line3 === "" ? "" : ` (${line3.slice(0, 200)})`;
}
var LIMIT_MS3, CLOSE_MS;
var init_probe = __esm({
  "io/codex/probe.ts"() {
    "use strict";
    init_configuration();
    init_json();
    init_app_server();
    init_client_info();
    LIMIT_MS3 = 15e3;
    CLOSE_MS = 2e3;
  }
});

// app/policies.ts
function policiesOf(context) {
  const files = readPolicies(context.home, workspaceRootOf(context));
  const problem = files.flatMap((file) => "problem" in file ? [file.problem] : [])[0];
  if (problem === void 0) return { all: files.flatMap((file) => "policy" in file ? [file.policy] : []) };
  return {
    failure: failure("config_invalid", `Could not read a policy: ${problem}.`, "Correct the file or remove it.")
  };
}
var init_policies = __esm({
  "app/policies.ts"() {
    "use strict";
    init_kinds();
    init_policy_files();
    init_find_job();
  }
});

// app/preflight.ts
async function checkReadiness(context, request2, wishes = PLAIN, fresh = false) {
  if (!isFolder2(context.cwd)) {
    return readiness(failed(folderFailure(context.cwd)));
  }
  const location = locateCodex(context.env, context.cwd);
  if (location.kind !== "found") return readiness(failed(locationFailure(location).failure));
  const resolves = passed(location.path);
  const probe = await probeOrCache(context, location.path, fresh);
  if (probe.kind !== "ready") return readiness(resolves, failed(probeFailure(probe, location.path)));
  const ready = passed(`Codex ${probe.version ?? "of unknown version"}, configured and logged in`);
  return readiness(resolves, ready, checkRoute(context, request2, wishes, probe));
}
async function probeOrCache(context, path, fresh) {
  const key = probeKey(path, context.cwd, context.env);
  const nowMs = Date.parse(context.now());
  const cached = fresh ? null : readCachedProbe(context.home, key, nowMs);
  if (cached !== null) return decodeProbe(cached);
  const probe = await probeCodex(path, context.cwd, context.env);
  if (probe.kind === "ready") writeCachedProbe(context.home, key, nowMs, { ...probe });
  return probe;
}
function decodeProbe(json) {
  return { kind: "ready", version: stringField(json, "version"), config: objectField(json, "config") ?? {} };
}
function checkRoute(context, request2, wishes, probe) {
  const policies = policiesOf(context);
  if ("failure" in policies) return failed(policies.failure);
  const configured = decodeConfigured(probe.config);
  const route = {
    model: request2.model ?? configured.model,
    effort: request2.effort ?? configured.effort,
    sandbox: sandboxMode(request2, configured.sandbox)
  };
  const problem = wishProblem(policies.all, wishes) ?? routeProblem(policies.all, route);
  if (problem !== null) return failed(failure("route_not_allowed", `Could not start a task: ${problem}.`));
  return passed(
    policies.all.length === 0 ? "no policy restricts the route" : `allowed by ${policies.all.map(({ place }) => place).join(" and ")}`
  );
}
function folderFailure(cwd) {
  return failure("cwd_missing", `Could not start Codex in "${cwd}": the folder does not exist.`);
}
function probeFailure(probe, path) {
  switch (probe.kind) {
    case "no_login":
      return loginFailure();
    case "bad_config":
      return failure("config_invalid", `Codex cannot read its configuration: ${probe.message}.`);
    case "no_app_server":
      return failure(
        "protocol_error",
        `Could not use Codex at "${path}": ${probe.message}. It may be too old for \`codex app-server\`.`
      );
  }
}
function locationFailure(location) {
  if (location.kind === "missing") {
    return {
      failure: failure("codex_missing", `Could not find Codex (${location.sought}): there is no such program.`),
      raw_exit_code: 127
    };
  }
  const words2 = `Could not run Codex at "${location.path}": it is not an executable file.`;
  return { failure: failure("codex_not_executable", words2), raw_exit_code: 126 };
}
var PLAIN;
var init_preflight2 = __esm({
  "app/preflight.ts"() {
    "use strict";
    init_allowed();
    init_configuration();
    init_sandbox();
    init_kinds();
    init_json();
    init_preflight();
    init_locate();
    init_probe();
    init_preflight_cache();
    init_workspace();
    init_policies();
    PLAIN = { kind: "task", hasCheck: false, allowCommit: false };
  }
});

// app/admit.ts
async function whyNotAdmitted(context, order) {
  const { kind, request: request2 } = order;
  const wishes = { kind, hasCheck: request2.verify !== null, allowCommit: request2.allowCommit };
  const problem = obstacle(await checkReadiness(context, request2, wishes));
  if (kind === CANARY || problem !== null && isOwnLimit(problem.kind)) return problem;
  const root = workspaceRootOf(context);
  if (problem !== null) return noteFailedProbe(context, root, request2, problem);
  notePassedProbe(context, root, request2);
  if (order.ignoreGate === true) return null;
  return (order.isUnwatched === true ? gateRefusal(context) : null) ?? refusal(context, order);
}
function refusal(context, petition) {
  const closing2 = closingIncidents(context, petition);
  const closed = closing2.find((incident) => !isDue(context, incident)) ?? closing2.find((each) => !claimTry(context, each));
  if (closed === void 0) return null;
  note(context, closed.fingerprint, () => ({ type: "refused", at: context.now() }));
  return refusedBy(closed);
}
function closedLane(context, petition) {
  const closed = closingIncidents(context, petition).find((incident) => !isDue(context, incident));
  return closed === void 0 ? null : refusedBy(closed);
}
function closingIncidents(context, { request: request2, prompt }) {
  const open = openIncidents(context);
  if (open.length === 0) return [];
  const lane2 = laneOf(executableOf(context, context.cwd), workspaceRootOf(context), request2);
  const stamp = laneStamp(context.home, lane2.executable, lane2.workspaceRoot, context.env);
  const payload = payloadOf({ promptSha256: sha256(prompt), resumeOf: request2.resumeOf });
  const applicant = { lane: lane2, stamp, payload };
  return open.filter((incident) => keepsOut(incident, applicant));
}
function isDue(context, incident) {
  return Date.parse(context.now()) >= opensAtMs(incident);
}
function claimTry(context, { fingerprint }) {
  const at = context.now();
  const token = makeJobId(Date.parse(at), Math.random());
  appendToIncident(context.home, fingerprint, { type: "tried", at, token });
  return readIncident(context.home, fingerprint)?.trial?.token === token;
}
function refusedBy(incident) {
  const { fingerprint, kind, jobs, scope: scope2 } = incident;
  const what = scope2 === "lane" ? "its lane is closed" : "the same payload is kept out of its lane";
  const tries = new Date(opensAtMs(incident)).toISOString();
  const affected = jobs.length === 0 ? "" : `, ${plural(jobs.length, "job")}`;
  return {
    kind,
    message: `Could not start a task: ${what} by incident ${fingerprint} (${kind}${affected}): ${oneLine(incident.message, ERROR_LENGTH)}`,
    hint: `${incident.hint} Or: codex-companion incidents --resolve ${fingerprint}, or --ignore-gate. One task may try again from ${tries} on.`,
    fingerprint,
    retry: "never"
  };
}
var ERROR_LENGTH;
var init_admit = __esm({
  "app/admit.ts"() {
    "use strict";
    init_kinds();
    init_incident();
    init_id();
    init_record();
    init_lane();
    init_words();
    init_preflight();
    init_sha256();
    init_text();
    init_incident_store();
    init_lane_stamp();
    init_find_job();
    init_gate2();
    init_incidents();
    init_preflight2();
    ERROR_LENGTH = 200;
  }
});

// io/slots.ts
function slotFolder(home, pool) {
  return (0, import_node_path23.join)(home, "slots", pool);
}
async function takeSlot(home, pool, most, holder, isOver2) {
  const folder = slotFolder(home, pool);
  makePrivateFolder(folder);
  for (let slot = 0; slot < most; slot++) {
    const turn = newestTurn(folder, slot);
    const before = turn === 0 ? null : holderIn(folder, slot, turn);
    if (before !== null && !await isOver2(before)) continue;
    if (takeTurn(folder, slot, turn + 1, holder)) return { folder, slot, turn: turn + 1 };
  }
  return null;
}
function giveBack({ folder, slot, turn }) {
  takeTurn(folder, slot, turn + 1, null);
}
function takeTurn(folder, slot, turn, holder) {
  if (!publishOnce(turnPath(folder, slot, turn), JSON.stringify({ version: 1, ...holder }))) return false;
  if (newestTurn(folder, slot) !== turn) return false;
  for (const old of turnsOf(folder, slot)) if (old <= turn - KEPT_TURNS) removeIfPresent(turnPath(folder, slot, old));
  return true;
}
function holderIn(folder, slot, turn) {
  const json = asObject(parseJson(readIfPresent(turnPath(folder, slot, turn)) ?? "")) ?? {};
  const [job, launcher] = [stringField(json, "job"), decodeIdentity(objectField(json, "launcher") ?? {})];
  return job === null || launcher === null ? null : { job, launcher };
}
function newestTurn(folder, slot) {
  return Math.max(0, ...turnsOf(folder, slot));
}
function turnsOf(folder, slot) {
  return namesIn(folder).flatMap((name2) => {
    const [, of, turn] = /^(\d+)\.(\d+)$/.exec(name2) ?? [];
    return Number(of) === slot && turn !== void 0 ? [Number(turn)] : [];
  });
}
function turnPath(folder, slot, turn) {
  return (0, import_node_path23.join)(folder, `${slot}.${turn}`);
}
var import_node_path23, KEPT_TURNS;
var init_slots = __esm({
  "io/slots.ts"() {
    "use strict";
    import_node_path23 = require("node:path");
    init_decode();
    init_json();
    init_files();
    init_home();
    KEPT_TURNS = 16;
  }
});

// app/slots.ts
async function takeSlots(context, id) {
  const policies = policiesOf(context);
  if ("failure" in policies) return policies.failure;
  const taken = [];
  for (const ceiling of ceilingsOf(policies.all, workspaceRootOf(context))) {
    const slot = await takeUnder(context, id, ceiling);
    if (slot !== null) taken.push(slot);
    const active = await countActive(context, ceiling.root);
    if (slot !== null && active < ceiling.most) continue;
    for (const each of taken) giveBack(each);
    return refused(ceiling, Math.max(active, ceiling.most));
  }
  return null;
}
function ceilingsOf(policies, root) {
  return [
    ...lowest(policies, ({ maxConcurrent }) => maxConcurrent, null),
    ...lowest(policies, ({ maxConcurrentPerWorkspace }) => maxConcurrentPerWorkspace, root)
  ];
}
function lowest(policies, mostOf, root) {
  const ceilings = policies.flatMap((policy) => {
    const most = mostOf(policy);
    return most === null ? [] : [{ most, place: policy.place, root }];
  });
  return ceilings.toSorted((a, b) => a.most - b.most).slice(0, 1);
}
function takeUnder(context, id, { most, root }) {
  const holder = { job: id, launcher: selfIdentity() };
  const pool = root === null ? WHOLE_HOME : `workspace-${workspaceKey(root)}`;
  return takeSlot(context.home, pool, most, holder, (other) => isOver(context, other));
}
async function isOver(context, { job, launcher }) {
  const isGone = livenessOf(launcher) === "gone";
  const read = readJob(context.home, job);
  switch (read.kind) {
    case "found":
      return isEnded(await reconcile(context, read.record));
    case "absent":
      return isGone;
    case "unreadable":
      return isGone && findJobProcesses({ marks: marksOf(job, null), roots: [], spare: [] }).length === 0;
  }
}
async function countActive(context, root) {
  let count = 0;
  const isInPool = (record2) => root === null || record2.workspaceRoot === root;
  for (const id of listHints(context.home, "active")) {
    const read = readJob(context.home, id);
    if (read.kind !== "found" || !isInPool(read.record)) continue;
    if (!isEnded(await reconcile(context, read.record))) count += 1;
  }
  return count;
}
function refused({ most, place, root }, active) {
  const verb = (count) => count === 1 ? "is" : "are";
  const jobs = `${plural(active, "job")}${root === null ? "" : " of this workspace"}`;
  return failure(
    "no_slot",
    `Could not start a task: ${jobs} ${verb(active)} under way and ${most} ${verb(most)} allowed (${place}).`
  );
}
var WHOLE_HOME;
var init_slots2 = __esm({
  "app/slots.ts"() {
    "use strict";
    init_kinds();
    init_marks();
    init_record();
    init_words();
    init_job_hints();
    init_job_store();
    init_find();
    init_identity();
    init_slots();
    init_find_job();
    init_policies();
    init_reconcile();
    WHOLE_HOME = "home";
  }
});

// app/delegate.ts
async function delegate(context, order, worker, meanwhile = () => {
}) {
  const problem = checkPrompt(order.prompt) ?? await whyNotAdmitted(context, order);
  if (problem !== null) return { kind: "refused", failure: problem };
  for (; ; ) {
    const id = makeJobId(Date.parse(context.now()), Math.random());
    const noSlot = await takeSlots(context, id);
    if (noSlot !== null) return { kind: "refused", failure: noSlot };
    const record2 = newRecord(context, order, id);
    if (!createJob(context.home, record2, order.prompt)) continue;
    return { kind: "job", record: await launch(context, record2, worker, meanwhile) };
  }
}
function checkPrompt(prompt) {
  const refuse2 = (why, hint) => failure("payload_invalid", `Could not start a task: ${why}.`, hint);
  if (prompt.trim() === "") return refuse2("the prompt is empty", "Say what Codex is to do.");
  if (new RegExp("\\p{Surrogate}", "u").test(prompt))
    return refuse2("the prompt is not well-formed text", "Remove the lone surrogates from it.");
  const characters = prompt.length > MOST_CHARACTERS2 ? Array.from(prompt).length : prompt.length;
  if (characters <= MOST_CHARACTERS2) return null;
  return refuse2(
    `the prompt has ${characters} characters, and Codex takes ${MOST_CHARACTERS2}`,
    "Put the material into a file and name it."
  );
}
function newRecord(context, order, id) {
  const createdAt = context.now();
  return {
    version: RECORD_VERSION,
    id,
    kind: order.kind,
    title: oneLine(order.prompt, TITLE_LENGTH),
    summary: oneLine(order.prompt, SUMMARY_LENGTH),
    workspaceRoot: workspaceRootOf(context),
    cwd: context.cwd,
    sessionId: context.sessionId,
    agentId: null,
    request: {
      ...order.request,
      promptBytes: new TextEncoder().encode(order.prompt).length,
      promptSha256: sha256(order.prompt)
    },
    status: "queued",
    phase: "queued",
    launcher: selfIdentity(),
    claimBy: new Date(Date.parse(createdAt) + CLAIM_MS).toISOString(),
    createdAt,
    attempts: [],
    told: [],
    stopping: null
  };
}
async function launch(context, record2, worker, meanwhile) {
  const launched = launchAdopted({
    file: worker.file,
    args: [...worker.args, "--home", context.home, "--job", record2.id],
    env: { ...context.env, [MARK_NAME]: record2.id, CODEX_THREAD_ID: void 0 },
    // Not the outer job's, if this is called within one.
    cwd: context.home,
    logFile: workerLogPath(context.home, record2.id)
  });
  const claiming = waitForClaim(context, record2, launched);
  meanwhile();
  const claim2 = await claiming;
  launched.release();
  return typeof claim2 === "object" ? claim2 : endUnclaimed(context, record2, await whyUnclaimed(launched, claim2));
}
async function waitForClaim(context, record2, launched) {
  let isGone = false;
  const exited = launched.exited.then((exit2) => {
    isGone = !launched.isAdopted || exit2?.code !== 0;
  });
  const isMissing2 = launched.isAdopted ? startMissing(recordMarks(record2)) : () => false;
  const claim2 = await waitUntil({
    folders: [jobFolder(context.home, record2.id)],
    look() {
      const read = readJob(context.home, record2.id);
      if (read.kind === "found" && read.record.status !== "queued") return read.record;
      return isGone || read.kind !== "found" || isMissing2() ? "gone" : void 0;
    },
    timeoutMs: CLAIM_MS,
    wakeOn: exited
  });
  return claim2 ?? "late";
}
function startMissing(marks) {
  let presentAt = performance.now();
  return () => {
    if (performance.now() - presentAt < SAFETY_LOOK_MS) return false;
    if (findJobProcesses({ marks, roots: [], spare: [] }).length > 0) presentAt = performance.now();
    return performance.now() - presentAt >= 2 * SAFETY_LOOK_MS;
  };
}
async function endUnclaimed(context, record2, why) {
  const by = record2.launcher;
  updateJob(context.home, record2.id, { type: "stopping", cause: "worker_lost", by, at: context.now() });
  const read = readJob(context.home, record2.id);
  if (read.kind !== "found") return record2;
  if (read.record.status !== "queued") return read.record;
  const { killAll: killAll2 } = await Promise.resolve().then(() => (init_stop_job(), stop_job_exports));
  await killAll2(read.record);
  const cause = read.record.stopping?.cause ?? "worker_lost";
  const outcome2 = cause === "cancel" ? { status: "cancelled" } : { status: "failed", failure: failure("launch_failed", why) };
  const result = publishEnd(context, record2.id, { by, cause, outcome: outcome2, exit: null, evidence: null });
  return recordAfter(result) ?? record2;
}
async function whyUnclaimed(launched, claim2) {
  const spawned = await launched.spawned;
  if (!spawned.isStarted) return spawned.message;
  if (claim2 === "late") return `The worker did not claim the job within ${CLAIM_MS / 1e3} s.`;
  const exit2 = launched.isAdopted ? null : await launched.exited;
  const how = exit2 === null ? "" : ` (${exit2.signal ?? `exit code ${exit2.code}`})`;
  return `The worker ended before it claimed the job${how}.`;
}
var CLAIM_MS, MOST_CHARACTERS2, TITLE_LENGTH, SUMMARY_LENGTH;
var init_delegate = __esm({
  "app/delegate.ts"() {
    "use strict";
    init_kinds();
    init_id();
    init_marks();
    init_record();
    init_sha256();
    init_text();
    init_file_watch();
    init_job_files();
    init_job_store();
    init_find();
    init_identity();
    init_launch();
    init_admit();
    init_end_job();
    init_find_job();
    init_slots2();
    CLAIM_MS = 3e4;
    MOST_CHARACTERS2 = 1048576;
    TITLE_LENGTH = 60;
    SUMMARY_LENGTH = 120;
  }
});

// app/final-output.ts
function readFinalOutput(context, record2) {
  return readResult(context.home, record2.id);
}
function logFileOf(context, record2) {
  return eventsPath(context.home, record2.id);
}
var init_final_output = __esm({
  "app/final-output.ts"() {
    "use strict";
    init_job_files();
  }
});

// app/observe.ts
async function observe2(context, record2, watching) {
  let latest = record2;
  let offset = 0;
  const followEvents = () => {
    if (watching.onEvents === void 0) return;
    const piece = readEventsFrom(context.home, record2.id, offset);
    offset = piece.next;
    if (piece.objects.length > 0) watching.onEvents(piece.objects);
  };
  const look = async () => {
    const read = readJob(context.home, record2.id);
    if (read.kind === "absent") return { kind: "gone", reason: "it was removed" };
    if (read.kind === "unreadable") return { kind: "gone", reason: read.reason };
    latest = await reconcile(context, read.record);
    followEvents();
    return isEnded(latest) ? { kind: "ended", record: latest } : void 0;
  };
  const folders = [jobFolder(context.home, record2.id)];
  const timeoutMs = watching.timeoutMs ?? Number.POSITIVE_INFINITY;
  return await waitUntil({ folders, look, timeoutMs }) ?? { kind: "time_up", record: latest };
}
var init_observe = __esm({
  "app/observe.ts"() {
    "use strict";
    init_record();
    init_file_watch();
    init_job_files();
    init_job_store();
    init_reconcile();
  }
});

// app/resume.ts
function beginsJobId(context, word) {
  return word.length >= SHORTEST_PREFIX && listJobIds(context.home).some((id) => id.startsWith(word));
}
async function resolveThread(context, reference) {
  if (reference !== null && THREAD_ID.test(reference)) return { threadId: reference };
  const found = await findJob(context, reference, reference === null ? "ended" : "any");
  if (found.kind === "none") return { message: found.message, hint: found.hint };
  if (found.kind === "unreadable")
    return { message: `Could not read job "${found.id}": ${found.reason}.`, hint: "Resume by thread id." };
  const { record: record2 } = found;
  if (!isEnded(record2)) {
    return {
      message: `Could not resume job "${record2.id}": it is still ${record2.status}.`,
      hint: `Wait for it (status ${record2.id} --wait) or cancel it first.`
    };
  }
  if (record2.threadId === null)
    return { message: `Could not resume job "${record2.id}": it never had a thread.`, hint: "Start a fresh task." };
  return { threadId: record2.threadId };
}
var SHORTEST_PREFIX, THREAD_ID;
var init_resume = __esm({
  "app/resume.ts"() {
    "use strict";
    init_record();
    init_job_store();
    init_find_job();
    SHORTEST_PREFIX = 4;
    THREAD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  }
});

// io/input.ts
function readBytesOf(path) {
  try {
    return (0, import_node_fs24.readFileSync)(path);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
async function readAllOfStdin() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
var import_node_fs24;
var init_input = __esm({
  "io/input.ts"() {
    "use strict";
    import_node_fs24 = require("node:fs");
  }
});

// app/prompt.ts
function readPromptFile(cwd, file) {
  const bytes = readBytesOf((0, import_node_path24.resolve)(cwd, file));
  return typeof bytes === "string" ? `Could not read the prompt file "${file}": ${bytes}.` : bytes;
}
function readStdin() {
  return readAllOfStdin();
}
var import_node_path24;
var init_prompt = __esm({
  "app/prompt.ts"() {
    "use strict";
    import_node_path24 = require("node:path");
    init_input();
  }
});

// cli/prompt.ts
async function readPrompt(parsed, cwd) {
  const file = parsed.text("prompt-file");
  const words2 = parsed.words.join(" ");
  if (file !== null && words2 !== "")
    throw usageError(
      "Could not use --prompt-file with prompt words: there can be one prompt only.",
      "Leave one of them out."
    );
  if (file === null && words2 !== "") return words2;
  if (file === null && process.stdin.isTTY === true) return "";
  const bytes = file === null || file === "-" ? await readStdin() : readPromptFile(cwd, file);
  if (typeof bytes === "string") throw new CommandError("no_such_file", bytes, "Give a file that can be read.");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandError(
      "payload_invalid",
      "Could not read the prompt: it is not UTF-8 text.",
      "Convert it to UTF-8."
    );
  }
}
var init_prompt2 = __esm({
  "cli/prompt.ts"() {
    "use strict";
    init_prompt();
    init_errors();
  }
});

// cli/order.ts
function giveResumeItsValue(args) {
  const at = args.indexOf("--resume");
  const end2 = args.indexOf("--");
  if (at === -1 || end2 !== -1 && at > end2) return args;
  const next2 = args[at + 1];
  const isReference = next2 !== void 0 && LIKE_AN_ID.test(next2);
  return [...args.slice(0, at), `--resume=${isReference ? next2 : ""}`, ...args.slice(at + (isReference ? 2 : 1))];
}
async function readOrder(parsed, context) {
  forbidTogether(
    parsed,
    ["background", "wait"],
    ["fresh", "resume"],
    ["fresh", "resume-last"],
    ["write", "read-only"],
    ["resume", "resume-last"]
  );
  const sandbox = readSandbox(parsed);
  const write = parsed.has("write") || sandbox !== null && sandbox !== "read-only";
  if (parsed.has("allow-commit") && !write)
    throw usageError("Could not use --allow-commit: the task may not write.", "Add --write.");
  const [first = "", ...rest] = parsed.words;
  const isReference = parsed.text("resume") === "" && beginsJobId(context, first);
  const reference = isReference ? first : parsed.text("resume");
  return {
    kind: "task",
    ignoreGate: parsed.has("ignore-gate"),
    request: {
      write,
      sandbox,
      allowCommit: parsed.has("allow-commit"),
      model: nonEmpty(parsed, "model"),
      effort: nonEmpty(parsed, "effort"),
      timeoutMs: parsed.duration("timeout"),
      verify: nonEmpty(parsed, "verify"),
      retry: readRetry(parsed),
      resumeOf: parsed.has("resume") || parsed.has("resume-last") ? await threadOrThrow(context, reference || null) : null
    },
    prompt: await readPrompt(isReference ? { ...parsed, words: rest } : parsed, context.cwd)
  };
}
function readSandbox(parsed) {
  const text2 = parsed.text("sandbox");
  const mode = SANDBOX_MODES.find((known) => known === text2) ?? null;
  if (text2 !== null && mode === null)
    throw usageError(`Could not use --sandbox "${text2}": it is none of ${SANDBOX_MODES.join(", ")}.`);
  if (mode === "read-only" && parsed.has("write"))
    throw usageError("Could not use --write with --sandbox read-only: they contradict each other.");
  if (mode !== null && mode !== "read-only" && parsed.has("read-only")) {
    throw usageError(`Could not use --read-only with --sandbox ${mode}: they contradict each other.`);
  }
  return parsed.has("read-only") ? "read-only" : mode;
}
function readRetry(parsed) {
  const text2 = parsed.text("retry");
  if (text2 === null || text2 === "auto" || text2 === "never") return text2;
  throw usageError(`Could not use --retry "${text2}": it is neither auto nor never.`);
}
function nonEmpty(parsed, flag) {
  const value = parsed.text(flag);
  if (value !== null && value.trim() === "") throw usageError(`Could not use --${flag}: its value is empty.`);
  return value;
}
async function threadOrThrow(context, reference) {
  const resumption = await resolveThread(context, reference);
  if ("threadId" in resumption) return resumption.threadId;
  throw new CommandError("no_such_job", resumption.message, resumption.hint);
}
var LIKE_AN_ID;
var init_order = __esm({
  "cli/order.ts"() {
    "use strict";
    init_resume();
    init_record();
    init_arguments();
    init_errors();
    init_prompt2();
    LIKE_AN_ID = /^(?:[0-9a-z]{8}-[0-9a-z]{1,5}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[a-z-]*[0-9])[0-9a-z-]{2,36})$/;
  }
});

// core/job/event-line.ts
function describeEvent(line3, most = 160) {
  const words2 = describe2(line3);
  return words2 === null ? null : inLine(words2, most);
}
function describe2(line3) {
  const text2 = (name2) => stringField(line3, name2) ?? "";
  switch (line3["type"]) {
    case "claimed":
      return `worker ${numberField(line3, "pid") ?? "?"} has the job`;
    case "thread":
      return `thread ${text2("threadId")} with ${text2("model") || "Codex's default model"}${text2("effort") && `, effort ${text2("effort")}`}, ${text2("sandbox")}`;
    case "turn_started":
      return "turn started";
    case "turn_ended":
      return `turn ${text2("status")}${text2("error") && `: ${text2("error")}`}`;
    case "message":
      return `says: ${text2("text")}`;
    case "command_started":
      return `runs: ${shellBody(text2("command"))}`;
    case "command_ended":
      return `exit ${numberField(line3, "exitCode") ?? "?"}: ${shellBody(text2("command"))}`;
    case "files":
      return `${text2("status") === "completed" ? "changed" : "could not change"} ${stringsField(line3, "paths").join(", ")}`;
    case "tool_started":
      return `calls ${text2("name")}`;
    case "tool_ended":
      return `${text2("name")} ${text2("status")}`;
    case "thinking":
      return "thinks";
    case "plan":
      return planWords(line3);
    case "retry":
      return `Codex tries again: ${text2("message")}`;
    case "error":
      return `error: ${text2("message")}`;
    case "warning":
      return `warning: ${text2("message")}`;
    case "rerouted":
      return `model changed from ${text2("from")} to ${text2("to")}`;
    case "trying_again":
      return `tries again in ${formatDuration(numberField(line3, "afterMs") ?? 0)} (attempt ${numberField(line3, "attempt") ?? "?"}): ${text2("kind")}`;
    case "check_started":
      return `checks: ${text2("command")}`;
    case "check_ended":
      return `check exit ${numberField(line3, "exitCode") ?? "?"}: ${text2("command")}`;
    case "stopping":
      return `stopping: ${text2("cause")}`;
    case "refused":
      return `declined a request of Codex: ${text2("method")}`;
    case "ended":
      return `job ${text2("status")}${text2("message") && `: ${text2("message")}`}`;
    default:
      return null;
  }
}
function planWords(line3) {
  const steps = objectsField(line3, "steps");
  const done = steps.filter((step) => step["status"] === "completed").length;
  const current2 = steps.find((step) => step["status"] === "inProgress" || step["status"] === "in_progress");
  return `plan ${done}/${steps.length}${current2 === void 0 ? "" : `: ${stringField(current2, "step") ?? ""}`}`;
}
function shellBody(command12) {
  return /^\S*sh -l?c (['"]?)(.*)\1$/s.exec(command12)?.[2] ?? command12;
}
var init_event_line = __esm({
  "core/job/event-line.ts"() {
    "use strict";
    init_duration();
    init_json();
    init_text();
  }
});

// cli/progress-notes.ts
function progressNotes(output, record2) {
  const startedAtMs = Date.now();
  let latest = "";
  const note2 = (words2) => output.note(`[codex ${record2.id} ${formatDuration(Date.now() - startedAtMs)}] ${words2}`);
  const timer = output.isErrorTerminal ? void 0 : setInterval(() => note2(latest || "running"), PAUSE_MS);
  return {
    onEvents(lines) {
      for (const line3 of lines) {
        const words2 = describeEvent(line3);
        if (words2 === null) continue;
        latest = words2;
        if (output.isErrorTerminal) note2(latest);
      }
    },
    end: () => clearInterval(timer)
  };
}
var PAUSE_MS;
var init_progress_notes = __esm({
  "cli/progress-notes.ts"() {
    "use strict";
    init_duration();
    init_event_line();
    PAUSE_MS = 3e4;
  }
});

// cli/render/words.ts
function elapsedMs(record2, now) {
  const from = record2.status === "queued" ? record2.createdAt : record2.startedAt ?? record2.createdAt;
  return Date.parse(isEnded(record2) ? record2.completedAt : now) - Date.parse(from);
}
function statusWords(record2, now) {
  const elapsed = formatDuration(elapsedMs(record2, now));
  if (record2.status === "failed") return `failed after ${elapsed} (${record2.failure.kind})`;
  if (record2.status === "completed") return `completed in ${elapsed}${record2.exit?.normalized ? " (normalized)" : ""}`;
  if (record2.status === "cancelled") return `cancelled after ${elapsed}`;
  return record2.stopping === null ? `${record2.status} for ${elapsed}` : `stopping (${record2.stopping.cause}) for ${elapsed}`;
}
var init_words3 = __esm({
  "cli/render/words.ts"() {
    "use strict";
    init_duration();
    init_record();
  }
});

// cli/render/job.ts
function jobBlock(record2, progress, now) {
  const lines = [`codex job ${record2.id}: ${statusWords(record2, now)}`, `  task     ${inLine(record2.summary)}`];
  if (record2.workspaceRoot !== record2.cwd) lines.push(`  folder   ${inLine(record2.cwd)}`);
  else lines.push(`  folder   ${inLine(record2.workspaceRoot)}`);
  if (!isEnded(record2)) lines.push(...activeLines(record2, progress));
  else lines.push(...endedLines(record2));
  return lines.join("\n");
}
function activeLines(record2, progress) {
  const lines = [`  phase    ${inLine(record2.phase)}${progress?.latest ? `: ${inLine(progress.latest)}` : ""}`];
  if (progress?.stalled)
    lines.push(
      `  silent   for ${formatDuration(progress.silentMs)}; it may be stuck. See logs ${record2.id}, or cancel ${record2.id}`
    );
  lines.push(
    ...routeLines(record2),
    `  next     status ${record2.id} --wait, logs ${record2.id} --follow, or cancel ${record2.id}`
  );
  return lines;
}
function endedLines(record2) {
  const lines = [`  work     ${workPhrase(record2.evidence)}`];
  for (const { sha, subject } of record2.evidence?.commits.slice(0, MOST_LISTED) ?? []) {
    lines.push(`  commit   ${inLine(sha, 10)} ${inLine(subject)}`);
  }
  const files = record2.evidence?.files_changed ?? [];
  if (files.length > 0) lines.push(`  files    ${inLine(listed(files))}`);
  if (record2.attempts.length > 1)
    lines.push(`  attempts ${record2.attempts.length}: ${record2.attempts.map(({ kind }) => kind ?? "good").join(", ")}`);
  const check = record2.evidence?.verify;
  if (check !== void 0)
    lines.push(
      `  check    ${check.exit_code === 0 ? "passed" : `failed (exit code ${check.exit_code})`}: ${inLine(check.command)}`
    );
  if (record2.exit?.normalized)
    lines.push(`  exit     raw ${record2.exit.raw_exit_code}, counted as 0: ${inLine(record2.exit.reason ?? "")}`);
  if (record2.failure !== null) {
    lines.push(
      `  failure  ${record2.failure.kind}: ${inLine(record2.failure.message)}`,
      `  to do    ${inLine(record2.failure.hint)}`
    );
  }
  lines.push(...notes(record2), ...routeLines(record2), `  next     ${nextStep(record2)}`);
  return lines;
}
function notes(record2) {
  const { request: request2 } = record2;
  const ended = (record2.leftRunning ?? []).map(
    (command12) => `  note     was left running, and ended with the job: ${inLine(command12)}`
  );
  return request2.write ? [...ended, ...writeNotes(record2)] : ended;
}
function writeNotes(record2) {
  const { request: request2, evidence: evidence2 } = record2;
  const work = workWord(evidence2);
  if (record2.status === "completed" && work === "none") return ["  note     Codex could write, but changed nothing."];
  const couldNotCommit = record2.resolved?.sandbox === "workspace-write" && !request2.allowCommit && evidence2?.repository != null;
  if (!couldNotCommit || work !== "files") return [];
  return [
    "  note     not committed: the sandbox keeps the Git folder read-only. With --allow-commit Codex may commit."
  ];
}
function routeLines(record2) {
  if (record2.status === "queued" || record2.resolved === null) return [];
  const { model, effort, sandbox } = record2.resolved;
  const route = [
    model ?? "default model",
    ...effort === null ? [] : [`effort ${effort}`],
    ...sandbox === null ? [] : [sandbox]
  ];
  const usage2 = isEnded(record2) && record2.usage !== null ? `, ${record2.usage.total} tokens` : "";
  return [
    `  route    ${inLine(route.join(", "))}${usage2}`,
    ...record2.threadId === null ? [] : [`  thread   ${inLine(record2.threadId)}`]
  ];
}
function nextStep(record2) {
  return record2.threadId === null ? `logs ${record2.id}` : `result ${record2.id}, or task --resume ${record2.id} \u2026`;
}
function listed(names) {
  const more = names.length - MOST_LISTED;
  return names.slice(0, MOST_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
function jobSentinel(record2, active) {
  if (!isEnded(record2)) return encodeSentinel({ word: active, id: record2.id, keys: {} });
  const word = record2.status === "completed" ? "complete" : record2.status;
  const verify = record2.evidence?.verify;
  return encodeSentinel({
    word,
    id: record2.id,
    keys: {
      work: record2.startedAt === null ? "none" : workWord(record2.evidence),
      ...verify === void 0 ? {} : { verify: verify.exit_code === 0 ? "pass" : "fail" },
      ...record2.failure === null ? {} : { kind: record2.failure.kind }
    }
  });
}
var MOST_LISTED;
var init_job = __esm({
  "cli/render/job.ts"() {
    "use strict";
    init_duration();
    init_record();
    init_words();
    init_work();
    init_sentinel();
    init_text();
    init_words3();
    MOST_LISTED = 20;
  }
});

// cli/render/result.ts
function resultText(record2, rawOutput, now) {
  const words2 = rawOutput === null ? "" : printable(rawOutput).trimEnd();
  return `${words2 === "" ? "(Codex left no message.)" : words2}

${jobBlock(record2, null, now)}`;
}
var init_result = __esm({
  "cli/render/result.ts"() {
    "use strict";
    init_text();
    init_job();
  }
});

// cli/worker-command.ts
var import_node_path25, WORKER;
var init_worker_command = __esm({
  "cli/worker-command.ts"() {
    "use strict";
    import_node_path25 = require("node:path");
    WORKER = {
      file: process.execPath,
      args: ["--v8-pool-size=1", (0, import_node_path25.join)(__dirname, "worker.js")]
    };
  }
});

// cli/commands/task.ts
var task_exports = {};
__export(task_exports, {
  command: () => command
});
function failureKind(kind) {
  if (isFailureKind(kind)) return kind;
  return kind === "environment" || kind === "bug" ? "launch_failed" : "payload_invalid";
}
function announce(record2, context, output) {
  const { id, status, title, summary } = record2;
  output.answer({ jobId: id, status, title, summary, logFile: logFileOf(context, record2) });
  const next2 = `  wait     codex-companion status ${id} --wait
  see      codex-companion logs ${id} --follow
  stop     codex-companion cancel ${id}`;
  output.say(isEnded(record2) ? jobBlock(record2, null, context.now()) : `codex job ${id}: running
${next2}`);
  output.say(jobSentinel(record2, "dispatched"));
  return isEnded(record2) && record2.status !== "completed" ? EXIT.jobFailed : EXIT.ok;
}
async function follow(record2, context, output, handoverAfterMs) {
  const leave = onInterrupt(record2, output);
  output.say(`codex job ${record2.id}: running`);
  const notes2 = progressNotes(output, record2);
  const observation = await observe2(context, record2, {
    ...handoverAfterMs === null ? {} : { timeoutMs: handoverAfterMs },
    onEvents: notes2.onEvents
  });
  notes2.end();
  leave();
  if (observation.kind === "gone") {
    throw new CommandError(
      "unreadable",
      `Could not follow job "${record2.id}": ${observation.reason}.`,
      ELSEWHERE,
      EXIT.jobFailed
    );
  }
  const latest = observation.record;
  const rawOutput = readFinalOutput(context, latest);
  output.answer(taskAnswer(latest, rawOutput));
  output.say(
    isEnded(latest) ? resultText(latest, rawOutput, context.now()) : `The job goes on in the background.
${jobBlock(latest, null, context.now())}`
  );
  output.say(jobSentinel(latest, "dispatched"));
  return latest.status === "failed" || latest.status === "cancelled" ? EXIT.jobFailed : EXIT.ok;
}
function taskAnswer(record2, rawOutput) {
  const ended = isEnded(record2) ? record2 : null;
  const ids = record2.status === "queued" ? { threadId: null, turnId: null } : { threadId: record2.threadId, turnId: record2.turnId };
  const evidence2 = ended?.evidence ?? null;
  const touchedFiles = evidence2?.files_changed ?? [];
  return {
    jobId: record2.id,
    status: record2.status,
    ...ids,
    rawOutput,
    touchedFiles,
    exit: ended?.exit ?? null,
    evidence: evidence2,
    failure: ended?.failure ?? null
  };
}
function onInterrupt(record2, output) {
  const leave = () => {
    output.note(
      `codex-companion: No longer watching; job ${record2.id} goes on. Stop it with: codex-companion cancel ${record2.id}`
    );
    process.exit(130);
  };
  process.once("SIGINT", leave);
  return () => void process.off("SIGINT", leave);
}
function staysInForeground(parsed, context, output) {
  const main2 = mainCheckout(context);
  if (main2 === null) return false;
  const why = "Claude Code removes this agent's own worktree when the agent returns";
  const hint = `Run it in the foreground, or with --cwd ${shellQuote(main2)}, the main checkout.`;
  if (parsed.has("background")) throw usageError(`Could not use --background in "${context.cwd}": ${why}.`, hint);
  if (parsed.has("handover-after")) output.note(`codex-companion: --handover-after is off: ${why}. ${hint}`);
  return true;
}
function handoverMs(parsed, context, output) {
  const own = parsed.duration("handover-after");
  if (own !== null || output.isTerminal) return own;
  return context.env["CLAUDECODE"] ? CLIENT_HANDOVER_MS : null;
}
var CLIENT_HANDOVER_MS, command;
var init_task = __esm({
  "cli/commands/task.ts"() {
    "use strict";
    init_agent_worktree2();
    init_delegate();
    init_final_output();
    init_find_job();
    init_gate2();
    init_observe();
    init_kinds();
    init_record();
    init_words2();
    init_sentinel();
    init_shell();
    init_errors();
    init_order();
    init_progress_notes();
    init_job();
    init_result();
    init_worker_command();
    CLIENT_HANDOVER_MS = 11e4;
    command = {
      help: `Usage: codex-companion task [options] [--] [PROMPT\u2026]

Hands one task to Codex and, unless told otherwise, waits for its end. The prompt comes from the words, a file or stdin.

  --background         return as soon as a worker has the job
  --wait               wait for its end (the default)
  --read-only          Codex may look but not write (the default)
  --write              Codex may write in the workspace: your configured sandbox where that can write,
                       else workspace-write with your own settings for it
  --sandbox MODE       ${SANDBOX_MODES.join(", ")}
  --allow-commit       with --write: Codex may also write to the repository's Git folder, so that it can commit.
                       That lets it plant Git hooks, which run as you at your next Git command
  --resume [REF]       continue the thread of a job, a thread by its id, or this client's last one
  --resume-last        the same as --resume without REF
  --fresh              start a new thread (the default)
  --model M            the model, instead of the one you configured
  --effort E           the reasoning effort, instead of the one you configured
  --prompt-file PATH   read the prompt from a file; - is stdin
  --timeout DUR        end the job after this time (90s, 10m, 2h)
  --verify CMD         after the turn, run this shell command in the folder, in the turn's sandbox; a failing one
                       makes the job fail
  --retry auto|never   try again what another attempt may mend (the default); given with --timeout, a timeout too
  --ignore-gate        start it though an incident has closed its lane (see incidents), or the drift gate is closed (see report)
  --handover-after DUR let the job go on in the background after this time; default 110s inside Claude Code, else never.
                       In an agent's own worktree it never does, and --background is refused there: Claude Code
                       removes that worktree when the agent returns
  --cwd DIR            the folder to work in
  --json               one JSON value on stdout

Exit codes: 0 completed, dispatched or still running; 1 failed or cancelled; 2 usage; 3 nothing could be started.
`,
      flags: {
        background: { type: "boolean" },
        wait: { type: "boolean" },
        write: { type: "boolean" },
        "read-only": { type: "boolean" },
        sandbox: { type: "string" },
        "allow-commit": { type: "boolean" },
        resume: { type: "string" },
        "resume-last": { type: "boolean" },
        fresh: { type: "boolean" },
        model: { type: "string" },
        effort: { type: "string" },
        "prompt-file": { type: "string" },
        timeout: { type: "string" },
        verify: { type: "string" },
        retry: { type: "string" },
        "handover-after": { type: "string" },
        "ignore-gate": { type: "boolean" }
      },
      prepare: giveResumeItsValue,
      lastWords: (kind) => encodeSentinel({ word: "failed", id: null, keys: { kind: failureKind(kind) } }),
      async run(parsed, context, output) {
        const stays = staysInForeground(parsed, context, output);
        const handoverAfterMs = stays ? null : handoverMs(parsed, context, output);
        const isUnwatched = parsed.has("background") || handoverAfterMs !== null;
        const order = { ...await readOrder(parsed, context), isUnwatched };
        const delegation = await delegate(context, order, WORKER, () => {
          const gate2 = firedGate(context);
          if (gate2 !== null) output.note(`codex-companion: ${gateWarning(gate2)}`);
        });
        if (delegation.kind === "refused") {
          const { kind, message, hint, fingerprint } = delegation.failure;
          const isUsage = kind === "payload_invalid" && fingerprint === null;
          throw new CommandError(kind, message, hint, isUsage ? EXIT.usage : EXIT.environment);
        }
        const { record: record2 } = delegation;
        return parsed.has("background") ? announce(record2, context, output) : follow(record2, context, output, handoverAfterMs);
      }
    };
  }
});

// app/list-incidents.ts
function listIncidents(context, workspaceRoot) {
  return openIncidents(context).filter(({ lane: lane2 }) => workspaceRoot === null || lane2.workspaceRoot === workspaceRoot).toSorted((a, b) => b.lastFailureAt.localeCompare(a.lastFailureAt));
}
function listUnreadable(context) {
  return readIncidents(context.home).unreadable;
}
function resolveIncident(context, reference) {
  const fitting = openIncidents(context).filter(({ fingerprint }) => fingerprint.startsWith(reference));
  const [incident, another] = fitting;
  if (incident === void 0 || reference === "") return { kind: "none" };
  if (another !== void 0) return { kind: "ambiguous", candidates: fitting.map(({ fingerprint }) => fingerprint) };
  const closed = { type: "closed", at: context.now(), cause: "resolved", jobId: null };
  appendToIncident(context.home, incident.fingerprint, closed);
  return { kind: "resolved", incident: readIncident(context.home, incident.fingerprint) ?? incident };
}
var init_list_incidents = __esm({
  "app/list-incidents.ts"() {
    "use strict";
    init_incident_store();
    init_incidents();
  }
});

// app/list-jobs.ts
async function listJobs(context, scope2) {
  const workspaceRoot = workspaceRootOf(context);
  const isWide = scope2.of !== "client";
  const stray = isWide || !hasHints(context.home) ? repairHints(context) : [];
  const most = isWide ? Number.POSITIVE_INFINITY : RECENT;
  const active = new Set(listHints(context.home, "active"));
  const underWay = [];
  const recent = [];
  const unreadable = new Map(stray.map((job) => [job.id, job]));
  for (const id of candidates(context, workspaceRoot, scope2)) {
    if (recent.length >= most && !active.has(id)) continue;
    const found = await readListed(context, id, scope2);
    if (found === null) continue;
    if ("reason" in found) unreadable.set(id, found);
    else (isEnded(found) ? recent : underWay).push(found);
  }
  const [waiting, running] = [underWay.filter(isWaiting), underWay.filter((record2) => !isWaiting(record2))];
  return { workspaceRoot, running, waiting, recent: recent.slice(0, most), unreadable: [...unreadable.values()] };
}
function isWaiting(record2) {
  const status = record2.status;
  return status === "waiting";
}
function candidates(context, workspaceRoot, { of }) {
  const { home } = context;
  const ids = of === "home" ? listJobIds(home) : of === "workspace" ? listHints(home, { workspaceRoot }) : ownIds(context, workspaceRoot, "anywhere");
  return ids.toSorted().toReversed();
}
async function readListed(context, id, scope2) {
  const read = readJob(context.home, id);
  if (read.kind === "unreadable") return { id, reason: read.reason };
  if (read.kind === "absent") return null;
  if (read.record.kind === CANARY && !scope2.withCanaries) return null;
  if (scope2.of === "client" && !isOwn(context, read.record)) return null;
  return reconcile(context, read.record);
}
function repairHints(context) {
  const unreadable = [];
  for (const id of listJobIds(context.home)) {
    const read = readJob(context.home, id);
    if (read.kind === "unreadable") unreadable.push({ id, reason: read.reason });
    if (read.kind !== "found") continue;
    addHints(context.home, read.record);
    dropHints(context.home, read.record);
  }
  if (!hasHints(context.home)) declareRepaired(context.home);
  return unreadable;
}
var RECENT;
var init_list_jobs = __esm({
  "app/list-jobs.ts"() {
    "use strict";
    init_record();
    init_job_hints();
    init_job_store();
    init_find_job();
    init_reconcile();
    RECENT = 8;
  }
});

// app/progress.ts
function readProgress(context, record2) {
  const heardAt = eventsChangedAtMs(context.home, record2.id) ?? Date.parse(record2.createdAt);
  const silentMs = Math.max(0, Date.parse(context.now()) - heardAt);
  const words2 = readLastEvents(context.home, record2.id).map((line3) => describeEvent(line3));
  return { latest: words2.filter((word) => word !== null).at(-1) ?? null, silentMs, stalled: silentMs >= STALL_MS };
}
var STALL_MS;
var init_progress = __esm({
  "app/progress.ts"() {
    "use strict";
    init_event_line();
    init_job_files();
    STALL_MS = 10 * 6e4;
  }
});

// cli/render/incident.ts
function incidentLine({ fingerprint, kind, message, jobs, scope: scope2 }) {
  const closed = { lane: ", lane closed", payload: ", payload kept out", none: "" }[scope2];
  const affected = jobs.length === 0 ? "" : `, ${plural(jobs.length, "job")}`;
  return `! incident ${fingerprint} (${kind}${affected}${closed}): ${inLine(message, LINE_WIDTH)} See incidents.`;
}
function incidentBlock(incident, now) {
  const { fingerprint, kind, message, hint, openedAt, lane: lane2, jobs, refusals } = incident;
  const since = formatDuration(Date.parse(now) - Date.parse(openedAt));
  const lines = [
    `incident ${fingerprint}: ${kind}, open for ${since}, since ${openedAt}`,
    `  error    ${inLine(message)}`,
    `  lane     ${inLine(lane2.executable)} in ${inLine(lane2.workspaceRoot)}, ${inLine(routeWords(lane2.route))}`,
    ...closedLines(incident),
    ...jobs.length === 0 ? [] : [`  jobs     ${jobWords(jobs)}`],
    ...refusals === 0 ? [] : [`  refused  ${plural(refusals, "task")}`],
    `  to do    ${inLine(hint)}`,
    `  resolve  codex-companion incidents --resolve ${fingerprint}`
  ];
  return lines.join("\n");
}
function closedLines({ scope: scope2 }) {
  if (scope2 === "none") return [];
  return [`  closed   ${scope2 === "lane" ? "for every job of this lane" : "for the same prompt and thread"}`];
}
function jobWords(jobs) {
  const more = jobs.length - MOST_JOBS;
  return `${jobs.length}: ${jobs.slice(0, MOST_JOBS).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
var LINE_WIDTH, MOST_JOBS;
var init_incident2 = __esm({
  "cli/render/incident.ts"() {
    "use strict";
    init_duration();
    init_lane();
    init_words();
    init_text();
    LINE_WIDTH = 100;
    MOST_JOBS = 10;
  }
});

// cli/render/table.ts
function table(header2, rows, width) {
  const widths = header2.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [header2, ...rows].map(
    (row) => row.map((cell, column) => column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  ).map((line3) => line3.length > width ? `${line3.slice(0, width - 1)}\u2026` : line3).join("\n");
}
var init_table = __esm({
  "cli/render/table.ts"() {
    "use strict";
  }
});

// cli/render/job-table.ts
function noJobs(of, workspaceRoot, sessionId) {
  if (of === "home") return "No codex jobs.";
  const here = `in "${inLine(workspaceRoot)}"`;
  if (of === "workspace") return `No codex jobs ${here}.`;
  return sessionId === null ? `No codex jobs of this client ${here}.` : "No codex jobs of this client. See status --everywhere for those of others.";
}
function jobTable(jobs, now, workspaceRoot, width) {
  const isHere2 = (job) => job.workspaceRoot === workspaceRoot;
  const folder = (cell) => jobs.every(isHere2) ? [] : [cell];
  const rows = jobs.map((job) => [
    job.id,
    job.kind,
    job.status,
    isEnded(job) ? job.failure?.kind ?? "-" : job.phase,
    formatDuration(elapsedMs(job, now)),
    ...folder(isHere2(job) ? "." : inLine((0, import_node_path26.basename)(job.workspaceRoot), FOLDER_WIDTH)),
    inLine(job.summary, SUMMARY_WIDTH),
    isEnded(job) ? `result ${job.id}` : `status ${job.id} --wait`
  ]);
  const header2 = ["JOB", "KIND", "STATUS", "PHASE", "ELAPSED", ...folder("FOLDER"), "SUMMARY", "NEXT"];
  return table(header2, rows, width);
}
var import_node_path26, SUMMARY_WIDTH, FOLDER_WIDTH;
var init_job_table = __esm({
  "cli/render/job-table.ts"() {
    "use strict";
    import_node_path26 = require("node:path");
    init_duration();
    init_record();
    init_text();
    init_table();
    init_words3();
    SUMMARY_WIDTH = 40;
    FOLDER_WIDTH = 20;
  }
});

// cli/commands/job.ts
async function jobOrThrow(context, reference, wanted = "any") {
  const found = await findJob(context, reference, wanted, "anywhere");
  if (found.kind === "found") return found.record;
  if (found.kind === "none") throw new CommandError("no_such_job", found.message, found.hint);
  const message = `Could not read job "${found.id}": ${found.reason}.`;
  throw new CommandError(
    "unreadable",
    message,
    "Its files are kept as they are; see the folder jobs in the state home."
  );
}
var init_job2 = __esm({
  "cli/commands/job.ts"() {
    "use strict";
    init_find_job();
    init_errors();
  }
});

// app/observe-all.ts
async function observeAll(context, records, until, timeoutMs) {
  let latest = records;
  await waitUntil({
    folders: records.map(({ id }) => jobFolder(context.home, id)),
    async look() {
      latest = await Promise.all(latest.map((record2) => current(context, record2)));
      const isGone = latest.some(({ id }) => readJob(context.home, id).kind !== "found");
      const isOver2 = isGone || (until === "any" ? latest.some(isEnded) : latest.every(isEnded));
      return isOver2 ? true : void 0;
    },
    timeoutMs: timeoutMs ?? Number.POSITIVE_INFINITY
  });
  return latest;
}
async function current(context, record2) {
  const read = readJob(context.home, record2.id);
  return read.kind === "found" ? reconcile(context, read.record) : record2;
}
var init_observe_all = __esm({
  "app/observe-all.ts"() {
    "use strict";
    init_record();
    init_file_watch();
    init_job_store();
    init_reconcile();
  }
});

// cli/commands/wait.ts
var wait_exports = {};
__export(wait_exports, {
  waitForJob: () => waitForJob,
  waitForJobs: () => waitForJobs
});
async function waitForJob(context, output, record2, timeoutMs) {
  const notes2 = progressNotes(output, record2);
  const observation = await observe2(context, record2, {
    ...timeoutMs === null ? {} : { timeoutMs },
    onEvents: notes2.onEvents
  });
  notes2.end();
  if (observation.kind === "gone") {
    throw new CommandError("unreadable", `Could not wait for job "${record2.id}": ${observation.reason}.`, ELSEWHERE);
  }
  const { record: latest } = observation;
  const progress = isEnded(latest) ? null : readProgress(context, latest);
  output.answer({ workspaceRoot: latest.workspaceRoot, job: latest, timedOut: observation.kind === "time_up" });
  output.say(`${jobBlock(latest, progress, context.now())}
${jobSentinel(latest, "running")}`);
  return exitCode([latest]);
}
async function waitForJobs(context, output, records, until, timeoutMs) {
  const notes2 = records.map((record2) => progressNotes(output, record2));
  const latest = await observeAll(context, records, until, timeoutMs);
  for (const each of notes2) each.end();
  const ended = latest.filter(isEnded);
  const shown = until === "any" && ended.length > 0 ? ended : latest;
  const isTimeUp = until === "any" ? ended.length === 0 : ended.length < latest.length;
  output.answer({ workspaceRoot: workspaceRootOf(context), jobs: shown, timedOut: isTimeUp });
  const inOrder = [
    ...shown.filter((job) => exitCode([job]) === EXIT.ok),
    ...shown.filter((job) => exitCode([job]) !== EXIT.ok)
  ];
  for (const job of inOrder) {
    const progress = isEnded(job) ? null : readProgress(context, job);
    output.say(`${jobBlock(job, progress, context.now())}
${jobSentinel(job, "running")}`);
  }
  return exitCode(shown);
}
function exitCode(jobs) {
  return jobs.some(({ status }) => status === "failed" || status === "cancelled") ? EXIT.jobFailed : EXIT.ok;
}
var init_wait = __esm({
  "cli/commands/wait.ts"() {
    "use strict";
    init_find_job();
    init_observe();
    init_observe_all();
    init_progress();
    init_record();
    init_errors();
    init_progress_notes();
    init_job();
  }
});

// cli/commands/status.ts
var status_exports = {};
__export(status_exports, {
  command: () => command2
});
async function wait(references, parsed, context, output) {
  const { waitForJob: waitForJob2, waitForJobs: waitForJobs2 } = await Promise.resolve().then(() => (init_wait(), wait_exports));
  const timeoutMs = parsed.count("timeout-ms", 0);
  const [reference = null, ...others] = references;
  if (others.length === 0) return waitForJob2(context, output, await jobOrThrow(context, reference), timeoutMs);
  const records = await jobsOrThrow(context, references);
  return waitForJobs2(context, output, records, parsed.has("any") ? "any" : "all", timeoutMs);
}
async function showOne(reference, context, output) {
  const record2 = await jobOrThrow(context, reference);
  const progress = isEnded(record2) ? null : readProgress(context, record2);
  output.answer({ workspaceRoot: record2.workspaceRoot, job: record2, ...progress === null ? {} : { progress } });
  output.say(jobBlock(record2, progress, context.now()));
  return EXIT.ok;
}
async function showSeveral(references, context, output) {
  const jobs = await jobsOrThrow(context, references);
  output.answer({ workspaceRoot: workspaceRootOf(context), jobs });
  const blocks = jobs.map((job) => jobBlock(job, isEnded(job) ? null : readProgress(context, job), context.now()));
  output.say(blocks.join("\n\n"));
  return EXIT.ok;
}
async function jobsOrThrow(context, references) {
  const jobs = [];
  for (const reference of references) jobs.push(await jobOrThrow(context, reference));
  return jobs.filter((job, at) => jobs.findIndex(({ id }) => id === job.id) === at);
}
async function showAll(parsed, context, output) {
  const scope2 = scopeOf2(parsed);
  const { workspaceRoot, running, waiting, recent, unreadable } = await listJobs(context, scope2);
  const latestFinished = recent[0] ?? null;
  const incidents3 = listIncidents(context, workspaceRoot);
  const { sessionId } = context;
  const fired = firedGate(context);
  const gate2 = fired === null ? {} : { gate: fired };
  output.answer({ workspaceRoot, sessionId, incidents: incidents3, running, waiting, recent, latestFinished, unreadable, ...gate2 });
  if (output.json) return EXIT.ok;
  for (const incident of incidents3) output.say(incidentLine(incident));
  const jobs = [...running, ...waiting, ...recent];
  if (jobs.length === 0) output.say(noJobs(scope2.of, workspaceRoot, sessionId));
  else output.say(jobTable(jobs.slice(0, SHOWN), context.now(), workspaceRoot, output.columns));
  if (jobs.length > SHOWN) output.say(`\u2026 and ${jobs.length - SHOWN} more of ${jobs.length}; --json lists them all.`);
  for (const job of running) {
    const progress = readProgress(context, job);
    if (progress.stalled)
      output.say(`! ${job.id} has been silent for ${formatDuration(progress.silentMs)}; it may be stuck.`);
  }
  for (const { id, reason } of unreadable) output.say(`! ${id} cannot be read: ${inLine(reason)}.`);
  if (fired !== null) output.say(`! ${gateWarning(fired)}`);
  return EXIT.ok;
}
function scopeOf2(parsed) {
  const of = parsed.has("everywhere") ? "home" : parsed.has("all") ? "workspace" : "client";
  return { of, withCanaries: parsed.has("all") };
}
var SHOWN, command2;
var init_status = __esm({
  "cli/commands/status.ts"() {
    "use strict";
    init_find_job();
    init_gate2();
    init_list_incidents();
    init_list_jobs();
    init_progress();
    init_duration();
    init_record();
    init_words2();
    init_text();
    init_arguments();
    init_errors();
    init_incident2();
    init_job();
    init_job_table();
    init_job2();
    SHOWN = 20;
    command2 = {
      help: `Usage: codex-companion status [JOB\u2026] [--wait [--any]] [--timeout-ms N] [--all] [--everywhere] [--cwd DIR] [--json]

Shows the open incidents and the running, waiting and recent jobs of this client, in every folder, or the jobs that are
named in detail. Outside Claude Code: those of this workspace.

  JOB            a job's id, or a prefix that fits only one; from any folder
  --wait         return when the jobs have ended (exit 1 if one failed or was cancelled)
  --any          with --wait: return when one of them has ended
  --timeout-ms   with --wait: return after N milliseconds, though it still runs
  --all          the jobs of every client in this workspace, canary jobs too
  --everywhere   the jobs of every client in every folder
`,
      flags: {
        wait: { type: "boolean" },
        any: { type: "boolean" },
        "timeout-ms": { type: "string" },
        all: { type: "boolean" },
        everywhere: { type: "boolean" }
      },
      async run(parsed, context, output) {
        const references = jobReferences(parsed);
        for (const flag of ["timeout-ms", "any"])
          if (parsed.has(flag) && !parsed.has("wait")) throw usageError(`Could not use --${flag}: it needs --wait.`);
        if (parsed.has("wait")) return wait(references, parsed, context, output);
        const [reference, ...others] = references;
        if (reference === void 0) return showAll(parsed, context, output);
        return others.length === 0 ? showOne(reference, context, output) : showSeveral(references, context, output);
      }
    };
  }
});

// cli/commands/result.ts
var result_exports = {};
__export(result_exports, {
  command: () => command3
});
var command3;
var init_result2 = __esm({
  "cli/commands/result.ts"() {
    "use strict";
    init_final_output();
    init_progress();
    init_record();
    init_arguments();
    init_errors();
    init_job();
    init_result();
    init_job2();
    command3 = {
      help: `Usage: codex-companion result [JOB] [--cwd DIR] [--json]

Prints the stored final output of a job, with what it left behind. Without JOB: the newest ended job of this client here.
`,
      flags: {},
      async run(parsed, context, output) {
        const record2 = await jobOrThrow(context, jobReference(parsed), "ended");
        const rawOutput = readFinalOutput(context, record2);
        output.answer({ workspaceRoot: record2.workspaceRoot, job: record2, rawOutput });
        if (output.json) return EXIT.ok;
        const now = context.now();
        output.say(
          isEnded(record2) ? resultText(record2, rawOutput, now) : `No result yet.
${jobBlock(record2, readProgress(context, record2), now)}`
        );
        return EXIT.ok;
      }
    };
  }
});

// cli/commands/logs.ts
var logs_exports = {};
__export(logs_exports, {
  command: () => command4
});
var WIDEST, command4;
var init_logs = __esm({
  "cli/commands/logs.ts"() {
    "use strict";
    init_events();
    init_observe();
    init_event_line();
    init_record();
    init_json();
    init_arguments();
    init_errors();
    init_job2();
    WIDEST = 2e3;
    command4 = {
      help: `Usage: codex-companion logs [JOB] [--follow] [--cwd DIR] [--json]

Prints what happened in a job, a line for each event. Without JOB: the newest job of this client here.

  --follow   go on until the job has ended
`,
      flags: { follow: { type: "boolean" } },
      async run(parsed, context, output) {
        if (parsed.has("follow") && output.json)
          throw usageError("Could not use --follow with --json: it would be many values, not one.");
        const record2 = await jobOrThrow(context, jobReference(parsed));
        if (parsed.has("follow") && !isEnded(record2)) {
          let isEndTold = false;
          const onEvents = (lines) => {
            isEndTold ||= lines.some(isEndLine);
            say(lines);
          };
          const observation = await observe2(context, record2, { onEvents });
          if (observation.kind === "ended" && !isEndTold) say([endLine(observation.record)]);
          return EXIT.ok;
        }
        const events = readEvents(context, record2);
        output.answer({ workspaceRoot: record2.workspaceRoot, job: record2, events });
        say(events);
        return EXIT.ok;
        function say(lines) {
          for (const line3 of lines) {
            const words2 = describeEvent(line3, WIDEST);
            if (words2 !== null) output.say(`${stringField(line3, "at")?.slice(11, 19) ?? "        "}  ${words2}`);
          }
        }
      }
    };
  }
});

// io/process/signal.ts
function askToEnd(identity2) {
  if (process.platform === "win32" || livenessOf(identity2) !== "alive") return false;
  try {
    return process.kill(identity2.pid, "SIGTERM");
  } catch {
    return false;
  }
}
var init_signal = __esm({
  "io/process/signal.ts"() {
    "use strict";
    init_identity();
  }
});

// app/cancel.ts
async function cancelJob(context, record2) {
  const self = selfIdentity();
  for (let round = 1; ; round++) {
    const result = updateJob(context.home, record2.id, {
      type: "stopping",
      cause: "cancel",
      by: self,
      at: context.now()
    });
    const current2 = recordAfter(result);
    if (current2 === null) return { record: null, survivors: [] };
    if (result.kind === "changed") noteStopping(context, current2);
    if (isEnded(current2)) return { record: current2, survivors: await killAll(current2) };
    if (await ownerEnds(context, current2)) continue;
    if (result.kind === "changed") return finishStop(context, current2, self);
    if (round === MOST_ROUNDS) return { record: current2, survivors: await killAll(current2) };
    await otherEnds(context, current2);
  }
}
async function ownerEnds(context, record2) {
  const owner = record2.status === "running" ? record2.worker : record2.launcher;
  if (record2.status === "running" && !askToEnd(owner)) return false;
  const claimMs = Date.parse(record2.claimBy) - Date.parse(context.now());
  const ended = await waitUntil({
    folders: [jobFolder(context.home, record2.id)],
    look: () => hasEnded2(context, record2.id) ? true : livenessOf(owner) === "gone" ? false : void 0,
    timeoutMs: record2.status === "running" ? WORKER_STOPS_MS : Math.max(0, Math.min(claimMs, CLAIM_MS))
  });
  return ended ?? false;
}
async function otherEnds(context, record2) {
  await waitUntil({
    folders: [jobFolder(context.home, record2.id)],
    look: async () => isEnded(await reconcile(context, record2)) || hasEnded2(context, record2.id) ? true : void 0,
    timeoutMs: WORKER_STOPS_MS
  });
}
function hasEnded2(context, id) {
  const read = readJob(context.home, id);
  return read.kind !== "found" || isEnded(read.record);
}
var WORKER_STOPS_MS, MOST_ROUNDS;
var init_cancel = __esm({
  "app/cancel.ts"() {
    "use strict";
    init_record();
    init_file_watch();
    init_job_store();
    init_identity();
    init_signal();
    init_delegate();
    init_end_job();
    init_reconcile();
    init_stop_job();
    WORKER_STOPS_MS = 8e3;
    MOST_ROUNDS = 3;
  }
});

// app/told.ts
function noteToldByCall(context, record2) {
  const { home, sessionId } = context;
  if (sessionId === null || !isOwn(context, record2) || !isEnded(record2) || !isUntold(record2)) return;
  updateJob(home, record2.id, { type: "told", channel: "cancel", sessionId, at: context.now() });
}
var init_told = __esm({
  "app/told.ts"() {
    "use strict";
    init_record();
    init_job_store();
    init_find_job();
  }
});

// cli/commands/cancel.ts
var cancel_exports = {};
__export(cancel_exports, {
  command: () => command5
});
var command5;
var init_cancel2 = __esm({
  "cli/commands/cancel.ts"() {
    "use strict";
    init_cancel();
    init_find_job();
    init_told();
    init_record();
    init_arguments();
    init_errors();
    init_job();
    init_job2();
    command5 = {
      help: `Usage: codex-companion cancel [JOB] [--cwd DIR] [--json]

Stops a job and every process it started; returns when none of them is alive. Without JOB: the newest running job of
this client here. What it had already done stays on disk.
`,
      flags: {},
      async run(parsed, context, output) {
        const found = await jobOrThrow(context, jobReference(parsed), "active");
        const wasEnded = isEnded(found);
        const { record: record2, survivors } = await cancelJob(context, found);
        if (record2 === null)
          throw new CommandError("no_such_job", `Could not cancel job "${found.id}": its record is gone.`, ELSEWHERE);
        if (survivors.length > 0) {
          const message = `Could not end all of job "${found.id}": process ${survivors.join(", ")} is still alive.`;
          throw new CommandError("survivors", message, "End it by its id.", EXIT.jobFailed);
        }
        output.answer({ workspaceRoot: record2.workspaceRoot, job: record2, alreadyEnded: wasEnded });
        output.say(
          wasEnded ? `The job had already ended.
${jobBlock(record2, null, context.now())}` : jobBlock(record2, null, context.now())
        );
        noteToldByCall(context, record2);
        return EXIT.ok;
      }
    };
  }
});

// io/agent-store.ts
function agentsAtWork(home) {
  return namesIn((0, import_node_path27.join)(home, "agents")).map((name2) => (0, import_node_path27.join)(home, "agents", name2)).filter((folder) => !(0, import_node_fs25.existsSync)((0, import_node_path27.join)(folder, "returned"))).flatMap((folder) => readLaunch(folder) ?? []);
}
function isOfMainThread(home, jobId) {
  return (0, import_node_fs25.existsSync)((0, import_node_path27.join)(agentFolder(home, MAIN_THREAD), jobId));
}
function hasReturned(home, agentId) {
  return (0, import_node_fs25.existsSync)((0, import_node_path27.join)(agentFolder(home, agentId), "returned"));
}
function readLaunch(folder) {
  const json = asObject(parseJson(readIfPresent((0, import_node_path27.join)(folder, "launch.json")) ?? ""));
  const sessionId = json && stringField(json, "sessionId");
  const launchedAt = json && stringField(json, "launchedAt");
  return sessionId && launchedAt ? { sessionId, launchedAt } : null;
}
function agentFolder(home, agentId) {
  return (0, import_node_path27.join)(home, "agents", fileNameOf(agentId));
}
var import_node_fs25, import_node_path27, MAIN_THREAD;
var init_agent_store = __esm({
  "io/agent-store.ts"() {
    "use strict";
    import_node_fs25 = require("node:fs");
    import_node_path27 = require("node:path");
    init_id();
    init_json();
    init_client_store();
    init_files();
    init_home();
    MAIN_THREAD = "main-thread";
  }
});

// io/watcher-store.ts
function publishWatcher(home, sessionId) {
  makePrivateFolder((0, import_node_path28.join)(home, "watchers"));
  const path = pathOf3(home, sessionId);
  const self = selfIdentity();
  replaceFile(path, JSON.stringify({ version: 1, ...self }));
  return () => {
    const current2 = readWatcher(path);
    if (current2 !== null && isSameProcess(current2, self)) removeIfPresent(path);
  };
}
function readWatcher(path) {
  const json = asObject(parseJson(readIfPresent(path) ?? ""));
  return json && decodeIdentity(json);
}
function pathOf3(home, sessionId) {
  return (0, import_node_path28.join)(home, "watchers", `${fileNameOf(sessionId)}.json`);
}
var import_node_path28;
var init_watcher_store = __esm({
  "io/watcher-store.ts"() {
    "use strict";
    import_node_path28 = require("node:path");
    init_decode();
    init_record();
    init_json();
    init_client_store();
    init_files();
    init_home();
    init_identity();
  }
});

// app/clients.ts
function clientProcess(context) {
  const pid = Number(context.env["CLAUDE_PID"] ?? "");
  return Number.isSafeInteger(pid) && pid > 0 ? identityOf(pid) : null;
}
var init_clients = __esm({
  "app/clients.ts"() {
    "use strict";
    init_client_store();
    init_identity();
    init_find_job();
  }
});

// app/sweep.ts
function isNews(record2) {
  return isEnded(record2) && isUntold(record2) && record2.kind !== CANARY;
}
var init_sweep = __esm({
  "app/sweep.ts"() {
    "use strict";
    init_record();
    init_job_hints();
    init_clients();
    init_find_job();
    init_reconcile();
  }
});

// app/watch.ts
async function watchSession(context, sessionId, onEnd, stop2) {
  const announced = /* @__PURE__ */ new Set();
  const foreign = /* @__PURE__ */ new Set();
  let ownCount = 0;
  let isOver2 = false;
  const stopped = stop2.then(() => {
    isOver2 = true;
  });
  const client = clientProcess(context);
  makeHintFolders(context.home);
  const withdraw = publishWatcher(context.home, sessionId);
  try {
    await waitUntil({
      folders: [hintFolder(context.home, "active"), hintFolder(context.home, "untold")],
      look,
      wakeOn: stopped
    });
  } finally {
    withdraw();
  }
  async function look() {
    const own = sessionsOf(context.home, sessionId);
    if (own.length !== ownCount) foreign.clear();
    ownCount = own.length;
    for (const id of listHints(context.home, "active")) await settle(id, own);
    for (const id of listHints(context.home, "untold")) announce2(id, own);
    return isOver2 || client !== null && livenessOf(client) === "gone" ? true : void 0;
  }
  async function settle(id, own) {
    const record2 = ownRecord(id, own);
    if (record2 !== null) await reconcile(context, record2);
  }
  function announce2(id, own) {
    const record2 = announced.has(id) ? null : ownRecord(id, own);
    if (record2 === null || !isNews(record2) || isLeftToOthers(context, record2, own)) return;
    const latest = ownRecord(id, own);
    if (latest === null || !isNews(latest)) return;
    announced.add(id);
    onEnd(latest);
  }
  function ownRecord(id, own) {
    if (foreign.has(id)) return null;
    const read = readJob(context.home, id);
    if (read.kind === "found" && own.includes(read.record.sessionId ?? "")) return read.record;
    if (read.kind === "found") foreign.add(id);
    return null;
  }
}
function isLeftToOthers(context, record2, own) {
  const sinceMs = Date.parse(context.now()) - Date.parse(record2.completedAt);
  if (sinceMs >= HOLD_BACK_MS) return false;
  if (isBeingCancelled(record2)) return true;
  if (record2.agentId !== null) return !hasReturned(context.home, record2.agentId);
  if (livenessOf(record2.launcher) === "alive") return true;
  return sinceMs < BINDING_MS && mayBeAgents(context, record2, own);
}
function isBeingCancelled({ stopping: stopping2 }) {
  return stopping2?.cause === "cancel" && livenessOf(stopping2.by) === "alive";
}
function mayBeAgents(context, record2, own) {
  if (isOfMainThread(context.home, record2.id)) return false;
  return agentsAtWork(context.home).some(
    ({ sessionId, launchedAt }) => own.includes(sessionId) && Date.parse(launchedAt) <= Date.parse(record2.createdAt)
  );
}
var HOLD_BACK_MS, BINDING_MS;
var init_watch = __esm({
  "app/watch.ts"() {
    "use strict";
    init_agent_store();
    init_client_store();
    init_file_watch();
    init_job_hints();
    init_job_store();
    init_identity();
    init_watcher_store();
    init_clients();
    init_reconcile();
    init_sweep();
    HOLD_BACK_MS = 3e4;
    BINDING_MS = 1e4;
  }
});

// cli/commands/watch.ts
var watch_exports = {};
__export(watch_exports, {
  command: () => command6
});
function endLine2(record2) {
  const detail = record2.status === "failed" ? record2.failure.kind : isEnded(record2) ? workPhrase(record2.evidence) : "";
  return `codex job ${record2.id} ${record2.status} (${detail}): ${inLine(record2.summary, 120)}`;
}
var command6;
var init_watch2 = __esm({
  "cli/commands/watch.ts"() {
    "use strict";
    init_watch();
    init_record();
    init_words();
    init_text();
    init_errors();
    command6 = {
      help: `Usage: codex-companion watch [--session ID]

Prints one line for each job of that client that ends, those included that ended untold before it began. Runs until it is
stopped. Without --session: the client that this command runs in.
`,
      flags: { session: { type: "string" } },
      async run(parsed, context, output) {
        const sessionId = parsed.text("session") ?? context.sessionId;
        if (sessionId === null) throw usageError("Could not watch: no client is known here.", "Pass --session ID.");
        const stop2 = new Promise((resolve6) => {
          for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve6());
          void output.abandoned.then(resolve6);
        });
        await watchSession(
          context,
          sessionId,
          (record2) => output.json ? output.answer(record2) : output.say(endLine2(record2)),
          stop2
        );
        return EXIT.ok;
      }
    };
  }
});

// core/rule-limits.ts
function ruleLimits(policies) {
  const write = mayWrite(policies);
  const isFree = (field) => policies.every((policy) => policy[field] !== false);
  return {
    write,
    fullAccess: maySandbox(policies, "danger-full-access"),
    commit: write && isFree("allowCommit"),
    network: isFree("network"),
    addDirs: policies.every(({ addDirs }) => addDirs === null || addDirs.length > 0),
    config: mayConfigure(policies),
    verify: checkPlace(policies)
  };
}
function ruleLines({ write, fullAccess, commit, verify }) {
  return [
    `Codex may write: ${write ? "yes, in any folder that --cwd names" : "no, every task is read-only"}`,
    `Codex may work without a sandbox: ${fullAccess ? 'yes (--sandbox danger-full-access), unless "sandboxes" in policy.json leaves it out' : "no"}`,
    `Codex may write into the Git folder, hooks too: ${commit ? 'yes (--allow-commit), unless "allowCommit" in policy.json is false' : "no"}`,
    `Checks (--verify) run: ${CHECKS[String(verify)]}`,
    "Always: read any file that you may read into a prompt (--prompt-file), which goes to Codex's provider; cancel and",
    "remove jobs, close incidents, reset the gate (cancel, prune, incidents, report); write a report page where there is",
    "none, or over an older one (report --html); use up your plan (each task, the canary's too)"
  ];
}
var CHECKS;
var init_rule_limits = __esm({
  "core/rule-limits.ts"() {
    "use strict";
    init_allowed();
    CHECKS = {
      sandbox: "in the sandbox of their turn",
      outside: 'as you, outside of any sandbox ("verify" is "outside" in your policy.json)',
      false: "never"
    };
  }
});

// cli/commands/setup.ts
var setup_exports = {};
__export(setup_exports, {
  command: () => command7
});
function ignoredIn(policies) {
  return policies.flatMap(({ ignored, owner, place }) => {
    const names = ignored.map((name2) => `"${name2}"`).join(", ");
    const why = owner === "repository" ? "a repository's policy may only set limits" : "nothing is known of it";
    return ignored.length === 0 ? [] : [`Ignored in ${place}: ${names} (${why})`];
  });
}
function ruleText(lets) {
  const rules = (names) => `  {"permissions": {"allow": [${names.map((name2) => JSON.stringify(name2)).join(", ")}]}}`;
  return [
    "So that a background agent can read what Codex did without a question, allow in your Claude Code settings:",
    rules(NARROW_RULES),
    "So that it can also start tasks, allow the companion as a whole:",
    rules([WIDE_RULE]),
    "What that lets through, as the policies stand here:",
    ...ruleLines(lets).map((words2) => `  ${words2}`)
  ].join("\n");
}
function line2(label, { ok, detail, failure: failure3 }) {
  const mark = ok ? "yes " : failure3 === null ? "?   " : "NO  ";
  return `${mark}  ${label}: ${inLine(detail)}`;
}
var LABELS, NARROW_RULES, WIDE_RULE, ROUTE, command7;
var init_setup = __esm({
  "cli/commands/setup.ts"() {
    "use strict";
    init_admit();
    init_find_job();
    init_gate2();
    init_incidents();
    init_list_incidents();
    init_policies();
    init_preflight2();
    init_preflight();
    init_gate();
    init_words2();
    init_rule_limits();
    init_text();
    init_errors();
    init_incident2();
    LABELS = {
      cli_resolves: "Codex is found",
      cli_ready: "Codex is ready",
      route_allowed: "The route is allowed"
    };
    NARROW_RULES = ["status", "result", "logs"].map((name2) => `Bash(codex-companion ${name2}:*)`);
    WIDE_RULE = "Bash(codex-companion:*)";
    ROUTE = { write: true, sandbox: null, model: null, effort: null };
    command7 = {
      help: `Usage: codex-companion setup [--cwd DIR] [--json]

Shows whether a task could start here: Codex is found, Codex is ready, the route is allowed; each with what to do;
the open incidents of this workspace; and what the permission rule for the companion lets through as the policies stand.
Exit code 3 where it could not.
`,
      flags: {},
      async run(parsed, context, output) {
        if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": setup takes no words.`);
        const readiness2 = await checkReadiness(context, ROUTE, void 0, true);
        const workspaceRoot = workspaceRootOf(context);
        if (obstacle(readiness2) === null) notePassedProbe(context, workspaceRoot, ROUTE);
        const incidents3 = listIncidents(context, workspaceRoot);
        const gate2 = readGate(context);
        const failure3 = obstacle(readiness2) ?? gateRefusal(context) ?? closedLane(context, { prompt: "", request: { ...ROUTE, resumeOf: null } });
        const policies = policiesOf(context);
        const rule = "failure" in policies ? null : ruleLimits(policies.all);
        output.answer({
          ready: failure3 === null,
          ...readiness2,
          failure: failure3,
          incidents: incidents3,
          gate: gate2,
          home: context.home,
          node: process.version,
          permissionRule: WIDE_RULE,
          permissionRules: { narrow: NARROW_RULES, wide: WIDE_RULE, lets: rule },
          ignoredPolicyFields: "failure" in policies ? [] : ignoredIn(policies.all)
        });
        for (const [name2, label] of Object.entries(LABELS)) output.say(line2(label, readiness2[name2]));
        for (const incident of incidents3) output.say(incidentLine(incident));
        if (hasFired(gate2)) output.say(`!     The gate has fired: ${gateWarning(gate2)}`);
        if (!("failure" in policies)) for (const text2 of ignoredIn(policies.all)) output.say(`!     ${text2}`);
        output.say(`      State home: ${context.home} (Node ${process.version})`);
        if (rule !== null) output.say(`
${ruleText(rule)}`);
        output.say(failure3 === null ? "\nReady." : `
Not ready: ${failure3.message}
To do: ${failure3.hint}`);
        return failure3 === null ? EXIT.ok : EXIT.environment;
      }
    };
  }
});

// cli/commands/incidents.ts
var incidents_exports = {};
__export(incidents_exports, {
  command: () => command8
});
function hereFirst(incidents3, workspaceRoot) {
  const isHere2 = ({ lane: lane2 }) => lane2.workspaceRoot === workspaceRoot;
  return [...incidents3.filter(isHere2), ...incidents3.filter((each) => !isHere2(each))];
}
function resolveOrThrow(context, reference) {
  const resolution = resolveIncident(context, reference);
  if (resolution.kind === "resolved") return resolution.incident;
  if (resolution.kind === "none") {
    const message2 = `Could not resolve incident "${reference}": no open incident has this fingerprint.`;
    throw new CommandError("no_such_incident", message2, "See `incidents`.");
  }
  const message = `Could not choose incident "${reference}": it fits ${resolution.candidates.join(", ")}.`;
  throw new CommandError("no_such_incident", message, "Give more of the fingerprint.");
}
var command8;
var init_incidents2 = __esm({
  "cli/commands/incidents.ts"() {
    "use strict";
    init_find_job();
    init_list_incidents();
    init_errors();
    init_incident2();
    command8 = {
      help: `Usage: codex-companion incidents [--resolve FINGERPRINT] [--cwd DIR] [--json]

Shows the open incidents, those of this workspace first: what failed, since when, the jobs that it hit, and what to do.
While an incident closes its lane (the same Codex, workspace and route), a task is refused with exit code 3. The lane opens
when Codex, its configuration or its login changes, for one task after ten minutes, or for a task that ignores the gate. An
incident ends when a job of its lane succeeds, or:

  --resolve FINGERPRINT   close it; the beginning of a fingerprint will do
`,
      flags: { resolve: { type: "string" } },
      async run(parsed, context, output) {
        if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": incidents takes no job.`);
        const workspaceRoot = workspaceRootOf(context);
        const reference = parsed.text("resolve");
        if (reference !== null) {
          const incident = resolveOrThrow(context, reference);
          output.answer({ workspaceRoot, resolved: incident });
          output.say(`Incident ${incident.fingerprint} (${incident.kind}) is closed.`);
          return EXIT.ok;
        }
        const incidents3 = hereFirst(listIncidents(context, null), workspaceRoot);
        const unreadable = listUnreadable(context);
        output.answer({ workspaceRoot, incidents: incidents3, unreadable });
        output.say(incidents3.map((each) => incidentBlock(each, context.now())).join("\n\n") || "No open incidents.");
        for (const fingerprint of unreadable)
          output.say(`! incident ${fingerprint} cannot be read: no line of its file opens it.`);
        return EXIT.ok;
      }
    };
  }
});

// core/canary.ts
function judgeCanary(rows) {
  const hasPassed = ({ classifier }) => classifier === null;
  if (rows.every(hasPassed)) return { verdict: "healthy", dimensions: [] };
  if (!rows.some(hasPassed)) return { verdict: "universal", dimensions: [] };
  const base = rows.find(({ dimension }) => dimension === null);
  const isGood = base === void 0 || hasPassed(base);
  const diverging = rows.filter((row) => row.dimension !== null && hasPassed(row) !== isGood);
  const dimensions = DIMENSIONS.filter((dimension) => diverging.some((row) => row.dimension === dimension));
  const isPayload = dimensions.every((dimension) => dimension === "prompt");
  return { verdict: isPayload ? "payload-specific" : "lane-specific", dimensions };
}
function verdictWords({ verdict, dimensions }) {
  switch (verdict) {
    case "healthy":
      return "healthy: every dispatch passed. What fails nevertheless lies above the runner: in the task or the repository.";
    case "universal":
      return "universal: no dispatch passed, not even the plainest. Mend Codex, its login or its configuration first.";
    case "lane-specific":
      return `lane-specific: the outcome depends on the ${dimensions.join(" and the ")}. Compare those rows with the first.`;
    case "payload-specific":
      return "payload-specific: the outcome depends on the prompt alone.";
  }
}
var DIMENSIONS;
var init_canary = __esm({
  "core/canary.ts"() {
    "use strict";
    DIMENSIONS = ["worker", "folder", "environment", "prompt", "model", "sandbox"];
  }
});

// app/canary.ts
async function runCanary(context, worker, dimensions, onRow) {
  const base = await runRow(context, worker, { dimension: null, value: "as a task by default" });
  onRow(base.row);
  const rows = [base.row];
  const chosen = DIMENSIONS.filter((dimension) => dimensions.includes(dimension));
  for (const variation of chosen.flatMap((dimension) => variationsOf(dimension, context, base.record))) {
    const { row } = await runRow(context, worker, variation);
    onRow(row);
    rows.push(row);
  }
  return rows;
}
function variationsOf(dimension, context, base) {
  const { threadId = null, resolved: resolved2 = null } = base === null || base.status === "queued" ? {} : base;
  const model = resolved2?.model ?? null;
  switch (dimension) {
    case "worker":
      return threadId === null ? [] : [{ dimension, value: "a resumed thread", request: { resumeOf: threadId } }];
    case "folder":
      return [{ dimension, value: "outside any repository", context: { cwd: temporaryFolder() } }];
    case "environment":
      return [{ dimension, value: "thin", context: { env: thinEnvironment(context.env) } }];
    case "prompt":
      return [
        { dimension, value: "large", prompt: `${PROMPT} Pass over what follows.
${FILLER}` },
        { dimension, value: "non-ASCII", prompt: `${PROMPT} \u2014 \u201E\xE4\xF6\xFC\u201C \u65E5\u672C\u8A9E \u{1F986}` }
      ];
    case "model":
      return model === null ? [] : [{ dimension, value: `${model}, by name`, request: { model } }];
    case "sandbox":
      return [{ dimension, value: "workspace-write", request: { write: true, sandbox: "workspace-write" } }];
  }
}
function thinEnvironment(env) {
  const kept = Object.entries(env).filter(([name2]) => name2 === "HOME" || name2.startsWith("CODEX_COMPANION_"));
  return { ...Object.fromEntries(kept), PATH: MINIMAL_PATH };
}
async function runRow(context, worker, variation) {
  const own = { ...context, ...variation.context };
  const prompt = variation.prompt ?? PROMPT;
  const startedAtMs = performance.now();
  const delegation = await delegate(
    own,
    { kind: CANARY, prompt, request: { ...REQUEST, ...variation.request } },
    worker
  );
  const { dimension, value } = variation;
  const common = { dimension, value, cwd: own.cwd, prompt_bytes: new TextEncoder().encode(prompt).length };
  if (delegation.kind === "refused") {
    const { kind, message, hint } = delegation.failure;
    const unknown = { ...NO_JOB, duration_ms: Math.round(performance.now() - startedAtMs) };
    return { row: { ...common, ...unknown, classifier: kind, message: `${message} ${hint}` }, record: null };
  }
  const seen = await observe2(own, delegation.record, { timeoutMs: LIMIT_MS4 });
  const record2 = seen.kind === "gone" ? delegation.record : seen.record;
  return { row: { ...common, ...outcome(own, record2, Math.round(performance.now() - startedAtMs)) }, record: record2 };
}
function outcome(context, record2, duration_ms) {
  const events = readLastEvents(context.home, record2.id);
  const event = (type) => events.findLast((line3) => line3["type"] === type) ?? {};
  const [prepared, exited] = [event("runner_prepare"), event("runner_exit")];
  const failure3 = isEnded(record2) ? record2.failure : null;
  const passed2 = record2.status === "completed";
  return {
    job_id: record2.id,
    dispatch_id: stringField(prepared, "dispatch_id"),
    worker_kind: stringField(prepared, "worker_kind"),
    queue_id: stringField(prepared, "queue_id"),
    argv: stringsField(prepared, "argv"),
    codex_path: stringField(prepared, "codex_path"),
    env_fingerprint: objectField(prepared, "env_fingerprint"),
    exit_code: numberField(exited, "exit_code"),
    signal: stringField(exited, "signal"),
    duration_ms,
    stderr_tail: stringField(exited, "stderr_tail") ?? "",
    classifier: passed2 ? null : failure3?.kind ?? record2.status,
    message: failure3 === null ? null : `${failure3.message} ${failure3.hint}`
  };
}
var PROMPT, FILLER, LIMIT_MS4, MINIMAL_PATH, REQUEST, NO_JOB;
var init_canary2 = __esm({
  "app/canary.ts"() {
    "use strict";
    init_canary();
    init_record();
    init_json();
    init_home();
    init_job_files();
    init_delegate();
    init_observe();
    PROMPT = "Return the string ok, and do nothing else.";
    FILLER = "filler ".repeat(28e3);
    LIMIT_MS4 = 3 * 6e4;
    MINIMAL_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
    REQUEST = {
      write: false,
      sandbox: null,
      allowCommit: false,
      model: null,
      effort: null,
      timeoutMs: LIMIT_MS4,
      verify: null,
      retry: "never",
      resumeOf: null
    };
    NO_JOB = {
      job_id: null,
      dispatch_id: null,
      worker_kind: null,
      queue_id: null,
      argv: [],
      codex_path: null,
      env_fingerprint: null,
      exit_code: null,
      signal: null,
      stderr_tail: ""
    };
  }
});

// cli/commands/canary.ts
var canary_exports = {};
__export(canary_exports, {
  command: () => command9
});
function cells(row) {
  return [
    row.dimension ?? "nothing",
    row.value,
    row.classifier ?? "passed",
    row.exit_code === null ? "-" : `${row.exit_code}${row.signal === null ? "" : ` ${row.signal}`}`,
    formatDuration(row.duration_ms),
    `${row.prompt_bytes} B`,
    row.job_id ?? "refused"
  ];
}
function progressLine(row) {
  return `canary: ${name(row)}: ${row.classifier ?? "passed"} (${formatDuration(row.duration_ms)})`;
}
function name({ dimension, value }) {
  return dimension === null ? value : `${dimension}, ${value}`;
}
function readDimensions(text2) {
  if (text2 === null) return DIMENSIONS;
  return text2.split(",").map((word) => word.trim()).filter((word) => word !== "" && word !== "none").map((word) => {
    const dimension = DIMENSIONS.find((known) => known === word);
    if (dimension !== void 0) return dimension;
    throw usageError(`Could not vary "${word}": the dimensions are ${DIMENSIONS.join(", ")}.`);
  });
}
var command9, HEADER2;
var init_canary3 = __esm({
  "cli/commands/canary.ts"() {
    "use strict";
    init_canary2();
    init_canary();
    init_duration();
    init_text();
    init_errors();
    init_table();
    init_worker_command();
    command9 = {
      help: `Usage: codex-companion canary [--vary DIMS] [--cwd DIR] [--json]

Hands Codex the plainest of tasks, in the way of every task, and then again with one thing varied at a time. The verdict
tells whether the way is healthy, or what the failure depends on. Each row is a small real task: it asks your model.
Its jobs open no incidents, and status shows them among all jobs only.

  --vary DIMS   only these dimensions, with commas: ${DIMENSIONS.join(", ")}; none: the first row alone

A thin environment holds HOME, a minimal PATH and CODEX_COMPANION_* only, as services have it that no shell has started.
docs/runbook.md says how to read the verdict.
`,
      flags: { vary: { type: "string" } },
      async run(parsed, context, output) {
        if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": canary takes no words.`);
        const dimensions = readDimensions(parsed.text("vary"));
        const rows = await runCanary(context, WORKER, dimensions, (row) => output.note(progressLine(row)));
        const verdict = judgeCanary(rows);
        output.answer({ ...verdict, user: context.env["USER"] ?? null, rows });
        output.say(table(HEADER2, rows.map(cells), output.columns));
        for (const row of rows.filter(({ message }) => message !== null))
          output.say(`
${name(row)}: ${inLine(row.message ?? "")}`);
        output.say(`
${verdictWords(verdict)}`);
        return EXIT.ok;
      }
    };
    HEADER2 = ["VARIED", "VALUE", "OUTCOME", "EXIT", "TOOK", "PROMPT", "JOB"];
  }
});

// core/reliability/imported.ts
function outcomeRule(mode) {
  return {
    mode,
    says: `outcome is "${mode}", in any case of letters`,
    fits(record2) {
      const outcome2 = record2["outcome"];
      return typeof outcome2 === "string" && outcome2.toLowerCase() === mode ? `outcome is "${mode}".` : null;
    }
  };
}
function importedRun(record2) {
  const modes3 = modesOf(IMPORTED_RULES, record2);
  const code = record2["raw_exit_code"] ?? record2["exit_code"];
  return {
    atMs: recordTimeMs(record2),
    modes: modes3,
    route: routeName([text(record2["model"]), text(record2["effort"]), text(record2["sandbox"])]),
    raw: typeof code === "number" ? code === 0 : null,
    evidence: modes3.length === 0
  };
}
function text(value) {
  return typeof value === "string" ? value : null;
}
function recordTimeMs(record2) {
  for (const name2 of TIME_NAMES) {
    const value = record2[name2];
    if (value === void 0) continue;
    const ms = timeMs(value);
    if (ms !== null) return ms;
  }
  return null;
}
function timeMs(value) {
  if (typeof value === "number") return numberMs(value);
  if (typeof value !== "string") return null;
  const ms = DIGITS.test(value) ? numberMs(Number(value)) : textMs(value);
  return Number.isNaN(ms) ? null : ms;
}
function numberMs(value) {
  return Math.abs(value) < EARLIEST_IN_MS ? value * 1e3 : value;
}
function textMs(value) {
  if (value.endsWith("Z") || !WITHOUT_ZONE.test(value)) return Date.parse(value);
  return Date.parse(`${value.replace(" ", "T")}Z`);
}
var LOW_PRODUCTIVITY2, IMPORTED_RULES, TIME_NAMES, EARLIEST_IN_MS, DIGITS, WITHOUT_ZONE;
var init_imported = __esm({
  "core/reliability/imported.ts"() {
    "use strict";
    init_json();
    init_rules();
    init_run2();
    LOW_PRODUCTIVITY2 = 0.3;
    IMPORTED_RULES = [
      outcomeRule("noop"),
      outcomeRule("blocked"),
      {
        mode: "low_productivity",
        says: `grades.productivity is a number below ${LOW_PRODUCTIVITY2}`,
        fits(record2) {
          const productivity2 = asObject(record2["grades"])?.["productivity"];
          return typeof productivity2 === "number" && productivity2 < LOW_PRODUCTIVITY2 ? `grades.productivity is ${productivity2}.` : null;
        }
      },
      {
        mode: "abandoned_loop",
        says: 'loop_status is "open"',
        fits: (record2) => record2["loop_status"] === "open" ? 'loop_status is "open".' : null
      },
      {
        mode: "ci_break",
        says: 'grade_reasons.harm holds "ci_break"',
        fits(record2) {
          const harm = asObject(record2["grade_reasons"])?.["harm"];
          const holds = (typeof harm === "string" || Array.isArray(harm)) && harm.includes("ci_break");
          return holds ? 'grade_reasons.harm holds "ci_break".' : null;
        }
      },
      {
        mode: "routing_mismatch",
        says: "intent_category_matched is false",
        fits: (record2) => record2["intent_category_matched"] === false ? "intent_category_matched is false." : null
      }
    ];
    TIME_NAMES = [
      "timestamp",
      "ended_at",
      "endedAt",
      "end_time",
      "completed_at",
      "completedAt",
      "finished_at",
      "finishedAt",
      "ts",
      "time",
      "at",
      "date",
      "datetime",
      "started_at",
      "startedAt",
      "start_time",
      "created_at",
      "createdAt"
    ];
    EARLIEST_IN_MS = 1e11;
    DIGITS = /^\d+(?:\.\d+)?$/;
    WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;
  }
});

// core/reliability/recent.ts
function recentRuns(most, make) {
  let kept = [];
  let pending = [];
  let seen = 0;
  let placeMs = Number.NEGATIVE_INFINITY;
  const made = (each) => "run" in each ? each : { placeMs: each.placeMs, run: make(each.source) };
  const keepNewest = () => {
    kept = [...kept, ...pending].sort(byPlace).slice(-most).map(made);
    pending = [];
  };
  return {
    add(atMs, source) {
      seen += 1;
      placeMs = atMs ?? placeMs;
      pending.push({ placeMs, source });
      if (pending.length < PENDING) return;
      if (kept.length + pending.length > 2 * most) return keepNewest();
      for (const each of pending) kept.push(made(each));
      pending = [];
    },
    get seen() {
      return seen;
    },
    list() {
      keepNewest();
      return kept.map(({ run }) => run);
    }
  };
}
function byPlace(a, b) {
  return a.placeMs < b.placeMs ? -1 : a.placeMs > b.placeMs ? 1 : 0;
}
var PENDING;
var init_recent = __esm({
  "core/reliability/recent.ts"() {
    "use strict";
    PENDING = 4096;
  }
});

// core/reliability/statistics.ts
function wilson(count, total) {
  if (total === 0) return { low: 0, high: 1 };
  const rate = count / total;
  const shrink = 1 + Z95 ** 2 / total;
  const centre = (rate + Z95 ** 2 / (2 * total)) / shrink;
  const half = Z95 / shrink * Math.sqrt(rate * (1 - rate) / total + Z95 ** 2 / (4 * total ** 2));
  return { low: count === 0 ? 0 : Math.max(0, centre - half), high: count === total ? 1 : Math.min(1, centre + half) };
}
function fisherExact(a, m, b, n) {
  if (m === 0 || n === 0) return 1;
  const hits = a + b;
  const [least, most] = [Math.max(0, hits - n), Math.min(hits, m)];
  const whole = logChoose(m + n, hits);
  const log2 = (x) => logChoose(m, x) + logChoose(n, hits - x) - whole;
  const observed = log2(a) + 1e-9;
  let p = 0;
  for (let x = least; x <= most; x += 1) {
    const each = log2(x);
    if (each <= observed) p += Math.exp(each);
  }
  return Math.min(1, p);
}
function posterior(successes, total) {
  const [a, b] = [1 + successes, 1 + total - successes];
  return { mean: a / (a + b), low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) };
}
function betaQuantile(p, a, b) {
  let [low, high] = [0, 1];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
function incompleteBeta(x, a, b) {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log1p(-x) - logGamma(a) - logGamma(b) + logGamma(a + b);
  return Math.exp(front) / a * betaFraction(x, a, b);
}
function betaFraction(x, a, b) {
  const nonZero = (value) => Math.abs(value) < 1e-300 ? 1e-300 : value;
  let c = 1;
  let d = 1 / nonZero(1 - (a + b) * x / (a + 1));
  let fraction = d;
  for (let step = 1; step <= 1e3; step += 1) {
    const even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= c * d;
    const odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-12) break;
  }
  return fraction;
}
function logChoose(n, k) {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
function logGamma(x) {
  let shift = 0;
  let at = x;
  for (; at < 12; at += 1) shift += Math.log(at);
  const square = at * at;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
var Z95;
var init_statistics = __esm({
  "core/reliability/statistics.ts"() {
    "use strict";
    Z95 = 1.959963984540054;
  }
});

// core/reliability/routes.ts
function reportRoutes(runs) {
  const groups = /* @__PURE__ */ new Map();
  for (const run of runs) {
    if (run.route === null) continue;
    const group = groups.get(run.route);
    if (group === void 0) groups.set(run.route, [run]);
    else group.push(run);
  }
  const routes3 = [...groups].map(([route, group]) => reportRoute(route, group)).sort((a, b) => b.runs - a.runs);
  return { routes: routes3, hardestHit: hardestOf(routes3) };
}
function reportRoute(route, runs) {
  return {
    route,
    runs: runs.length,
    failed: runs.filter(({ modes: modes3 }) => modes3.length > 0).length,
    raw: successOf(runs.map(({ raw }) => raw)),
    evidence: successOf(runs.map(({ evidence: evidence2 }) => evidence2))
  };
}
function successOf(judgements) {
  const runs = judgements.filter((judgement) => judgement !== null).length;
  const successes = judgements.filter((judgement) => judgement === true).length;
  return { runs, successes, ...posterior(successes, runs) };
}
function hardestOf(routes3) {
  const lowOf = ({ failed: failed4, runs: runs2 }) => wilson(failed4, runs2).low;
  const hardest = routes3.reduce((worst, route) => {
    return worst === null || lowOf(route) > lowOf(worst) ? route : worst;
  }, null);
  if (hardest === null || hardest.failed === 0) return null;
  const [runs, failed3] = [sum(routes3.map((route) => route.runs)), sum(routes3.map((route) => route.failed))];
  const p = fisherExact(hardest.failed, hardest.runs, failed3 - hardest.failed, runs - hardest.runs);
  return { route: hardest.route, p };
}
function sum(numbers) {
  return numbers.reduce((total, number2) => total + number2, 0);
}
var init_routes = __esm({
  "core/reliability/routes.ts"() {
    "use strict";
    init_statistics();
  }
});

// core/reliability/trend.ts
function trendOf(runs, window) {
  const size = Math.min(window, Math.max(SMALLEST_SIZE, Math.floor(runs.length / 3)));
  if (runs.length < FEWEST_RUNS) return { size, points: [] };
  const ends = pointEnds(size, runs.length);
  return { size, points: ends.map((end2) => pointAt(runs, end2, size)) };
}
function pointEnds(first, last) {
  const count = Math.min(MOST_POINTS, last - first + 1);
  if (count < 2) return [last];
  return Array.from({ length: count }, (_, index) => Math.round(first + (last - first) * index / (count - 1)));
}
function pointAt(runs, end2, size) {
  const slice = runs.slice(end2 - size, end2);
  const rate = (has) => slice.filter(has).length / slice.length;
  const atMs = slice.at(-1)?.atMs ?? null;
  return {
    run: end2,
    at: isoTime(atMs),
    failed: rate(({ modes: modes3 }) => modes3.length > 0),
    modes: perMode((mode) => rate(({ modes: modes3 }) => modes3.includes(mode)))
  };
}
var MOST_POINTS, FEWEST_RUNS, SMALLEST_SIZE;
var init_trend = __esm({
  "core/reliability/trend.ts"() {
    "use strict";
    init_modes();
    init_run2();
    MOST_POINTS = 80;
    FEWEST_RUNS = 10;
    SMALLEST_SIZE = 5;
  }
});

// core/reliability/report.ts
function buildReport(input) {
  const runs = input.runs.slice(-input.last);
  const recent = runs.slice(-input.window);
  const before = runs.slice(0, runs.length - recent.length);
  const [all, window, earlier] = [sliceOf(runs), sliceOf(recent), sliceOf(before)];
  const { routes: routes3, hardestHit } = reportRoutes(runs);
  return {
    version: REPORT_VERSION,
    read: input.read,
    ...all,
    window,
    shift: perMode((mode) => shiftOf(mode, all, window, earlier)),
    dominant: dominantOf(all, window),
    routes: routes3,
    hardestHit,
    gate: input.gate,
    incidents: input.incidents,
    trend: trendOf(runs, input.window),
    badLines: input.badLines
  };
}
function sliceOf(runs) {
  const total = runs.length;
  const count = (has) => runs.reduce((sum2, run) => sum2 + Number(has(run)), 0);
  const failed3 = count(({ modes: modes3 }) => modes3.length > 0);
  return {
    total,
    failed: failed3,
    failedRate: share(failed3, total),
    modes: perMode(
      (mode) => share(
        count(({ modes: modes3 }) => modes3.includes(mode)),
        total
      )
    ),
    from: isoTime(runs[0]?.atMs ?? null),
    to: isoTime(runs.at(-1)?.atMs ?? null)
  };
}
function share(count, total) {
  return { count, rate: total === 0 ? 0 : count / total, ...wilson(count, total) };
}
function shiftOf(mode, all, window, before) {
  const p = fisherExact(window.modes[mode].count, window.total, before.modes[mode].count, before.total);
  return { delta: window.modes[mode].rate - all.modes[mode].rate, p };
}
function dominantOf(all, window) {
  const score = (mode2) => [all.modes[mode2].count, window.modes[mode2].count];
  const compare = (a, b) => score(a)[0] - score(b)[0] || score(a)[1] - score(b)[1];
  const mode = MODES.reduce((best, next2) => compare(next2, best) > 0 ? next2 : best);
  if (all.modes[mode].count === 0) return null;
  const { cause, fix } = MODE_FACTS[mode];
  return { mode, cause, fix };
}
var REPORT_VERSION;
var init_report = __esm({
  "core/reliability/report.ts"() {
    "use strict";
    init_modes();
    init_routes();
    init_run2();
    init_statistics();
    init_trend();
    REPORT_VERSION = 1;
  }
});

// app/report.ts
function reportJobs(context, { last, window }) {
  const lines = mendedLedger(context);
  const runs = lines.filter(({ kind }) => kind !== CANARY).map(ownRun);
  const gate2 = gateOver(context, runsSinceReset(context, lines));
  const badLines2 = { count: 0, lines: [] };
  return buildReport({ runs, last, window, read: runs.length, gate: gate2, incidents: incidentsOf(context), badLines: badLines2 });
}
function incidentsOf(context) {
  const open = listIncidents(context, null);
  return open.map(({ fingerprint, kind, jobs, hint }) => ({ fingerprint, kind, jobs: jobs.length, hint }));
}
function reportRecords(context, path, { last, window }) {
  const recent = recentRuns(Math.max(last, window, GATE_MEMORY), importedRun);
  const badLines2 = readRuns(path, recent);
  const runs = recent.list();
  const gate2 = gateOver(context, runs);
  return buildReport({ runs, last, window, read: recent.seen, gate: gate2, incidents: [], badLines: badLines2 });
}
function readRuns(path, recent) {
  const lines = [];
  let count = 0;
  readRecords(path, {
    object: (record2) => recent.add(recordTimeMs(record2), record2),
    bad(number2) {
      count += 1;
      if (lines.length < MOST_NAMED2) lines.push(number2);
    }
  });
  return { count, lines };
}
function explainJob(context, record2) {
  return ledgerLinesOf(context, record2).map((line3) => ({
    attempt: line3.attempt,
    findings: explain(OWN_RULES, line3)
  }));
}
var MOST_NAMED2;
var init_report2 = __esm({
  "app/report.ts"() {
    "use strict";
    init_record();
    init_gate();
    init_imported();
    init_own();
    init_recent();
    init_report();
    init_rules();
    init_records_stream();
    init_gate2();
    init_ledger2();
    init_list_incidents();
    MOST_NAMED2 = 1e4;
  }
});

// io/own-page.ts
function writeOwnFile(path, text2, start2) {
  if ((0, import_node_fs26.lstatSync)(path, { throwIfNoEntry: false }) === void 0) return publishOnce(path, text2);
  if (readStart(path, Buffer.byteLength(start2)) !== start2) return false;
  replaceFile(path, text2);
  return true;
}
var import_node_fs26;
var init_own_page = __esm({
  "io/own-page.ts"() {
    "use strict";
    import_node_fs26 = require("node:fs");
    init_files();
    init_planted_file();
  }
});

// app/report-page.ts
var writeOwnPage;
var init_report_page = __esm({
  "app/report-page.ts"() {
    "use strict";
    init_own_page();
    writeOwnPage = writeOwnFile;
  }
});

// cli/render/explanation.ts
function explanationText(record2, attempts) {
  const heading2 = `codex job ${record2.id}: ${record2.status}
  task     ${inLine(record2.summary)}`;
  const parts2 = attempts.map(({ attempt: attempt2, findings }) => {
    const title = attempts.length === 1 ? "" : `
attempt ${attempt2}`;
    return `${title}
${findings.map(findingLine).join("\n")}`;
  });
  return [heading2, ...parts2].join("\n");
}
function findingLine({ mode, says, reason }) {
  return `  ${reason === null ? "no " : "YES"}  ${mode.padEnd(16)}  ${reason === null ? `not so: ${says}` : inLine(reason)}`;
}
var init_explanation = __esm({
  "cli/render/explanation.ts"() {
    "use strict";
    init_text();
  }
});

// cli/render/bar.ts
function bar({ rate, high }, scale, width) {
  const eighths = Math.round(Math.min(1, rate / scale) * width * 8);
  const solid = "\u2588".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
  const reach = Math.min(width, Math.round(Math.min(1, high / scale) * width));
  return solid.padEnd(reach, "\u2500").padEnd(width, " ");
}
function axis(scale, width) {
  const [middle, right] = [`${50 * scale} %`, `${100 * scale} %`];
  const before = Math.floor(width / 2) - Math.floor(middle.length / 2);
  return `${"0 %".padEnd(before)}${middle}`.padEnd(width - right.length) + right;
}
function scaleFor(shares) {
  return [0.2, 0.4, 0.6, 0.8].find((scale) => shares.every((share2) => share2 <= scale)) ?? 1;
}
var EIGHTHS;
var init_bar = __esm({
  "cli/render/bar.ts"() {
    "use strict";
    EIGHTHS = ["", "\u258F", "\u258E", "\u258D", "\u258C", "\u258B", "\u258A", "\u2589"];
  }
});

// cli/render/html/markup.ts
function escapeText(text2) {
  return inLine(text2).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
function section(id, title, ...content) {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content.join("\n")}
</section>`;
}
function dataTable(label, heads, rows, kind = "") {
  const head = heads.map((text2) => `<th scope="col">${text2}</th>`).join("");
  const body = rows.map(([first, ...cells2]) => {
    return `<tr><th scope="row">${first}</th>${cells2.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  return [
    `<div class="scroll" role="region" aria-label="${label}" tabindex="0">`,
    `<table${kind === "" ? "" : ` class="${kind}"`}>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>
${body.join("\n")}
</tbody>`,
    "</table>",
    "</div>"
  ].join("\n");
}
function px(value) {
  return String(Math.round(value * 10) / 10);
}
var init_markup = __esm({
  "cli/render/html/markup.ts"() {
    "use strict";
    init_text();
  }
});

// cli/render/html/curves.ts
function trendChart(report2) {
  const { points } = report2.trend;
  const curves = curvesOf(points);
  const scale = scaleFor(curves.flatMap(({ shares }) => shares));
  const x = positions(points);
  const y = (share2) => BOTTOM - share2 / scale * (BOTTOM - TOP);
  return [
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="chart-title" aria-describedby="chart-text">`,
    `<title id="chart-title">The share of runs that failed, over time</title>`,
    `<desc id="chart-text">${description(report2, curves)}</desc>`,
    ...grid(scale, y),
    ...timeAxis(points, x),
    ...limitLine(report2, scale, y),
    area(curves[0]?.shares ?? [], x, y),
    ...curves.map(({ shares, colour, dash }) => curve(shares, colour, dash, x, y)),
    ...labels(curves, y),
    "</svg>"
  ].join("\n");
}
function curvesOf(points) {
  const all = { name: "any failure", colour: "--failed", dash: "", shares: points.map(({ failed: failed3 }) => failed3) };
  const seen = MODES.filter((mode) => points.some(({ modes: modes4 }) => modes4[mode] > 0));
  const modes3 = seen.map((mode) => {
    return { name: mode, colour: `--${mode}`, dash: DASHES[mode], shares: points.map((point) => point.modes[mode]) };
  });
  return [all, ...modes3];
}
function positions(points) {
  const times = points.map(({ at }) => at === null ? Number.NaN : Date.parse(at));
  const isTimed = times.every((ms) => !Number.isNaN(ms)) && (times.at(-1) ?? 0) > (times[0] ?? 0);
  const values = isTimed ? times : points.map(({ run }) => run);
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  return values.map((value) => LEFT + (value - first) / (last - first) * (RIGHT - LEFT));
}
function description({ trend: trend2 }, curves) {
  const moves = curves.map(
    ({ name: name2, shares }) => `${name2} from ${percent(shares[0] ?? 0)} to ${percent(shares.at(-1) ?? 0)}`
  );
  return `Each point is the share among the ${trend2.size} runs up to it. From the first point to the last: ${moves.join("; ")}.`;
}
function grid(scale, y) {
  return Array.from({ length: LINES + 1 }, (_, index) => scale * index / LINES).map((share2) => {
    const at = px(y(share2));
    const label = `${Math.round(100 * share2)} %`;
    return `<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/><text class="axis" x="${LEFT - 8}" y="${at}" dy="4" text-anchor="end">${label}</text>`;
  });
}
function timeAxis(points, x) {
  const ticks = [0, Math.floor((points.length - 1) / 2), points.length - 1];
  const anchors = ["start", "middle", "end"];
  return ticks.map((index, tick) => {
    const point = points[index];
    const label = point?.at == null ? `run ${point?.run}` : shortTime(point.at);
    return `<text class="axis" x="${px(x[index] ?? LEFT)}" y="${BOTTOM + 22}" text-anchor="${anchors[tick]}">${label}</text>`;
  });
}
function limitLine({ gate: gate2 }, scale, y) {
  if (gate2.state === "off" || gate2.limit > scale) return [];
  const at = px(y(gate2.limit));
  const words2 = `the gate's limit for ${gate2.mode}`;
  return [
    `<line class="limit" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/>`,
    `<text class="axis" x="${LEFT + 6}" y="${at}" dy="-5">${words2}</text>`
  ];
}
function area(shares, x, y) {
  const top = shares.map((share2, index) => `${px(x[index] ?? 0)},${px(y(share2))}`);
  return `<polygon class="area" points="${LEFT},${BOTTOM} ${top.join(" ")} ${px(x.at(-1) ?? RIGHT)},${BOTTOM}"/>`;
}
function curve(shares, colour, dash, x, y) {
  const points = shares.map((share2, index) => `${px(x[index] ?? 0)},${px(y(share2))}`).join(" ");
  return `<polyline class="curve" style="stroke:var(${colour})" stroke-dasharray="${dash}" points="${points}"/>`;
}
function labels(curves, y) {
  const ends = curves.map((each) => ({ ...each, share: each.shares.at(-1) ?? 0, at: y(each.shares.at(-1) ?? 0) })).sort((a, b) => b.at - a.at || 0);
  let lowest2 = BOTTOM + LABEL_GAP;
  return ends.map(({ name: name2, colour, dash, share: share2, at }) => {
    lowest2 = Math.min(at, lowest2 - LABEL_GAP);
    const middle = px(lowest2);
    return [
      `<path d="M${RIGHT + 3} ${px(at)}L${RIGHT + 12} ${middle}" class="grid" fill="none"/>`,
      `<line class="curve" style="stroke:var(${colour})" stroke-dasharray="${dash}" x1="${RIGHT + 14}" x2="${RIGHT + 36}" y1="${middle}" y2="${middle}"/>`,
      `<text x="${RIGHT + 42}" y="${middle}" dy="4">${name2} ${percent(share2)}</text>`
    ].join("");
  });
}
var WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, LABEL_GAP, LINES, DASHES;
var init_curves = __esm({
  "cli/render/html/curves.ts"() {
    "use strict";
    init_modes();
    init_words2();
    init_bar();
    init_markup();
    WIDTH = 860;
    HEIGHT = 340;
    [LEFT, RIGHT, TOP, BOTTOM] = [50, 660, 14, 300];
    LABEL_GAP = 17;
    LINES = 4;
    DASHES = {
      noop: "8 3",
      blocked: "2 3",
      low_productivity: "12 3 2 3",
      abandoned_loop: "",
      ci_break: "5 5",
      routing_mismatch: "16 4"
    };
  }
});

// cli/render/html/style.ts
var STYLE;
var init_style = __esm({
  "cli/render/html/style.ts"() {
    "use strict";
    STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --text: #1c2230; --quiet: #5a6372; --line: #d9dde4; --focus: #1257c4;
  --failed: #8b94a3; --alarm: #a3260f; --well: #14663c;
  --noop: #0b62a4; --blocked: #6b5b95; --low_productivity: #a86400; --abandoned_loop: #c23b0a; --ci_break: #b0327a;
  --routing_mismatch: #0a7a5c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151c; --card: #1a1f29; --text: #e4e8ef; --quiet: #a0a9b8; --line: #323a48; --focus: #8ab8ff;
    --failed: #7c8696; --alarm: #ff9a7d; --well: #7fd6a4;
    --noop: #63b3f0; --blocked: #b9a5e8; --low_productivity: #f0b54a; --abandoned_loop: #ff8a5c; --ci_break: #f08cc4;
    --routing_mismatch: #4fcfa6;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
footer { padding-bottom: 2.5rem; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 0 0 .75rem; font-size: 1.1rem; }
p { margin: .25rem 0; }
.quiet, footer { color: var(--quiet); font-size: .9rem; }
section, .figures > div { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.25rem; }
section { margin: 1rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem; margin: 1.25rem 0 1rem; }
.figures dt { color: var(--quiet); font-size: .9rem; }
.figures dd { margin: 0; font-size: 1.7rem; font-weight: 650; line-height: 1.25; overflow-wrap: anywhere; }
.figures dd.word { font-size: 1.1rem; line-height: 1.93; }
.figures small { display: block; color: var(--quiet); font-size: .85rem; font-weight: 400; line-height: 1.4; }
.alarm { color: var(--alarm); font-weight: 650; }
.well { color: var(--well); }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: .25rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .9rem .4rem 0; text-align: left; vertical-align: middle; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-size: .85rem; font-weight: 500; white-space: nowrap; }
tbody th { font-weight: 600; }
tbody th small { display: block; color: var(--quiet); font-weight: 400; }
td { white-space: nowrap; }
.modes tbody th { min-width: 13rem; max-width: 17rem; }
.words { display: inline-block; vertical-align: middle; }
.words small { display: block; color: var(--quiet); font-size: .8rem; line-height: 1.3; }
td svg { display: inline-block; vertical-align: middle; margin-right: .75rem; }
.chart { width: 100%; height: auto; display: block; }
.chart text { fill: var(--text); font-size: 13px; }
.chart .axis { fill: var(--quiet); font-size: 12px; }
.grid { stroke: var(--line); }
.limit { stroke: var(--quiet); stroke-dasharray: 2 4; }
.curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.area { fill: var(--failed); opacity: .16; }
.whisker { stroke: var(--quiet); stroke-width: 2; }
.dot { fill: var(--text); }
.hollow { fill: var(--card); stroke: var(--text); stroke-width: 2; }
summary { cursor: pointer; width: max-content; color: var(--focus); margin-top: .75rem; }
dl.mend { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: 0; }
dl.mend dt { color: var(--quiet); }
dl.mend dd { margin: 0; }
`;
  }
});

// cli/render/html/tables.ts
function modesTable(report2) {
  const slices = report2.window.total < report2.total ? [report2, report2.window] : [report2];
  const scale = scaleFor(MODES.flatMap((mode) => slices.map((slice) => slice.modes[mode].high)));
  const sorted = [...MODES].sort((a, b) => report2.modes[b].count - report2.modes[a].count);
  const heads = [
    "Failure mode",
    ...slices.map(({ total }) => `Last ${total} runs`),
    ...slices.length > 1 ? ["Shift"] : []
  ];
  const rows = sorted.map((mode) => [
    `${mode}<small>${MODE_FACTS[mode].meaning}</small>`,
    ...slices.map((slice) => `${shareBar(mode, slice.modes[mode], scale)}${shareWords(slice.modes[mode])}`),
    ...slices.length > 1 ? [shiftWords(report2, mode)] : []
  ]);
  return dataTable("Failure modes", heads, rows, "modes");
}
function shareBar(mode, { rate, low, high }, scale) {
  const at = (share2) => px(share2 / scale * BAR);
  return [
    `<svg width="${BAR}" height="18" aria-hidden="true">`,
    `<rect y="2" height="14" rx="2" width="${at(rate)}" style="fill:var(--${mode})"/>`,
    `<line class="whisker" x1="${at(low)}" x2="${at(high)}" y1="9" y2="9"/>`,
    "</svg>"
  ].join("");
}
function shareWords({ count, rate, low, high }) {
  return words(percent(rate), `${plural(count, "run")}, ${(100 * low).toFixed(0)}\u2013${(100 * high).toFixed(0)} %`);
}
function shiftWords(report2, mode) {
  const { delta, p } = report2.shift[mode];
  const points = `${signedPoints(delta)} points`;
  const isMore = isBeyondChance({ p });
  return words(
    isMore ? `<span class="alarm">${points}</span>` : points,
    `p = ${p.toFixed(3)}${isMore ? ", more than chance" : ""}`
  );
}
function words(number2, rest) {
  return `<span class="words"><strong>${number2}</strong><small>${rest}</small></span>`;
}
function routesTable(routes3, hardest) {
  const rows = routes3.map(({ route, runs, failed: failed3, raw, evidence: evidence2 }) => [
    `${escapeText(route)}${route === hardest?.route ? `<small>${hardestWords(hardest)}</small>` : ""}`,
    String(runs),
    percent(failed3 / runs),
    `${successDot(raw, "hollow")}${successWords(raw)}`,
    `${successDot(evidence2, "dot")}${successWords(evidence2)}`
  ]);
  return dataTable("Routes", ["Route", "Runs", "Failed", "Success by exit code", "Success by evidence"], rows);
}
function successDot({ runs, mean, low, high }, kind) {
  if (runs === 0) return "";
  const at = (share2) => px(6 + share2 * (BAR - 12));
  return [
    `<svg width="${BAR}" height="18" aria-hidden="true">`,
    `<line class="grid" x1="6" x2="${BAR - 6}" y1="9" y2="9"/>`,
    `<line class="whisker" x1="${at(low)}" x2="${at(high)}" y1="9" y2="9"/>`,
    `<circle class="${kind}" cx="${at(mean)}" cy="9" r="5"/>`,
    "</svg>"
  ].join("");
}
function successWords({ runs, successes, mean, low, high }) {
  if (runs === 0) return "not known";
  return words(mean.toFixed(2), `${low.toFixed(2)}\u2013${high.toFixed(2)}, ${successes} of ${runs}`);
}
function trendTable({ trend: trend2 }) {
  const modes3 = MODES.filter((mode) => trend2.points.some((point) => point.modes[mode] > 0));
  const rows = trend2.points.map((point) => [
    point.at === null ? `run ${point.run}` : shortTime(point.at),
    percent(point.failed),
    ...modes3.map((mode) => percent(point.modes[mode]))
  ]);
  return dataTable("The numbers of the trend", ["Until", "Any failure", ...modes3], rows);
}
var BAR;
var init_tables = __esm({
  "cli/render/html/tables.ts"() {
    "use strict";
    init_words();
    init_modes();
    init_words2();
    init_bar();
    init_markup();
    BAR = 104;
  }
});

// cli/render/html/page.ts
function reportPage(report2) {
  return `${PAGE_START}<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Codex reliability report</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>How Codex runs fail</h1>
<p class="quiet">${scope(report2)}</p>
</header>
<main>
${parts(report2).filter((part) => part !== "").join("\n")}
</main>
<footer>
<p>Bars and dots show rates, lines their 95 % intervals: Wilson's for shares of runs, of the Beta posterior for success.
p is of Fisher's exact test between the window and the runs before it, for each mode by itself.</p>
</footer>
</body>
</html>
`;
}
function scope({ read, total, from, to }) {
  const which = read > total ? `The last ${total} of ${read} runs` : plural(total, "run");
  return from === null || to === null ? `${which}.` : `${which}, ${shortTime(from)} to ${shortTime(to)} UTC.`;
}
function parts(report2) {
  if (report2.total === 0)
    return [section("none", "Nothing to report yet", "<p>No finished run was found.</p>"), badLines(report2)];
  return [
    figures(report2),
    mend(report2),
    modes(report2),
    trend(report2),
    routes(report2),
    gate(report2),
    incidents(report2),
    badLines(report2)
  ];
}
function figures(report2) {
  const { window, dominant: dominant2, gate: state } = report2;
  const ratio = (slice) => figure(
    `Failed, last ${slice.total} runs`,
    percent(slice.failedRate.rate),
    `${slice.failed} runs; 95 % interval ${percent(slice.failedRate.low)} to ${percent(slice.failedRate.high)}`
  );
  const fired = hasFired(state);
  return [
    '<dl class="figures">',
    ratio(report2),
    window.total < report2.total ? ratio(window) : "",
    figure(
      "Dominant mode",
      dominant2?.mode ?? "none",
      dominant2 === null ? "no run failed" : `${report2.modes[dominant2.mode].count} of ${report2.total} runs`,
      "word"
    ),
    figure(
      "Drift gate",
      state.state,
      `${state.mode}, fires over ${percent(state.limit)} for ${state.runs} runs`,
      fired ? "word alarm" : "word well"
    ),
    "</dl>"
  ].join("\n");
}
function figure(label, value, note2, kind = "") {
  return `<div><dt>${label}</dt><dd${kind === "" ? "" : ` class="${kind}"`}>${value}<small>${note2}</small></dd></div>`;
}
function mend({ dominant: dominant2 }) {
  if (dominant2 === null) return "";
  const { mode, cause, fix } = dominant2;
  const rows = [
    ["Mode", `${mode}: the run ${MODE_FACTS[mode].meaning}`],
    ["Likely cause", cause],
    ["Fix", fix]
  ];
  const list3 = rows.map(([term, text2]) => `<dt>${term}</dt><dd>${text2}</dd>`).join("\n");
  return section("mend", "What to mend first", `<dl class="mend">
${list3}
</dl>`);
}
function modes(report2) {
  return section("modes", "Failure modes", modesTable(report2));
}
function trend(report2) {
  const { size, points } = report2.trend;
  if (points.length < 2) return "";
  return section(
    "trend",
    "Trend over time",
    trendChart(report2),
    `<p class="quiet">Each point is the share among the ${size} runs up to it.</p>`,
    `<details>
<summary>The numbers of the trend</summary>
${trendTable(report2)}
</details>`
  );
}
function routes({ routes: all, hardestHit }) {
  if (all.length === 0) return "";
  return section("routes", "Success by route", routesTable(all, all.length > 1 ? hardestHit : null));
}
function gate({ gate: state }) {
  const words2 = hasFired(state) ? `<span class="alarm">${gateWarning(state)}</span>` : `${gateWords(state)}.`;
  return section("gate", "Drift gate", `<p>${state.state}: ${words2}</p>`);
}
function incidents({ incidents: open }) {
  if (open.length === 0) return "";
  const items = open.map(({ fingerprint, kind, jobs, hint }) => {
    return `<li>${escapeText(kind)} (${escapeText(fingerprint)}, ${plural(jobs, "job")}): ${escapeText(hint)}</li>`;
  });
  return section("incidents", "Open incidents", `<ul>
${items.join("\n")}
</ul>`);
}
function badLines({ badLines: { count, lines } }) {
  if (count === 0) return "";
  const shown = lines.slice(0, MOST_NUMBERS);
  const more = count > shown.length ? ` and ${count - shown.length} more` : "";
  return section(
    "bad-lines",
    "Lines that could not be read",
    `<p>${plural(count, "line")}: ${shown.join(", ")}${more}.</p>`
  );
}
var MOST_NUMBERS, PAGE_START;
var init_page = __esm({
  "cli/render/html/page.ts"() {
    "use strict";
    init_words();
    init_gate();
    init_modes();
    init_words2();
    init_curves();
    init_markup();
    init_style();
    init_tables();
    MOST_NUMBERS = 100;
    PAGE_START = `<!doctype html>
<html lang="en">
<head>
<meta name="generator" content="codex-companion report">
`;
  }
});

// cli/render/wrap.ts
function wrap(lead, text2, width) {
  const lines = [];
  let line3 = lead;
  let isFresh = true;
  for (const word of text2.split(" ")) {
    if (!isFresh && line3.length + 1 + word.length > width) {
      lines.push(line3);
      line3 = " ".repeat(lead.length);
      isFresh = true;
    }
    line3 += isFresh ? word : ` ${word}`;
    isFresh = false;
  }
  return [...lines, line3].join("\n");
}
var init_wrap = __esm({
  "cli/render/wrap.ts"() {
    "use strict";
  }
});

// cli/render/report.ts
function reportText(report2, columns) {
  const width = Math.min(WIDEST2, Math.max(NARROWEST, columns));
  const parts2 = report2.total === 0 ? [noRuns(report2)] : [heading(report2), modes2(report2, width), dominant(report2, width)];
  return [...parts2, routes2(report2, width), incidents2(report2), closing(report2, width)].filter((part) => part !== "").join("\n\n");
}
function noRuns({ badLines: badLines2 }) {
  return badLines2.count > 0 ? "No line could be read as a run." : "No finished run to report on yet.";
}
function heading(report2) {
  const { total, failed: failed3, failedRate, window, from, to, read } = report2;
  const period = from === null || to === null ? "" : `, ${shortTime(from)} to ${shortTime(to)} UTC`;
  const lines = [
    `Reliability of ${read > total ? `the last ${total} of ${read} runs` : plural(total, "run")}${period}`,
    "",
    `${failed3} of ${total} failed in at least one way: ${withInterval(failedRate)}`
  ];
  if (window.total < total)
    lines.push(`${window.failed} of the last ${window.total}: ${withInterval(window.failedRate)}`);
  return lines.join("\n");
}
function withInterval(share2) {
  return `${percent(share2.rate)} (95 % interval ${interval(share2)})`;
}
function interval({ low, high }) {
  return `${(100 * low).toFixed(0)}\u2013${(100 * high).toFixed(0)} %`;
}
function modes2(report2, width) {
  const seen = MODES.filter((mode) => report2.modes[mode].count > 0);
  const unseen = MODES.filter((mode) => !seen.includes(mode));
  const none = unseen.length === 0 ? [] : [wrap("", `No run was: ${unseen.join(", ")}.`, width)];
  if (seen.length === 0) return none.join("\n");
  const sorted = [...seen].sort((a, b) => report2.modes[b].count - report2.modes[a].count);
  const slices = report2.window.total < report2.total ? [report2, report2.window] : [report2];
  const labelWidth = Math.max(...slices.map((slice) => labelOf(slice).length));
  const barWidth = width - NAME_WIDTH - labelWidth - 29;
  const scale = scaleFor(seen.flatMap((mode) => slices.map((slice) => slice.modes[mode].high)));
  const row = (name2, slice, share2) => [
    name2.padEnd(NAME_WIDTH),
    labelOf(slice).padEnd(labelWidth),
    `${percent(share2.rate).padStart(9)}  `,
    bar(share2, scale, barWidth),
    `${String(share2.count).padStart(7)}  ${interval(share2)}`
  ].join("");
  return [
    `${" ".repeat(NAME_WIDTH + labelWidth + 11)}${axis(scale, barWidth)}   runs  95 %`,
    ...sorted.flatMap(
      (mode) => slices.map(
        (slice) => row(slice === report2 ? mode : `  ${shiftWords2(report2.shift[mode])}`, slice, slice.modes[mode])
      )
    ),
    ...[...legend(report2), ...none].map((line3, index) => index === 0 ? `
${line3}` : line3)
  ].join("\n");
}
function labelOf({ total }) {
  return `last ${total}`;
}
function shiftWords2(shift) {
  return `${signedPoints(shift.delta)}${isBeyondChance(shift) ? " *" : ""}`;
}
function legend(report2) {
  const before = report2.total - report2.window.total;
  if (before === 0) return [];
  const shifted = MODES.filter((mode) => isBeyondChance(report2.shift[mode]));
  const against = `the last ${report2.window.total} runs against the ${before} before them`;
  if (shifted.length === 0) return [`No shift is more than chance would give (${against}).`];
  const values = shifted.map((mode) => `${mode} p = ${report2.shift[mode].p.toFixed(3)}`);
  return [`* more than chance: ${values.join(", ")}`, `  (Fisher's exact test, ${against})`];
}
function dominant({ dominant: found }, width) {
  if (found === null) return "";
  return [
    wrap("Dominant  ", `${found.mode}: the run ${MODE_FACTS[found.mode].meaning}`, width),
    wrap("  cause   ", found.cause, width),
    wrap("  fix     ", found.fix, width)
  ].join("\n");
}
function routes2({ routes: all, hardestHit }, width) {
  if (all.length === 0) return "";
  const isMarked = all.length > 1;
  const rows = all.slice(0, MOST_ROUTES).map(({ route, runs, failed: failed3, raw, evidence: evidence2 }) => [
    `${inLine(route, width - 58)}${isMarked && route === hardestHit?.route ? " !" : ""}`,
    String(runs),
    percent(failed3 / runs),
    success(raw),
    success(evidence2)
  ]);
  const notes2 = [
    ...isMarked && hardestHit !== null ? [`! ${hardestWords(hardestHit)}`] : [],
    ...all.length > MOST_ROUTES ? [`\u2026 and ${all.length - MOST_ROUTES} more; --json lists them all`] : []
  ];
  return [table(["SUCCESS BY ROUTE", "RUNS", "FAILED", "BY EXIT CODE", "BY EVIDENCE"], rows, width), ...notes2].join(
    "\n"
  );
}
function success({ runs, mean, low, high }) {
  return runs === 0 ? "not known" : `${mean.toFixed(2)} (${low.toFixed(2)}\u2013${high.toFixed(2)})`;
}
function incidents2({ incidents: open }) {
  return open.map(({ fingerprint, kind, jobs, hint }) => `! ${kind} (incident ${fingerprint}, ${plural(jobs, "job")}): ${hint}`).join("\n");
}
function closing({ gate: gate2, badLines: badLines2 }, width) {
  const words2 = hasFired(gate2) ? gateWarning(gate2) : `${gateWords(gate2)}.`;
  const lines = [wrap("Gate      ", `${gate2.state}: ${words2}`, width)];
  if (badLines2.count > 0) {
    const shown = badLines2.lines.slice(0, MOST_NUMBERS2);
    const more = badLines2.count > shown.length ? ` and ${badLines2.count - shown.length} more` : "";
    const what = `${plural(badLines2.count, "line")} could not be read: ${shown.join(", ")}${more}.`;
    lines.push(wrap("! ", what, width));
  }
  return lines.join("\n");
}
var NARROWEST, WIDEST2, NAME_WIDTH, MOST_NUMBERS2, MOST_ROUTES;
var init_report3 = __esm({
  "cli/render/report.ts"() {
    "use strict";
    init_words();
    init_gate();
    init_modes();
    init_words2();
    init_text();
    init_bar();
    init_table();
    init_wrap();
    NARROWEST = 72;
    WIDEST2 = 120;
    NAME_WIDTH = 18;
    MOST_NUMBERS2 = 20;
    MOST_ROUTES = 10;
  }
});

// cli/commands/report.ts
var report_exports = {};
__export(report_exports, {
  command: () => command10
});
function reset(context, output) {
  resetGate(context);
  output.answer({ reset: true });
  output.say("The gate was reset: the runs until now count no more for it.");
  return EXIT.ok;
}
async function explainOne(reference, context, output) {
  const record2 = await jobOrThrow(context, reference);
  if (!isEnded(record2)) {
    const message = `Could not explain job "${record2.id}": it has not ended.`;
    throw new CommandError("no_such_job", message, `See \`status ${record2.id} --wait\`.`);
  }
  const attempts = explainJob(context, record2);
  output.answer({ job: record2.id, status: record2.status, attempts });
  output.say(explanationText(record2, attempts));
  return EXIT.ok;
}
function show(parsed, context, output) {
  const sizes = { last: parsed.count("last", 1) ?? LAST, window: parsed.count("window", 1) ?? WINDOW };
  const records = parsed.text("records");
  const report2 = records === null ? reportJobs(context, sizes) : ofRecords(records, context, sizes);
  const page = parsed.text("html");
  if (page !== null) writePage(page, context, report2);
  output.answer(report2);
  if (output.json) return EXIT.ok;
  output.say(reportText(report2, Number.isFinite(output.columns) ? output.columns : PLAIN_WIDTH));
  if (page !== null) output.say(`
Written to ${page}`);
  return EXIT.ok;
}
function ofRecords(file, context, sizes) {
  try {
    return reportRecords(context, (0, import_node_path29.resolve)(context.cwd, file), sizes);
  } catch (error) {
    throw fileProblem(error, `Could not read the records "${file}"`, "Give the path of a file that can be read.");
  }
}
function writePage(file, context, report2) {
  const what = `Could not write "${file}"`;
  try {
    if (writeOwnPage((0, import_node_path29.resolve)(context.cwd, file), reportPage(report2), PAGE_START)) return;
  } catch (error) {
    throw fileProblem(error, what, "Give the path of a file in a folder that exists.");
  }
  const hint = "Remove it, or give the path of a file that is not there yet.";
  throw new CommandError("file_exists", `${what}: it is there, and it is no page of an earlier report.`, hint);
}
function fileProblem(error, what, hint) {
  if (!(error instanceof Error) || !("code" in error)) return error;
  return new CommandError("no_such_file", `${what}: ${error.message}.`, hint);
}
var import_node_path29, LAST, WINDOW, PLAIN_WIDTH, command10;
var init_report4 = __esm({
  "cli/commands/report.ts"() {
    "use strict";
    import_node_path29 = require("node:path");
    init_gate2();
    init_report2();
    init_report_page();
    init_record();
    init_arguments();
    init_errors();
    init_explanation();
    init_page();
    init_report3();
    init_job2();
    LAST = 100;
    WINDOW = 30;
    PLAIN_WIDTH = 80;
    command10 = {
      help: `Usage: codex-companion report [--last N] [--window N] [--records FILE] [--html FILE] [--explain JOB] [--reset-gate]

Shows how runs fail: which failure mode dominates, whether it is getting worse, and which routes are hit. Of the jobs of
this state home, or of session records in a file.

  --last N         the runs to look at (default ${LAST})
  --window N       the newest of them, shown beside (default ${WINDOW})
  --records FILE   session records, one JSON object a line, instead of the jobs
  --html FILE      also write the report as one page; only the page of an earlier report is replaced
  --explain JOB    why a job has the failure modes that it has
  --reset-gate     the runs until now count no more for the gate
`,
      flags: {
        last: { type: "string" },
        window: { type: "string" },
        records: { type: "string" },
        html: { type: "string" },
        explain: { type: "string" },
        "reset-gate": { type: "boolean" }
      },
      async run(parsed, context, output) {
        if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": report takes no words.`);
        for (const other of ["last", "window", "records", "html"]) {
          forbidTogether(parsed, ["explain", other], ["reset-gate", other]);
        }
        forbidTogether(parsed, ["explain", "reset-gate"]);
        if (parsed.has("reset-gate")) return reset(context, output);
        const job = parsed.text("explain");
        return job === null ? show(parsed, context, output) : explainOne(job, context, output);
      }
    };
  }
});

// app/prune.ts
async function prune(context, olderThanMs, dryRun) {
  const before = Date.parse(context.now()) - olderThanMs;
  const removed = [];
  const unreadable = [];
  for (const id of listJobIds(context.home)) {
    if (jobIdTimeMs(id) > before) continue;
    const read = readJob(context.home, id);
    if (read.kind === "unreadable") unreadable.push(id);
    if (read.kind !== "found") continue;
    if (isOld(await reconcile(context, read.record), before, olderThanMs)) removed.push(id);
  }
  if (!dryRun) {
    for (const id of removed) removeJob(context.home, id);
    sweepStrays(context.home, Date.parse(context.now()));
    pruneIncidents(context, before);
  }
  return { removed, unreadable };
}
function pruneIncidents(context, before) {
  for (const { closed, fingerprint } of readIncidents(context.home).incidents) {
    if (closed !== null && Date.parse(closed.at) < before) removeIncident(context.home, fingerprint);
  }
}
function isOld(record2, before, olderThanMs) {
  if (!isEnded(record2)) return false;
  const endedAt = Date.parse(record2.completedAt);
  return endedAt < (isUntold(record2) ? before - olderThanMs : before);
}
var init_prune = __esm({
  "app/prune.ts"() {
    "use strict";
    init_id();
    init_record();
    init_incident_store();
    init_job_store();
    init_reconcile();
  }
});

// cli/commands/prune.ts
var prune_exports = {};
__export(prune_exports, {
  command: () => command11
});
var DEFAULT_MS, command11;
var init_prune2 = __esm({
  "cli/commands/prune.ts"() {
    "use strict";
    init_prune();
    init_duration();
    init_words();
    init_errors();
    DEFAULT_MS = 30 * 864e5;
    command11 = {
      help: `Usage: codex-companion prune [--older-than DUR] [--dry-run] [--json]

Removes jobs that ended longer ago than DUR (default 30d) and that their client was told of; those untold, after the same
time again. Never an active one.

  --dry-run   only say what would be removed
`,
      flags: { "older-than": { type: "string" }, "dry-run": { type: "boolean" } },
      async run(parsed, context, output) {
        if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": prune takes no job.`);
        const olderThanMs = parsed.duration("older-than") ?? DEFAULT_MS;
        const dryRun = parsed.has("dry-run");
        const { removed, unreadable } = await prune(context, olderThanMs, dryRun);
        output.answer({ removed, unreadable, dryRun });
        for (const id of removed) output.say(`${dryRun ? "would remove" : "removed"} ${id}`);
        for (const id of unreadable) output.say(`left ${id}: it cannot be read`);
        output.say(
          `${plural(removed.length, "job")} older than ${formatDuration(olderThanMs)} ${dryRun ? "would be" : "were"} removed.`
        );
        return EXIT.ok;
      }
    };
  }
});

// cli/help.ts
var help_exports = {};
__export(help_exports, {
  OVERVIEW: () => OVERVIEW
});
var OVERVIEW;
var init_help = __esm({
  "cli/help.ts"() {
    "use strict";
    OVERVIEW = `Usage: codex-companion COMMAND [options]

  task       hand a task to Codex
  status     how jobs stand
  result     what a job ended with
  logs       what happened in a job
  cancel     stop a job and all it started
  watch      a line for each job of a client that ends
  setup      whether everything is ready, and what to do where it is not
  incidents  what fails, which jobs it hit, and what to do
  canary     whether a plain task passes, and on what it depends if not
  report     how runs fail, what dominates, and whether it shifts
  prune      remove old jobs

Every command takes --help, --json and --cwd DIR.
`;
  }
});

// app/context.ts
var import_node_path2 = require("node:path");
init_home();
function createContext(env, processCwd, folder) {
  const sessionId = env["CODEX_COMPANION_SESSION_ID"] || env["CLAUDE_CODE_SESSION_ID"] || null;
  return {
    home: resolveHome(env),
    env,
    cwd: realPath(folder === null ? processCwd : (0, import_node_path2.resolve)(processCwd, folder)),
    sessionId,
    now: () => (/* @__PURE__ */ new Date()).toISOString()
  };
}

// cli/main.ts
init_text();
init_arguments();
init_errors();

// cli/output.ts
var import_node_fs2 = require("node:fs");
init_text();
function processOutput(json) {
  let abandon = () => {
  };
  const abandoned = new Promise((resolve6) => {
    abandon = resolve6;
  });
  const stdout = new Outlet(1, () => process.stdout, abandon);
  const stderr = new Outlet(
    2,
    () => process.stderr,
    () => {
    }
  );
  return {
    json,
    get isTerminal() {
      return stdout.terminal() !== null;
    },
    get isErrorTerminal() {
      return stderr.terminal() !== null;
    },
    get columns() {
      return stdout.terminal()?.columns ?? Number.POSITIVE_INFINITY;
    },
    abandoned,
    say: (text2) => void (json || stdout.write(`${text2}
`)),
    answer: (value) => void (json && stdout.write(`${harmless(JSON.stringify(value, null, 2))}
`)),
    help: (text2) => stdout.write(text2),
    note: (text2) => stderr.write(`${printable(text2)}
`)
  };
}
function harmless(json) {
  return json.replaceAll(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
}
var Outlet = class {
  descriptor;
  open;
  onGone;
  stream = null;
  constructor(descriptor, open, onGone) {
    this.descriptor = descriptor;
    this.open = open;
    this.onGone = onGone;
  }
  /** Its stream where it is a terminal. */
  terminal() {
    if (!isDevice(this.descriptor)) return null;
    const stream = this.opened();
    return stream.isTTY === true ? stream : null;
  }
  write(text2) {
    const rest = this.stream === null ? this.writeAtOnce(Buffer.from(text2)) : text2;
    if (rest.length > 0) this.opened().write(rest);
  }
  /** Gives what could not be written without waiting for the reader. */
  writeAtOnce(bytes) {
    let written = 0;
    try {
      while (written < bytes.length) written += (0, import_node_fs2.writeSync)(this.descriptor, bytes, written);
    } catch (error) {
      if (error.code === "EAGAIN") return bytes.subarray(written);
      this.onGone();
    }
    return Buffer.alloc(0);
  }
  opened() {
    this.stream ??= this.open().on("error", this.onGone);
    return this.stream;
  }
};
function isDevice(descriptor) {
  try {
    return (0, import_node_fs2.fstatSync)(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

// cli/main.ts
var COMMANDS = {
  task: () => Promise.resolve().then(() => (init_task(), task_exports)),
  status: () => Promise.resolve().then(() => (init_status(), status_exports)),
  result: () => Promise.resolve().then(() => (init_result2(), result_exports)),
  logs: () => Promise.resolve().then(() => (init_logs(), logs_exports)),
  cancel: () => Promise.resolve().then(() => (init_cancel2(), cancel_exports)),
  watch: () => Promise.resolve().then(() => (init_watch2(), watch_exports)),
  setup: () => Promise.resolve().then(() => (init_setup(), setup_exports)),
  incidents: () => Promise.resolve().then(() => (init_incidents2(), incidents_exports)),
  canary: () => Promise.resolve().then(() => (init_canary3(), canary_exports)),
  report: () => Promise.resolve().then(() => (init_report4(), report_exports)),
  prune: () => Promise.resolve().then(() => (init_prune2(), prune_exports))
};
async function main(argv) {
  const [name2, ...args] = argv;
  const output = processOutput(args.slice(0, flagsEnd(args)).includes("--json"));
  const load2 = name2 === void 0 ? void 0 : Object.hasOwn(COMMANDS, name2) ? COMMANDS[name2] : void 0;
  let command12 = null;
  try {
    if (load2 === void 0) return await overview(name2, output);
    ({ command: command12 } = await load2());
    const parsed = parseArguments(command12.prepare?.(args) ?? args, command12.flags);
    if (parsed.has("help")) {
      output.help(command12.help);
      return EXIT.ok;
    }
    return await command12.run(parsed, createContext(process.env, process.cwd(), parsed.text("cwd")), output);
  } catch (error) {
    return report(error, command12, output);
  }
}
function flagsEnd(args) {
  const end2 = args.indexOf("--");
  return end2 === -1 ? args.length : end2;
}
async function overview(name2, output) {
  const { OVERVIEW: OVERVIEW2 } = await Promise.resolve().then(() => (init_help(), help_exports));
  if (name2 === void 0 || name2 === "help" || name2 === "--help" || name2 === "-h") {
    output.help(OVERVIEW2);
    return EXIT.ok;
  }
  return report(
    usageError(`Could not run "${name2}": there is no such command.`, "See codex-companion --help."),
    null,
    output
  );
}
function report(error, command12, output) {
  const known = error instanceof CommandError ? error : environmentError(error, describeHome());
  const { kind, message, hint, exitCode: exitCode2 } = known ?? bug(error);
  output.answer({ error: { kind, message, hint } });
  const line3 = `codex-companion: ${message} ${hint}`;
  output.note(known === null ? line3 : inLine(line3));
  const last = command12?.lastWords?.(kind);
  if (last !== void 0) output.say(last);
  return exitCode2;
}
function bug(error) {
  const what = error instanceof Error ? error.stack ?? error.message : String(error);
  return new CommandError("bug", `This is a bug of codex-companion: ${what}.`, "Please report it.", EXIT.bug);
}
function describeHome() {
  try {
    return createContext(process.env, process.cwd(), null).home;
  } catch {
    return "unknown";
  }
}

// cli/companion.ts
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
