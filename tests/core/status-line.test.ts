// The line about a client's jobs: counts, the last end, 60 columns, and nothing if there is nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../plugins/codex/scripts/src/core/columns.ts";
import { statusLine } from "../../plugins/codex/scripts/src/core/status-line.ts";
import { CANCELLED, COMPLETED, FAILED } from "../../testing/sample-records.ts";

const NOTHING = { running: 0, waiting: 0, latest: null };
const titled = (title: string) => ({ ...COMPLETED, title });

test("statusLine says nothing of nothing", () => assert.equal(statusLine(NOTHING), ""));

test("statusLine counts what runs and what waits", () => {
  assert.equal(statusLine({ ...NOTHING, running: 2 }), "codex: 2 running");
  assert.equal(statusLine({ ...NOTHING, waiting: 1 }), "codex: 1 waiting");
});

test("statusLine names the last end, and how it came out", () => {
  const latest = titled("fix login");
  assert.equal(statusLine({ running: 2, waiting: 1, latest }), "codex: 2 running, 1 waiting · ✔ fix login");
  assert.equal(statusLine({ ...NOTHING, latest }), "codex: ✔ fix login");
  assert.equal(statusLine({ ...NOTHING, latest: { ...FAILED, title: "x" } }), "codex: ✖ failed: x");
  assert.equal(statusLine({ ...NOTHING, latest: { ...CANCELLED, title: "x" } }), "codex: ✖ cancelled: x");
});

test("statusLine keeps to one line of 60 columns, whatever the title is", () => {
  for (const title of ["x".repeat(80), "修".repeat(80), "a\nb\u001b[31mc", "\u202eabc"]) {
    const line = statusLine({ running: 12, waiting: 3, latest: titled(title) });
    assert.ok(columnsOf(line) <= 60, line);
    assert.doesNotMatch(line, /[\n\u001b\u202e]/u);
  }
  assert.equal(statusLine({ ...NOTHING, latest: titled("x".repeat(80)) }), `codex: ✔ ${"x".repeat(50)}…`);
});
