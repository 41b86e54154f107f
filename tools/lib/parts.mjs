// @ts-check
// Divides a program into parts: what it needs from its start, and behind that what each `import()` needs besides. A part is
// a script whose value is an object: the functions of the modules in it, which `io/bundle.ts` calls.

import { basename } from "node:path";
import { transform } from "esbuild";

/** @typedef {import("esbuild").Metafile} Metafile */
/** @typedef {Readonly<Record<string, string>>} Texts the modules that esbuild has split a program into, by their names */

/**
 * The text of a bundle: one line that says of each part how long it is, how many lines stand before it, and which modules it
 * holds; and the parts.
 * @param {string} entry the source that it starts with, as esbuild names it
 * @param {Texts} texts
 * @param {Metafile} metafile
 * @returns {Promise<string>}
 */
export async function inParts(entry, texts, metafile) {
  const parts = await Promise.all(
    divide(entry, metafile).map(async (modules) => {
      const functions = await Promise.all(modules.map(async (name) => asFunction(name, texts[name] ?? "")));
      const text = `"use strict";\n({\n${functions.join("")}})\n`;
      // In a regular expression, esbuild leaves such a character as it is.
      const strange = /[^\0-\x7f]/.exec(text)?.[0];
      if (strange !== undefined) throw new Error(`There is a "${strange}" in a regular expression: write it as \\u….`);
      return { modules, text };
    }),
  );
  let line = 1; // Before the first part stands the index.
  const index = parts.map(({ modules, text }) => {
    const part = { length: text.length, line, modules };
    line += text.split("\n").length - 1;
    return part;
  });
  return `//${JSON.stringify(index)}\n${parts.map(({ text }) => text).join("")}`;
}

/**
 * The modules of each part. The first module of the first is the entry; the order is that of the sources.
 * @param {string} entry
 * @param {Metafile} metafile
 * @returns {string[][]}
 */
function divide(entry, metafile) {
  /** @type {Set<string>} */
  const placed = new Set();
  const parts = [];
  const entries = new Set([entry]); // It grows meanwhile.
  for (const source of entries) {
    const part = reachedFrom(source, metafile).filter((path) => !placed.has(path));
    for (const path of part) placed.add(path);
    for (const later of part.flatMap((path) => loadedLater(path, metafile))) entries.add(later);
    if (part.length > 0) parts.push(part.map((path) => basename(path)));
  }
  return parts;
}

/**
 * The modules that a source needs, its own first.
 * @param {string} source
 * @param {Metafile} metafile
 */
function reachedFrom(source, { outputs }) {
  const own = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === source);
  const reached = new Set(own); // It grows meanwhile.
  for (const path of reached)
    for (const { kind, path: next } of outputs[path]?.imports ?? [])
      if (kind === "import-statement" && outputs[next] !== undefined) reached.add(next);
  return [...reached];
}

/**
 * The sources that a module loads later, by `import()`.
 * @param {string} path
 * @param {Metafile} metafile
 */
function loadedLater(path, { inputs, outputs }) {
  const imports = Object.keys(outputs[path]?.inputs ?? {}).flatMap((name) => inputs[name]?.imports ?? []);
  return imports
    .filter(({ kind, external }) => kind === "dynamic-import" && external !== true)
    .map((each) => each.path);
}

/**
 * What a module exports is assigned at its end: modules do not need each other in circles, and no variable that changes is
 * exported.
 * @param {string} name
 * @param {string} text an ECMAScript module, as esbuild prints it
 */
async function asFunction(name, text) {
  const assigned = text.replace(/^export \{\n([^}]*)\};\n/m, (_clause, names) =>
    names.replaceAll(
      /^ {2}(\S+?)(?: as (\S+?))?,?$/gm,
      (/** @type {string} */ _line, /** @type {string} */ own, other = own) => `exports.${other} = ${own};`,
    ),
  );
  const { code } = await transform(assigned, {
    platform: "node",
    target: "node20",
    format: "cjs",
    charset: "ascii",
    supported: { "dynamic-import": false }, // A part is run as a script, in which there is none.
  });
  if (code.includes('__toESM(require("node:'))
    throw new Error(
      `A source in "${name}" imports a module of Node by import() or as a whole: import its names. It is loaded later.`,
    );
  return `${JSON.stringify(name)}(exports, require, __filename, __dirname) {\n${code}},\n`;
}
