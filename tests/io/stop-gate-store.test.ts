/** What the stop gate keeps: for a workspace while it is on, for a session since its last prompt. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, utimesSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { GATE_DEFAULTS } from "../../plugins/codex/scripts/src/core/review/gate-settings.ts";
import { areGatesOff } from "../../plugins/codex/scripts/src/io/peek.ts";
import {
  beginGateTurn,
  gateSessionFolder,
  newTreeStore,
  pruneGateTurns,
  readGateSettings,
  readGateTurn,
  removeGate,
  writeGateSettings,
  writeGateTurn,
} from "../../plugins/codex/scripts/src/io/stop-gate-store.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("a gate is on from its settings to its removal, for its own workspace", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  assert.deepEqual([readGateSettings(home, "/w"), areGatesOff(home)], [null, true]);
  const settings = { ...GATE_DEFAULTS, maxRounds: 3 };
  writeGateSettings(home, "/w", settings);
  assert.deepEqual(readGateSettings(home, "/w"), settings);
  assert.deepEqual([readGateSettings(home, "/v"), areGatesOff(home)], [null, false]);
  beginGateTurn(gateSessionFolder(home, "/w", "s"), null);
  removeGate(home, "/w");
  assert.deepEqual([readGateSettings(home, "/w"), areGatesOff(home)], [null, true]);
  assert.equal(existsSync(gateSessionFolder(home, "/w", "s")), false);
});

test("a prompt begins anew, and only its own store stays", async (t) => {
  const folder = gateSessionFolder(join(await makeTempFolder(t), "home"), "/w", "../odd session");
  assert.equal(readGateTurn(folder), null);
  const old = newTreeStore(folder);
  const turn = { start: { tree: "aa", store: basename(old), unstored: "u" }, rounds: 2, reviewed: "bb", jobId: "j" };
  writeGateTurn(folder, turn);
  assert.deepEqual(readGateTurn(folder), turn);
  const next = newTreeStore(folder);
  assert.equal(existsSync(old), true);
  const start = { tree: "cc", store: basename(next), unstored: null };
  beginGateTurn(folder, start);
  assert.deepEqual(readGateTurn(folder), { start, rounds: 0, reviewed: null, jobId: "j" });
  assert.deepEqual(readdirSync(folder).toSorted(), [basename(next), "turn.json"].toSorted());
});

test("sessions without a prompt for long are forgotten, the gate stays on", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  writeGateSettings(home, "/w", GATE_DEFAULTS);
  const [old, young] = [gateSessionFolder(home, "/w", "old"), gateSessionFolder(home, "/w", "young")];
  for (const folder of [old, young]) beginGateTurn(folder, null);
  utimesSync(old, 1_000, 1_000);
  pruneGateTurns(home, Date.now() - 60_000);
  assert.deepEqual([existsSync(old), existsSync(young)], [false, true]);
  assert.deepEqual(readGateSettings(home, "/w"), GATE_DEFAULTS);
});
