/** Runs another program in one's own place, and ends as it ended. */
import { spawnSync } from "node:child_process";

/** Runs the program with one's own streams. */
export function passOn(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: "inherit" });
  if (error !== undefined) throw error;
  process.exitCode = status ?? 1;
}
