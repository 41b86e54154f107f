/** A folder at one moment, small enough to compare. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Path below the folder to the size of the file; -1 for a folder. `.git` counts as a whole, by its own entries. */
export function sizesIn(folder: string): Record<string, number> {
  const entries = [...readdirSync(folder), ...readdirSync(join(folder, ".git")).map((name) => join(".git", name))];
  return Object.fromEntries(entries.sort().map((name) => [name, sizeOf(join(folder, name))]));
}

function sizeOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined || stat.isDirectory() ? -1 : stat.size;
}
