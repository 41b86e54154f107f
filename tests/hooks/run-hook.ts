// Runs the hook as the client does: a process of its own, one JSON object on stdin, in an environment made here.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repositoryRoot } from "../../testing/codex-binary.ts";
import { assertFits } from "../../testing/schemas.ts";

/** The program that was built together with the tests, the same in single files, and the committed one. */
export const PROGRAMS = {
  build: fileURLToPath(new URL("../../plugins/codex/scripts/dist/hooks/main.js", import.meta.url)),
  files: fileURLToPath(new URL("../../plugins/codex/scripts/src/hooks/main.js", import.meta.url)),
  dist: join(repositoryRoot(), "plugins", "codex", "scripts", "dist", "hooks", "main.js"),
} as const;

/** How a hook is run. */
export interface HookOptions {
  /** The state home; what the hook logs about itself lies there. */
  readonly home: string;
  readonly program?: keyof typeof PROGRAMS;
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** True: whoever reads the output is gone before there is any. */
  readonly isDeaf?: boolean;
}

/** What came of it. */
export interface HookRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the hook with an input; what is no text or bytes is written as JSON. What it prints must fit its schema. */
export function runHook(
  input: unknown,
  { home, program = "build", env, isDeaf = false }: HookOptions,
): Promise<HookRun> {
  const variables = {
    PATH: process.env["PATH"],
    HOME: home,
    CODEX_COMPANION_HOME: home,
    CLAUDE_PLUGIN_ROOT: "/plugins/codex",
    CLAUDE_PID: String(process.pid),
    ...env,
  };
  const child = spawn(process.execPath, [PROGRAMS[program]], { cwd: "/", env: variables, stdio: "pipe" });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => {}); // It need not read what it is given.
  if (isDeaf) child.stdout.destroy();
  child.stdin.end(typeof input === "string" || input instanceof Uint8Array ? input : JSON.stringify(input));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      try {
        if (stdout !== "") assertFits("hook-output", JSON.parse(stdout));
        resolve({ code, stdout, stderr });
      } catch (error) {
        reject(error);
      }
    });
  });
}
