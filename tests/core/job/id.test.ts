import assert from "node:assert/strict";
import { test } from "node:test";
import { isJobId, jobIdTimeMs, makeJobId } from "../../../plugins/codex/scripts/src/core/job/id.ts";
import { seededRandom } from "../../../testing/random.ts";

const NOW = Date.parse("2026-03-01T10:00:00.000Z");
const LAST = 36 ** 8 - 1; // in the year 2059

test("makeJobId is made of the time and a random tail, both padded", () => {
  const ids = [makeJobId(0, 0), makeJobId(35, 0.999_999_999), makeJobId(NOW, 0.5), makeJobId(LAST, 0)];
  assert.deepEqual(ids, ["00000000-00000", "0000000z-zzzzz", "mm7kwn40-i0000", "zzzzzzzz-00000"]);
  assert.deepEqual(ids.map(isJobId), [true, true, true, true]);
  assert.equal(makeJobId(NOW + 0.9, 0), makeJobId(NOW, 0));
});

test("makeJobId sorts by the time of creation, and jobIdTimeMs gives it back", () => {
  const random = seededRandom(1);
  const times = Array.from({ length: 500 }, () => random.integer(LAST)).sort((a, b) => a - b);
  const ids = times.map((time) => makeJobId(time, random.next()));
  assert.deepEqual(ids.toSorted(), ids);
  assert.deepEqual(ids.map(jobIdTimeMs), times);
});

test("isJobId takes nothing but a whole id, because an id names a folder", () => {
  const others = [
    "",
    ".",
    "..",
    "mm7kwn40",
    "mm7kwn40-",
    "mm7kwn40-i000",
    "mm7kwn40-i00000",
    "MM7KWN40-I0000",
    "mm7kwn40_i0000",
    "mm7kwn40-i0000\n",
    " mm7kwn40-i0000",
    "../mm7kwn40-i0000",
    "mm7kwn40-i00/0",
    "ｍm7kwn40-i0000",
  ];
  assert.deepEqual(others.filter(isJobId), []);
});
