// Runs a script with the code that V8 made of it in an earlier run, so that it is not parsed and compiled at each start.
// The first run that ends well leaves its code, with all the functions that it used, in a file of its name. Whatever is wrong with the cache, the script runs; only later.

import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, type Stats, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { errorCode, namesIn, removeIfPresent, replaceFile } from "./files.ts";

/** Where code is kept. The folder is made if it is missing, but not those above it. */
export interface CodeCache {
  readonly folder: string;
  /** Of the script's text, of Node, and of what is asked of both: another call uses other functions. */
  readonly name: string;
}

// A run that goes on for longer leaves its code now: V8 forgets functions that are long unused, and it may be killed.
const LONG_RUN_MS = 10_000;
const UNUSED_MS = 30 * 24 * 3_600_000;

/** The value of a script, which is run with the code that was kept of it. `cache` is null if none is to be kept. */
export function runScript(
  text: string,
  place: { readonly filename: string; readonly lineOffset: number },
  cache: CodeCache | null,
  longRunMs: number = LONG_RUN_MS,
): unknown {
  const path = cache && join(cache.folder, cache.name);
  const kept = path === null ? null : readCode(path);
  const script = new Script(text, { ...place, ...(kept === null ? {} : { cachedData: kept }) });
  if (path !== null && (kept === null || script.cachedDataRejected === true)) keepCode(script, path, longRunMs);
  return script.runInThisContext();
}

/**
 * The kept code; null if there is none, or none that can be trusted. The file holds the code twice, and both must be equal:
 * V8 crashes on code in which a single bit has changed.
 */
function readCode(path: string): Buffer | null {
  try {
    const file = openSync(path, "r");
    try {
      const content = readFileSync(file);
      const code = content.subarray(0, content.length / 2);
      return isOurs(fstatSync(file)) && code.equals(content.subarray(code.length)) ? code : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** It will be run, so nobody else may have written it. If there are no user ids, its folder protects it. */
function isOurs({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** Keeps code at the end of the run: one for each script, and one listener for them all, because Node warns of the eleventh. */
const toKeep = new Set<() => void>();

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

function keepAllIfWell(code: number): void {
  if (code === 0) for (const keep of toKeep) keep();
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
