/** Puts a Node program where a test needs an executable: a small launcher, for the shell or for Windows' `cmd`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Installs a program of `testing`, such as `fake-programs/failing-git`, under a name in a folder, and returns its path. It is
 * given these arguments, and then its caller's.
 */
export function installProgram(folder: string, name: string, program: string, ...args: readonly string[]): string {
  const words = [process.execPath, fileURLToPath(new URL(`./${program}.js`, import.meta.url)), ...args];
  const isWindows = process.platform === "win32";
  const path = join(folder, isWindows ? `${name}.cmd` : name);
  // `exec` keeps one process: what is started is what is killed.
  const launcher = isWindows
    ? `@${words.map(quoteForCmd).join(" ")} %*\r\n`
    : `#!/bin/sh\nexec ${words.map(quoteForShell).join(" ")} "$@"\n`;
  writeFileSync(path, launcher, { mode: 0o755 });
  return path;
}

function quoteForCmd(text: string): string {
  return `"${text.replaceAll("%", "%%")}"`;
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
