// Which part of a work tree Git has to look at to tell how some paths stand: to look at all of it is slow where it is large.

import { lstatSync, type Stats } from "node:fs";
import { join } from "node:path";
import { foldersAbove } from "../core/merging/tree-change.ts";
import { textOf } from "../core/quoted-path.ts";
import { pathBelow } from "./file-state.ts";
import { isMissing } from "./files.ts";

// Git compares every file with every one of them: with many, to look at everything is faster.
const MOST_PATHS = 64;
const MOST_CHARACTERS = 16_000; // Windows takes 32,000 in a command.

/**
 * The pathspecs, to be taken literally, for these paths (latin1). What stands in place of a folder above one is named instead of
 * it: a file, a link, another repository, of which Git says nothing if it is asked about a path within. Null: everything has to
 * be looked at.
 */
export function pathspecsFor(root: string, paths: readonly string[]): readonly string[] | null {
  if (paths.length === 0 || paths.length > MOST_PATHS) return null;
  const all = [...new Set(paths.map((path) => outermost(root, path) ?? path))];
  const texts = all.map(textOf);
  const areText = all.every((path, index) => Buffer.from(texts[index] ?? "").toString("latin1") === path);
  return areText && texts.join(" ").length <= MOST_CHARACTERS ? texts : null;
}

/** True if nothing but plain folders of this work tree lies above a path. */
export function isReachedPlainly(root: string, path: string): boolean {
  return outermost(root, path) === undefined;
}

function outermost(root: string, path: string): string | undefined {
  return foldersAbove(path).findLast((folder) => isNoPlainFolder(root, folder));
}

function isNoPlainFolder(root: string, folder: string): boolean {
  const place = pathBelow(root, folder);
  if (typeof place !== "string") return true;
  return stands(place, (stats) => !stats.isDirectory()) || stands(join(place, ".git"), () => true);
}

function stands(place: string, isMeant: (stats: Stats) => boolean): boolean {
  try {
    return isMeant(lstatSync(place));
  } catch (error) {
    return !isMissing(error);
  }
}
