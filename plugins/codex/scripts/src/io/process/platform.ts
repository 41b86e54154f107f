// What the rest of the program may ask of an operating system about processes; each system answers in a file of its own.
// Every call is synchronous. Start times are decimal counts in a unit of the system's own: only their order and their
// equality mean anything. An empty boot id or start time says that the system would not tell.

import type { Sighting } from "../../core/job/liveness.ts";

/** One living process. `processGroup` and `session` are 0 if the system has none or does not tell. */
export interface ProcessEntry {
  readonly pid: number;
  readonly ppid: number;
  readonly processGroup: number;
  readonly session: number;
  readonly startedAt: string;
  /** The system's letter for it, such as `R`, `S` or `T`; empty if it has none. */
  readonly state: string;
  /** True if its environment holds a mark that was asked for. False if the environment cannot be read. */
  readonly isMarked: boolean;
}

/** All living processes, and the pids of those that were listed but had ended when they were read, zombies included. */
export interface Scan {
  readonly entries: readonly ProcessEntry[];
  readonly endedPids: readonly number[];
}

/** What is sent to a process: a request to end, a stop that it cannot refuse, or an end that it cannot refuse. */
export type Request = "terminate" | "freeze" | "kill";

/** An operating system, as far as processes go. */
export interface ProcessPlatform {
  /** Names the current boot; the same until the machine restarts, whatever is done to its clock. */
  bootId(): string;
  /** Names the space in which pids are unique; empty if the system has only one. */
  pidNamespace(): string;
  /** Looks at one pid, a positive integer. A failure to ask is "unreadable", never "absent"; a zombie is absent. */
  sight(pid: number): Sighting;
  /**
   * Lists the living processes, without zombies and without its own tools. A mark is a `NAME=VALUE` without blanks. No
   * process that is older than `since`, a start time, can carry one. So a system need not read the environments of
   * older ones, nor list those of them that ended. Throws if it cannot ask.
   */
  scan(marks: readonly string[], since?: string): Scan;
  /**
   * Sends to each target that still has its start time, and to the process groups: whole, so that no member forks its way
   * out. Those that are gone or not ours to signal are passed over.
   */
  send(targets: readonly ProcessEntry[], groups: readonly number[], request: Request): void;
}

/** What a system's tool answered: its pid, its exit status, null if it could not be run or was stopped, and its output. */
export interface ToolOutput {
  readonly pid: number;
  readonly status: number | null;
  readonly stdout: string;
}

/** Runs a system's tool to its end. */
export type RunTool = (file: string, args: readonly string[]) => ToolOutput;

/** The signals that carry a request on a POSIX system. A stopped process can only end when it is continued. */
export const SIGNALS = {
  terminate: ["SIGTERM", "SIGCONT"],
  freeze: ["SIGSTOP"],
  kill: ["SIGKILL"],
} as const satisfies Record<Request, readonly NodeJS.Signals[]>;

/** True if the first started before the second; both of one boot of one system. */
export function isOlder(startedAt: string, than: string): boolean {
  return Number(startedAt) < Number(than);
}

/** Whether a pid that could not be looked at is certainly free. */
export function sightUnseen(pid: number): "absent" | "unreadable" {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return "absent";
  }
  return "unreadable";
}
