// The commands of a job that are still running, as a person would name them: the outermost process of each that is no part of
// Codex's sandbox. If the system does not tell command lines, there are none.

import { readFileSync } from "node:fs";
import type { Traces } from "../../core/executor.ts";
import { commandScript } from "../../core/outcome/command-run.ts";
import { oneLine } from "../../core/text.ts";
import { findJobProcesses } from "./find.ts";
import type { ProcessEntry } from "./platform.ts";
import { runWith } from "./run-tool.ts";

const MOST_NAMED = 5;
const LONGEST = 120;
// The programs that Codex puts around a command: its own, by whatever name it calls itself, and the sandboxes of the systems.
const WRAPPERS = /(?:^|\/)(?:codex[^/]*|bwrap|bubblewrap|sandbox-exec)$/;

/** At most five, each once, on one line of at most 120 characters. They may hold secrets. */
export function commandsLeft(traces: Traces): readonly string[] {
  const entries = findJobProcesses(traces);
  const lines = new Map(entries.map((entry) => [entry.pid, commandLine(entry)]));
  const isInner = (pid: number): boolean => !isWrapper(lines.get(pid));
  const outermost = entries.filter(
    ({ pid, ppid }) => isInner(pid) && !(lines.has(ppid) && isInner(ppid)) && lines.get(pid)?.[0] !== undefined,
  );
  return [...new Set(outermost.map(({ pid }) => nameOf(lines.get(pid) ?? [])))].slice(0, MOST_NAMED);
}

function isWrapper(line: readonly string[] | undefined): boolean {
  return WRAPPERS.test(line?.[0] ?? "");
}

function nameOf(line: readonly string[]): string {
  const [shell = "", flag = "", script = "", ...rest] = line;
  const isScript = /sh$/.test(shell) && /^-l?c$/.test(flag) && rest.length === 0;
  return oneLine(isScript ? script : commandScript(line.join(" ")), LONGEST);
}

function commandLine({ pid }: ProcessEntry): readonly string[] {
  if (process.platform === "darwin") return lineFromPs(pid);
  if (process.platform !== "linux") return [];
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
  } catch {
    return []; // It ended meanwhile.
  }
}

function lineFromPs(pid: number): readonly string[] {
  const { status, stdout } = runWith({ LC_ALL: "C", PATH: "/usr/bin:/bin" })("ps", [
    "-ww",
    "-o",
    "command=",
    "-p",
    String(pid),
  ]);
  return status === 0 && stdout.trim() !== "" ? stdout.trim().split(" ") : [];
}
