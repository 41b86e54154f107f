/** What was read once is read again only if it has changed. */
import assert from "node:assert/strict";
import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FreshReads } from "../../../plugins/codex/scripts/src/app/read/fresh-reads.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

test("FreshReads reads a path again if it has changed, or may have changed within the tick in which it was read", async (t) => {
  const path = join(await makeTempFolder(t), "file");
  const reads = new FreshReads<number>();
  let count = 0;
  const at = (nowMs: number) => reads.of(path, nowMs, () => ++count);
  const changeAt = (ms: number) => {
    writeFileSync(path, "text");
    utimesSync(path, ms / 1_000, ms / 1_000);
  };
  changeAt(1_000_000);
  assert.deepEqual([at(1_000_050), at(1_000_060), at(1_000_200), at(1_000_300)], [1, 2, 3, 3]);
  changeAt(2_000_000);
  assert.deepEqual([at(2_000_200), at(2_000_300)], [4, 4]);
});

test("FreshReads remembers that there is nothing, and forgets all when it has read too much", async (t) => {
  const folder = await makeTempFolder(t);
  const reads = new FreshReads<string>();
  let count = 0;
  const of = (name: string) => reads.of(join(folder, name), Date.now(), () => `${++count}`);
  assert.deepEqual([of("none"), of("none")], ["1", "1"]);
  for (let at = 0; at < 500; at++) of(`file-${at}`);
  assert.equal(of("none"), "502");
});
