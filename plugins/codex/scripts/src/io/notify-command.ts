// Runs the user's own command at the end of a job (`notify` in the policy). Nothing that it prints is kept.

import { spawn } from "node:child_process";
import { spawnable } from "../core/windows-command.ts";
import { errorCode } from "./files.ts";
import type { Environment } from "./home.ts";
import { killGroup } from "./process/kill-group.ts";
import { startTimer } from "./timer.ts";

/** What to run, in which folder, what it reads from stdin, and for how long, in ms, it may run. */
export interface NotifyCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Environment;
  readonly input: string;
  readonly limitMs: number;
}

/** Null once it has ended with exit code 0; else why it did not, as the end of a sentence. At its limit it is killed with its process group. Never rejects. */
export function runNotifyCommand(command: NotifyCommand): Promise<string | null> {
  return new Promise((resolve) => {
    try {
      observe(command, resolve);
    } catch (error) {
      resolve(whyNotStarted(error));
    }
  });
}

function observe(command: NotifyCommand, settle: (why: string | null) => void): void {
  const child = start(command);
  const stopLimit = startTimer(command.limitMs, () => {
    killGroup(child.pid);
    end(`it did not end within ${command.limitMs / 1_000} s and was killed`);
  });
  child.stdin.on("error", () => {}); // It need not read what it is given.
  child.stdin.end(command.input);
  child.once("error", (error) => end(whyNotStarted(error)));
  child.once("exit", (code, signal) => {
    if (signal !== null) end(`it was ended by ${signal}`);
    else end(code === 0 ? null : `it ended with exit code ${code}`);
  });

  function end(why: string | null): void {
    stopLimit();
    child.stdin.destroy();
    settle(why);
  }
}

function start({ program, args, cwd, env }: NotifyCommand) {
  const { file, args: words, isVerbatim } = spawnable(program, args, process.platform, env["ComSpec"]);
  return spawn(file, words, {
    cwd,
    env: { ...env },
    stdio: ["pipe", "ignore", "ignore"],
    detached: process.platform !== "win32", // A group of its own, which can be ended as a whole.
    windowsHide: true,
    windowsVerbatimArguments: isVerbatim,
  });
}

function whyNotStarted(error: unknown): string {
  const code = errorCode(error);
  if (code === "ENOENT") return "there is no such program";
  if (code === "EACCES") return "it may not be run (is it executable?)";
  return `it could not be started: ${error instanceof Error ? error.message : String(error)}`;
}
