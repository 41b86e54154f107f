// Runs a tool of the operating system and waits for it, for at most ten seconds.

import { spawnSync } from "node:child_process";
import type { RunTool } from "./platform.ts";

const LIMIT_MS = 10_000;
const LONGEST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Makes a runner whose tools see this environment and nothing else. */
export function runWith(env: NodeJS.ProcessEnv): RunTool {
  return (file, args) => {
    const { pid, error, status, stdout } = spawnSync(file, args, {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: LIMIT_MS,
      maxBuffer: LONGEST_OUTPUT_BYTES,
      windowsHide: true,
    });
    return { pid, status: error === undefined ? status : null, stdout: stdout ?? "" };
  };
}
