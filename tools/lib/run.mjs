// @ts-check
// Runs one Node program and keeps what it prints.

import { spawn } from "node:child_process";
import { ROOT } from "./paths.mjs";

/**
 * The exit code and all output, stdout and stderr in the order of arrival. A death by a signal counts as 1.
 * @param {readonly string[]} args script first
 * @returns {Promise<{code: number, output: string}>}
 */
export function runNode(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output: output.trimEnd() }));
  });
}
