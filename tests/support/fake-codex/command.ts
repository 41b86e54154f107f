/** A shell command of the fake Codex: a real process in a session of its own, with the thread's id in its environment. */
import { spawn } from "node:child_process";

/** A command that was started. */
export interface RunningCommand {
  /** Its exit code (-1 for a signal) and all it printed. */
  readonly ended: Promise<{ readonly exitCode: number; readonly output: string }>;
  /** Kills its process group, if it still runs. */
  kill(): void;
}

/** Starts the command in the folder. */
export function startCommand(command: string, cwd: string, threadId: string): RunningCommand {
  const env = { ...process.env, CODEX_THREAD_ID: threadId };
  const child = spawn("/bin/sh", ["-c", command], { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const collect = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
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
