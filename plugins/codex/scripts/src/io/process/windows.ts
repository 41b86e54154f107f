// Windows: everything from PowerShell and `taskkill`. Start times are FILETIMEs, counts of 100 ns since 1601, as the
// kernel noted them when the process began. The boot is named by the start of the System process: the time of boot that
// Windows reports (LastBootUpTime) moves when the clock is set. Another process's environment cannot be read, so marks
// find nothing here: a job is found as the tree below its roots. There are no groups and no sessions of processes.

import type { Sighting } from "../../core/job/liveness.ts";
import type { ProcessEntry, ProcessPlatform, Request, RunTool } from "./platform.ts";

const SYSTEM_PID = 4;
const PRINTED =
  "ForEach-Object { $t = $_.CreationDate; if ($t) { $t = $t.ToFileTimeUtc() }; '{0} {1} {2}' -f $_.ProcessId, $_.ParentProcessId, $t }";

/** Windows, through its tools. */
export function windowsPlatform(run: RunTool): ProcessPlatform {
  return {
    bootId: () => query(run, [SYSTEM_PID]).find(({ pid }) => pid === SYSTEM_PID)?.startedAt ?? "",
    pidNamespace: () => "",
    sight: (pid) => sight(run, pid),
    scan: () => ({ entries: list(run), endedPids: [] }),
    send: (targets, _groups, request) => send(run, targets, request),
  };
}

// This process is asked for too: only if it is shown, does the absence of the other mean anything.
function sight(run: RunTool, pid: number): Sighting {
  const entries = query(run, [pid, process.pid]);
  const entry = entries.find((each) => each.pid === pid);
  if (entry === undefined) return entries.some((each) => each.pid === process.pid) ? "absent" : "unreadable";
  return entry.startedAt === "" ? "unreadable" : { startedAt: entry.startedAt };
}

// A program without a window can refuse the gentle request, and nothing can be frozen; the kill works for all.
function send(run: RunTool, targets: readonly ProcessEntry[], request: Request): void {
  if (request === "freeze") return;
  const now = new Map(list(run).map((entry) => [entry.pid, entry.startedAt]));
  const pids = targets.filter((target) => now.get(target.pid) === target.startedAt).map(({ pid }) => String(pid));
  if (pids.length === 0) return;
  run("taskkill.exe", [...(request === "kill" ? ["/F"] : []), ...pids.flatMap((pid) => ["/PID", pid])]);
}

function list(run: RunTool): ProcessEntry[] {
  const entries = query(run, []).filter(({ startedAt }) => startedAt !== "");
  if (entries.some(({ pid }) => pid === process.pid)) return entries;
  throw new Error('Could not list the processes with "powershell.exe": it did not answer. Allow it to run.');
}

/** The processes with these pids, or all; those that PowerShell shows without a start time have an empty one. */
function query(run: RunTool, pids: readonly number[]): ProcessEntry[] {
  const filter = pids.map((pid) => `ProcessId=${pid}`).join(" OR ");
  const source = `Get-CimInstance Win32_Process${filter && ` -Filter '${filter}'`}`;
  const args = ["-NoProfile", "-NonInteractive", "-Command", `${source} | ${PRINTED}`];
  const { pid: tool, stdout } = run("powershell.exe", args);
  return stdout
    .split("\n")
    .flatMap(parseEntry)
    .filter(({ pid }) => pid !== tool);
}

function parseEntry(line: string): ProcessEntry[] {
  const [, pid, ppid, startedAt = ""] = /^(\d+) (\d+) (\d*)\s*$/.exec(line) ?? [];
  if (pid === undefined) return [];
  const unknown = { processGroup: 0, session: 0, state: "", isMarked: false };
  return [{ pid: Number(pid), ppid: Number(ppid), startedAt, ...unknown }];
}
