/**
 * Sixteen writers of incidents at once, half of them killed with SIGKILL: no job is lost. Of many tasks that try a
 * closed lane, one may.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { laneOf } from "../../plugins/codex/scripts/src/core/lane.ts";
import { appendToIncident, readIncidents } from "../../plugins/codex/scripts/src/io/incident-store.ts";
import { laneStamp } from "../../plugins/codex/scripts/src/io/lane-stamp.ts";
import { installProgram } from "../../testing/install-program.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { hammer } from "./fixtures/hammer.ts";

const WRITERS = 16;
const ROUNDS = 25;
const FINGERPRINTS = ["000000000001", "000000000002", "000000000003"];

test("16 writers, half of them killed: every acknowledged job is attached once, and no line is torn", async (t) => {
  const home = await makeTempFolder(t);
  const blows = await hammer({ writer: "incident-writer", home, writers: WRITERS, rounds: ROUNDS, jobs: FINGERPRINTS });
  assert.deepEqual(blows.errors, []);
  const { incidents, unreadable } = readIncidents(home);
  assert.deepEqual(unreadable, []);
  assert.deepEqual(
    incidents.map(({ fingerprint }) => fingerprint),
    FINGERPRINTS,
  );
  const attached = new Set(
    incidents.flatMap(({ fingerprint, jobs }) => jobs.map((job) => `attached ${fingerprint} ${job}`)),
  );
  assert.deepEqual(
    blows.acknowledged.filter((line) => !attached.has(line)),
    [],
  );
  for (const fingerprint of FINGERPRINTS) {
    const lines = readFileSync(join(home, "incidents", `${fingerprint}.jsonl`), "utf8")
      .trimEnd()
      .split("\n");
    // An empty line is what a writer puts before its own when it finds another one half written.
    const jobs = lines.filter((line) => line !== "").map((line) => JSON.parse(line).jobId);
    assert.equal(new Set(jobs).size, jobs.length, "attached twice");
  }
  t.diagnostic(`${blows.acknowledged.length} acknowledged, ${blows.killed} writers killed, ${attached.size} attached`);
  assert.ok(blows.killed >= WRITERS / 4, `only ${blows.killed} writers were killed`);
});

test("of many tasks that try closed lanes at once, each lane lets one in", async (t) => {
  const folder = await makeTempFolder(t);
  const [home, work] = [join(folder, "state"), join(folder, "work")];
  mkdirSync(work);
  const codex = installProgram(folder, "codex", "fake-codex/codex");
  const models = Array.from({ length: 12 }, (_, number) => `model-${number}`);
  for (const [number, model] of models.entries()) close(home, work, codex, model, number);
  const program = fileURLToPath(new URL("./fixtures/asking-task.js", import.meta.url));
  const args = [program, home, work, codex, "2026-03-01T10:10:00.000Z", ...models];
  const tasks = Array.from({ length: 8 }, () => spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] }));
  const readies: Promise<void>[] = [];
  const answers = tasks.map((child) => {
    const lines: string[] = [];
    readies.push(
      new Promise((resolve) => {
        createInterface(child.stdout).on("line", (line) => (line === "ready" ? resolve() : lines.push(line)));
      }),
    );
    return new Promise<readonly string[]>((resolve) => {
      child.once("close", () => resolve(lines));
    });
  });
  await Promise.all(readies);
  for (const child of tasks) child.stdin.end();
  const admitted = (await Promise.all(answers)).flat();
  assert.deepEqual(admitted.toSorted(), models.toSorted());
});

/** Closes the lane of a model ten minutes before the tasks ask for it. */
function close(home: string, work: string, codex: string, model: string, number: number): void {
  const lane = laneOf(codex, work, { write: false, sandbox: null, model, effort: null });
  const stamp = laneStamp(home, codex, work, { CODEX_COMPANION_CODEX: codex });
  const words = { kind: "model_unavailable", message: "It broke.", hint: "Mend it." } as const;
  const about = { lane, scope: "lane", stamp, payload: "p", jobId: "j", resetAt: null } as const;
  const fingerprint = String(number).padStart(12, "0");
  appendToIncident(home, fingerprint, { type: "failed", at: "2026-03-01T10:00:00.000Z", ...words, ...about });
}
