// Times that a user writes, near midnights and changes of the clock too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type OffsetAt, parseNotBefore } from "../../../plugins/codex/scripts/src/core/waiting/not-before.ts";

const HOUR = 3_600_000;
const utc: OffsetAt = () => 0;
const berlin: OffsetAt = (atMs) => (atMs >= Date.parse("2026-03-29T01:00:00Z") ? 2 : 1) * HOUR;

function at(text: string, now: string, offset: OffsetAt = utc): string {
  const read = parseNotBefore(text, Date.parse(now), offset);
  return "atMs" in read ? new Date(read.atMs).toISOString() : read.problem;
}

test("parseNotBefore reads durations, times of day and ISO 8601", () => {
  const now = "2026-03-01T10:00:00.000Z";
  const cases: readonly (readonly [string, OffsetAt, string])[] = [
    ["90s", utc, "2026-03-01T10:01:30.000Z"],
    ["2h", berlin, "2026-03-01T12:00:00.000Z"],
    ["10:01", utc, "2026-03-01T10:01:00.000Z"],
    ["10:00", utc, "2026-03-02T10:00:00.000Z"],
    ["9:30", utc, "2026-03-02T09:30:00.000Z"],
    ["11:30", berlin, "2026-03-01T10:30:00.000Z"],
    ["10:30", berlin, "2026-03-02T09:30:00.000Z"],
    ["00:30", () => -11 * HOUR, "2026-03-01T11:30:00.000Z"],
    ["23:59", () => 13 * HOUR, "2026-03-01T10:59:00.000Z"],
    ["2026-03-02T08:00Z", berlin, "2026-03-02T08:00:00.000Z"],
    ["2026-03-02T08:00:30.25z", utc, "2026-03-02T08:00:30.250Z"],
    ["2026-03-02t08:00:00+02:00", utc, "2026-03-02T06:00:00.000Z"],
    ["2026-03-02T08:00:00-0530", utc, "2026-03-02T13:30:00.000Z"],
    ["2026-03-02 08:00", berlin, "2026-03-02T07:00:00.000Z"],
    ["2026-03-02", berlin, "2026-03-01T23:00:00.000Z"],
    ["2026-02-28T08:00Z", utc, "2026-02-28T08:00:00.000Z"],
  ];
  for (const [text, offset, expected] of cases) assert.equal(at(text, now, offset), expected, text);
});

test("parseNotBefore counts with the offset that holds at that time", () => {
  assert.equal(at("08:00", "2026-03-28T20:00:00.000Z", berlin), "2026-03-29T06:00:00.000Z");
  assert.equal(at("2026-04-01 08:00", "2026-03-01T10:00:00.000Z", berlin), "2026-04-01T06:00:00.000Z");
  assert.equal(at("01:30", "2026-03-28T23:30:00.000Z", berlin), "2026-03-29T00:30:00.000Z");
});

test("parseNotBefore says what it cannot read, and takes nothing beyond a year", () => {
  const now = "2026-03-01T10:00:00.000Z";
  const texts = [
    "",
    "soon",
    "24:00",
    "10:60",
    "1010",
    "2026-02-30",
    "2026-13-01",
    "2026-03-02T25:00Z",
    "2026-03-02T08:00+1",
    "0s",
    "-5m",
    "tomorrow 10:00",
  ];
  for (const text of texts)
    assert.equal(
      at(text, now),
      `"${text}" is no duration (90s, 10m, 2h), no time of day (18:30) and no time in ISO 8601`,
    );
  for (const text of ["367d", "999999999d", "2028-01-01"])
    assert.equal(at(text, now), `"${text}" is more than a year away`);
});
