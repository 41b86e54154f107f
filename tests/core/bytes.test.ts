/** Numbers of bytes are short to read, and never rounded into a wrong unit. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesWords } from "../../plugins/codex/scripts/src/core/bytes.ts";

test("bytesWords is in powers of 1,000", () => {
  const cases = [
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1_000, "1 kB"],
    [1_540, "1.5 kB"],
    [9_949, "9.9 kB"],
    [9_960, "10 kB"],
    [999_499, "999 kB"],
    [999_500, "1 MB"],
    [20_000_000_000, "20 GB"],
    [5_000_000_000_000_000, "5000 TB"],
  ] as const;
  assert.deepEqual(
    cases.map(([bytes]) => bytesWords(bytes)),
    cases.map(([, words]) => words),
  );
});
