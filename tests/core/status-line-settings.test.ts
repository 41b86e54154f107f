// What the settings are to hold: ours, with the user's own line kept once and only once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { statusLineSettings } from "../../plugins/codex/scripts/src/core/status-line-settings.ts";

const [OLD, NEW] = ["/old place/bin/codex-companion", "/new/bin/codex-companion"] as const;
const OURS = `node ${NEW} statusline`;

test("statusLineSettings is ours alone if there is none", () => {
  for (const settings of [null, {}, { statusLine: "x" }, { statusLine: {} }])
    assert.deepEqual(statusLineSettings(settings, NEW), { type: "command", command: OURS });
});

test("statusLineSettings keeps the user's own line and the other fields", () => {
  const statusLine = { type: "command", command: "echo 'it is mine'", padding: 0 };
  assert.deepEqual(statusLineSettings({ statusLine }, NEW), {
    type: "command",
    command: `${OURS} --then 'echo '\\''it is mine'\\'''`,
    padding: 0,
  });
});

test("statusLineSettings puts the program's new place into an earlier one of ours", () => {
  for (const own of [null, "echo 'it is mine'"]) {
    const before = own === null ? {} : { statusLine: { type: "command", command: own } };
    const earlier = statusLineSettings(before, OLD);
    assert.deepEqual(statusLineSettings({ statusLine: earlier }, NEW), statusLineSettings(before, NEW));
  }
});
