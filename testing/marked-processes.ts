/** Living processes by what their environment carries. Linux only: nowhere else are they found. */
import { readdir, readFile } from "node:fs/promises";

/** The pids of the living processes whose environment has one of these `NAME=VALUE` entries. */
export async function pidsMarked(...marks: readonly string[]): Promise<number[]> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/u.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => ((await variablesOf(pid)).some(isMark) ? [pid] : [])));
  return found.flat();

  function isMark(variable: string): boolean {
    return marks.includes(variable);
  }
}

// Empty for a zombie, for a process that is gone, and for somebody else's.
async function variablesOf(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "")).split("\0");
}
