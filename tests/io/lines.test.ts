/** JSON lines: whole ones are read once each, torn ones wait or are passed over. */
import assert from "node:assert/strict";
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { appendLine, readLastLines, readLinesFrom } from "../../plugins/codex/scripts/src/io/lines.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("appendLine makes a private file and adds one line each time", async (t) => {
  const path = join(await makeTempFolder(t), "log");
  appendLine(path, { text: "a\nb \u2028 ü" });
  appendLine(path, { n: 2 });
  assert.equal(readFileSync(path, "utf8"), '{"text":"a\\nb \u2028 ü"}\n{"n":2}\n');
  assertMode(path, 0o600);
});

describe("readLinesFrom", () => {
  test("goes on where the last call ended, in bytes", async (t) => {
    const path = join(await makeTempFolder(t), "log");
    assert.deepEqual(readLinesFrom(path, 0), { objects: [], next: 0 });
    appendLine(path, { text: "ü→🦀" });
    const first = readLinesFrom(path, 0);
    assert.deepEqual(first, { objects: [{ text: "ü→🦀" }], next: statSync(path).size });
    assert.deepEqual(readLinesFrom(path, first.next), { objects: [], next: first.next });
    appendLine(path, { n: 2 });
    assert.deepEqual(readLinesFrom(path, first.next).objects, [{ n: 2 }]);
  });

  test("lets a torn last line wait, even one that is torn within a character", async (t) => {
    const path = join(await makeTempFolder(t), "log");
    const line = Buffer.from('{"text":"🦀"}\n');
    for (let cut = 0; cut <= line.length; cut++) {
      writeFileSync(path, '{"n":1}\n');
      const { next } = readLinesFrom(path, 0);
      appendFileSync(path, line.subarray(0, cut));
      const torn = readLinesFrom(path, next);
      assert.deepEqual(torn.objects, cut === line.length ? [{ text: "🦀" }] : []);
      appendFileSync(path, line.subarray(cut));
      const rest = readLinesFrom(path, torn.next);
      assert.deepEqual([...torn.objects, ...rest.objects], [{ text: "🦀" }]);
    }
  });

  test("passes over what is no object, and whatever a torn line was made into", async (t) => {
    const path = join(await makeTempFolder(t), "log");
    writeFileSync(path, '{"n":1}\n\nnull\n[1]\n7\n{"torn":{"n":2}\n\u0000\u0000\n{"n":3}\r\n');
    assert.deepEqual(readLinesFrom(path, 0).objects, [{ n: 1 }, { n: 3 }]);
  });

  test("gives nothing behind the end of a file that became shorter", async (t) => {
    const path = join(await makeTempFolder(t), "log");
    appendLine(path, { n: 1 });
    truncateSync(path, 3);
    assert.deepEqual(readLinesFrom(path, 8), { objects: [], next: 8 });
  });

  test("throws what the file system says", async (t) => {
    const folder = await makeTempFolder(t);
    assert.throws(() => readLinesFrom(folder, 0), { code: "EISDIR" });
  });
});

describe("readLastLines", () => {
  test("gives the whole lines within the cut, wherever in a character it falls", async (t) => {
    const path = join(await makeTempFolder(t), "log");
    for (const number of [1, 2, 3]) appendLine(path, { number, text: "🦀".repeat(20) });
    const { size } = statSync(path);
    const lineBytes = size / 3;
    for (let bytes = 1; bytes <= size; bytes++) {
      const expected = [3, 2, 1].slice(0, Math.floor(bytes / lineBytes)).toReversed();
      const numbers = readLastLines(path, bytes).map((line) => line["number"]);
      assert.deepEqual(numbers, expected, `${bytes} bytes`);
    }
  });

  test("reads at most 16 KiB, across a multi-byte character too, and leaves out a torn last line", async (t) => {
    const path = join(await makeTempFolder(t), "log");
    writeFileSync(path, "");
    for (let number = 0; number < 40; number++) appendLine(path, { number, text: "ü".repeat(700) });
    appendLine(path, { number: 40 });
    const { size } = statSync(path);
    const bytes = readFileSync(path);
    assert.equal((bytes[size - 16_384] ?? 0) & 0xc0, 0x80, "the cut is to fall within a character");
    const whole = readLastLines(path);
    assert.deepEqual(
      whole.map((line) => line["number"]),
      [29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40],
    );
    appendFileSync(path, '{"number":41');
    assert.deepEqual(readLastLines(path).at(-1), whole.at(-1));
  });

  test("gives nothing if there is no file", async (t) => {
    assert.deepEqual(readLastLines(join(await makeTempFolder(t), "absent")), []);
  });
});
