// Reads `/proc/<pid>/stat`: one line of fields that proc(5) counts from 1.

import type { ProcessEntry } from "./platform.ts";

/** What the line says of a process. */
export interface Stat extends Omit<ProcessEntry, "isMarked"> {
  readonly isKernelThread: boolean;
}

/** The CPU time that the line tells, in clock ticks: the process's own and that of its children that have ended. Null if it is no such line. */
export function parseCpuTicks(line: string): number | null {
  const fromThird = line.slice(line.lastIndexOf(") ") + 2).split(" ", 17 - 3 + 1);
  const ticks = fromThird.slice(14 - 3).map(Number);
  return ticks.length === 4 && ticks.every(Number.isInteger) ? ticks.reduce((sum, each) => sum + each, 0) : null;
}

const FIELDS = 22 - 3 + 1; // Of the 52, those from the third to the start time.
const KERNEL_THREAD = 0x00200000; // PF_KTHREAD of include/linux/sched.h

/** Reads the line; null if it is not one. The command's name, field 2, may hold blanks and parentheses. */
export function parseStat(line: string): Stat | null {
  const thirdAt = line.lastIndexOf(") ") + 2;
  const fromThird = line.slice(thirdAt).split(" ", FIELDS);
  const [state, ppid, processGroup, session] = fromThird;
  const flags = Number(fromThird[9 - 3]);
  const startedAt = fromThird[22 - 3] ?? "";
  const pid = Number.parseInt(line, 10);
  if (thirdAt < 2 || !state || !/^\d+$/.test(startedAt) || !(pid > 0)) return null;
  const family = { ppid: Number(ppid), processGroup: Number(processGroup), session: Number(session) };
  return { pid, ...family, startedAt, state, isKernelThread: (flags & KERNEL_THREAD) !== 0 };
}
