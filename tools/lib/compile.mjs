// @ts-check
// Compiles a TypeScript project into a folder of its own, so that nothing of an earlier build survives in it.

import { TSC } from "./paths.mjs";
import { runNode } from "./run.mjs";

/**
 * Files are written even if the types are wrong; `errors` is empty when all is well.
 * @param {string} project path of a tsconfig
 * @param {string} outDir
 * @returns {Promise<{errors: string}>}
 */
export async function compile(project, outDir) {
  const { code, output } = await runNode([TSC, "--project", project, "--outDir", outDir, "--pretty", "false"]);
  return { errors: code === 0 ? "" : output || `tsc ended with ${code}.` };
}
