/** Our SHA-256 is Node's. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sha256 } from "../../plugins/codex/scripts/src/core/sha256.ts";

test("sha256 of texts of every length around the ends of its blocks, and beyond ASCII", () => {
  const texts = Array.from({ length: 200 }, (_, length) => "x".repeat(length));
  const strange = ["é", "世界".repeat(50), "\u{1f600}", "\ud800", "a\0b", "x".repeat(100_000)];
  for (const text of [...texts, ...strange]) {
    assert.equal(sha256(text), createHash("sha256").update(text).digest("hex"), JSON.stringify(text.slice(0, 80)));
  }
});
