// What a command answers when it cannot do what it was asked.

import { realpathSync } from "node:fs";
import { isAbsolute, sep } from "node:path";
import { EnvironmentProblem } from "../core/environment-problem.ts";
import { isDiskFull } from "../core/failure/start-error.ts";

/** The exit codes of the program; contract section 1. */
export const EXIT = { ok: 0, jobFailed: 1, usage: 2, environment: 3, bug: 70 } as const;

/** An answer of one line: what could not be done and why, and what to do. Not a bug. */
export class CommandError extends Error {
  readonly kind: string;
  readonly hint: string;
  readonly exitCode: number;
  /** The last line of stdout, if it is not the one that the command always gives. */
  readonly lastWords: string | null;

  constructor(
    kind: string,
    message: string,
    hint: string,
    exitCode: number = EXIT.usage,
    lastWords: string | null = null,
  ) {
    super(message);
    this.lastWords = lastWords;
    this.kind = kind;
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** A command line that cannot be understood. */
export function usageError(message: string, hint = "See --help."): CommandError {
  return new CommandError("usage", message, hint);
}

const ENVIRONMENT_CODES = new Set([
  "EACCES",
  "EISDIR",
  "ENOTFILE",
  "ENOTEMPTY",
  "ENXIO",
  "ESTALE",
  "EPERM",
  "EROFS",
  "ENOSPC",
  "EDQUOT",
  "EMFILE",
  "ENFILE",
  "ENOTDIR",
  "EEXIST",
  "ENAMETOOLONG",
  "ELOOP",
  "EIO",
  "ENOTSUP",
]);

/** The answer for an error that the surroundings raised, a file system above all; null for any other error. */
export function environmentError(error: unknown, home: string): CommandError | null {
  if (error instanceof EnvironmentProblem)
    return new CommandError("environment", error.message, error.hint, EXIT.environment);
  if (!(error instanceof Error) || !("code" in error)) return null;
  const cannotBeMade = error.code === "ENOENT" && "syscall" in error && error.syscall === "mkdir";
  if (!cannotBeMade && !ENVIRONMENT_CODES.has(String(error.code))) return null;
  const kind = isDiskFull(String(error.code)) ? "disk_full" : "environment";
  const path = pathOutside(error, home);
  const what = path === null ? `the state home "${home}"` : `"${path}"`;
  const hint =
    path === null
      ? "Free or repair it, or set CODEX_COMPANION_HOME to another folder."
      : "See whether you may read and write there (ls -ld), and whether there is room (df).";
  return new CommandError(kind, `Could not use ${what}: ${error.message}.`, hint, EXIT.environment);
}

/** The path that an error names, if it lies outside the state home. Of two it is rather that of what was to be made. */
function pathOutside(error: Error, home: string): string | null {
  const named = ["dest", "path"].map((field): unknown => Reflect.get(error, field));
  const paths = named.flatMap((path) => (typeof path === "string" && isAbsolute(path) ? [path] : []));
  const homes = [home, realOf(home)];
  const isWithin = (path: string) =>
    homes.some((each) => path === each || path.startsWith(`${each}${sep}`) || each.startsWith(`${path}${sep}`));
  return paths.find((path) => !isWithin(path)) ?? null;
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
