// Every hook input that the real client wrote is decoded to what it was. What is expected stands in
// `tests/hooks/decoded.json`: for each case, the events that concern us, their texts cut short.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decodeHookEvent } from "../../../plugins/codex/scripts/src/core/telling/hook-event.ts";
import { CAPTURES, type HookCall, hookCallsOf } from "../../hooks/captures.ts";

const EXPECTED = JSON.parse(readFileSync("tests/hooks/decoded.json", "utf8")) as Readonly<Record<string, unknown>>;

test("every capture has its expectation", () => {
  assert.deepEqual(CAPTURES, Object.keys(EXPECTED));
  assert.equal(CAPTURES.length, 27);
});

for (const capture of CAPTURES) {
  test(`decodeHookEvent reads the hooks of ${capture}`, () => {
    assert.deepEqual(hookCallsOf(capture).flatMap(decoded), EXPECTED[capture]);
  });
}

test("decodeHookEvent takes every Stop of the main thread for a stop, and nothing else", () => {
  const calls = Object.keys(EXPECTED).flatMap(hookCallsOf);
  const named = calls.filter(({ stdin }) => stdin["hook_event_name"] === "Stop");
  const stops = calls.filter(({ stdin }) => decodeHookEvent(stdin).type === "stop");
  assert.ok(named.length > 0);
  assert.deepEqual(stops, named);
});

/** The event without the session and the folder, which are checked here; nothing for what is not ours, or is a stop. */
function decoded({ stdin }: HookCall): readonly unknown[] {
  const event = decodeHookEvent(stdin);
  if (event.type === "other" || event.type === "invalid" || event.type === "stop") return [];
  const { sessionId, cwd, ...fields } = event;
  assert.deepEqual({ sessionId, cwd }, { sessionId: stdin["session_id"], cwd: stdin["cwd"] });
  return [
    JSON.parse(JSON.stringify(fields, (key, value) => (["text", "stdout"].includes(key) ? value.slice(0, 60) : value))),
  ];
}
