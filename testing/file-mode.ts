/** The permissions of files. Windows knows none, so nothing is asserted there. */
import assert from "node:assert/strict";
import { statSync } from "node:fs";

/** Asserts the permission bits of a file or folder, such as 0o600. */
export function assertMode(path: string, mode: number): void {
  if (process.platform === "win32") return;
  const octal = (bits: number) => (bits & 0o777).toString(8);
  assert.equal(octal(statSync(path).mode), octal(mode), path);
}
