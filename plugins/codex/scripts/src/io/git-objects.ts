// Objects of Git, written into a store of our own and into no other: Git itself would give an object that the user's
// store has already a new time there. A store is a folder; an object in it is a file of its own (`<2 digits>/<rest>`).
// It is written whole, so a reader sees it whole or not at all.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { replaceFile } from "./files.ts";
import type { OpenGit } from "./git.ts";
import { type ReadObject, readTyped } from "./git-batch.ts";
import type { GitSettings } from "./git-settings.ts";

/** The digest by which a repository names its objects. */
export type ObjectFormat = "sha1" | "sha256";

/** A store of ours, and how it names objects. */
export interface ObjectStore {
  readonly folder: string;
  readonly format: ObjectFormat;
  /** If given: collects the names of what is written, also of what is there already. What others need comes before them. */
  readonly written?: Set<string>;
  /** If given: takes trees and commits, which only we read, in place of the folder. */
  readonly made?: Map<string, ReadObject>;
}

/** The kinds of objects that are written here. */
export type ObjectKind = "blob" | "tree" | "commit";

/** How a repository with these settings names its objects. */
export function objectFormatOf(settings: GitSettings): ObjectFormat {
  return settings["extensions.objectformat"] === "sha256" ? "sha256" : "sha1";
}

/** How many bytes a name has; it is written with twice as many characters. */
export function hashBytesOf(format: ObjectFormat): number {
  return format === "sha1" ? 20 : 32;
}

/** The name of the tree without a file, which Git knows without its being stored. */
export function emptyTree({ settings }: Pick<OpenGit, "settings">): string {
  return EMPTY_TREE[objectFormatOf(settings)];
}

const EMPTY_TREE: Readonly<Record<ObjectFormat, string>> = {
  sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
};

/** The name of an object. */
export function objectName(format: ObjectFormat, kind: ObjectKind, content: Uint8Array): string {
  return createHash(format).update(headerOf(kind, content)).update(content).digest("hex");
}

/** Writes an object, and gives its name. */
export function writeObject(
  { folder, format, written, made }: ObjectStore,
  kind: ObjectKind,
  content: Uint8Array,
): string {
  const name = objectName(format, kind, content);
  written?.add(name);
  if (made !== undefined && kind !== "blob") {
    made.set(name, { object: name, kind, content: Buffer.from(content) });
    return name;
  }
  const fanOut = join(folder, name.slice(0, 2));
  const path = join(fanOut, name.slice(2));
  if (existsSync(path)) return name;
  mkdirSync(fanOut, { recursive: true, mode: 0o700 });
  replaceFile(path, encodeObject(kind, content));
  return name;
}

/** The bytes of an object's file. */
export function encodeObject(kind: ObjectKind, content: Uint8Array): Uint8Array {
  const bytes = Buffer.concat([headerOf(kind, content), content]);
  return deflateSync(bytes, { level: 1, ...roomFor(bytes.length) });
}

/** To have ready what a large object takes is most of the work for a small one. As large as is allowed in the end; see zlib(3). */
function roomFor(length: number): { readonly windowBits: number; readonly memLevel: number } {
  const windowBits = Math.min(Math.max(Math.ceil(Math.log2(length)), 9), 15);
  return { windowBits, memLevel: windowBits - 7 };
}

function headerOf(kind: ObjectKind, content: Uint8Array): Buffer {
  return Buffer.from(`${kind} ${content.length}\0`);
}

/** What Git has under each of these names, which may be expressions of Git; those that it lacks are left out. */
export async function readObjects(git: OpenGit, names: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  return new Map([...(await readTyped(git, names))].map(([name, { content }]) => [name, content]));
}

/** How many bytes each of these objects has; those that Git lacks are left out. */
export async function objectSizes(git: OpenGit, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (names.length === 0) return new Map();
  const format = "--batch-check=%(objectname) %(objectsize)";
  const output = await git.ask(["cat-file", format], names.map((name) => `${name}\n`).join(""));
  const lines = output?.split("\n").map((line) => /^([0-9a-f]+) (\d+)$/.exec(line)) ?? [];
  return new Map(lines.flatMap((line) => (line === null ? [] : [[line[1] ?? "", Number(line[2])] as const])));
}
