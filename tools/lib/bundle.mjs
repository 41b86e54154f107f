// @ts-check
// Bundles the program: one file for each of its processes. Node takes half a millisecond for every file that it loads,
// which a start pays for; and a process that has everything from its start survives an update that deletes the files.
// CommonJS, because Node starts such a file 5 ms sooner.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** The processes, as their sources are called; `hooks/main.ts` becomes `hooks/main.js`. */
export const ENTRIES = ["cli/main.ts", "cli/worker.ts", "hooks/main.ts"];

/**
 * Writes the bundles. `errors` is empty when all is well; types are not looked at.
 * @param {string} source the folder of the sources, absolute
 * @param {string} outDir
 * @param {readonly string[]} [entries]
 * @returns {Promise<{errors: string}>}
 */
export async function bundle(source, outDir, entries = ENTRIES) {
  try {
    await build({
      absWorkingDir: source, // Bundles name their sources relative to it.
      entryPoints: [...entries],
      outbase: source,
      outdir: outDir,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      charset: "utf8",
      define: { "import.meta.url": "importMetaUrl" },
      banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
      logLevel: "silent",
    });
    writeFileSync(join(outDir, "package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
    return { errors: "" };
  } catch (error) {
    return { errors: error instanceof Error ? error.message : String(error) };
  }
}
