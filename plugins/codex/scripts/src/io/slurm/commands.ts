// Runs a command of Slurm, for a bounded time. An engine that does not answer is data, never an error.

import { spawn, spawnSync } from "node:child_process";

/** What a command came to. `status` is null if it could not be started, or did not end in time. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  /** What it said of a failure; for one that gave no answer, why. */
  readonly stderr: string;
}

const ASK_LIMIT_MS = 5_000;
const MOST_BYTES = 16 * 1024 * 1024;

/** Asks, and blocks meanwhile: for short questions on the way to an answer. */
export function askNow(file: string, args: readonly string[]): Answer {
  const { error, status, stdout, stderr } = spawnSync(file, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: ASK_LIMIT_MS,
    killSignal: "SIGKILL",
    maxBuffer: MOST_BYTES,
  });
  if (error !== undefined) return { status: null, stdout: "", stderr: whyNone(file, error, ASK_LIMIT_MS) };
  return { status, stdout, stderr: stderr.trim() };
}

/** Runs a command with this text as its input; killed when its time is up. */
export function run(file: string, args: readonly string[], input: string, limitMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ["pipe", "pipe", "pipe"], timeout: limitMs, killSignal: "SIGKILL" });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdin.on("error", () => {}); // It did not want all of it; its exit says why.
    child.on("error", (error) => resolve({ status: null, stdout: "", stderr: whyNone(file, error, limitMs) }));
    child.on("close", (status) => {
      const late = `${file} did not answer within ${limitMs / 1_000} s`;
      resolve({ status, stdout, stderr: status === null ? late : stderr.trim() });
    });
    child.stdin.end(input);
  });
}

function whyNone(file: string, error: NodeJS.ErrnoException, limitMs: number): string {
  if (error.code === "ENOENT") return `${file} is not installed here`;
  if (error.code === "ETIMEDOUT") return `${file} did not answer within ${limitMs / 1_000} s`;
  return `${file} could not be started: ${error.message}`;
}
