// @ts-check
// Reads, compares and mirrors folders of files.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";

/**
 * The files below a folder, sorted, relative to it, with forward slashes. A folder that does not exist has none.
 * @param {string} folder
 * @returns {string[]}
 */
export function listFiles(folder) {
  try {
    return readdirSync(folder, { encoding: "utf8", recursive: true })
      .filter((path) => !statSync(join(folder, path)).isDirectory())
      .map((path) => path.split(sep).join("/"))
      .sort();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return [];
    throw error;
  }
}

/**
 * How `actual` departs from `expected`, byte for byte.
 * @param {string} expected
 * @param {string} actual
 * @returns {{missing: string[], extra: string[], different: string[]}}
 */
export function compareFolders(expected, actual) {
  const wanted = listFiles(expected);
  const found = new Set(listFiles(actual));
  const [present, missing] = [wanted.filter((file) => found.has(file)), wanted.filter((file) => !found.has(file))];
  return {
    missing,
    extra: [...found].filter((file) => !wanted.includes(file)),
    different: present.filter((file) => !readFileSync(join(expected, file)).equals(readFileSync(join(actual, file)))),
  };
}

/**
 * Makes `target` equal to `source`. Files that are equal already are not touched.
 * @param {string} source
 * @param {string} target
 */
export function mirrorFolder(source, target) {
  const { missing, extra, different } = compareFolders(source, target);
  for (const file of extra) rmSync(join(target, file));
  for (const file of [...missing, ...different]) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    writeFileSync(join(target, file), readFileSync(join(source, file)));
  }
}

/**
 * Gives `use` a new folder, and removes it afterwards.
 * @template T
 * @param {(folder: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withTemporaryFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "codex-rescue-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
