// Which paths of a tree may be written into a work tree. A job can put any name into a tree object, also one that Git would
// never check out: with it, it could write outside of the work tree, or into a Git folder.

// Characters that some file systems pass over, so that a name with them means `.git`.
const PASSED_OVER = /\u200c|\u200d|[\u200e\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/**
 * True for a path that stays in the work tree and enters no Git folder. `path` is text. `isWindows`: a backslash parts folders;
 * elsewhere it is a character like any other, but as Git does, we take no name that would enter a Git folder there.
 */
export function isSafePath(path: string, isWindows: boolean): boolean {
  if (path.includes("\0") || (isWindows && path.includes("\\"))) return false;
  return path.split("/").every(isSafeName);
}

function isSafeName(name: string): boolean {
  return !/^\.{0,2}$/.test(plain(name)) && !name.split("\\").some((part) => isGitFolder(plain(part)));
}

/** Windows drops blanks and points at the end, takes what follows a colon for a stream, and shortens names. */
function isGitFolder(name: string): boolean {
  return /^(?:\.git|git~\d+)(?:[ .]*|:.*)$/.test(name);
}

function plain(name: string): string {
  return name.replaceAll(PASSED_OVER, "").toLowerCase();
}
