// @ts-check
// Bundles the program: one file for each of its processes. Node takes half a millisecond for every file that it loads,
// which a start pays for; and a process that has everything from its start survives an update that deletes the files.
// CommonJS, because Node starts such a file 5 ms sooner; of ASCII characters, which are read sooner. Beside each bundle stands
// a small door, which runs it with the code that V8 made of it in an earlier run (`io/code-cache.ts`). A program that
// another one loads late is no part of that one's bundle: whoever does not need it does not read it.

import { writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

const PROGRAMS = ["cli/companion", "cli/worker", "hooks/main", "hooks/instant"];

const BUNDLE = ".bundle";

/** What is written, without its ".js", and its source: the bundle of each program, and beside it its door. */
export const ENTRIES = Object.fromEntries(
  PROGRAMS.flatMap((program) => [
    [`${program}${BUNDLE}`, `${program}.ts`],
    [program, "start/main.ts"],
  ]),
);

/**
 * Writes the bundles. `errors` is empty when all is well; types are not looked at.
 * @param {string} source the folder of the sources, absolute
 * @param {string} outDir
 * @param {Readonly<Record<string, string>>} [entries]
 * @returns {Promise<{errors: string}>}
 */
export async function bundle(source, outDir, entries = ENTRIES) {
  try {
    const { warnings } = await build({
      absWorkingDir: source, // Bundles name their sources relative to it.
      entryPoints: { ...entries },
      outdir: outDir,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      charset: "ascii",
      supported: { "dynamic-import": false }, // A bundle is run as a script, in which there is none.
      define: { "import.meta.filename": "__filename", "import.meta.dirname": "__dirname" },
      logLevel: "silent",
      logOverride: { "commonjs-variable-in-esm": "silent" }, // The door's own `module`.
      plugins: [throughDoors(source, entries)],
    });
    writeFileSync(join(outDir, "package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
    return { errors: warnings.map(({ text }) => text).join("\n") };
  } catch (error) {
    return { errors: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * A late import of another program, in the same folder, becomes a call of its door.
 * @param {string} source
 * @param {Readonly<Record<string, string>>} entries
 * @returns {import("esbuild").Plugin}
 */
function throughDoors(source, entries) {
  const bundled = Object.entries(entries).filter(([name]) => name.endsWith(BUNDLE));
  const doors = new Map(bundled.map(([name, file]) => [join(source, file), `./${basename(name, BUNDLE)}.js`]));
  return {
    name: "doors",
    setup(build) {
      build.onResolve({ filter: /^\.\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
        const door = kind === "dynamic-import" ? doors.get(resolve(resolveDir, path)) : undefined;
        return door === undefined ? undefined : { path: door, external: true };
      });
    },
  };
}
