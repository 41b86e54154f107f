/** What the measurements are condensed to, and how they are judged. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatTable, isWithin, type Row } from "../../bench/lib/row.ts";
import { interleave, median, percentile } from "../../bench/lib/statistics.ts";

test("percentile is the nearest rank", () => {
  const samples = Array.from({ length: 40 }, (_, index) => 40 - index);
  assert.deepEqual(
    [0, 0.5, 0.95, 1].map((share) => percentile(samples, share)),
    [1, 20, 38, 40],
  );
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(percentile([], 0.5), Number.NaN);
});

test("interleave takes turns in turning order, and does not count the first round", async () => {
  const order: string[] = [];
  const subject = (name: string) => () => order.push(name);
  const samples = await interleave({ a: subject("a"), b: subject("b") }, 2);
  assert.deepEqual(order, ["a", "b", "b", "a", "a", "b"]);
  assert.deepEqual(samples, { a: [4, 5], b: [3, 6] });
});

test("a row is within its limit up to and with it, and never if it was not measured", () => {
  assert.deepEqual(
    [49, 50, 51, Number.NaN].map((measured) => isWithin(row(measured))),
    [true, true, false, false],
  );
});

test("formatTable aligns its columns and names what is over", () => {
  const table = formatTable([row(7), { ...row(2.516), what: "longer", unit: "×", limit: 2 }]);
  assert.deepEqual(table.split("\n"), [
    "WHAT    MEASURED   LIMIT        HOW",
    "end         7 ms   50 ms  ok    by hand",
    "longer    2.52 ×  2.00 ×  OVER  by hand",
  ]);
});

function row(measured: number): Row {
  return { what: "end", measured, limit: 50, unit: "ms", detail: "by hand" };
}
