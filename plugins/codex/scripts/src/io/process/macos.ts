// macOS: everything from `ps` and `sysctl`, run with LC_ALL=C and TZ=UTC. Start times are seconds since 1970, as the
// kernel noted them when the process began. The boot is named by its session's UUID: the time of boot (kern.boottime)
// moves when the clock is set. `ps` tells no usable session, so only process groups are known.

import type { Sighting } from "../../core/job/liveness.ts";
import {
  type ProcessEntry,
  type ProcessPlatform,
  type Request,
  type RunTool,
  type Scan,
  SIGNALS,
  sightUnseen,
} from "./platform.ts";

const COLUMNS = ["pid", "ppid", "pgid", "state", "lstart"].flatMap((name) => ["-o", `${name}=`]);
const LINE = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]{8}\s+\d{4})\s*$/;

/** macOS, through its tools. */
export function macosPlatform(run: RunTool): ProcessPlatform {
  return {
    bootId: () => readBootId(run),
    pidNamespace: () => "",
    sight: (pid) => sight(run, pid),
    scan: (marks) => scan(run, marks),
    send: (targets, groups, request) => send(run, targets, groups, request),
  };
}

function readBootId(run: RunTool): string {
  const { status, stdout } = run("sysctl", ["-n", "kern.bootsessionuuid"]);
  const id = stdout.trim();
  return status === 0 && /^[\dA-Fa-f-]{36}$/.test(id) ? id : "";
}

// This process is asked for too: only if `ps` shows it, does the absence of the other mean anything.
function sight(run: RunTool, pid: number): Sighting {
  const { stdout } = run("ps", [...COLUMNS, "-p", `${pid},${process.pid}`]);
  const entries = parseEntries(stdout);
  const entry = entries.find((each) => each.pid === pid);
  if (entry !== undefined) return isZombie(entry) ? "absent" : { startedAt: entry.startedAt };
  const isListed = stdout.split("\n").some((line) => Number.parseInt(line, 10) === pid);
  return entries.some((each) => each.pid === process.pid) && !isListed ? "absent" : sightUnseen(pid);
}

function scan(run: RunTool, marks: readonly string[]): Scan {
  const listed = list(run);
  const marked = marks.length === 0 ? new Set() : findMarked(run, marks);
  const living = listed.filter((entry) => !isZombie(entry));
  const entries = living.map((entry) => ({ ...entry, isMarked: marked.has(entry.pid) }));
  return { entries, endedPids: listed.filter(isZombie).map(({ pid }) => pid) };
}

function send(run: RunTool, targets: readonly ProcessEntry[], groups: readonly number[], request: Request): void {
  const now = new Map(list(run).map((entry) => [entry.pid, entry.startedAt]));
  const pids = targets.filter((target) => now.get(target.pid) === target.startedAt).map(({ pid }) => pid);
  const numbers = [...pids, ...groups.map((group) => -group)].map(String);
  if (numbers.length === 0) return;
  for (const signal of SIGNALS[request]) run("kill", [`-${signal.slice("SIG".length)}`, ...numbers]);
}

function list(run: RunTool): ProcessEntry[] {
  const { pid: tool, status, stdout } = run("ps", ["-ax", ...COLUMNS]);
  const entries = parseEntries(stdout).filter(({ pid }) => pid !== tool);
  if (status === 0 && entries.some(({ pid }) => pid === process.pid)) return entries;
  throw new Error(`Could not list the processes with "ps": it ended with ${status ?? "no status"}. Allow it to run.`);
}

function parseEntries(stdout: string): ProcessEntry[] {
  return stdout.split("\n").flatMap((line) => parseEntry(line) ?? []);
}

function parseEntry(line: string): ProcessEntry | null {
  const [, pid, ppid, processGroup, state = "", started] = LINE.exec(line) ?? [];
  const startedMs = Date.parse(`${started} UTC`);
  if (Number.isNaN(startedMs)) return null;
  return {
    pid: Number(pid),
    ppid: Number(ppid),
    processGroup: Number(processGroup),
    session: 0,
    startedAt: String(startedMs / 1000),
    state,
    isMarked: false,
  };
}

/** The pids whose environment, which is what `ps -E` prints beyond the command, holds one of the marks. */
function findMarked(run: RunTool, marks: readonly string[]): Set<number> {
  const commands = readCommands(run, []);
  const marked = new Set<number>();
  for (const [pid, line] of readCommands(run, ["-E"])) {
    const command = commands.get(pid);
    if (command === undefined || !line.startsWith(command)) continue;
    const variables = line.slice(command.length).split(" ");
    if (marks.some((mark) => variables.includes(mark))) marked.add(pid);
  }
  return marked;
}

function readCommands(run: RunTool, options: readonly string[]): Map<number, string> {
  const { stdout } = run("ps", ["-axww", ...options, "-o", "pid=", "-o", "command="]);
  const lines = [...stdout.matchAll(/^\s*(\d+) (.*)$/gm)];
  return new Map(lines.map(([, pid, command = ""]) => [Number(pid), command]));
}

function isZombie({ state }: ProcessEntry): boolean {
  return state.startsWith("Z");
}
