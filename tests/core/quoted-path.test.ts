/** Paths whose bytes are no UTF-8, as text and back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesOf, isQuoted, textOf } from "../../plugins/codex/scripts/src/core/quoted-path.ts";
import { seededRandom } from "../../testing/random.ts";

test("textOf gives UTF-8 as it is, and quotes all else as Git does", () => {
  const cases: readonly [bytes: string, text: string][] = [
    ["a/b c", "a/b c"],
    ["caf\xc3\xa9", "café"],
    ["\xef\xbb\xbfa", "\ufeffa"],
    ['say "a\\b"', 'say "a\\b"'],
    ['"plain"', '"plain"'],
    ["caf\xe9", '"caf\\351"'],
    ['\xff"\\\n\xc3\xa9', '"\\377\\"\\\\\\012\\303\\251"'],
  ];
  for (const [bytes, text] of cases) {
    assert.equal(textOf(bytes), text);
    assert.equal(bytesOf(text), bytes);
    assert.equal(isQuoted(text), /[^\0-\x7f\ufeffé]|^"\\|^"caf/u.test(text), text);
  }
  assert.equal(bytesOf('"\\t\\377"'), "\t\xff");
});

test("bytesOf finds the bytes of every path again, and no two paths have the same text", () => {
  const random = seededRandom(7);
  const seen = new Map<string, string>();
  for (let at = 0; at < 2_000; at += 1) {
    const path = Array.from({ length: 1 + random.integer(4) }, () =>
      String.fromCharCode(random.pick([0x22, 0x5c, 0x61, 0xc3, 0xa9, 0xff, 0x0a])),
    ).join("");
    assert.equal(bytesOf(textOf(path)), path);
    assert.equal(seen.get(textOf(path)) ?? path, path);
    seen.set(textOf(path), path);
  }
});
