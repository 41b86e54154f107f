/** What a worker, one whose job waits for a slot, and a watcher cost while nothing happens. Linux only: elsewhere the system does not say it exactly. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { cpuMs } from "../lib/cpu-time.ts";
import type { Row } from "../lib/row.ts";
import { COMPANION, dispatch, onStage, type Stage } from "../lib/stage.ts";

// V8 collects the garbage of the start once, 8 to 50 s later: the sooner, the seldomer the program looks. These 20 ms are in
// the window of those that look, which is a minute long so that they do not weigh more than what goes on for ever.
const SETTLE_MS = 12_000;
const WINDOW_MS = 60_000;
const LIMIT_MB = 60;
const LIMIT_PERCENT = 0.1;

/** Resident memory and share of a core, over the same window for all. */
export function measureIdle(): Promise<Row[]> {
  if (process.platform !== "linux") return Promise.resolve([]);
  return onStage({ turns: [[{ do: "hang" }]] }, async (stage) => {
    mkdirSync(stage.home, { recursive: true, mode: 0o700 });
    writeFileSync(join(stage.home, "policy.json"), JSON.stringify({ maxConcurrent: 1 }));
    const id = dispatch(stage);
    const next = dispatch(stage);
    const watch = spawn(COMPANION, ["watch"], {
      cwd: stage.repository,
      env: stage.env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pids = { worker: workerOf(stage, id), "waiting worker": workerOf(stage, next), watch: watch.pid ?? 0 };
    await pause(SETTLE_MS);
    const before = Object.entries(pids).map(([name, pid]) => ({ name, pid, cpuMs: cpuMs(pid) }));
    await pause(WINDOW_MS);
    const rows = before.flatMap(({ name, pid, cpuMs: spent }) => rowsOf(name, pid, spent));
    watch.kill("SIGTERM");
    await once(watch, "close");
    for (const each of [next, id]) stage.run("cancel", each);
    return rows;
  });
}

function rowsOf(name: string, pid: number, cpuMsBefore: number): Row[] {
  const spentMs = cpuMs(pid) - cpuMsBefore;
  const detail = `over ${WINDOW_MS / 1_000} s: ${spentMs.toFixed(1)} ms of CPU`;
  return [
    {
      what: `idle ${name}: resident`,
      measured: residentMb(pid),
      limit: LIMIT_MB,
      unit: "MB",
      detail: "VmRSS after it",
    },
    { what: `idle ${name}: of a core`, measured: (100 * spentMs) / WINDOW_MS, limit: LIMIT_PERCENT, unit: "%", detail },
  ];
}

function workerOf(stage: Stage, id: string): number {
  return JSON.parse(stage.run("status", id, "--json").stdout).job.worker.pid;
}

/** In mebibytes, as the kernel counts them. */
function residentMb(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) / 1_024;
}
