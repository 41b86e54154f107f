// Starts Git: which program it is, with which variables, and for how long. Only `git.ts` and `git-settings.ts` use it.

import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { isAtOrBelow } from "../core/below.ts";
import { type Environment, realPath } from "./home.ts";
import { startTimer } from "./timer.ts";

/** What a call gets beside its arguments; `own` are Git's variables, all others of Git's are left out. */
export interface GitCall {
  readonly env: Environment;
  readonly own: Environment;
  readonly input?: string | Uint8Array;
  /** How output is read; `latin1` keeps each byte as one character. Default: `utf8`. */
  readonly encoding?: "utf8" | "latin1";
  /** The highest exit code that comes with an answer. Default: 0. */
  readonly mostCode?: number;
  /** An open file for standard error, which costs less than a pipe. Default: nobody reads that. */
  readonly stderr?: number;
  readonly limitMs: number;
}

const MOST_OUTPUT = 256 * 1024 * 1024; // Characters.

/** The first `git` on the PATH that does not lie below this folder: there, a job may have put one. Null for none. */
export function findGit(env: Environment, outermost: string, platform = process.platform): string | null {
  const isWindows = platform === "win32";
  const folders = (env["PATH"] ?? env["Path"] ?? "")
    .split(isWindows ? ";" : ":")
    .filter((folder) => isAbsolute(folder));
  const isForeign = (path: string) => !isAtOrBelow(outermost, realPath(path));
  const programs = folders.filter(isForeign).map((folder) => join(folder, isWindows ? "git.exe" : "git"));
  return programs.find((program) => isProgram(program) && isForeign(program)) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Standard output, or null if Git failed or took too long. */
export function runGit(program: string, args: readonly string[], call: GitCall): Promise<string | null> {
  const { env, own, input = "", encoding = "utf8", mostCode = 0, stderr = "ignore", limitMs } = call;
  return new Promise((resolve) => {
    // Each pipe takes time to make: only those that are needed.
    const child = spawn(program, [...args], {
      env: { ...withoutGitVariables(env), ...ALWAYS, ...own },
      stdio: [input.length === 0 ? "ignore" : "pipe", "pipe", stderr],
      windowsHide: true,
    });
    let output = "";
    child.stdout?.setEncoding(encoding).on("data", (text: string) => {
      output += text;
      if (output.length > MOST_OUTPUT) child.kill("SIGKILL");
    });
    // Not spawn's own limit: that waits for the end of a process which may hang in the file system.
    const stopTimer = startTimer(limitMs, () => {
      child.kill("SIGKILL");
      child.stdout?.destroy();
      child.unref();
      resolve(null);
    });
    const settle = (answer: string | null) => {
      stopTimer();
      resolve(answer);
    };
    child.on("error", () => settle(null));
    child.on("close", (code) => settle(code !== null && code <= mostCode ? output : null));
    child.stdin?.on("error", () => {}); // It ended before it had read everything; its exit code tells.
    child.stdin?.end(input);
  });
}

/** A Git that goes on, and answers one question after the other. */
export interface RunningGit {
  readonly input: Writable;
  readonly output: Readable;
  /** Ends it at once; to be called at any time, any number of times. */
  end(): void;
}

/** Starts a Git that only reads; its output ends when it does, or if it could not be started. */
export function startGit(
  program: string,
  args: readonly string[],
  { env, own }: Pick<GitCall, "env" | "own">,
): RunningGit {
  const options = { env: { ...withoutGitVariables(env), ...ALWAYS, ...own }, windowsHide: true };
  const child = spawn(program, [...args], { ...options, stdio: ["pipe", "pipe", "ignore"] });
  child.on("error", () => {}); // Its output ends.
  child.stdin.on("error", () => {});
  const end = () => {
    child.stdin.destroy();
    child.kill("SIGKILL");
  };
  return { input: child.stdin, output: child.stdout, end };
}

// No lock is taken, nothing is fetched, nobody is asked, no trace is written wherever a configuration wants one.
const ALWAYS: Environment = {
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_ALLOW_PROTOCOL: "",
  GIT_TERMINAL_PROMPT: "0",
  GIT_TRACE2: "0",
  GIT_TRACE2_EVENT: "0",
  GIT_TRACE2_PERF: "0",
  LC_ALL: "C",
};

/** Git's own variables may name programs, and another repository, index or history. */
function withoutGitVariables(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/i.test(name)));
}
