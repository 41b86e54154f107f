// Where a path that a reviewer named lies in the repository. Pure: no link is followed; that is for whoever looks it up.

const WINDOWS_ROOT = /^[A-Za-z]:[\\/]|^\\\\/;

/**
 * The path relative to the root, with forward slashes; null if it lies outside, or is the root itself. `roots` are the
 * names of the root (the real path, and the one that the user took), `folder` is where a relative path starts, relative
 * to the root: "" for the root.
 */
export function repositoryPath(said: string, roots: readonly string[], folder: string): string | null {
  const isWindows = roots.some((root) => WINDOWS_ROOT.test(root));
  const path = isWindows ? said.replaceAll("\\", "/") : said;
  const isAbsolute = path.startsWith("/") || (isWindows && /^[A-Za-z]:\//.test(path));
  if (!isAbsolute) return inside([...segments(folder), ...segments(path)]);
  for (const root of roots) {
    const parts = segments(isWindows ? root.replaceAll("\\", "/") : root);
    const whole = flattened(segments(path));
    const same = (a: string, b: string | undefined) => (isWindows ? a.toLowerCase() === b?.toLowerCase() : a === b);
    if (whole?.length && parts.every((part, at) => same(part, whole[at]))) return inside(whole.slice(parts.length));
  }
  return null;
}

function segments(path: string): readonly string[] {
  return path.split("/").filter((part) => part !== "" && part !== ".");
}

function inside(parts: readonly string[]): string | null {
  const flat = flattened(parts);
  return flat === null || flat.length === 0 ? null : flat.join("/");
}

/** Without `..`; null if it leads above where it starts. */
function flattened(parts: readonly string[]): readonly string[] | null {
  const flat: string[] = [];
  for (const part of parts) {
    if (part !== "..") flat.push(part);
    else if (flat.pop() === undefined) return null;
  }
  return flat;
}
