// Whether the repository at a path of a job's copy lies in the copy, all of it. A job can put a link or a pointer in place of its Git
// folder, or of anything in that, which leads to anybody's repository: nothing of such a one is read, shown or brought in.

import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isBelow } from "../core/below.ts";
import { statsOf } from "./files.ts";
import { alternateLine } from "./git-copy-folder.ts";
import { realPath } from "./home.ts";
import { readPlanted } from "./planted-file.ts";
import { unlessFaulty } from "./regular-file.ts";
import { gitFoldersAt } from "./workspace.ts";

const DEEP: ReadonlySet<string> = new Set(["objects", "refs"]); // What Git follows a name into.

/** Why nothing of the repository with this root may be read, in words; null: nothing in it leads out of the copy, or there is none. */
export function whyLedOut(copyRoot: string, root: string): string | null {
  if (statsOf(root)?.isDirectory() !== true) return null; // A link in its place is told as one.
  const why = unlessFaulty(
    () => whyDotGit(copyRoot, join(root, ".git")),
    () => ".git cannot be read",
  );
  return why === null ? null : `nothing of this repository is read: its ${why}`;
}

/** The same for its objects, which may be borrowed only from the user's own repository there, with this store. */
export function whyObjectsLedOut(copyRoot: string, root: string, userStore: string): string | null {
  const why = whyLedOut(copyRoot, root);
  if (why !== null) return why;
  const borrowed = readPlanted(join(root, ".git", "objects", "info", "alternates"), false);
  const lines = borrowed.kind === "text" ? borrowed.text.split("\n").filter((line) => line !== "") : [];
  const isOwn = borrowed.kind !== "unfit" && lines.every((line) => line === alternateLine(userStore));
  return isOwn ? null : "nothing of this repository is read: its .git/objects/info/alternates names objects of others";
}

function whyDotGit(copyRoot: string, dotGit: string): string | null {
  const stats = lstatSync(dotGit, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isSymbolicLink()) return ".git is a link";
  if (stats.isDirectory()) return whyInside(dotGit);
  const [gitFolder] = gitFoldersAt(join(dotGit, ".."));
  if (gitFolder === undefined) return null;
  const real = realPath(gitFolder);
  return isBelow(join(realPath(copyRoot), ".git"), real) ? whyInside(real) : ".git leads out of the copy";
}

function whyInside(gitFolder: string): string | null {
  const entries = readdirSync(gitFolder, { withFileTypes: true });
  if (entries.some(({ name }) => name === "commondir")) return ".git/commondir leads to another Git folder";
  const link = linkAmong(entries, gitFolder, (name) => DEEP.has(name));
  return link === null ? null : `.git/${link} is a link`;
}

/** The first link among the entries of a folder, and at any depth of the folders in it that are entered. */
function linkAmong(entries: readonly Dirent[], folder: string, isEntered: (name: string) => boolean): string | null {
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isSymbolicLink()) return name;
    if (!entry.isDirectory() || !isEntered(name)) continue;
    const path = join(folder, name);
    const link = linkAmong(readdirSync(path, { withFileTypes: true }), path, () => true);
    if (link !== null) return `${name}/${link}`;
  }
  return null;
}
