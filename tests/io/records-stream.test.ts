/** A stream of JSON lines: every line is given, as an object or by its number, wherever the chunks are cut. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { MOST_RECORD_BYTES, readRecords } from "../../plugins/codex/scripts/src/io/records-stream.ts";
import { makeTempFolder } from "../../testing/temp.ts";

/** What a file of this content gives. */
function reader(folder: string): (content: string | Buffer) => { objects: [number, unknown][]; bad: number[] } {
  return (content) => {
    const path = join(folder, "records.jsonl");
    writeFileSync(path, content);
    const taken = { objects: [] as [number, unknown][], bad: [] as number[] };
    readRecords(path, {
      object: (record, number) => void taken.objects.push([number, record]),
      bad: (number) => void taken.bad.push(number),
    });
    return taken;
  };
}

test("readRecords gives objects with their numbers, and the numbers of what is none", async (t) => {
  const read = reader(await makeTempFolder(t));
  const cases: readonly [string, readonly [number, object][], readonly number[]][] = [
    ["", [], []],
    ["\n\n", [], []],
    ['{"a":1}', [[1, { a: 1 }]], []],
    ['{"a":1}\n', [[1, { a: 1 }]], []],
    [
      '\ufeff{"a":1}\r\n{"b":2}\r\n',
      [
        [1, { a: 1 }],
        [2, { b: 2 }],
      ],
      [],
    ],
    [
      '{"a":1}\n\n  \n{"b":2}',
      [
        [1, { a: 1 }],
        [4, { b: 2 }],
      ],
      [],
    ],
    [
      '{"a":1}\n{"b":\n[1]\n7\n"x"\nnull\n{"c":3}\n{"torn',
      [
        [1, { a: 1 }],
        [7, { c: 3 }],
      ],
      [2, 3, 4, 5, 6, 8],
    ],
    ['{}{}\n{"é€😀":"ß"}\n', [[2, { "é€😀": "ß" }]], [1]],
  ];
  for (const [text, objects, bad] of cases) assert.deepEqual(read(text), { objects, bad }, JSON.stringify(text));
});

test("readRecords loses nothing where chunks end within lines and within characters", async (t) => {
  const read = reader(await makeTempFolder(t));
  const lengths = Array.from({ length: 400 }, (_, index) => (index * 7_919) % 9_000);
  const records = lengths.map((length, index) => ({ index, text: "€😀".repeat(length / 5) }));
  const { objects, bad } = read(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  assert.deepEqual(bad, []);
  assert.deepEqual(
    objects.map(([, record]) => record),
    records,
  );
});

test("readRecords names a line that is too long, and goes on behind it", async (t) => {
  const read = reader(await makeTempFolder(t));
  const long = Buffer.alloc(MOST_RECORD_BYTES + 1, "x");
  const { objects, bad } = read(Buffer.concat([Buffer.from('{"a":1}\n"'), long, Buffer.from('"\n{"b":2}\n')]));
  assert.deepEqual(
    [objects, bad],
    [
      [
        [1, { a: 1 }],
        [3, { b: 2 }],
      ],
      [2],
    ],
  );
});

test("readRecords throws what the file system says", async (t) => {
  const folder = await makeTempFolder(t);
  const taker = { object() {}, bad() {} };
  assert.throws(() => readRecords(join(folder, "absent"), taker), { code: "ENOENT" });
  assert.throws(() => readRecords(folder, taker), { code: "EISDIR" });
});
