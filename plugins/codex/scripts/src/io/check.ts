// Runs a verification command as a shell would, as the user and outside of any sandbox, and keeps the end of what it printed.

import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { Verification } from "../core/outcome/work.ts";
import type { Environment } from "./home.ts";
import { startTimer } from "./timer.ts";

/** What to run, where, and for how long; `stop` settles when it is to be given up. */
export interface CheckRequest {
  readonly command: string;
  readonly cwd: string;
  readonly env: Environment;
  readonly limitMs: number;
  readonly stop: Promise<unknown>;
  /** What it is called in notes of ours: `The check`, unless said. */
  readonly name?: string;
}

const MOST_TAIL = 2_000;
const DRAIN_MS = 250;

/** Keeps the end of a text that comes in pieces, in characters at most 2,000. A note is a line of our own behind it. */
export function tailKeeper(): {
  readonly keep: (text: string) => void;
  readonly note: (line: string) => void;
  readonly tail: () => string;
} {
  let tail = "";
  const keep = (text: string) => {
    tail = (tail + text).slice(-MOST_TAIL);
  };
  const note = (line: string) => keep(`${tail === "" || tail.endsWith("\n") ? "" : "\n"}${line}\n`);
  return { keep, note, tail: () => tail };
}

/**
 * Settles at the command's end, at its limit (exit code 124) or when it is given up (130). Never rejects: a shell that
 * cannot be started is exit code 127. What the command started may still live then; ending that is the caller's.
 */
export function runCheck({
  command,
  cwd,
  env,
  limitMs,
  stop,
  name = "The check",
}: CheckRequest): Promise<Verification> {
  const output = tailKeeper();
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd,
      env: { ...env },
      shell: true,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const stopLimit = startTimer(limitMs, () => end(124, `${name} did not end within ${limitMs / 1_000} s.`));
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", output.keep);
    void stop.then(() => end(130, `${name} was given up.`));
    child.once("error", (error) => end(127, `${name} could not be started: ${error.message}.`));
    // What it left in the background may hold its output open for ever.
    child.once("exit", (code, signal) => {
      const settle = () =>
        signal === null ? end(code ?? 1, "") : end(128 + constants.signals[signal], `It was ended by ${signal}.`);
      child.once("close", settle);
      setTimeout(settle, DRAIN_MS);
    });

    function end(exit_code: number, note: string): void {
      stopLimit();
      if (note !== "") output.note(note);
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      resolve({ command, exit_code, tail: output.tail() });
    }
  });
}
