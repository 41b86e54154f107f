/**
 * How soon a waiting job follows: from the end of the job that had the only slot, as its record gives it, until the next one's
 * worker has claimed the slot, as the record of that one gives it. All that wait are woken by the same end.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../../testing/wait.ts";
import type { Row } from "../lib/row.ts";
import { dispatch, onStage, type Stage } from "../lib/stage.ts";
import { median, percentile } from "../lib/statistics.ts";

const ROUNDS = 4;
const IN_LINE = 10;
const LIMIT_MS = 100;
const TURN_MS = 50;

/** The 95th percentile over several lines. */
export async function measureLine(): Promise<Row[]> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) samples.push(...(await onStage({}, timeLine)));
  const detail = `95th percentile of ${samples.length}, median ${median(samples)} ms, most ${Math.max(...samples)} ms`;
  const measured = percentile(samples, 0.95);
  return [{ what: "slot freed until the next waiting job has it", measured, limit: LIMIT_MS, unit: "ms", detail }];
}

async function timeLine(stage: Stage): Promise<readonly number[]> {
  mkdirSync(stage.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(stage.home, "policy.json"), JSON.stringify({ maxConcurrent: 1 }));
  const go = join(stage.folder, "go");
  const command = `until [ -e ${go} ]; do sleep 0.02; done`;
  const done = { do: "say", text: "Done." } as const;
  await stage.codex.play({ turns: [[{ do: "run", command }, { do: "pause", ms: TURN_MS }, done]] });
  const ids = Array.from({ length: 1 + IN_LINE }, () => dispatch(stage));
  writeFileSync(go, "");
  // No program of ours that waits for an end: its own start would fall into what is measured.
  await until(() => readdirSync(join(stage.home, "active")).length === 0, {
    what: "the end of all",
    timeoutMs: 60_000,
  });
  const jobs = ids.map((id) => JSON.parse(stage.run("status", id, "--json").stdout).job);
  return jobs.slice(1).map((job, index) => Date.parse(job.startedAt) - Date.parse(jobs[index].completedAt));
}
