// @ts-check
// Installs the packages of one folder, as its lock file names them, when they are missing or older than it.

import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { basename, join, relative } from "node:path";

/**
 * Throws when the installation fails.
 * @param {string} folder
 */
export function install(folder) {
  const lock = modifiedAt(join(folder, "package-lock.json"));
  if (lock === null) throw new Error(`Could not install the packages of "${folder}": it has no package-lock.json.`);
  const installed = modifiedAt(join(folder, "node_modules/.package-lock.json"));
  if (installed !== null && installed >= lock) return;
  console.log(`Installing the packages of "${relative("", folder) || basename(folder)}" …`);
  const { status, error } = npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder);
  if (status === 0) return;
  const reason = error?.message ?? `npm ci ended with ${status}`;
  throw new Error(
    `Could not install the packages of "${folder}": ${reason}. They come from the npm registry: ` +
      "check the network and npm's own settings, then try again.",
    { cause: error },
  );
}

/**
 * The npm that runs us, else the one on PATH; on Windows that one is a script, which only a shell can start.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const path = process.env["npm_execpath"] ?? "";
  /** @type {import("node:child_process").SpawnSyncOptions} */
  const options = { cwd, stdio: ["ignore", "ignore", "inherit"] };
  return basename(path) === "npm-cli.js"
    ? spawnSync(process.execPath, [path, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/**
 * @param {string} path
 * @returns {number | null} null if there is no such file
 */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
