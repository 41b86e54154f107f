// The work tree as it stands, staged, unstaged and untracked, as a tree object in a store of ours. Nothing of the user's
// changes: no object is written to their store, and their index, refs and files are only read. The store holds what HEAD's tree
// lacks; all else is in the user's store. Submodules are in it as their commits, ignored files are not.

import { constants } from "node:buffer";
import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { isGitlink, type TreeEntry } from "../core/merging/tree-change.ts";
import type { UntoldPath } from "../core/outcome/snapshot.ts";
import { type GitPlace, type OpenGit, withGit } from "./git.ts";
import { type Look, stageCopy } from "./git-index-copy.ts";
import { indexStamp } from "./git-index-lock.ts";
import { notedTree } from "./git-index-survey.ts";
import {
  type ObjectFormat,
  type ObjectStore,
  objectFormatOf,
  objectName,
  readObjects,
  writeObject,
} from "./git-objects.ts";
import { commitAndTree } from "./git-refs.ts";
import { editTree, type PathChange } from "./git-tree-edit.ts";
import { makePrivateFolder } from "./home.ts";

/** A stored work tree. */
export interface StoredTree {
  /** The name of its tree object. */
  readonly tree: string;
  /** The commit that it stands on; null before the first one. */
  readonly head: string | null;
  /** The tree of that commit. */
  readonly headTree: string | null;
  /** The paths that differ from that commit; null: it is gone. In bytes, one character each (latin1). */
  readonly files: readonly PathChange[];
  /** What is not in it, or as it was in the index, and why. */
  readonly untold: readonly UntoldPath[];
}

const { MAX_STRING_LENGTH } = constants;
const CONVERT = ["hash-object", "-w", "--stdin-paths"];

/**
 * Stores the work tree with the root `place.root` in the store `folder`, which is made; null if that cannot be. Changed files
 * that are not looked at are left out.
 */
export function storeWorkTree(place: GitPlace, folder: string, look?: Look): Promise<StoredTree | null> {
  return withGit(place, (git) => storeTreeOf(git, folder, look));
}

/** The same for a repository that is open. */
export async function storeTreeOf(git: OpenGit, folder: string, look: Look = {}): Promise<StoredTree | null> {
  const format = objectFormatOf(git.settings);
  // What Git has noted is mostly HEAD's tree, and then Git need not be asked for that.
  const stamp = indexStamp(git.gitFolder);
  const staging = stageCopy(git, look);
  const noted = notedTree(git);
  const asked = noted.then((tree) => (tree === null ? commitAndTree(git, "HEAD") : null));
  const [staged, before] = await Promise.all([staging, asked]);
  if (staged === null) return null;
  const { head, changes, untold, isClean } = staged;
  // Another index, of a commit made meanwhile, may hold the tree of another HEAD.
  const known = isClean && head !== null && indexStamp(git.gitFolder) === stamp ? await noted : null;
  if (known !== null) return { tree: known, head, headTree: known, files: [], untold };
  // HEAD may have moved since; the look decides.
  const base = head === null ? null : before?.commit === head ? before : await commitAndTree(git, head);
  if (head !== null && base === null) return null;
  const root = base?.tree ?? null;
  if (changes.length === 0 && root !== null) return { tree: root, head, headTree: root, files: [], untold };
  makePrivateFolder(folder);
  const store = { folder, format };
  const files = await storeFiles(git, store, changes);
  const tree = await editTree(git, store, root, files);
  return tree === null ? null : { tree, head, headTree: root, files, untold };
}

/** Puts the contents into the store. One that changed meanwhile is as it is now. */
async function storeFiles(
  git: OpenGit,
  store: ObjectStore,
  changes: readonly PathChange[],
): Promise<readonly PathChange[]> {
  const left: PathChange[] = [];
  const stored = changes.filter((change) => {
    const isDone = change.entry === null || isGitlink(change.entry) || writeFile(git, store, change.path, change.entry);
    if (!isDone) left.push(change);
    return isDone;
  });
  const indexed = await readObjects(git, left.map(objectOf));
  const rest: PathChange[] = [];
  for (const change of left) {
    const content = indexed.get(objectOf(change));
    if (content !== undefined) writeObject(store, "blob", content);
    else rest.push((await convert(git, store, change)) ?? asItIs(git, store, change));
  }
  return [...stored, ...left.filter((change) => indexed.has(objectOf(change))), ...rest];
}

function objectOf({ entry }: PathChange): string {
  return entry?.object ?? "";
}

/** True if the file is what Git took it for, as it is or with plain line ends; then it is in the store. */
function writeFile({ place }: OpenGit, store: ObjectStore, path: string, { object }: TreeEntry): boolean {
  const content = readContent(place.root, path);
  const found = content && asNamed(store.format, content, object);
  if (found !== null) writeObject(store, "blob", found);
  return found !== null;
}

/** True if the object of this name is this content, as it is or with plain line ends. */
export function isContentOf(format: ObjectFormat, content: Buffer, object: string): boolean {
  return asNamed(format, content, object) !== null;
}

function asNamed(format: ObjectFormat, content: Buffer, object: string): Buffer | null {
  const isText = content.length <= MAX_STRING_LENGTH && content.includes("\r\n");
  const variants = isText ? [content, withPlainLineEnds(content)] : [content];
  return variants.find((variant) => objectName(format, "blob", variant) === object) ?? null;
}

function withPlainLineEnds(content: Buffer): Buffer {
  return Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

/** What a file (latin1) holds, or where a link leads; null if neither is there. */
export function readContent(root: string, path: string): Buffer | null {
  const file = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, "latin1")]);
  try {
    const stats = lstatSync(file);
    if (stats.isSymbolicLink()) return readlinkSync(file, { encoding: "buffer" });
    return stats.isFile() ? readFileSync(file) : null;
  } catch {
    return null;
  }
}

/** Lets Git write what it makes of the file, such as another encoding; null if that is not what it took it for. */
async function convert(git: OpenGit, store: ObjectStore, change: PathChange): Promise<PathChange | null> {
  const quoted = `"${change.path.replaceAll(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"\n`;
  const own = { GIT_OBJECT_DIRECTORY: store.folder };
  const name = await git.ask(CONVERT, Buffer.from(quoted, "latin1").toString("utf8"), { variables: own });
  return name?.trim() === objectOf(change) ? change : null;
}

function asItIs({ place }: OpenGit, store: ObjectStore, { path, entry }: PathChange): PathChange {
  const content = readContent(place.root, path);
  if (content === null || entry === null) return { path, entry: null };
  return { path, entry: { mode: entry.mode, object: writeObject(store, "blob", content) } };
}
