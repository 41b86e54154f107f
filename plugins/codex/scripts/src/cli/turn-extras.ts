// What the flags of a task give its turn beyond prompt and route: --network, --add-dir.

import { addedFolder } from "../app/dispatch/add-dirs.ts";
import type { Context } from "../app/scope/context.ts";
import type { TurnExtras } from "../core/job/turn-extras.ts";
import type { Arguments } from "./arguments.ts";
import { CommandError, usageError } from "./errors.ts";

/** The extras that the flags ask for; files are relative to the context's folder. Throws for what cannot be had. */
export function readExtras(parsed: Arguments, context: Context, write: boolean): TurnExtras {
  const addDirs = readAddDirs(parsed, context, write);
  return {
    ...(parsed.has("network") ? { network: true } : {}),
    ...(addDirs.length === 0 ? {} : { addDirs }),
  };
}

function readAddDirs(parsed: Arguments, context: Context, write: boolean): readonly string[] {
  const named = parsed.texts("add-dir");
  if (named.length > 0 && !write) throw usageError("Could not use --add-dir: the task may not write.", "Add --write.");
  const isIsolated = parsed.has("isolate") || parsed.has("best-of");
  return [...new Set(named.map((each) => addDirPath(context, each, isIsolated)))];
}

function addDirPath(context: Context, named: string, isIsolated: boolean): string {
  if (named.trim() === "") throw usageError("Could not use --add-dir: its value is empty.");
  const folder = addedFolder(context, named, isIsolated);
  if ("path" in folder) return folder.path;
  throw new CommandError(folder.kind, `Could not use --add-dir "${named}": ${folder.why}.`, folder.hint);
}
