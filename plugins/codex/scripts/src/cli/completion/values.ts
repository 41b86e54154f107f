// What may be the value of a flag, by what its command's help calls the value: `--sandbox MODE`, `--retry auto|never`.

import { DIMENSIONS } from "../../core/canary.ts";
import { SANDBOX_MODES } from "../../core/job/request.ts";
import { SEVERITIES } from "../../core/review/findings.ts";

/** Words to choose from, or what kind of thing is named. */
export type Values = readonly string[] | "jobs" | "files" | "folders";

/** By the word in the help; of what is not here nothing is known. */
const NAMED: Readonly<Record<string, Values>> = {
  JOB: "jobs",
  FILE: "files",
  PATH: "files",
  DIR: "folders",
  MODE: SANDBOX_MODES,
  SEVERITY: SEVERITIES,
  DIMS: DIMENSIONS,
  SCOPE: ["auto", "working-tree", "branch"],
  START: ["working", "head"],
  E: ["minimal", "low", "medium", "high", "xhigh"],
};

/** The values of a flag; none if nothing is known of them. `--cwd` is the same for every command. */
export function valuesOf(help: string, flag: string): Values {
  if (flag === "cwd") return "folders";
  const [, name = ""] = new RegExp(`--${flag}[ =]\\[?([^\\s\\]]+)`).exec(help) ?? [];
  if (/^[a-z-]+(?:\|[a-z-]+)*$/.test(name)) return name.split("|");
  return NAMED[/^[A-Z]+/.exec(name)?.[0] ?? ""] ?? [];
}

/** What may be a word of a command, by its usage: the words to choose from, or jobs. */
export function wordsOf(help: string): Values {
  const [usage = ""] = help.split("\n");
  const words = usage.replace(/^Usage: codex-companion \S+/, "").replaceAll(/\[-[^\]]*\]/g, "");
  const [first = ""] = words.trim().split(/\s+/);
  if (/^\[?JOB/.test(first)) return "jobs";
  return /^[a-z-]+(?:\|[a-z-]+)+$/.test(first) ? first.split("|") : [];
}
