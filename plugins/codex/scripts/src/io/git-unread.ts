// The folders of a work tree that Git could not look into, as its complaints on standard error name them. It answers all the same:
// files in them that it does not track it leaves out, and those that it tracks it takes for unchanged.

import { foldersAbove } from "../core/merging/tree-change.ts";
import { pathBelow } from "./file-state.ts";
import { statsOf } from "./files.ts";

// Each is one line, unless the name has line breaks; with `LC_ALL=C`.
const FOLDER = /^warning: could not open directory '([\s\S]*?)': ([A-Z][^':\n]*)$/gm;
const FILE = /^(?!(?:warning|error|fatal|hint): )(.+): [A-Z][^:\n]*$/gm;
const GONE = new Set(["No such file or directory", "Not a directory"]); // Since Git saw it.

/** Why nobody knows what is in it. */
export const UNREAD_FOLDER = "it cannot be read";

/** The folders, relative to the root and with a slash at the end, in bytes (latin1), out of what Git complained of. */
export function unreadFolders(root: string, complaint: string): readonly string[] {
  if (complaint === "") return [];
  const folders = [...complaint.matchAll(FOLDER)].flatMap(([, path = "", why = ""]) => (GONE.has(why) ? [] : [path]));
  const others = [...complaint.replaceAll(FOLDER, "").matchAll(FILE)];
  const parents = new Set(others.map(([, path = ""]) => path.slice(0, path.lastIndexOf("/") + 1)));
  const closed = [...parents].map((parent) => closedAbove(root, parent));
  return [...new Set([...folders, ...closed].map((path) => path.replace(/\/*$/, "/")))].toSorted();
}

/** The folder above which all can be looked at, and in which nothing can. */
function closedAbove(root: string, parent: string): string {
  const seen = foldersAbove(parent).find((folder) => statsOf(pathBelow(root, folder)) !== null);
  return seen ?? ".";
}
