// @ts-check
// Bundles the program: one file for each of its processes. Node takes half a millisecond for every file that it loads,
// which a start pays for; and a process that has its whole program open survives an update that deletes the files. A bundle
// is in parts (`parts.mjs`), of which a process reads only those that it needs. Scripts, because Node starts CommonJS 5 ms
// sooner; of ASCII characters, which are read sooner. Beside each bundle stands a small door, which runs it with the code
// that V8 made of it in an earlier run (`io/bundle.ts`, `io/code-cache.ts`).

import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { inParts } from "./parts.mjs";

const PROGRAMS = ["cli/companion", "cli/worker", "hooks/main"];
const IN_PARTS = /\.bundle$/;

/** @type {import("esbuild").BuildOptions} */
const COMMON = {
  bundle: true,
  platform: "node",
  target: "node20",
  charset: "ascii",
  define: { "import.meta.filename": "__filename", "import.meta.dirname": "__dirname" },
  logLevel: "silent",
  write: false,
};

/** What is written, without its ".js", and its source: the bundle of each program, and beside it its door. */
export const ENTRIES = Object.fromEntries(
  PROGRAMS.flatMap((program) => [
    [`${program}.bundle`, `${program}.ts`],
    [program, "start/main.ts"],
  ]),
);

/**
 * Writes the programs: in parts if their name ends in ".bundle". `errors` is empty when all is well; types are not looked at.
 * @param {string} source the folder of the sources, absolute
 * @param {string} outDir
 * @param {Readonly<Record<string, string>>} [entries]
 * @returns {Promise<{errors: string}>}
 */
export async function bundle(source, outDir, entries = ENTRIES) {
  try {
    for (const [name, entry] of Object.entries(entries)) {
      const file = join(outDir, `${name}.js`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, await (IN_PARTS.test(name) ? split(source, entry) : whole(source, entry)));
    }
    writeFileSync(join(outDir, "package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
    return { errors: "" };
  } catch (error) {
    return { errors: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {string} absWorkingDir
 * @param {string} entry
 */
async function whole(absWorkingDir, entry) {
  const result = await build({ ...COMMON, absWorkingDir, entryPoints: [entry], format: "cjs" });
  return textsOf(result)[0]?.[1] ?? "";
}

/**
 * @param {string} absWorkingDir
 * @param {string} entry
 */
async function split(absWorkingDir, entry) {
  const options = { ...COMMON, absWorkingDir, entryPoints: [entry], outdir: "out", metafile: true };
  const result = await build({ ...options, format: "esm", splitting: true });
  return inParts(entry, Object.fromEntries(textsOf(result)), result.metafile ?? { inputs: {}, outputs: {} });
}

/**
 * @param {import("esbuild").BuildResult} result
 * @returns {[string, string][]} the names and the texts of what was built; throws what esbuild warns of
 */
function textsOf({ outputFiles = [], warnings }) {
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join("\n"));
  return outputFiles.map(({ path, text }) => [basename(path), text]);
}
