/** The commands of the demo: each is shown as a user types it, and its output as it comes. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { showCommand } from "./screen.ts";

/** What a command showed; `code` is null if a signal ended it. */
export interface Shown {
  readonly code: number | null;
  readonly output: string;
}

/** Runs commands in one folder and environment. */
export interface Commands {
  /** Shows a command and its output, stderr included. Throws once `stop` was called. */
  show(...words: readonly string[]): Promise<Shown>;
  /** Ends the commands that run and the jobs in the background, and starts nothing any more. */
  stop(): void;
}

/** The commands of a demo in this folder, with exactly this environment. */
export function makeCommands(cwd: string, env: Readonly<Record<string, string>>): Commands {
  const running = new Set<ChildProcess>();
  let isStopped = false;
  return {
    async show(...words) {
      if (isStopped) throw new Error("The demo is over.");
      showCommand(words);
      const [program = "", ...args] = words;
      const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
      running.add(child);
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
          output += text;
          process.stdout.write(text);
        });
      }
      const [code] = await once(child, "close");
      running.delete(child);
      return { code, output };
    },
    stop() {
      isStopped = true;
      for (const child of running) child.kill("SIGKILL");
      const run = (...args: readonly string[]) => spawnSync("codex-companion", args, { cwd, env, encoding: "utf8" });
      const { running: jobs = [] } = JSON.parse(run("status", "--json").stdout || "{}");
      for (const { id } of jobs) run("cancel", id);
    },
  };
}
