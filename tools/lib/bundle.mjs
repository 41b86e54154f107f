// @ts-check
// Bundles the program: one file for each of its processes. Node takes half a millisecond for every file that it loads,
// which a start pays for; and a process that has everything from its start survives an update that deletes the files.
// CommonJS, because Node starts such a file 5 ms sooner; of ASCII characters, which are read sooner. Beside each bundle stands
// a small door, which runs it with the code that V8 made of it in an earlier run (`io/code-cache.ts`).

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const PROGRAMS = ["cli/companion", "cli/worker", "hooks/main"];

/** What is written, without its ".js", and its source: the bundle of each program, and beside it its door. */
export const ENTRIES = Object.fromEntries(
  PROGRAMS.flatMap((program) => [
    [`${program}.bundle`, `${program}.ts`],
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
    });
    writeFileSync(join(outDir, "package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
    return { errors: warnings.map(({ text }) => text).join("\n") };
  } catch (error) {
    return { errors: error instanceof Error ? error.message : String(error) };
  }
}
