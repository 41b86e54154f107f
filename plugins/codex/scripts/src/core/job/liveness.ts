// Whether a recorded process still lives: alive, gone, or unknown. A pid counts only with its start time and boot.

import type { ProcessIdentity } from "./record.ts";

export type Liveness = "alive" | "gone" | "unknown";

/** Where the one who asks stands. */
export type Vantage = Pick<ProcessIdentity, "bootId" | "host" | "pidNamespace">;

/** What the platform says of a pid: its start time, that there is no such process, or that it cannot tell. */
export type Sighting = { readonly startedAt: string } | "absent" | "unreadable";

/** True if pids of the recorded process mean the same here; another host or namespace cannot be judged. */
export function isComparable(process: ProcessIdentity, here: Vantage): boolean {
  return process.host === here.host && process.pidNamespace === here.pidNamespace;
}

/** Judges a recorded process by what is seen of its pid now. */
export function liveness(process: ProcessIdentity, here: Vantage, sighting: Sighting): Liveness {
  if (process.host !== here.host) return "unknown";
  if (process.bootId !== here.bootId) return "gone";
  if (process.pidNamespace !== here.pidNamespace) return "unknown";
  if (sighting === "absent") return "gone";
  if (sighting === "unreadable") return "unknown";
  return sighting.startedAt === process.startedAt ? "alive" : "gone";
}
