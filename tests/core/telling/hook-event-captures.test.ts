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

/** The event without the session and the folder, which are checked here; nothing for what is not ours. */
function decoded({ stdin }: HookCall): readonly unknown[] {
  const event = decodeHookEvent(stdin);
  if (event.type === "other" || event.type === "invalid") return [];
  const { sessionId, cwd, ...fields } = event;
  assert.deepEqual({ sessionId, cwd }, { sessionId: stdin["session_id"], cwd: stdin["cwd"] });
  return [
    JSON.parse(JSON.stringify(fields, (key, value) => (["text", "stdout"].includes(key) ? value.slice(0, 60) : value))),
  ];
}
