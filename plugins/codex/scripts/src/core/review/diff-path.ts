// The paths in the headers of Git's diffs, quoted as in C if they hold unusual bytes.

import { bytesOf, textOf, unquoted as unquotedBytes } from "../quoted-path.ts";

/** The new path that a line between `diff --git` and the first hunk names; null if it names none. */
export function pathOf(line: string): string | null {
  const moved = /^(?:rename|copy) to (.+)$/.exec(line)?.[1];
  if (moved !== undefined) return unquoted(moved);
  const named = /^\+\+\+ (.+)$/.exec(line)?.[1];
  if (named === undefined || named === "/dev/null") return null;
  return withoutPrefix(unquoted(named.replace(/\t$/, ""))); // Git ends a name that holds a blank with a tab.
}

/** The path in a `diff --git a/X b/X` line, which is all that a change without lines has; null if it has two different ones. */
export function headerPath(line: string): string | null {
  const combined = /^diff --(?:cc|combined) (.+)$/.exec(line)?.[1];
  if (combined !== undefined) return unquoted(combined);
  const names = /^diff --git (.+)$/.exec(line)?.[1] ?? "";
  const quoted =
    /^("(?:[^"\\]|\\.)*"|[^"]+) ("(?:[^"\\]|\\.)*")$/.exec(names) ?? /^("(?:[^"\\]|\\.)*") (.+)$/.exec(names);
  if (quoted !== null) return withoutPrefix(unquoted(quoted[2] ?? ""));
  const half = (names.length - 1) / 2; // Both halves are the same name, which may itself hold " b/".
  const [first, second] = [names.slice(0, half), names.slice(half + 1)];
  return first.slice(2) === second.slice(2) ? withoutPrefix(second) : null;
}

function withoutPrefix(path: string): string {
  return textOf(bytesOf(path).replace(/^[ab]\//, ""));
}

/** The name that Git wrote between quotes, or as it is. */
function unquoted(text: string): string {
  return /^".*"$/.test(text) ? textOf(unquotedBytes(text)) : text;
}
