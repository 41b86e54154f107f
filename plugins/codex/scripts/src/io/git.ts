// Asks Git, reading only: optional locks are off, so that no question of ours ever writes to the repository, and so is
// the file system monitor, so that none starts a daemon. Nothing is fetched. The answers do not depend on the user's
// configuration. Whatever is wrong with Git or the repository, each question has an answer within its limit: null.

import { spawn } from "node:child_process";
import type { Environment } from "./home.ts";
import { startTimer } from "./timer.ts";

const SETTINGS = [
  "core.quotePath=false",
  "core.fsmonitor=false",
  "log.showRoot=true",
  "log.showSignature=false",
  "i18n.logOutputEncoding=UTF-8",
  "protocol.allow=never",
].flatMap((setting) => ["-c", setting]);

const MOST_OUTPUT = 256 * 1024 * 1024; // Characters.
const LIMIT_MS = 60_000;

/** Where and how Git is asked. `limitMs` is for one question; default: a minute. */
export interface GitPlace {
  readonly root: string;
  readonly env: Environment;
  readonly limitMs?: number;
}

/** Standard output of a Git command that was given this standard input, or null where it failed or took too long. */
export function askGit(place: GitPlace, args: readonly string[], input = ""): Promise<string | null> {
  const { root, env, limitMs = LIMIT_MS } = place;
  return new Promise((resolve) => {
    // Each pipe takes time to make: only those that are needed.
    const child = spawn("git", ["-C", root, ...SETTINGS, ...args], {
      env: gitEnvironment(env),
      stdio: [input === "" ? "ignore" : "pipe", "pipe", "ignore"],
      windowsHide: true,
    });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
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
    child.on("close", (code) => settle(code === 0 ? output : null));
    child.stdin?.on("error", () => {}); // It ended before it had read everything; its exit code tells.
    child.stdin?.end(input);
  });
}

/** Variables that would make Git look at another repository, index or history are left out; see `git rev-parse --local-env-vars`. */
function gitEnvironment(env: Environment): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !ASTRAY.has(name));
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" };
}

const ASTRAY: ReadonlySet<string> = new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_CEILING_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_CONFIG_COUNT",
  "GIT_CONFIG_PARAMETERS",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_NAMESPACE",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
]);
