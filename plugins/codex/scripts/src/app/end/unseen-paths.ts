// The file changes that Codex tells of and Git does not.

import { isAbsolute, join, relative } from "node:path";
import { askGit, type GitPlace } from "../../io/git.ts";
import { lastChangeOf } from "../../io/young-entries.ts";

/**
 * Paths of Codex's own file changes that Git does not tell of: those outside of the repository, as they are; and those within
 * that are there, were changed since, and that Git does not track (ignored, or in a repository within).
 */
export async function unseenPaths(
  place: GitPlace,
  changedPaths: readonly string[],
  told: ReadonlySet<string>,
  sinceMs: number | null,
): Promise<readonly string[]> {
  const paths = [...new Set(changedPaths)];
  const outside = paths.filter((path) => pathBelow(place.root, path) === null);
  const inside = paths.flatMap((path) => pathBelow(place.root, path) ?? []);
  const open = inside.filter((path) => !told.has(path) && isYounger(join(place.root, path), sinceMs));
  if (open.length === 0) return outside;
  const output = await askGit(place, ["--literal-pathspecs", "ls-files", "-z", "--", ...open]);
  const tracked = new Set((output ?? "").split("\0"));
  return [...outside, ...open.filter((path) => !tracked.has(path))];
}

function isYounger(path: string, sinceMs: number | null): boolean {
  const changedAtMs = lastChangeOf(path);
  return changedAtMs !== null && changedAtMs >= (sinceMs ?? 0);
}

/** The path from a folder down to what a path names, with forward slashes; null where that lies outside. */
export function pathBelow(root: string, path: string): string | null {
  const below = isAbsolute(path) ? relative(root, path) : path;
  return below === ".." || /^\.\.[\\/]/.test(below) || isAbsolute(below) ? null : below.replaceAll("\\", "/");
}
