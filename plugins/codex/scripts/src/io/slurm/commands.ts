// Runs a command of Slurm, for a bounded time. An engine that does not answer is data, never an error.

import { spawn, spawnSync } from "node:child_process";
import { environmentForCommands } from "../../core/slurm/executor-policy.ts";

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
    env: environmentForCommands(process.env),
    timeout: ASK_LIMIT_MS,
    killSignal: "SIGKILL",
    maxBuffer: MOST_BYTES,
  });
  if (error !== undefined) return noAnswer(whyNone(file, error, ASK_LIMIT_MS));
  return { status, stdout, stderr: stderr.trim() };
}

/** Asks, and lets all else go on meanwhile. */
export function runQuestion(file: string, args: readonly string[]): Promise<Answer> {
  return run(file, args, "", ASK_LIMIT_MS);
}

/** Runs a command with this text as its input. It and what it started are killed when its time is up or it says too much. */
export function run(file: string, args: readonly string[], input: string, limitMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: "pipe", env: environmentForCommands(process.env), detached: true });
    const giveUp = (why: string) => {
      killGroup(child.pid);
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      resolve(noAnswer(why));
    };
    const timer = setTimeout(() => giveUp(tooLate(file, limitMs)), limitMs);
    let [stdout, stderr] = ["", ""];
    const take = (text: string) => {
      if (stdout.length + stderr.length > MOST_BYTES) giveUp(tooMuch(file));
      return text;
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += take(text)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += take(text)));
    child.stdin.on("error", () => {}); // It did not want all of it; its exit says why.
    child.on("error", (error) => resolve(noAnswer(whyNone(file, error, limitMs))));
    child.on("close", (status, signal) => {
      clearTimeout(timer);
      resolve({ status, stdout, stderr: status === null ? `${file} was ended by ${signal}` : stderr.trim() });
    });
    child.stdin.end(input);
  });
}

/** Kills a process that was started as the first of its group, with those that it started. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended.
  }
}

function noAnswer(why: string): Answer {
  return { status: null, stdout: "", stderr: why };
}

function whyNone(file: string, error: NodeJS.ErrnoException, limitMs: number): string {
  if (error.code === "ENOENT") return `${file} is not installed here`;
  if (error.code === "ETIMEDOUT") return tooLate(file, limitMs);
  return error.code === "ENOBUFS" ? tooMuch(file) : `${file} could not be started: ${error.message}`;
}

function tooLate(file: string, limitMs: number): string {
  return `${file} did not answer within ${limitMs / 1_000} s`;
}

function tooMuch(file: string): string {
  return `${file} printed more than ${MOST_BYTES / 1024 / 1024} MB`;
}
