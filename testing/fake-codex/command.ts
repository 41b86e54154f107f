/** A shell command of the fake Codex: a real process in a session of its own, with the thread's id in its environment. */
import { spawn } from "node:child_process";

/** A command that was started. */
export interface RunningCommand {
  /** Its exit code (-1 for a signal) and all it printed. */
  readonly ended: Promise<{ readonly exitCode: number; readonly output: string }>;
  /** Kills its process group, if it still runs. */
  kill(): void;
}

/** Starts a shell command of a thread in the folder. */
export function startCommand(command: string, cwd: string, threadId: string): RunningCommand {
  return startProgram(["/bin/sh", "-c", command], cwd, { CODEX_THREAD_ID: threadId });
}

/** Starts a program in the folder; its output is also told piece by piece. Unlike the real Codex it confines nothing. */
export function startProgram(
  [file = "", ...args]: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>>,
  onOutput: (stream: "stdout" | "stderr", text: string) => void = () => {},
): RunningCommand {
  const env = { ...process.env, ...variables };
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      output += text;
      onOutput(stream, text);
    });
  }
  return {
    ended: new Promise((resolve) => {
      child.once("close", (code) => resolve({ exitCode: code ?? -1, output }));
    }),
    kill: () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        process.kill(-child.pid, "SIGKILL");
      }
    },
  };
}
