"use strict";

// start/main.ts
var import_node_path4 = require("node:path");

// io/code-cache.ts
var import_node_fs2 = require("node:fs");
var import_node_path2 = require("node:path");
var import_node_vm = require("node:vm");

// io/files.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");

// io/regular-file.ts
var MIB = 1024 * 1024;
var MOST_BYTES = 256 * MIB;

// io/files.ts
var TEMPORARY = ".tmp-";
var counter = 0;
function replaceFile(path, text, isFlushed = false) {
  withTemporary(path, text, isFlushed, (temporary) => (0, import_node_fs.renameSync)(temporary, path));
}
function withTemporary(path, text, isFlushed, publish) {
  const temporary = (0, import_node_path.join)((0, import_node_path.dirname)(path), `${TEMPORARY}${process.pid}-${Date.now().toString(36)}-${counter++}`);
  try {
    writeWhole(temporary, typeof text === "string" ? Buffer.from(text) : text, isFlushed);
    return publish(temporary);
  } catch (error) {
    removeIfPresent(temporary);
    throw error;
  }
}
function writeWhole(path, bytes, isFlushed) {
  const file = (0, import_node_fs.openSync)(path, "wx", 384);
  try {
    for (let offset = 0; offset < bytes.length; ) offset += (0, import_node_fs.writeSync)(file, bytes, offset);
    if (isFlushed) (0, import_node_fs.fsyncSync)(file);
  } finally {
    (0, import_node_fs.closeSync)(file);
  }
}
function removeIfPresent(path) {
  try {
    (0, import_node_fs.unlinkSync)(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
function namesIn(folder) {
  try {
    return (0, import_node_fs.readdirSync)(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
function isMissing(error) {
  const code = errorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
function errorCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

// io/code-cache.ts
var LONG_RUN_MS = 1e4;
var UNUSED_MS = 30 * 24 * 36e5;
function runBundle(file, require2, cache, longRunMs = LONG_RUN_MS) {
  const { stats, content: text } = readWhole(file, (open) => (0, import_node_fs2.readFileSync)(open, "utf8"));
  const path = cache && (0, import_node_path2.join)(cache.folder, `${cache.name}-${process.version}-${process.arch}-${stampOf(stats)}`);
  const kept = path === null ? null : readCode(path);
  const script = new import_node_vm.Script(`(function (exports, require, module, __filename, __dirname) {${text}
})`, {
    filename: file,
    ...kept === null ? {} : { cachedData: kept }
  });
  if (path !== null && (kept === null || script.cachedDataRejected === true)) keepCode(script, path, longRunMs);
  const module2 = { exports: {} };
  script.runInThisContext()(module2.exports, require2, module2, file, (0, import_node_path2.dirname)(file));
}
function stampOf({ dev, ino, size, mtimeMs, ctimeMs }) {
  return [dev, ino, size, mtimeMs, ctimeMs].map((part) => part.toString(36)).join("-");
}
function readCode(path) {
  try {
    const { stats, content } = readWhole(path, (file) => (0, import_node_fs2.readFileSync)(file));
    const code = content.subarray(0, content.length / 2);
    return isOurs(stats) && code.equals(content.subarray(code.length)) ? code : null;
  } catch {
    return null;
  }
}
function isOurs({ uid, mode }) {
  return process.getuid === void 0 || uid === process.getuid() && (mode & 18) === 0;
}
function readWhole(path, read) {
  const file = (0, import_node_fs2.openSync)(path, "r");
  try {
    return { stats: (0, import_node_fs2.fstatSync)(file), content: read(file) };
  } finally {
    (0, import_node_fs2.closeSync)(file);
  }
}
function keepCode(script, path, longRunMs) {
  const keep = () => {
    try {
      makeFolder((0, import_node_path2.dirname)(path));
      const code = script.createCachedData();
      replaceFile(path, Buffer.concat([code, code]));
      removeUnused((0, import_node_path2.dirname)(path), Date.now());
    } catch {
    }
  };
  const timer = setTimeout(() => {
    process.off("exit", keepIfWell);
    keep();
  }, longRunMs).unref();
  const keepIfWell = (code) => {
    clearTimeout(timer);
    if (code === 0) keep();
  };
  process.once("exit", keepIfWell);
}
function makeFolder(folder) {
  try {
    (0, import_node_fs2.mkdirSync)(folder, { mode: 448 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}
function removeUnused(folder, nowMs) {
  for (const name of namesIn(folder)) {
    const path = (0, import_node_path2.join)(folder, name);
    if (nowMs - ((0, import_node_fs2.statSync)(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs) > UNUSED_MS) removeIfPresent(path);
  }
}

// io/home.ts
var import_node_fs3 = require("node:fs");
var import_node_os = require("node:os");
var import_node_path3 = require("node:path");

// core/environment-problem.ts
var EnvironmentProblem = class extends Error {
  hint;
  constructor(message, hint) {
    super(message);
    this.hint = hint;
  }
};

// core/shell.ts
function shellQuote(word) {
  return /^[A-Za-z0-9_./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

// io/ownership.ts
var WRITABLE_BY_OTHERS = 18;
var ROOT = 0;
function whyForeign({ uid, mode }, self = process.geteuid?.()) {
  if (self === void 0) return null;
  if (uid !== self && uid !== ROOT) return `belongs to user ${uid}, not to you (user ${self})`;
  if ((mode & WRITABLE_BY_OTHERS) === 0) return null;
  return `can be written by other users (mode ${(mode & 4095).toString(8)})`;
}

// io/home.ts
function resolveHome(env, platform = process.platform) {
  const home = placeOfHome(env, platform);
  const stats = (0, import_node_fs3.statSync)(home, { throwIfNoEntry: false });
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
    if (!(0, import_node_path3.isAbsolute)(own))
      throw new EnvironmentProblem(
        `Could not use CODEX_COMPANION_HOME "${own}": it is not an absolute path.`,
        "Set it to one."
      );
    return own;
  }
  const xdg = env["XDG_STATE_HOME"];
  if (xdg !== void 0 && (0, import_node_path3.isAbsolute)(xdg)) return (0, import_node_path3.join)(xdg, "codex-companion");
  const user = env["HOME"] ?? (0, import_node_os.homedir)();
  if (platform === "darwin") return (0, import_node_path3.join)(user, "Library", "Application Support", "codex-companion");
  if (platform === "win32") return (0, import_node_path3.join)(env["LOCALAPPDATA"] ?? (0, import_node_path3.join)(user, "AppData", "Local"), "codex-companion");
  return (0, import_node_path3.join)(user, ".local", "state", "codex-companion");
}

// start/main.ts
var program = __filename.replace(/\.js$/, "");
runBundle(`${program}.bundle.js`, require, codeCache(process.argv.slice(2)));
function codeCache(args) {
  try {
    const home = args[0] === "--home" ? args[1] ?? "" : resolveHome(process.env);
    const words = [(0, import_node_path4.basename)((0, import_node_path4.dirname)(program)), (0, import_node_path4.basename)(program), ...kindOfCall(args)];
    return { folder: (0, import_node_path4.join)(home, "code"), name: words.join("-") };
  } catch {
    return null;
  }
}
function kindOfCall([command = "", ...rest]) {
  if (!/^[a-z]{1,20}$/.test(command)) return [];
  const end = rest.findIndex((word) => !/^--[a-z-]{1,20}$/.test(word));
  return [command, ...rest.slice(0, end === -1 ? rest.length : end)];
}
