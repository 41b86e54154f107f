/** The digest of short and of long texts is the same function. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { digest } from "../../plugins/codex/scripts/src/io/digest.ts";

test("digest is SHA-256 of a text's UTF-8 bytes, however long it is", () => {
  for (const length of [0, 1, 4_999, 5_000, 5_001, 1_000_000]) {
    for (const character of ["a", "é", "\u{1F600}", "\uD800"]) {
      const text = character.repeat(length);
      assert.equal(digest(text), createHash("sha256").update(text, "utf8").digest("hex"), `${length} ${character}`);
    }
  }
});
