// Brings what Git ignores into a copy: the paths that the user named, files and folders, as clones if the file system can.
// Only what Git calls ignored is brought, and nothing that is there is replaced. No link is followed: it is copied as a link,
// unless it leads out of the repository. Repositories within are left out.

import { constants, copyFileSync, lstatSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isAtOrBelow } from "../core/below.ts";
import { foldersAbove } from "../core/merging/tree-change.ts";
import { textOf } from "../core/quoted-path.ts";
import { pathBelow } from "./file-state.ts";
import { errorCode, statsOf } from "./files.ts";
import { type GitPlace, withGit } from "./git.ts";
import { unlessFaulty } from "./regular-file.ts";

/** What came of it: what was not brought, each with why in words; or that it would be too much. */
export type Brought = { readonly lacks: readonly string[] } | "too_much";

/** Brings the `paths`, relative to the root of the place, into the copy at `to`: at most `mostBytes`. */
export async function bringIgnored(
  place: GitPlace,
  to: string,
  paths: readonly string[],
  mostBytes: number,
): Promise<Brought> {
  const lacks: string[] = [];
  let left = mostBytes;
  for (const path of paths.map((each) => each.replace(/[/\\]+$/, ""))) {
    const found = await ignoredOrWhy(place, to, path);
    if (typeof found === "string") lacks.push(`${path}: ${found}`);
    for (const each of typeof found === "string" ? [] : found) {
      const bytes = copyTree({ from: place.root, to, lacks }, each.replace(/\/$/, ""), left);
      if (bytes === null) return "too_much";
      left -= bytes;
    }
  }
  return { lacks };
}

/** What Git ignores at the path; or why nothing can be brought from there, unless the copy has what there is. */
async function ignoredOrWhy(place: GitPlace, to: string, path: string): Promise<readonly string[] | string> {
  const why = whyNone(place.root, path);
  if (why !== null) return why;
  const ignored = await ignoredAt(place, path);
  if (ignored === null) return "Git could not tell what it ignores there";
  return ignored.length === 0 && statsOf(join(to, path)) === null ? "Git ignores no file there" : ignored;
}

/** Why nothing at this path can be brought; null if something may be. */
function whyNone(root: string, path: string): string | null {
  let folder = root;
  let stats = lstatSync(folder);
  for (const name of path.split(/[/\\]/)) {
    if (folder !== root && stats.isSymbolicLink()) return "a link leads there";
    folder = join(folder, name);
    const below = stats.isDirectory() ? lstatSync(folder, { throwIfNoEntry: false }) : undefined;
    if (below === undefined) return "it is not there";
    stats = below;
  }
  return null;
}

/** What Git ignores at or below the path; a folder of which it ignores all is one of them. Null if it cannot tell. In bytes (latin1). */
async function ignoredAt(place: GitPlace, path: string): Promise<readonly string[] | null> {
  const ignored = ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z", "--"];
  const output = await withGit(place, ({ ask }) =>
    ask(["--literal-pathspecs", ...ignored, path], "", { encoding: "latin1" }),
  );
  return output === null ? null : output.split("\0").filter((each) => each !== "");
}

interface Ways {
  readonly from: string;
  readonly to: string;
  readonly lacks: string[];
}

/** How many bytes were brought; null if there were more than `most`. The path is in bytes (latin1). */
function copyTree(ways: Ways, path: string, most: number): number | null {
  return unlessFaulty<number | null>(
    () => copyEntry(ways, path, most),
    (fault) => {
      ways.lacks.push(`${textOf(path)}: it ${fault}`);
      return 0;
    },
  );
}

function copyEntry(ways: Ways, path: string, most: number): number | null {
  const [from, to] = [pathBelow(ways.from, path), pathBelow(ways.to, path)];
  const stats = lstatSync(from, { throwIfNoEntry: false });
  if (stats === undefined || path.split("/").at(-1) === ".git") return 0;
  if (stats.isDirectory()) return copyFolder(ways, path, most);
  if (stats.isFile() && stats.size > most) return null;
  mkdirSync(pathBelow(ways.to, foldersAbove(path)[0] ?? ""), { recursive: true });
  if (stats.isSymbolicLink()) {
    const target = readlinkSync(from, "latin1");
    if (leadsOut(ways.from, path, target)) ways.lacks.push(`${textOf(path)}: a link out of the repository`);
    else unlessThere(() => symlinkSync(Buffer.from(target, "latin1"), to));
    return 0;
  }
  if (!stats.isFile()) return 0;
  unlessThere(() => copyFileSync(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL));
  return stats.size;
}

function copyFolder(ways: Ways, path: string, most: number): number | null {
  let bytes = 0;
  mkdirSync(pathBelow(ways.to, path), { recursive: true });
  for (const name of readdirSync(pathBelow(ways.from, path), "latin1")) {
    const own = copyTree(ways, `${path}/${name}`, most - bytes);
    if (own === null) return null;
    bytes += own;
  }
  return bytes;
}

function leadsOut(root: string, link: string, target: string): boolean {
  const top = Buffer.from(root).toString("latin1");
  return !isAtOrBelow(top, resolve(top, dirname(link), target));
}

function unlessThere(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}
