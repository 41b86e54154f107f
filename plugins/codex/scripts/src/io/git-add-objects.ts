// Adds objects to the user's own store: those that new commits need and that it lacks, and no others. What is there already is
// not written again, so that it keeps its time. Each object is checked against its name: it may come from a job's copy.

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeIfPresent } from "./files.ts";
import type { OpenGit } from "./git.ts";
import { encodeObject, type ObjectKind, objectFormatOf, objectName, readObjects } from "./git-objects.ts";

/**
 * Adds what the commit `tip` reaches beyond `head` (null: no commit yet); `git` knows all stores that hold it. False if
 * something is missing or not what its name says. Errors of the file system are thrown.
 */
export async function addObjects(git: OpenGit, tip: string, head: string | null): Promise<boolean> {
  const listed = await git.ask([
    "rev-list",
    "--objects",
    "--no-object-names",
    tip,
    ...(head === null ? [] : [`^${head}`]),
  ]);
  const names = listed?.split("\n").filter((name) => name !== "") ?? [];
  const kinds = await kindsOf(git, await missingOf(git, names));
  if (listed === null || kinds === null) return false;
  const format = objectFormatOf(git.settings);
  const folder = join(git.commonFolder, "objects");
  const contents = await readObjects(git, [...kinds.keys()]);
  // What needs others comes after them.
  for (const [name, kind] of [...kinds].toReversed()) {
    const content = contents.get(name);
    if (content === undefined || objectName(format, kind, content) !== name) return false;
    addObject(folder, name, encodeObject(kind, content));
  }
  return true;
}

const CHECK = ["cat-file", "--batch-check=%(objectname) %(objecttype)"];

/** Those that the user's own store lacks, with the stores that it borrows from. */
async function missingOf(git: OpenGit, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const variables = { GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined };
  const output = await git.ask(["cat-file", "--batch-check"], linesOf(names), { variables });
  return output?.split("\n").flatMap((line) => /^([0-9a-f]+) missing$/.exec(line)?.[1] ?? []) ?? names;
}

async function kindsOf(git: OpenGit, names: readonly string[]): Promise<ReadonlyMap<string, ObjectKind> | null> {
  if (names.length === 0) return new Map();
  const output = (await git.ask(CHECK, linesOf(names))) ?? "";
  const kinds = new Map<string, ObjectKind>();
  for (const line of output.trim().split("\n")) {
    const [name = "", kind] = line.split(" ");
    if (kind !== "blob" && kind !== "tree" && kind !== "commit") return null;
    kinds.set(name, kind);
  }
  return kinds;
}

function linesOf(names: readonly string[]): string {
  return names.map((name) => `${name}\n`).join("");
}

/** As Git writes one: under a temporary name of Git's, flushed, for reading only. */
function addObject(store: string, name: string, bytes: Uint8Array): void {
  const folder = join(store, name.slice(0, 2));
  const path = join(folder, name.slice(2));
  if (existsSync(path)) return;
  if (!existsSync(folder)) mkdirSync(folder, { mode: statSync(store).mode & 0o7777 });
  const temporary = join(folder, `tmp_obj_${process.pid}`);
  try {
    const file = openSync(temporary, "wx", 0o444);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    removeIfPresent(temporary);
    throw error;
  }
}
