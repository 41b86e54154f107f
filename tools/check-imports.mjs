// @ts-check
// Checks that imports run one way: each part of the program imports only the parts below it, and no files import each
// other in a circle. Argument, for its own test: the folder of the sources.

import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { listFiles } from "./lib/folders.mjs";
import { findImports } from "./lib/imports.mjs";
import { SOURCE } from "./lib/paths.mjs";

/** @type {Readonly<Record<string, readonly string[]>>} what the files of each part may import */
const MAY_IMPORT = {
  core: ["core"],
  io: ["core", "io", "node:*"],
  app: ["core", "io", "app", "node:path"],
  cli: ["core", "app", "cli", "node:fs", "node:path", "node:process", "node:url", "node:util"],
  hooks: ["core", "app", "hooks", "node:fs", "node:path", "node:process"],
  start: ["core", "io", "start", "node:path"],
};

const root = process.argv[2] ?? SOURCE;
const files = listFiles(root).filter((file) => /\.[cm]?tsx?$/.test(file));
const imports = files.flatMap((file) => {
  return findImports(readFileSync(join(root, file), "utf8")).map((found) => ({ file, ...found }));
});

const problems = [...files.flatMap(strayFile), ...imports.flatMap(wrongDirection), ...circles()];
if (files.length === 0) problems.push(`Could not check any import: there is no source in "${root}".`);
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}

/** @param {string} file */
function strayFile(file) {
  const parts = Object.keys(MAY_IMPORT);
  return parts.includes(partOf(file)) ? [] : [`${file} is in no part of the program. Move it to ${list(parts)}.`];
}

/** @param {{file: string, line: number, specifier: string | null}} found */
function wrongDirection({ file, line, specifier }) {
  const part = partOf(file);
  const allowed = MAY_IMPORT[part];
  if (allowed === undefined) return [];
  if (specifier === null) return [`${file}:${line} imports a computed path: name the file.`];
  const target = specifier.startsWith(".") ? partOf(resolve(file, specifier)) : specifier;
  if (allowed.includes(target) || (target.startsWith("node:") && allowed.includes("node:*"))) return [];
  return [`${file}:${line} imports "${specifier}": ${part} may import only ${list(allowed)}.`];
}

/** One line for each circle, told once, from its first file in the order of names. */
function circles() {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const found = [];
  /** @type {(file: string, path: readonly string[]) => void} */
  const visit = (file, path) => {
    const start = path.indexOf(file);
    if (start >= 0) found.push(`${[...path.slice(start), file].join(" -> ")} is a circle. Cut it.`);
    if (start >= 0 || done.has(file)) return;
    for (const next of targetsOf(file)) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}

/** @param {string} file */
function targetsOf(file) {
  const specifiers = imports.filter((found) => found.file === file).map((found) => found.specifier ?? "");
  return new Set(specifiers.filter((name) => name.startsWith(".")).map((name) => resolve(file, name)));
}

/**
 * @param {string} file
 * @param {string} specifier
 */
function resolve(file, specifier) {
  return posix.join(posix.dirname(file), specifier);
}

/** @param {string} file */
function partOf(file) {
  return file.split("/")[0] ?? "";
}

/** @param {readonly string[]} names */
function list(names) {
  return names.join(", ");
}
