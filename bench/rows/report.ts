/**
 * The report on half a million records: its time beside that of merely parsing the same file, both as whole processes, and
 * its peak of resident memory. Linux only for the memory: elsewhere the system does not say it the same way.
 */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { asLines, sessionRecords } from "../../testing/session-records.ts";
import type { Row } from "../lib/row.ts";
import { COMPANION, onStage, type Stage } from "../lib/stage.ts";
import { interleave, median } from "../lib/statistics.ts";

const RECORDS = 500_000;
const PIECE = 1_000;
const ROUNDS = 5;
const LIMIT_RATIO = 1.5;
const LIMIT_MB = 150;
const PROGRAMS = { parse: "parse-records.js", peak: "peak-memory.js" } as const;

/** The ratio of the times, and the memory. */
export function measureReport(): Promise<Row[]> {
  return onStage({}, async (stage) => {
    const file = writeRecords(stage);
    const report = () => stage.run("report", "--records", file, "--json").ms;
    const parse = () => runProgram(stage, "parse", file).ms;
    const samples = await interleave({ report, parse }, ROUNDS);
    const [reportMs, parseMs] = [median(samples.report), median(samples.parse)];
    const detail = `median of ${ROUNDS}: ${reportMs.toFixed(0)} ms, readFile, split and JSON.parse ${parseMs.toFixed(0)} ms`;
    const time: Row = {
      what: "report on 500,000 records",
      measured: reportMs / parseMs,
      limit: LIMIT_RATIO,
      unit: "×",
      detail,
    };
    return process.platform === "linux" ? [time, memoryRow(stage, file)] : [time];
  });
}

function writeRecords(stage: Stage): string {
  const path = join(stage.folder, "records.jsonl");
  const piece = asLines(sessionRecords([{ fine: 390, noop: 80, low: 130, abandoned: 270, ci: 60, misrouted: 70 }]));
  const file = openSync(path, "w");
  for (let written = 0; written < RECORDS; written += PIECE) writeSync(file, piece);
  closeSync(file);
  return path;
}

function memoryRow(stage: Stage, file: string): Row {
  const { stdout } = runProgram(stage, "peak", COMPANION, "report", "--records", file, "--json");
  return {
    what: "report on 500,000 records: resident",
    measured: Number(stdout.split("\n").at(-1)) / 1_024,
    limit: LIMIT_MB,
    unit: "MB",
    detail: "the peak that the kernel counted (VmHWM)",
  };
}

function runProgram(stage: Stage, name: keyof typeof PROGRAMS, ...args: readonly string[]) {
  const program = fileURLToPath(new URL(`../programs/${PROGRAMS[name]}`, import.meta.url));
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env: stage.env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`"${program}" ended with ${status}: ${stderr}`);
  return { ms: performance.now() - startedAt, stdout };
}
