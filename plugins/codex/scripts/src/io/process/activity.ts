// Whether the processes of a job are at work: what they have computed and written so far, so that two looks tell.

import { readFileSync } from "node:fs";
import type { Traces } from "../../core/executor.ts";
import { findJobProcesses } from "./find.ts";
import { parseCpuTicks } from "./linux-stat.ts";
import type { ProcessEntry, RunTool } from "./platform.ts";
import { runWith } from "./run-tool.ts";

/**
 * A text that stays the same as long as these processes are the same and none of them computes or writes; on macOS as
 * long as none computes. Null if that cannot be told, or if there are none. Linux counts in steps of 10 ms.
 */
export function activityOf(traces: Traces): string | null {
  const read = readerFor(process.platform);
  if (read === null) return null;
  try {
    const entries = findJobProcesses(traces);
    return entries.length === 0 ? null : read(entries);
  } catch {
    return null; // Processes cannot be listed, or what they used cannot be read.
  }
}

type Reader = (entries: readonly ProcessEntry[]) => string | null;

function readerFor(platform: NodeJS.Platform): Reader | null {
  if (platform === "linux") return (entries) => entries.map(usedOnLinux).sort().join("\n");
  if (platform === "win32") return null;
  return (entries) => usedByPs(runWith({ LC_ALL: "C", PATH: "/usr/bin:/bin" }), entries);
}

/** Source: proc(5), `stat` and `io`. What is written into a pipe or a terminal counts too. */
function usedOnLinux({ pid, startedAt }: ProcessEntry): string {
  const ticks = parseCpuTicks(readFileSync(`/proc/${pid}/stat`, "utf8"));
  const written = /^wchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, "utf8"))?.[1];
  if (ticks === null || written === undefined) throw new Error(`What process ${pid} has used cannot be read.`);
  return `${pid} ${startedAt} ${ticks} ${written}`;
}

/** The CPU times of processes, as `ps` of macOS and the BSDs tells them; null if it does not. */
export function usedByPs(run: RunTool, entries: readonly ProcessEntry[]): string | null {
  const pids = entries.map(({ pid }) => pid).join(",");
  const { status, stdout } = run("ps", ["-o", "pid=", "-o", "time=", "-p", pids]);
  const lines = stdout.split("\n").map((line) => line.trim());
  return status === 0
    ? lines
        .filter((line) => line !== "")
        .sort()
        .join("\n")
    : null;
}
