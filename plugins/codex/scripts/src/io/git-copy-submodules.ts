// The repositories within a copy. Git leaves the folder of each empty. On demand each becomes a repository of its own, from the
// one that the user has checked out there, at the commit that the tree of the copy names: what that commit reaches is borrowed
// from the user's store. Nothing is fetched, and nothing of their configuration runs. Their uncommitted changes stay behind.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, isQuoted, textOf } from "../core/quoted-path.ts";
import { type OpenGit, withGit, withVariables } from "./git.ts";
import { writeCopyFolder } from "./git-copy-folder.ts";
import { fillLfsFiles } from "./git-copy-lfs.ts";
import { type Gitlink, listGitlinks } from "./git-nested.ts";
import { commitOf } from "./git-refs.ts";
import { readStatus } from "./git-status.ts";
import { realPath } from "./home.ts";
import { gitFoldersAt } from "./workspace.ts";

/** A repository within a copy of which something is not there, and what, in words. */
export interface LackingRepository {
  readonly path: string;
  readonly lacks: string;
}

/** A work tree that is being copied: its root, and the branch that is made in it. */
export interface CopiedTree {
  readonly root: string;
  readonly branch: string;
}

/** The copy as a repository that can be asked, with the settings of the user's. */
export function openCopy(git: OpenGit, { root }: CopiedTree): OpenGit {
  const gitFolder = join(root, ".git");
  const inCopy = withVariables(git, {
    GIT_DIR: gitFolder,
    GIT_WORK_TREE: root,
    GIT_INDEX_FILE: join(gitFolder, "index"),
    GIT_OBJECT_DIRECTORY: join(gitFolder, "objects"),
  });
  return { ...inCopy, gitFolder };
}

/** Writes the Git folder and the files of a copy that begins at `start`; false if Git could not. Its `place` stays the user's. */
export async function writeCopy(git: OpenGit, tree: CopiedTree, start: string): Promise<boolean> {
  writeCopyFolder(git, tree, start);
  const inCopy = openCopy(git, tree);
  const written = await inCopy.ask(["-c", "checkout.workers=0", "read-tree", "-m", "-u", start]);
  if (written !== null) await fillLfsFiles(inCopy, tree.root);
  return written !== null;
}

/** Names the repositories within, all of them empty. */
export async function emptyRepositories(git: OpenGit, tree: CopiedTree): Promise<readonly LackingRepository[]> {
  const lacks = "a repository of its own, left empty; --submodules brings it in";
  return (await listGitlinks(openCopy(git, tree))).map(({ path }) => ({ path, lacks }));
}

/** Fills the repositories within, at any depth; tells those of which something is not there. */
export async function fillRepositories(git: OpenGit, tree: CopiedTree): Promise<readonly LackingRepository[]> {
  const lacking: LackingRepository[] = [];
  for (const link of await listGitlinks(openCopy(git, tree))) {
    const filled = await fillRepository(git, tree, link);
    if (typeof filled === "string") lacking.push({ path: link.path, lacks: filled });
    else lacking.push(...filled.map(({ path, lacks }) => ({ path: below(link.path, path), lacks })));
  }
  return lacking;
}

/** What is lacking within it; or what of itself, in words. */
async function fillRepository(
  { place }: OpenGit,
  { root, branch }: CopiedTree,
  { path, commit }: Gitlink,
): Promise<readonly LackingRepository[] | string> {
  if (isQuoted(path)) return "a repository of its own, left empty: its path is no UTF-8";
  const theirs = join(realPath(place.root), path);
  if (realPath(theirs) !== theirs || gitFoldersAt(theirs).length === 0)
    return "a repository of its own, left empty: it is not checked out in your work tree";
  const { settings: _, ...rest } = place;
  const tree = { root: join(root, path), branch };
  const inside = { ...rest, root: theirs, outermost: place.outermost ?? place.root };
  const filled = await withGit(inside, async (git) => {
    if ((await commitOf(git, commit)) === null)
      return `a repository of its own, left empty: your checkout lacks its commit ${commit}`;
    mkdirSync(join(tree.root, ".git", "objects"), { recursive: true, mode: 0o700 });
    if (!(await writeCopy(git, tree, commit))) return null;
    const within = await fillRepositories(git, tree);
    const status = await readStatus(git);
    if (status?.entries.length === 0 && status.unread.length === 0) return within;
    return [{ path: "", lacks: "a repository of its own: what is not committed in it is not in the copy" }, ...within];
  });
  return filled ?? "a repository of its own: Git could not read yours, or not write the files";
}

function below(outer: string, path: string): string {
  return path === "" ? outer : textOf(`${bytesOf(outer)}/${bytesOf(path)}`);
}
