// Adds objects to the user's own store: those that new commits need and that it lacks, and no others. What is there already is
// not written again, so that it keeps its time. Each object is checked against its name: it may come from a job's copy.

import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeIfPresent } from "./files.ts";
import { flush } from "./flushed-file.ts";
import type { OpenGit } from "./git.ts";
import { readTyped } from "./git-batch.ts";
import { encodeObject, type ObjectKind, objectFormatOf, objectName } from "./git-objects.ts";

/**
 * Adds what the commit `tip` reaches beyond `head` (null: no commit yet); `git` knows all stores that hold it. False if
 * something is missing or not what its name says. Errors of the file system are thrown.
 */
export async function addReached(git: OpenGit, tip: string, head: string | null): Promise<boolean> {
  const without = head === null ? [] : [`^${head}`];
  const listed = await git.ask(["rev-list", "--objects", "--no-object-names", tip, ...without]);
  const missing = listed === null ? null : await missingObjects(git, namesIn(listed).toReversed());
  const objects = missing && (await encodeObjects(git, missing));
  if (objects === null) return false;
  await storeObjects(git, objects);
  return true;
}

/** An object, and the bytes of its file. */
export interface NewObject {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Each object as its file is to be, in this order: what an object needs comes before it. Null if one is missing or not what its name says. */
export async function encodeObjects(git: OpenGit, names: readonly string[]): Promise<readonly NewObject[] | null> {
  const format = objectFormatOf(git.settings);
  const objects = await readTyped(git, names);
  const encoded = names.map((name) => {
    const { kind, content } = objects.get(name) ?? {};
    const isRight = isKind(kind) && content !== undefined && objectName(format, kind, content) === name;
    return isRight ? { name, bytes: encodeObject(kind, content) } : null;
  });
  const right = encoded.filter((each) => each !== null);
  return right.length < encoded.length ? null : right;
}

/** Writes those that are not there yet. Errors of the file system are thrown. */
export async function storeObjects({ commonFolder }: OpenGit, objects: readonly NewObject[]): Promise<void> {
  const store = join(commonFolder, "objects");
  await writeAll(
    store,
    objects.filter(({ name }) => !existsSync(objectPath(store, name))),
  );
}

function namesIn(listed: string): readonly string[] {
  return listed.split("\n").filter((name) => name !== "");
}

function isKind(kind: string | undefined): kind is ObjectKind {
  return kind === "blob" || kind === "tree" || kind === "commit";
}

/** Those that the user's own store lacks, with the stores that it borrows from. */
async function missingObjects(git: OpenGit, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const variables = { GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined };
  const output = await git.ask(["cat-file", "--batch-check"], linesOf(names), { variables });
  return output?.split("\n").flatMap((line) => /^([0-9a-f]+) missing$/.exec(line)?.[1] ?? []) ?? names;
}

function linesOf(names: readonly string[]): string {
  return names.map((name) => `${name}\n`).join("");
}

const AT_ONCE = 64; // Each is an open file.

/** As Git writes them: each under a temporary name of Git's, flushed, for reading only. */
async function writeAll(store: string, objects: readonly NewObject[]): Promise<void> {
  try {
    for (let at = 0; at < objects.length; at += AT_ONCE) await writeTemporary(store, objects.slice(at, at + AT_ONCE));
    for (const { name } of objects) {
      const path = objectPath(store, name);
      if (!existsSync(path)) renameSync(temporaryPath(store, name), path);
    }
  } finally {
    for (const { name } of objects) removeIfPresent(temporaryPath(store, name));
  }
}

/** To flush them together takes not much longer than to flush one. */
async function writeTemporary(store: string, objects: readonly NewObject[]): Promise<void> {
  const files: number[] = [];
  try {
    for (const { name, bytes } of objects) {
      makeFanOut(store, name);
      const file = openSync(temporaryPath(store, name), "wx", 0o444);
      files.push(file);
      writeFileSync(file, bytes);
    }
    await Promise.all(files.map((file) => flush(file)));
  } finally {
    for (const file of files) closeSync(file);
  }
}

function objectPath(store: string, name: string): string {
  return join(store, name.slice(0, 2), name.slice(2));
}

function temporaryPath(store: string, name: string): string {
  return join(store, name.slice(0, 2), `tmp_obj_${process.pid}_${name}`);
}

function makeFanOut(store: string, name: string): void {
  const folder = join(store, name.slice(0, 2));
  if (existsSync(folder)) return;
  mkdirSync(folder);
  chmodSync(folder, statSync(store).mode & 0o7777); // Whatever new folders usually get: a group may share the store.
}
