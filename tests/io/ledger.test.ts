/** The ledger's file: appended line by line, each job counted once, damage named. */
import assert from "node:assert/strict";
import { appendFileSync, mkdirSync } from "node:fs";
import { test } from "node:test";
import { readGateReset, writeGateReset } from "../../plugins/codex/scripts/src/io/gate-file.ts";
import {
  appendToLedger,
  ledgerPath,
  readLedger,
  readLedgerTail,
  replaceLedger,
} from "../../plugins/codex/scripts/src/io/ledger.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { GOOD } from "../core/reliability/ledger-lines.ts";

const SECOND = { ...GOOD, job: "mm7kwn40-a1b2d" };
const OTHER = { ...GOOD, job: "mm7kwn41-00000" };

test("a ledger gives back what was appended, each job once, as its first line has it", async (t) => {
  const home = await makeTempFolder(t);
  assert.deepEqual(readLedger(home), { lines: [], bad: [] });
  appendToLedger(home, [GOOD, SECOND]);
  appendToLedger(home, [OTHER, { ...GOOD, status: "failed" }]);
  assert.deepEqual(readLedger(home), { lines: [GOOD, SECOND, OTHER], bad: [] });
  assertMode(ledgerPath(home), 0o600);
});

test("a ledger names its bad lines, goes on behind them, and can be written anew", async (t) => {
  const home = await makeTempFolder(t);
  appendToLedger(home, [GOOD]);
  appendFileSync(ledgerPath(home), '{"version":1,"job":"x"}\n{"version":9}\n{"torn');
  appendToLedger(home, [OTHER]);
  assert.deepEqual(readLedger(home), { lines: [GOOD, OTHER], bad: [2, 3, 4] });
  replaceLedger(home, [OTHER, GOOD]);
  assert.deepEqual(readLedger(home), { lines: [OTHER, GOOD], bad: [] });
});

test("readLedgerTail gives the newest whole lines", async (t) => {
  const home = await makeTempFolder(t);
  assert.deepEqual(readLedgerTail(home, 1_000), []);
  const lines = Array.from({ length: 50 }, (_, index) => ({
    ...GOOD,
    job: `mm7kwn40-${String(index).padStart(5, "0")}`,
  }));
  appendToLedger(home, lines);
  const bytes = JSON.stringify(GOOD).length + 1;
  assert.deepEqual(readLedgerTail(home, 3 * bytes + 10), lines.slice(-3));
  assert.deepEqual(readLedgerTail(home, 1e6), lines);
});

test("a reset of the gate is read back; without one, or with garbage, there was none", async (t) => {
  const home = `${await makeTempFolder(t)}/state`;
  assert.equal(readGateReset(home), null);
  writeGateReset(home, "2026-03-01T10:05:00.000Z");
  assert.equal(readGateReset(home), Date.UTC(2026, 2, 1, 10, 5));
  mkdirSync(`${home}/broken`);
  appendFileSync(`${home}/broken/gate.json`, '{"resetAt":"soon"}');
  assert.equal(readGateReset(`${home}/broken`), null);
});
