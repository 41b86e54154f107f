// Which paths of a tree may be written into a work tree. A job can put any name into a tree object, also one that Git would
// never check out: with it, it could write outside of the work tree, or into a Git folder.

// Characters that some file systems pass over, so that a name with them means `.git`.
const PASSED_OVER = /\u200c|\u200d|[\u200e\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** True for a path that stays in the work tree and enters no Git folder. `path` is text. */
export function isSafePath(path: string): boolean {
  return !path.includes("\0") && path.split("/").every(isSafeName);
}

function isSafeName(name: string): boolean {
  const plain = name.replaceAll(PASSED_OVER, "").toLowerCase();
  if (plain === "" || plain === "." || plain === "..") return false;
  // Windows drops blanks and points at the end, takes what follows a colon for a stream, and shortens names.
  return !/^(?:\.git|git~\d+)(?:[ .]*|:.*)$/.test(plain) && !/[\\]/.test(plain);
}
