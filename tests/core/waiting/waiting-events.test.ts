import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../../plugins/codex/scripts/src/core/json.ts";
import type { Waiting } from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";
import {
  describeStartedEvent,
  describeWaitingEvent,
  startedEvent,
  waitingEvent,
} from "../../../plugins/codex/scripts/src/core/waiting/waiting-events.ts";

const AT = "2026-11-25T18:00:00.000Z";
const SLOT: Waiting = {
  ...{ reason: "slot", detail: { ceiling: "home", most: 3 } },
  ...{ since: "2026-11-25T17:00:00.000Z", opensAt: null },
};
const time = (at: string): string => `<${at}>`;

test("waitingEvent holds reason, detail and when it may end, without since when", () => {
  assert.deepEqual(waitingEvent(SLOT), {
    ...{ type: "waiting", reason: "slot", detail: { ceiling: "home", most: 3 }, opensAt: null },
  });
});

test("startedEvent holds how long the job waited", () => {
  assert.deepEqual(startedEvent(1_500), { type: "started", waitedMs: 1_500 });
});

const WORDS: readonly (readonly [what: string, line: JsonObject, words: string])[] = [
  ["a slot", { at: AT, ...waitingEvent(SLOT) }, "waits for a slot: 3 may run at once"],
  [
    "a time",
    { at: AT, type: "waiting", reason: "time", detail: null, opensAt: "2026-11-25T18:10:00.000Z" },
    "waits until <2026-11-25T18:10:00.000Z>, in 10m 00s",
  ],
  ["a reason of a later program", { at: AT, type: "waiting", reason: "moon", detail: {}, opensAt: null }, "waits"],
  ["a line without its time", waitingEvent(SLOT), "waits"],
];

for (const [what, line, words] of WORDS) {
  test(`describeWaitingEvent of ${what}`, () => assert.equal(describeWaitingEvent(line, time), words));
}

test("describeStartedEvent says how long the job waited, where the line says it", () => {
  assert.equal(describeStartedEvent(startedEvent(1_500)), "started, after a wait of 1.5s");
  assert.equal(describeStartedEvent({ type: "started" }), "started");
});
