/**
 * Whole texts that are kept as files, to be looked at by people and compared by tests. To make them anew, and then look at
 * what has changed: `CODEX_COMPANION_TEST_GOLDEN=write npm run test:unit cli/golden`.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./codex-binary.ts";

/** Compares a text with the file of this name in `tests/cli/golden`, or writes that file if it is asked for. */
export function compareWithGolden(name: string, text: string): void {
  const path = join(repositoryRoot(), "tests", "cli", "golden", `${name}.txt`);
  if (process.env["CODEX_COMPANION_TEST_GOLDEN"] === "write") writeFileSync(path, text);
  assert.equal(text, readFileSync(path, "utf8"), `${name}: if the new text is right, see testing/golden.ts`);
}
