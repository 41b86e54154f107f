// The samples in docs/formats are read by the program that they describe.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { foldIncident } from "../../plugins/codex/scripts/src/core/incident.ts";
import { decodeIncidentLine } from "../../plugins/codex/scripts/src/core/incident-line.ts";
import { decodeRecord } from "../../plugins/codex/scripts/src/core/job/decode.ts";
import { describeEvent } from "../../plugins/codex/scripts/src/core/job/event-line.ts";
import { asObject, parseJson } from "../../plugins/codex/scripts/src/core/json.ts";
import { decodeSnapshot } from "../../plugins/codex/scripts/src/core/outcome/snapshot.ts";
import { decodePolicy } from "../../plugins/codex/scripts/src/core/policy.ts";
import { DEFAULT_GATE, gateAfter } from "../../plugins/codex/scripts/src/core/reliability/gate.ts";
import { decodeLedgerLine } from "../../plugins/codex/scripts/src/core/reliability/ledger-decode.ts";
import { buildReport } from "../../plugins/codex/scripts/src/core/reliability/report.ts";
import { decodeGateSettings } from "../../plugins/codex/scripts/src/core/review/gate-settings.ts";
import { decodeGateTurn } from "../../plugins/codex/scripts/src/core/review/gate-turn.ts";
import { encodeSentinel, parseSentinel } from "../../plugins/codex/scripts/src/core/sentinel.ts";
import { OPEN_POLICY } from "../../testing/policy.ts";

/** The text of the one block of a kind in a page. */
function sampleIn(page: string, kind: string): string {
  const blocks = [...readFileSync(`docs/formats/${page}.md`, "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  const fitting = blocks.filter((block) => block[1] === kind);
  assert.equal(fitting.length, 1);
  return fitting[0]?.[2] ?? "";
}

test("docs/formats/job-record.md holds a record that loads, the whole of it", () => {
  const sample = sampleIn("job-record", "json");
  assert.deepEqual(decodeRecord(sample), { record: parseJson(sample) });
});

test("docs/formats/events.md holds lines that can be put into words", () => {
  const lines = sampleIn("events", "jsonl").trim().split("\n").map(parseJson).map(asObject);
  const words = lines.map((line) => line && describeEvent(line, { time: (at) => at }));
  assert.deepEqual(words, [
    "worker 4250 has the job",
    "waits for a slot: 3 may run at once",
    "started, after a wait of 8.2s",
    "thread 01a1fb9b-8a4a-7a43-9b43-235d5cb3e21c with model-a, effort high, workspace-write",
    "turn started",
    "thinks",
    "runs: npm test",
    "exit 0: npm test",
    "changed /home/dev/house/kitchen/tap.txt",
    "says: The tap no longer leaks.",
    "turn completed",
    "job completed",
  ]);
});

test("docs/formats/sentinel.md holds sentinels, written as the program writes them", () => {
  const lines = sampleIn("sentinel", "sentinel").trim().split("\n");
  const written = lines.map(parseSentinel).map((sentinel) => sentinel && encodeSentinel(sentinel));
  assert.equal(lines.length, 13);
  assert.deepEqual(written, lines);
});

test("docs/formats/incidents.md holds an incident that loads, every line of it", () => {
  const objects = sampleIn("incidents", "incident").trim().split("\n").map(parseJson).map(asObject);
  const lines = objects.map((object) => object && decodeIncidentLine(object));
  assert.deepEqual(
    lines.map((line) => ({ version: 1, ...line })),
    objects,
  );
  const incident = foldIncident(
    "0123456789ab",
    lines.flatMap((line) => line ?? []),
  );
  assert.deepEqual(
    [incident?.jobs, incident?.refusals, incident?.trial?.token, incident?.closed?.cause],
    [["mm7kwo90-d3e4f", "mm7kwn40-a1b2c"], 1, "mm7kx0f0-0a1b2", "success"],
  );
});

test("docs/formats/policy.md holds policies that load, every field of them", () => {
  const first = asObject(parseJson(sampleIn("policy", "policy"))) ?? {};
  const { gate, ...limits } = first;
  assert.deepEqual(decodePolicy(sampleIn("policy", "policy"), "/p"), {
    policy: { ...OPEN_POLICY, ...limits, gates: [gate] },
  });
  const all = asObject(parseJson(sampleIn("policy", "policyall"))) ?? {};
  const { gate: gates, usage, ...rest } = all;
  assert.deepEqual(decodePolicy(sampleIn("policy", "policyall"), "/p"), {
    policy: { place: "/p", owner: "user", ignored: [], ...rest, gates, usageBlock: asObject(usage)?.["block"] },
  });
});

test("docs/formats/ledger.md holds a line that loads, the whole of it", () => {
  const sample = asObject(parseJson(sampleIn("ledger", "ledger"))) ?? {};
  assert.deepEqual(decodeLedgerLine(sample), { line: sample, isEnd: true });
});

test("docs/formats/report.md holds a report with the fields that the program writes", () => {
  const sample = asObject(parseJson(sampleIn("report", "report"))) ?? {};
  const badLines = { count: 0, lines: [] };
  const gate = gateAfter([], DEFAULT_GATE);
  const written = buildReport({ runs: [], last: 1, window: 1, read: 0, gates: [gate], incidents: [], badLines });
  assert.deepEqual(Object.keys(sample), Object.keys(written));
  assert.deepEqual(Object.keys(asObject(sample["gate"]) ?? {}), Object.keys(gate));
});

test("docs/formats/state-home.md holds a snapshot that loads", () => {
  const sample = sampleIn("state-home", "before");
  const { version, isRepositoryAbsent, otherJobs, absentMountPoints, ...snapshot } = asObject(parseJson(sample)) ?? {};
  assert.deepEqual([version, isRepositoryAbsent, otherJobs, absentMountPoints], [1, false, [], []]);
  assert.deepEqual(decodeSnapshot(asObject(parseJson(sample))), snapshot);
});

test("docs/formats/state-home.md holds settings and a turn of the review gate that load, the whole of them", () => {
  const { version: _, workspaceRoot, ...settings } = asObject(parseJson(sampleIn("state-home", "gatesettings"))) ?? {};
  assert.equal(workspaceRoot, "/home/dev/house");
  assert.deepEqual(decodeGateSettings(settings), settings);
  const { version, tree, store, unstored, ...rest } = asObject(parseJson(sampleIn("state-home", "gateturn"))) ?? {};
  assert.equal(version, 1);
  assert.deepEqual(decodeGateTurn({ tree: tree ?? null, store: store ?? null, unstored: unstored ?? null, ...rest }), {
    start: { tree, store, unstored },
    ...rest,
  });
});
