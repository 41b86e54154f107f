// Runs a bundle with the code that V8 made of it in an earlier run, so that it is not parsed and compiled at each start.
// The first run that ends well leaves its code, with all the functions that it used, in a file whose name tells bundle and
// Node apart from every other. Whatever is wrong with the cache, the bundle runs; only later.

import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, type Stats, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { errorCode, namesIn, removeIfPresent, replaceFile } from "./files.ts";

/** Where code is kept. The folder is made if it is missing, but not those above it. */
export interface CodeCache {
  readonly folder: string;
  /** Of the bundle and of what it is asked to do: another call uses other functions. */
  readonly name: string;
}

// A run that goes on for longer leaves its code now: V8 forgets functions that are long unused, and it may be killed.
const LONG_RUN_MS = 10_000;
const UNUSED_MS = 30 * 24 * 3_600_000;

/** Runs a bundle, a CommonJS program, which is given what it requires by; gives what it exports. Null: without cache. */
export function runBundle(
  file: string,
  require: NodeJS.Require,
  cache: CodeCache | null,
  longRunMs = LONG_RUN_MS,
): unknown {
  const { stats, content: text } = readWhole(file, (open) => readFileSync(open, "utf8"));
  const path = cache && join(cache.folder, `${cache.name}-${process.version}-${process.arch}-${stampOf(stats)}`);
  const kept = path === null ? null : readCode(path);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    filename: file,
    ...(kept === null ? {} : { cachedData: kept }),
  });
  if (path !== null && (kept === null || script.cachedDataRejected === true)) keepCode(script, path, longRunMs);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return module.exports;
}

/** Changes with the file: V8 itself compares no more than the length. */
function stampOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].map((part) => part.toString(36)).join("-");
}

/**
 * The kept code; null if there is none, or none that can be trusted. The file holds the code twice, and both must be equal:
 * V8 crashes on code in which a single bit has changed.
 */
function readCode(path: string): Buffer | null {
  try {
    const { stats, content } = readWhole(path, (file) => readFileSync(file));
    const code = content.subarray(0, content.length / 2);
    return isOurs(stats) && code.equals(content.subarray(code.length)) ? code : null;
  } catch {
    return null;
  }
}

/** It will be run, so nobody else may have written it. If there are no user ids, its folder protects it. */
function isOurs({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** What a file is and holds at one instant, also if another takes its place meanwhile. */
function readWhole<T>(path: string, read: (file: number) => T): { readonly stats: Stats; readonly content: T } {
  const file = openSync(path, "r");
  try {
    return { stats: fstatSync(file), content: read(file) };
  } finally {
    closeSync(file);
  }
}

function keepCode(script: Script, path: string, longRunMs: number): void {
  const keep = () => {
    try {
      makeFolder(dirname(path));
      const code = script.createCachedData();
      replaceFile(path, Buffer.concat([code, code]));
      removeUnused(dirname(path), Date.now());
    } catch {
      // No home yet, a full disk: the next run tries again.
    }
  };
  const timer = setTimeout(() => {
    process.off("exit", keepIfWell);
    keep();
  }, longRunMs).unref();
  const keepIfWell = (code: number) => {
    clearTimeout(timer);
    if (code === 0) keep();
  };
  process.once("exit", keepIfWell);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/** Removes what was kept so long ago that it is of some older version. If it is still in use, it is made anew. */
function removeUnused(folder: string, nowMs: number): void {
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (nowMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs) > UNUSED_MS) removeIfPresent(path);
  }
}
