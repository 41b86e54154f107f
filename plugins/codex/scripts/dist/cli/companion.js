"use strict";

// start/main.ts
var import_node_path5 = require("node:path");

// io/bundle.ts
var import_node_fs3 = require("node:fs");
var import_node_path3 = require("node:path");

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
function runScript(text, place, cache, longRunMs = LONG_RUN_MS) {
  const path = cache && (0, import_node_path2.join)(cache.folder, cache.name);
  const kept = path === null ? null : readCode(path);
  const script = new import_node_vm.Script(text, { ...place, ...kept === null ? {} : { cachedData: kept } });
  if (path !== null && (kept === null || script.cachedDataRejected === true)) keepCode(script, path, longRunMs);
  return script.runInThisContext();
}
function readCode(path) {
  try {
    const file = (0, import_node_fs2.openSync)(path, "r");
    try {
      const content = (0, import_node_fs2.readFileSync)(file);
      const code = content.subarray(0, content.length / 2);
      return isOurs((0, import_node_fs2.fstatSync)(file)) && code.equals(content.subarray(code.length)) ? code : null;
    } finally {
      (0, import_node_fs2.closeSync)(file);
    }
  } catch {
    return null;
  }
}
function isOurs({ uid, mode }) {
  return process.getuid === void 0 || uid === process.getuid() && (mode & 18) === 0;
}
var toKeep = /* @__PURE__ */ new Set();
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
    toKeep.delete(keepAtEnd);
    keep();
  }, longRunMs).unref();
  const keepAtEnd = () => {
    clearTimeout(timer);
    keep();
  };
  if (!process.listeners("exit").includes(keepAllIfWell)) process.on("exit", keepAllIfWell);
  toKeep.add(keepAtEnd);
}
function keepAllIfWell(code) {
  if (code === 0) for (const keep of toKeep) keep();
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

// io/bundle.ts
var LINE_FEED = 10;
var FIRST_LOOK = 8192;
var AT_HAND = ["node:fs", "node:path"];
function runBundle(file, require2, cache, longRunMs) {
  const bundle = openBundle(file);
  const compiled = /* @__PURE__ */ new Map();
  const loaded = /* @__PURE__ */ new Map();
  const ofNode = lendLater(require2);
  const load = (name) => {
    if (!name.startsWith("./")) return ofNode(name);
    const own = name.slice(2);
    const known = loaded.get(own);
    if (known !== void 0) return known;
    const number = bundle.parts.findIndex(({ modules: modules2 }) => modules2.includes(own));
    const modules = compiled.get(number) ?? compilePart(bundle, number, cache, longRunMs);
    compiled.set(number, modules);
    const exports2 = {};
    loaded.set(own, exports2);
    modules[own]?.(exports2, load, file, (0, import_node_path3.dirname)(file));
    return exports2;
  };
  load(`./${bundle.parts[0]?.modules[0]}`);
}
function openBundle(file) {
  const descriptor = (0, import_node_fs3.openSync)(file, "r");
  let head = read(descriptor, 0, FIRST_LOOK);
  while (!head.includes(LINE_FEED)) head = read(descriptor, 0, 2 * head.length);
  const end = head.indexOf(LINE_FEED);
  return {
    file,
    descriptor,
    stats: (0, import_node_fs3.fstatSync)(descriptor),
    parts: JSON.parse(head.toString("latin1", 2, end)),
    start: end + 1
  };
}
function compilePart({ file, descriptor, stats, parts, start }, number, cache, longRunMs) {
  const { length = 0, line = 0 } = parts[number] ?? {};
  const before = parts.slice(0, number).reduce((sum, part) => sum + part.length, start);
  const text = read(descriptor, before, length).toString("latin1");
  const { size, mtimeMs } = (0, import_node_fs3.fstatSync)(descriptor);
  if (size !== stats.size || mtimeMs !== stats.mtimeMs) throw new Error(`"${file}" was changed while it ran.`);
  const { version, arch } = process;
  const code = cache && { ...cache, name: [cache.name, version, arch, stampOf(stats), number].join("-") };
  return Object(runScript(text, { filename: file, lineOffset: line }, code, longRunMs));
}
function read(descriptor, position, length) {
  const buffer = Buffer.allocUnsafe(length);
  let got = 0;
  for (let more = -1; more !== 0 && got < length; got += more)
    more = (0, import_node_fs3.readSync)(descriptor, buffer, got, length - got, position + got);
  return buffer.subarray(0, got);
}
function stampOf({ dev, ino, size, mtimeMs, ctimeMs }) {
  return [dev, ino, size, mtimeMs, ctimeMs].map((part) => part.toString(36)).join("-");
}
function lendLater(require2) {
  return (name) => {
    if (AT_HAND.includes(name)) return require2(name);
    return new Proxy({}, { get: (_, key) => Reflect.get(Object(require2(name)), key) });
  };
}

// io/home.ts
var import_node_fs4 = require("node:fs");
var import_node_os = require("node:os");
var import_node_path4 = require("node:path");

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
  const stats = (0, import_node_fs4.statSync)(home, { throwIfNoEntry: false });
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

// start/main.ts
var program = __filename.replace(/\.js$/, "");
runBundle(`${program}.bundle.js`, require, codeCache(process.argv.slice(2)));
function codeCache(args) {
  try {
    const home = args[0] === "--home" ? args[1] ?? "" : resolveHome(process.env);
    const words = [(0, import_node_path5.basename)((0, import_node_path5.dirname)(program)), (0, import_node_path5.basename)(program), ...kindOfCall(args)];
    return { folder: (0, import_node_path5.join)(home, "code"), name: words.join("-") };
  } catch {
    return null;
  }
}
function kindOfCall([command = "", ...rest]) {
  if (!/^[a-z]{1,20}$/.test(command)) return [];
  const end = rest.findIndex((word) => !/^--[a-z-]{1,20}$/.test(word));
  return [command, ...rest.slice(0, end === -1 ? rest.length : end)];
}
