import assert from "node:assert/strict";
import { test } from "node:test";
import { imageKind } from "../../plugins/codex/scripts/src/core/image-kind.ts";

test("imageKind goes by the first bytes, whatever the file is called", () => {
  const kindOf = (hex: string) => imageKind(Buffer.from(hex.replaceAll(" ", ""), "hex"));
  assert.equal(kindOf("89 50 4e 47 0d 0a 1a 0a 00 00"), "png");
  assert.equal(kindOf("ff d8 ff e0"), "jpg");
  assert.equal(kindOf("47 49 46 38 39 61"), "gif");
  assert.equal(kindOf("52 49 46 46 24 00 0a 00 57 45 42 50"), "webp");
  for (const other of ["", "89 50 4e 47", "52 49 46 46 24 00 00 00 57 41 56 45", "3c 73 76 67"])
    assert.equal(kindOf(other), null, other);
});
