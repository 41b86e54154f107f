// Runs a tool of this repository as a program of its own, on a tree of files made for it.

import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { makeTempFolder } from "../../testing/temp.ts";

/** The root of the repository, seen from build/tests/tools. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/u, "");

export interface ToolRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `tools/<name>.mjs` to its end. */
export function runTool(
  name: string,
  args: readonly string[],
  { cwd = ROOT, env = {} }: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const tool = join(ROOT, "tools", `${name}.mjs`);
    const child = spawn(process.execPath, [tool, ...args], { cwd, env: { ...process.env, ...env } });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** A temporary folder with these files, by path and content. It goes with the test. */
export async function makeTree(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await makeTempFolder(t);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}
