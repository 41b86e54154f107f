import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDuration, parseDuration } from "../../plugins/codex/scripts/src/core/duration.ts";

const PARSED: Readonly<Record<string, number | null>> = {
  "1s": 1_000,
  "90s": 90_000,
  "10m": 600_000,
  "2h": 7_200_000,
  "30d": 2_592_000_000,
  "007s": 7_000,
  "999999999s": 999_999_999_000,
  "0s": null,
  "0": null,
  "10": null,
  s: null,
  "": null,
  "1 s": null,
  " 1s": null,
  "1s\n": null,
  "-1s": null,
  "1.5h": null,
  "1S": null,
  "1h30m": null,
  "1w": null,
  "1ms": null,
  "1e3s": null,
  "1000000000s": null,
  "١s": null,
};

for (const [text, ms] of Object.entries(PARSED)) {
  test(`parseDuration of ${JSON.stringify(text)}`, () => assert.equal(parseDuration(text), ms));
}

const FORMATTED: readonly (readonly [ms: number, text: string])[] = [
  [-5, "0.0s"],
  [0, "0.0s"],
  [420, "0.4s"],
  [9_940, "9.9s"],
  [10_000, "10s"],
  [42_900, "42s"],
  [59_999, "59s"],
  [60_000, "1m 00s"],
  [185_000, "3m 05s"],
  [3_599_999, "59m 59s"],
  [3_600_000, "1h 00m"],
  [7_800_000, "2h 10m"],
  [86_399_999, "23h 59m"],
  [86_400_000, "1d"],
  [180_000_000, "2d 02h"],
  [2_592_000_000, "30d"],
];

for (const [ms, text] of FORMATTED) {
  test(`formatDuration of ${ms}`, () => assert.equal(formatDuration(ms), text));
}
