// @ts-check
// Sets the version of the product in every place where it stands. Argument: the version, as in 1.2.3; without one, checks that
// all places agree. Second argument, for its own test: the root of the repository.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT } from "./lib/paths.mjs";

/** Each place of the version, as a pattern whose second group is the version. */
const PLACES = /** @type {const} */ ([
  ["package.json", /^( {2}"version": ")([^"]*)/m],
  ["package-lock.json", /^( {2}"version": ")([^"]*)/m],
  ["package-lock.json", /^( {6}"version": ")([^"]*)/m], // Of the root, which is listed first.
  ["plugins/codex/.claude-plugin/plugin.json", /^( {2}"version": ")([^"]*)/m],
  ["plugins/codex/scripts/src/core/version.ts", /^(export const VERSION = ")([^"]*)/m],
]);
const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

const [wanted = "", folder = ROOT] = process.argv.slice(2);
const root = resolve(folder);
if (wanted === "") check();
else if (VERSION.test(wanted)) for (const [file, pattern] of PLACES) set(file, pattern, wanted);
else fail(`Could not set the version "${wanted}": it is not of the form 1.2.3.`);

function check() {
  const found = PLACES.map(([file, pattern]) => `${versionIn(file, pattern)} in ${file}`);
  if (new Set(found.map((place) => place.split(" ")[0])).size > 1)
    fail(`The version is not the same everywhere: ${found.join(", ")}. Run \`node tools/set-version.mjs VERSION\`.`);
}

/**
 * @param {string} file
 * @param {RegExp} pattern
 */
function versionIn(file, pattern) {
  return pattern.exec(readFileSync(join(root, file), "utf8"))?.[2] ?? "none";
}

/**
 * @param {string} file
 * @param {RegExp} pattern
 * @param {string} version
 */
function set(file, pattern, version) {
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  if (!pattern.test(text)) return fail(`Could not set the version in ${file}: there is none.`);
  writeFileSync(path, text.replace(pattern, `$1${version}`));
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
