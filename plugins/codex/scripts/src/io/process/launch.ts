// Starts a program in a session of its own, so that it outlives whoever started it. Its stdin is empty; what it prints,
// errors included, is appended to a log. Nothing here rejects or throws: that it could not be started is data.
// Calling order: launch, await `spawned`, then either await `exited` or `release` it and leave.
// `launchAdopted` also takes it out of its starter's tree: whoever ends that tree then does not end it.

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import type { LaunchRequest } from "../../core/executor.ts";
import { errorCode } from "../files.ts";

/** Whether it started; `code` is the system's, such as `ENOENT`. */
export type Spawned =
  | { readonly isStarted: true; readonly pid: number }
  | { readonly isStarted: false; readonly code: string | null; readonly message: string };

/** How it ended: by itself with a code, or by a signal. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program that was started, or was not. */
export interface LaunchedProcess {
  /** Null if it did not start. */
  readonly pid: number | null;
  readonly spawned: Promise<Spawned>;
  /** Null if it did not start. Pending for ever once it is released and this process has nothing else to do. */
  readonly exited: Promise<ProcessExit | null>;
  /** Lets this process end while the other runs on. */
  release(): void;
}

/**
 * A program that the system has adopted, if it can. If so, `pid` and `exited` are those of the process that handed it
 * over, which ends at once.
 */
export interface AdoptedProcess extends LaunchedProcess {
  readonly isAdopted: boolean;
}

const SETSID = ["/usr/bin/setsid", "/bin/setsid"];

/**
 * Starts the program so that the system's first process is its parent. setsid(1) does that: as the leader of a group,
 * it starts the program in a session of its own and ends. If there is no setsid (macOS, Windows), the program stays our
 * child.
 */
export function launchAdopted(request: LaunchRequest): AdoptedProcess {
  const setsid = process.platform === "linux" ? SETSID.find((path) => existsSync(path)) : undefined;
  if (setsid === undefined) return { ...launchDetached(request), isAdopted: false };
  return { ...launchDetached({ ...request, file: setsid, args: [request.file, ...request.args] }), isAdopted: true };
}

/** Starts the program. */
export function launchDetached(request: LaunchRequest): LaunchedProcess {
  try {
    return observe(start(request), request);
  } catch (error) {
    const spawned = Promise.resolve(describe(error, request));
    return { pid: null, spawned, exited: Promise.resolve(null), release: () => {} };
  }
}

function start({ file, args, env, cwd, logFile }: LaunchRequest): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  try {
    return spawn(file, args, { cwd, env: { ...env }, detached: true, windowsHide: true, stdio: ["ignore", log, log] });
  } finally {
    closeSync(log);
  }
}

function observe(child: ChildProcess, request: LaunchRequest): LaunchedProcess {
  const { pid } = child;
  if (pid !== undefined) {
    child.on("error", () => {}); // Only a signal that could not be sent; its end is told by "exit".
    const exited = new Promise<ProcessExit>((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
    });
    return { pid, spawned: Promise.resolve({ isStarted: true, pid }), exited, release: () => child.unref() };
  }
  const spawned = new Promise<Spawned>((resolve) => {
    child.once("error", (error) => resolve(describe(error, request)));
  });
  return { pid: null, spawned, exited: spawned.then(() => null), release: () => {} };
}

function describe(error: unknown, { file, cwd }: LaunchRequest): Spawned {
  const code = errorCode(error);
  // A missing working folder also gives ENOENT, naming the program.
  const reason =
    code === "ENOENT" && !existsSync(cwd) ? "the folder does not exist" : error instanceof Error ? error.message : code;
  return { isStarted: false, code, message: `Could not start "${file}" in "${cwd}": ${reason}.` };
}
