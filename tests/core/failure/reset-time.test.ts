/** When a usage limit is reset, from Codex's own words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { resetTimeIn } from "../../../plugins/codex/scripts/src/core/failure/reset-time.ts";

const NOW = Date.parse("2026-03-01T10:00:00.000Z");
const HOUR = 3_600_000;

test("resetTimeIn reads the forms that Codex uses, and nothing else", () => {
  const cases: readonly [string, number, string | null][] = [
    ["You’ve hit your usage limit. Upgrade or try again at 1:30 PM.", 0, "2026-03-01T13:30:00.000Z"],
    ["… try again at 1:30 AM.", 0, "2026-03-02T01:30:00.000Z"],
    ["… try again at 12:05 AM.", 0, "2026-03-02T00:05:00.000Z"],
    ["… try again at 12:05 pm", 0, "2026-03-01T12:05:00.000Z"],
    ["… try again at 1:30 PM.", 2 * HOUR, "2026-03-01T11:30:00.000Z"],
    ["… try again at 11:30 AM.", 2 * HOUR, "2026-03-02T09:30:00.000Z"],
    ["… try again at 11:30 PM.", -9 * HOUR, "2026-03-02T08:30:00.000Z"],
    ["… try again at Mar 5th, 2026 9:07 AM.", HOUR, "2026-03-05T08:07:00.000Z"],
    ["Try again in 3 hours 5 minutes.", HOUR, "2026-03-01T13:05:00.000Z"],
    ["Please try again in 5 days, 20 hours and 1 minute.", 0, "2026-03-07T06:01:00.000Z"],
    ["Try again in 45 seconds", 0, "2026-03-01T10:00:45.000Z"],
    ["… try again at Mar 5th, 2027 9:07 AM.", 0, null],
    ["… try again at Feb 5th, 2026 9:07 AM.", 0, null],
    ["… try again at Xyz 5th, 2026 9:07 AM.", 0, null],
    ["… try again in 90 days.", 0, null],
    ["Try again later.", 0, null],
    ["Your workspace is out of credits.", 0, null],
  ];
  for (const [message, offsetMs, expected] of cases)
    assert.equal(resetTimeIn(message, NOW, offsetMs), expected, message);
});
