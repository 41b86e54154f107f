// Runs a command line of the user's own settings in a shell, and takes what it prints.

import { spawn } from "node:child_process";
import type { Environment } from "./home.ts";
import { startTimer } from "./timer.ts";

/** What to run, in what, and its bounds; a command that goes beyond them is ended. */
export interface UserCommand {
  readonly command: string;
  readonly input: Uint8Array;
  readonly env: Environment;
  readonly mostBytes: number;
  readonly mostMs: number;
}

/** What it printed to stdout, as far as the bounds let it; nothing if it could not be started. Never rejects. */
export function outputOf({ command, input, env, mostBytes, mostMs }: UserCommand): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      env: { ...env },
      shell: true,
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
      detached: process.platform !== "win32", // A group of its own, which can be ended as a whole.
    });
    const chunks: Buffer[] = [];
    let length = 0;
    const stopTimer = startTimer(mostMs, end);
    child.stdin.on("error", () => {}); // It need not read what it is given.
    child.stdin.end(input);
    child.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) end();
    });
    child.once("error", end);
    child.once("close", end);

    function end(): void {
      stopTimer();
      if (child.exitCode === null && child.signalCode === null) kill(child.pid);
      child.stdout.destroy();
      resolve(Buffer.concat(chunks).subarray(0, mostBytes).toString("utf8"));
    }
  });
}

function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
