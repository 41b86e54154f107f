import assert from "node:assert/strict";
import { test } from "node:test";
import { selectByReference } from "../../../plugins/codex/scripts/src/core/job/selection.ts";

const IDS = ["mm7kwn40-i0000", "mm7kwn40-i0001", "mm7kwz00-aaaaa", "mm800000-bbbbb"];

const one = (id: string) => ({ kind: "one", id });
const none = { kind: "none" };
const TABLE: readonly (readonly [reference: string, selection: object])[] = [
  ["mm7kwn40-i0000", one("mm7kwn40-i0000")],
  ["MM7KWN40-I0001", one("mm7kwn40-i0001")],
  ["mm7kwn40-i0002", none],
  ["mm8", one("mm800000-bbbbb")],
  ["MM7KWZ", one("mm7kwz00-aaaaa")],
  ["mm7kwn40-i0001x", none],
  ["mm7kwn", { kind: "ambiguous", candidates: ["mm7kwn40-i0001", "mm7kwn40-i0000"] }],
  ["m", { kind: "ambiguous", candidates: IDS.toReversed() }],
  ["i0000", none],
  ["zz", none],
  ["", none],
  ["-", none],
  ["m*", none],
  ["..", none],
  ["mm8 ", none],
];

for (const [reference, selection] of TABLE) {
  test(`selectByReference "${reference}"`, () => {
    assert.deepEqual(selectByReference(reference, IDS.toReversed()), selection);
  });
}

test("selectByReference finds nothing if there is nothing", () => {
  assert.deepEqual(selectByReference("m", []), none);
});

test("selectByReference names the newest ten candidates, newest first", () => {
  const ids = Array.from({ length: 12 }, (_, index) => `mm7kwn40-i00${String(index).padStart(2, "0")}`);
  assert.deepEqual(selectByReference("mm7", ids), { kind: "ambiguous", candidates: ids.slice(2).toReversed() });
});
