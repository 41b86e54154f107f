/** Runs Claude Code to its end, as `claude -p` or as any other command that ends by itself. */
import { spawn } from "node:child_process";

/** How a run ended. */
export interface ClaudeRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the client runs in. */
export interface ClaudeProcess {
  readonly binary: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How to ask. */
export interface PrintOptions {
  /** Default `bypassPermissions`. */
  readonly permissionMode?: "bypassPermissions" | "default" | "acceptEdits" | "plan" | "dontAsk";
  /** One JSON event a line on stdout, read with `eventsOf`; otherwise the model's last words. */
  readonly stream?: boolean;
  /** Further arguments, such as `--allowedTools`. */
  readonly args?: readonly string[];
  /** Default 120000; then the client is killed. */
  readonly timeoutMs?: number;
}

/** The arguments that ask this in print mode, with these plugin folders. */
export function printArguments(prompt: string, plugins: readonly string[], options: PrintOptions): string[] {
  return [
    "-p",
    prompt,
    "--permission-mode",
    options.permissionMode ?? "bypassPermissions",
    ...plugins.flatMap((folder) => ["--plugin-dir", folder]),
    ...(options.stream ? ["--output-format", "stream-json", "--verbose"] : []),
    ...(options.args ?? []),
  ];
}

/** Runs the client with these arguments and no input. Throws, with what it printed, when a signal ends it or the time. */
export function runClaude(client: ClaudeProcess, args: readonly string[], timeoutMs = 120_000): Promise<ClaudeRun> {
  return new Promise((resolve, reject) => {
    const { binary, cwd, env } = client;
    const child = spawn(binary, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code !== null) resolve({ code, stdout, stderr });
      else reject(new Error(`Claude Code was ended by ${signal}.\nstdout: ${stdout}\nstderr: ${stderr}`));
    });
  });
}

/** The events of a run with `stream`. */
export function eventsOf({ stdout }: ClaudeRun): readonly Record<string, unknown>[] {
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}
