/** How much of the processor a process has had. Linux only: elsewhere the system does not say it exactly. */
import { readdirSync, readFileSync } from "node:fs";

/** The time that all its threads have had, in ms; the first field of each schedstat is that time in ns. */
export function cpuMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((id) => Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, "utf8").split(" ")[0]));
  return times.reduce((sum, ns) => sum + ns, 0) / 1e6;
}
