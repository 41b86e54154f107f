// Why Git told nothing, as far as that can be seen from outside.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Environment } from "./home.ts";

/** A clause; `tookMs` is how long it was waited for, `limitMs` how long it may take. */
export function whyGitToldNothing(env: Environment, tookMs: number, limitMs: number): string {
  if (!isGitOnPath(env)) return "no Git is on PATH";
  return tookMs >= limitMs ? `Git did not answer within ${limitMs / 1_000} s` : "Git could not tell its state";
}

function isGitOnPath(env: Environment): boolean {
  const names = process.platform === "win32" ? ["git.exe", "git.cmd"] : ["git"];
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.some((folder) => names.some((name) => isExecutable(join(folder, name))));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
