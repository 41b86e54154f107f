/** Incidents on disk: private files of lines, read as what they add up to. */
import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { IncidentLine } from "../../plugins/codex/scripts/src/core/incident-line.ts";
import { laneOf } from "../../plugins/codex/scripts/src/core/lane.ts";
import {
  appendToIncident,
  readIncident,
  readIncidents,
  removeIncident,
} from "../../plugins/codex/scripts/src/io/incident-store.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const [ONE, TWO] = ["0123456789ab", "ba9876543210"];
const FAILED: IncidentLine = {
  type: "failed",
  at: "2026-03-01T10:00:00.000Z",
  kind: "overloaded",
  message: "At capacity.",
  hint: "Wait.",
  lane: laneOf("/codex", "/house", { write: false, sandbox: null, model: null, effort: null }),
  scope: "none",
  stamp: "s",
  payload: "p",
  jobId: "j1",
  resetAt: null,
};

test("appendToIncident makes a private file with a version on each line", async (t) => {
  const home = join(await makeTempFolder(t), "state");
  appendToIncident(home, ONE, FAILED);
  appendToIncident(home, ONE, { ...FAILED, jobId: "j2" });
  const path = join(home, "incidents", `${ONE}.jsonl`);
  const lines = [FAILED, { ...FAILED, jobId: "j2" }].map((line) => `${JSON.stringify({ version: 1, ...line })}\n`);
  assert.equal(readFileSync(path, "utf8"), lines.join(""));
  assertMode(path, 0o600);
  assertMode(join(home, "incidents"), 0o700);
});

test("readIncidents reads what is an incident, and names what cannot be read", async (t) => {
  const home = join(await makeTempFolder(t), "state");
  assert.deepEqual(readIncidents(home), { incidents: [], unreadable: [] });
  appendToIncident(home, TWO, FAILED);
  appendToIncident(home, ONE, { type: "refused", at: FAILED.at });
  for (const name of ["x.jsonl", "0123456789ab.json", ".tmp-1", "0123456789abc.jsonl"]) {
    writeFileSync(join(home, "incidents", name), "x\n");
  }
  const { incidents, unreadable } = readIncidents(home);
  assert.deepEqual(
    [incidents.map(({ fingerprint }) => fingerprint), unreadable],
    [[TWO], [{ id: ONE, reason: "no line of its file opens it" }]],
  );
  assert.deepEqual(readIncident(home, TWO), incidents[0]);
  assert.equal(readIncident(home, "000000000000"), null);
});

test("a torn line costs itself alone", async (t) => {
  const home = await makeTempFolder(t);
  mkdirSync(join(home, "incidents"));
  appendToIncident(home, ONE, FAILED);
  appendFileSync(join(home, "incidents", `${ONE}.jsonl`), '{"type":"failed","at":"20');
  assert.deepEqual(readIncident(home, ONE)?.jobs, ["j1"]);
  appendToIncident(home, ONE, { ...FAILED, jobId: "j2" });
  assert.deepEqual(readIncident(home, ONE)?.jobs, ["j2", "j1"]);
});

test("removeIncident removes one, once or twice", async (t) => {
  const home = await makeTempFolder(t);
  appendToIncident(home, ONE, FAILED);
  for (const _ of [1, 2]) removeIncident(home, ONE);
  assert.deepEqual(readdirSync(join(home, "incidents")), []);
});
