// Files that lie beside the tests and are not built: the tests run in the root of the repository.

import { readdirSync, readFileSync } from "node:fs";

/** The text of a file below `tests/core`. */
export function readTestFile(path: string): string {
  return readFileSync(`tests/core/${path}`, "utf8");
}

/** The names in a folder below `tests/core`, sorted. */
export function listTestFiles(folder: string): readonly string[] {
  return readdirSync(`tests/core/${folder}`).sort();
}
