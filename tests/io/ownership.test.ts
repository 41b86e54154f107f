/** Whose a file or folder is, and who else could write to it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { whyForeign } from "../../plugins/codex/scripts/src/io/ownership.ts";

test("whyForeign lets pass what only this user and root can write", () => {
  const cases: readonly [number, number, number, string | null][] = [
    [1000, 0o040700, 1000, null],
    [1000, 0o040755, 1000, null],
    [0, 0o040755, 1000, null],
    [0, 0o100600, 0, null],
    [1000, 0o040777, 1000, "can be written by other users (mode 777)"],
    [1000, 0o041777, 1000, "can be written by other users (mode 1777)"],
    [1000, 0o040770, 1000, "can be written by other users (mode 770)"],
    [0, 0o040777, 1000, "can be written by other users (mode 777)"],
    [1001, 0o040700, 1000, "belongs to user 1001, not to you (user 1000)"],
    [1000, 0o040700, 0, "belongs to user 1000, not to you (user 0)"],
  ];
  for (const [uid, mode, self, expected] of cases) assert.equal(whyForeign({ uid, mode }, self), expected);
});
