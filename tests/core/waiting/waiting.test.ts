// Why a job waits: kept while the reason stays, read back from disk, and survived if it is not known.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asObject } from "../../../plugins/codex/scripts/src/core/json.ts";
import { decodeWaiting } from "../../../plugins/codex/scripts/src/core/waiting/decode-waiting.ts";
import {
  isSameWaiting,
  WAIT_REASONS,
  type WaitCause,
  type Waiting,
  waitingFor,
} from "../../../plugins/codex/scripts/src/core/waiting/waiting.ts";
import { CAUSES } from "./causes.ts";

const SINCE = "2026-03-01T10:00:00.000Z";
const LATER = "2026-03-01T11:00:00.000Z";

test("waitingFor keeps since while the reason stays", () => {
  const first = waitingFor(CAUSES.slot, null, SINCE, null);
  assert.deepEqual(first, { ...CAUSES.slot, since: SINCE, opensAt: null });
  const fewer: WaitCause = { reason: "slot", detail: { ceiling: "workspace", most: 1 } };
  assert.deepEqual(waitingFor(fewer, null, LATER, first), { ...fewer, since: SINCE, opensAt: null });
  assert.deepEqual(waitingFor(CAUSES.lane, LATER, LATER, first), { ...CAUSES.lane, since: LATER, opensAt: LATER });
});

test("isSameWaiting compares all of it, in whatever order the fields stand", () => {
  const base: Waiting = { ...CAUSES.slot, since: SINCE, opensAt: null };
  const turned: Waiting = { opensAt: null, since: SINCE, detail: { most: 3, ceiling: "home" }, reason: "slot" };
  assert.ok(isSameWaiting(base, turned));
  for (const other of [
    { ...base, since: LATER },
    { ...base, opensAt: LATER },
    { ...CAUSES.slot, detail: { ceiling: "home", most: 4 }, since: SINCE, opensAt: null },
    { ...CAUSES.time, since: SINCE, opensAt: null },
  ] as const)
    assert.ok(!isSameWaiting(base, other));
});

test("decodeWaiting reads back what was written, for every reason", () => {
  assert.deepEqual(Object.keys(CAUSES), WAIT_REASONS);
  for (const cause of Object.values(CAUSES))
    for (const opensAt of [null, LATER]) {
      const waiting = { ...cause, since: SINCE, opensAt };
      assert.deepEqual(decodeWaiting(asObject(JSON.parse(JSON.stringify(waiting))) ?? {}), waiting);
    }
});

test("decodeWaiting gives null for what is malformed or of a later program, and passes over fields that it does not know", () => {
  const good = { ...CAUSES.lane, since: SINCE, opensAt: null };
  for (const bad of [
    {},
    { ...good, reason: "moon" },
    { ...good, since: "yesterday" },
    { ...good, opensAt: 7 },
    { ...good, detail: null },
    { ...good, detail: { fingerprint: "f", kind: "moon" } },
    { ...CAUSES.gate, detail: { ...CAUSES.gate.detail, mode: "moon" }, since: SINCE },
    { ...CAUSES.slot, detail: { most: "3" }, since: SINCE },
  ])
    assert.equal(decodeWaiting(bad), null, JSON.stringify(bad));
  assert.deepEqual(decodeWaiting({ ...good, mood: "calm", detail: { ...good.detail, more: 1 } }), good);
});
