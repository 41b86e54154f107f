// A work tree as Git tells it: HEAD, and each path that differs. Git looks into no repository within it; that is done here,
// each through a scratch folder of its own.

import { dirname, join } from "node:path";
import type { DirtyPath, UntoldPath } from "../core/outcome/snapshot.ts";
import { textOf } from "../core/quoted-path.ts";
import { pathBelow } from "./file-state.ts";
import { statsOf } from "./files.ts";
import type { OpenGit } from "./git.ts";
import { type Judged, judgeFiltered } from "./git-filters.ts";
import { type Budget, findGitlinks, type Inner, lookInside, newBudget } from "./git-nested.ts";
import { readStatus, type StatusEntry, type Tree } from "./git-status.ts";
import { UNREAD_FOLDER } from "./git-unread.ts";

/** Looks at the work tree; null if Git cannot tell. `budget` is for all repositories within, at any depth. */
export async function lookAtTree(git: OpenGit, budget: Budget = newBudget(git)): Promise<Tree | null> {
  const [status, gitlinks] = await Promise.all([readStatus(git), findGitlinks(git)]);
  if (status === null) return null;
  const { entries, unread, index: _, ...head } = status;
  const repositories = entries.flatMap(({ path, fields }) =>
    fields[0] === "?" && path.endsWith("/") ? [textOf(path)] : [],
  );
  const [judged, inner] = await Promise.all([
    judgeFiltered(git, entries),
    lookInside(git, [...new Set([...gitlinks, ...repositories])], (within) => lookAtTree(within, budget), budget),
  ]);
  const paths = pathsOf(git.place.root, entries, judged, inner);
  return { ...head, ...paths, untold: [...paths.untold, ...unread.map((path) => unreadFolder(git.place.root, path))] };
}

/** The submodules of the work tree in which something is not committed, or Git cannot tell; `why` nobody can look into one, else null. */
export async function uncommittedSubmodules(
  git: OpenGit,
): Promise<readonly { readonly path: string; readonly why: string | null }[]> {
  const paths = await findGitlinks(git);
  if (paths.length === 0) return [];
  const budget = newBudget(git);
  const inner = await lookInside(git, paths, (within) => lookAtTree(within, budget), budget);
  return [...inner].flatMap(([path, { isDirty, untold }]) => {
    const why = untold.find((each) => each.path === path)?.why ?? null;
    return isDirty || untold.length > 0 ? [{ path, why }] : [];
  });
}

function pathsOf(
  root: string,
  entries: readonly StatusEntry[],
  judged: ReadonlyMap<string, Judged>,
  inner: ReadonlyMap<string, Inner>,
): Pick<Tree, "dirty" | "untold" | "nested"> {
  const listed = new Set(entries.map(({ path }) => textOf(path)));
  const changedInside = [...inner].filter(([path, { isDirty }]) => isDirty && !listed.has(path));
  const untold = entries.flatMap((entry) => {
    const { why, print } = judged.get(entry.path) ?? {};
    if (why === undefined) return [];
    const path = dirtyPath(root, entry);
    return [{ ...path, print: print ?? path.print, why }];
  });
  return {
    dirty: [
      ...entries
        .filter(({ path }) => judged.get(path)?.isDirty !== false)
        .map((entry) => dirtyPath(root, entry, inner.get(textOf(entry.path))?.print)),
      ...changedInside.map(([path, { print }]) => ({ path, print: `inside ${print}`, changedAtMs: null })),
    ],
    untold: [...untold, ...[...inner].flatMap(([, { untold: within }]) => within)],
    nested: [...inner].flatMap(([path, { nested }]) => [path, ...nested]),
  };
}

function unreadFolder(root: string, folder: string): UntoldPath {
  const stats = statsOf(pathBelow(root, folder));
  const print = stats === null ? "unread" : `unread ${stats.mode} ${stats.mtimeMs} ${stats.ctimeMs}`;
  return { path: textOf(folder), print, changedAtMs: null, why: UNREAD_FOLDER };
}

/** `further` is what is known of it besides: of a repository its own state, of a file its content. */
function dirtyPath(root: string, entry: StatusEntry, further?: string): DirtyPath {
  const path = textOf(entry.path);
  const status = entry.fields.join(" ");
  const stats = statsOf(pathBelow(root, entry.path));
  if (stats === null) return { path, print: `${status} gone`, changedAtMs: folderChangedAtMs(root, path) };
  if (stats.isDirectory() && further !== undefined) return { path, print: `${status} ${further}`, changedAtMs: null };
  const print = `${status} ${stats.size} ${stats.mtimeMs} ${stats.mode}${further === undefined ? "" : ` ${further}`}`;
  return { path, print, changedAtMs: stats.isDirectory() ? null : stats.ctimeMs };
}

/** When the nearest folder that is left was last changed: what was removed from it was removed by then. */
function folderChangedAtMs(root: string, path: string): number | null {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const stats = statsOf(join(root, folder));
    if (stats !== null || folder === ".") return stats?.mtimeMs ?? null;
  }
}
