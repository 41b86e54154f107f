/** Puts a Node program where a test needs an executable: a small launcher, for the shell or for Windows' `cmd`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Installs a program of `testing`, such as `fake-programs/failing-git`, under a name in a folder, which need not be there, and
 * returns the path to start. It is given these arguments, which hold no double quotation mark, and then its caller's.
 * On Windows both launchers are written: shells look for the one without an ending.
 */
export function installProgram(folder: string, name: string, program: string, ...args: readonly string[]): string {
  const words = [process.execPath, fileURLToPath(new URL(`./${program}.js`, import.meta.url)), ...args];
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  // `exec` keeps one process: what is started is what is killed.
  writeFileSync(path, `#!/bin/sh\nexec ${words.map(quoteForShell).join(" ")} "$@"\n`, { mode: 0o755 });
  if (process.platform !== "win32") return path;
  writeFileSync(`${path}.cmd`, `@${words.map(quoteForCmd).join(" ")} %*\r\n`);
  return `${path}.cmd`;
}

function quoteForCmd(text: string): string {
  return `"${text.replaceAll("%", "%%")}"`;
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
