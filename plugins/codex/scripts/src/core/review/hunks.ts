// The lines that a change changed, from `git diff -U0 --src-prefix=a/ --dst-prefix=b/ --no-color`, in the files as they are after it.
// The lines inside a hunk are counted, not read: they may look like headers.

import { headerPath, pathOf } from "./diff-path.ts";

/** Lines from 1, the last one included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The changed lines of each file. An empty list: the file changed as a whole, as a binary or renamed one did. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[]>;

interface FileDiff {
  path: string | null;
  isRemoved: boolean;
  readonly ranges: LineRange[];
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Reads a diff. A deleted file counts as changed as a whole, under its old name. */
export function changedLines(diff: string): ChangedLines {
  const changed = new Map<string, LineRange[]>();
  let file: FileDiff = { path: null, isRemoved: false, ranges: [] };
  let left = 0;
  const keep = () => {
    if (file.path !== null) changed.set(file.path, [...(changed.get(file.path) ?? []), ...file.ranges]);
  };
  for (const line of diff.split("\n")) {
    if (left > 0) {
      left -= linesOf(line);
    } else if (line.startsWith("diff --")) {
      keep();
      file = { path: headerPath(line), isRemoved: false, ranges: [] };
    } else {
      left = readHeader(file, line);
    }
  }
  keep();
  return changed;
}

/** How many lines of the old and the new file a line of a hunk stands for: one, or both if it is context. */
function linesOf(line: string): number {
  if (line.startsWith("\\")) return 0; // "\ No newline at end of file"
  return line.startsWith("+") || line.startsWith("-") ? 1 : 2;
}

/** Takes a line outside a hunk; gives how many lines the hunk that it begins has in both files together. */
function readHeader(file: FileDiff, line: string): number {
  const hunk = HUNK.exec(line);
  if (hunk === null) {
    if (line === "+++ /dev/null") file.isRemoved = true;
    file.path = pathOf(line) ?? file.path;
    return 0;
  }
  const [removed, start, added] = [Number(hunk[1] ?? 1), Number(hunk[2]), Number(hunk[3] ?? 1)];
  if (!file.isRemoved) file.ranges.push(rangeOf(start, added));
  return removed + added;
}

/** If nothing was added, the change lies between the line that Git names (0: none) and the next one: both count. */
function rangeOf(start: number, added: number): LineRange {
  return added > 0 ? { start, end: start + added - 1 } : { start: Math.max(1, start), end: start + 1 };
}
