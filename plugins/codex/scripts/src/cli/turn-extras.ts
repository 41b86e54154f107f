// What the flags of a task give its turn beyond prompt and route: --network, --add-dir, --image, --output-schema, --config.

import { addedFolder } from "../app/dispatch/add-dirs.ts";
import { namedImage, namedSchema } from "../app/dispatch/named-files.ts";
import type { Context } from "../app/scope/context.ts";
import { configSetting } from "../core/codex/config-flag.ts";
import type { TurnExtras } from "../core/job/turn-extras.ts";
import { type Arguments, nonEmpty } from "./arguments.ts";
import { CommandError, usageError } from "./errors.ts";

/** The extras that the flags ask for; files are relative to the context's folder. Throws for what cannot be had. */
export function readExtras(parsed: Arguments, context: Context, write: boolean): TurnExtras {
  const addDirs = readAddDirs(parsed, context, write);
  const images = parsed.texts("image").map((file) => fitFile(namedImage(context.cwd, file), "image", file).path);
  const config = parsed.texts("config").map(readSetting);
  const schemaFile = nonEmpty(parsed, "output-schema");
  return {
    ...(parsed.has("network") ? { network: true } : {}),
    ...(addDirs.length === 0 ? {} : { addDirs }),
    ...(images.length === 0 ? {} : { images }),
    ...(config.length === 0 ? {} : { config: Object.fromEntries(config) }),
    ...(schemaFile === null
      ? {}
      : { outputSchema: fitFile(namedSchema(context.cwd, schemaFile), "output-schema", schemaFile) }),
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

function fitFile<Found extends object>(found: Found | { readonly why: string }, flag: string, file: string): Found {
  if (!("why" in found)) return found;
  throw new CommandError("payload_invalid", `Could not use --${flag} "${file}": ${found.why}.`, FILE_HINTS[flag] ?? "");
}

const FILE_HINTS: Readonly<Record<string, string>> = {
  image: "Give an image file that can be read.",
  "output-schema":
    "Give a strict JSON Schema of an object: each object lists all of its properties as required, and allows no others.",
};

/** The last one with the same key counts. */
function readSetting(text: string): readonly [string, unknown] {
  const setting = configSetting(text);
  if ("problem" in setting) throw usageError(`Could not use --config ${JSON.stringify(text)}: ${setting.problem}.`);
  return [setting.key, setting.value];
}
