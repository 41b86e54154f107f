// The system's code for a program that could not be started -> what that is called. Some codes are about the program
// itself. Others are about the machine (no open files, memory or processes left) and say nothing of the program.

import { type Failure, failure } from "./kinds.ts";

const MISSING: readonly string[] = ["ENOENT"];
const NOT_EXECUTABLE: readonly string[] = [
  "EACCES",
  "EPERM",
  "ENOEXEC",
  "ENOTDIR",
  "EISDIR",
  "ELOOP",
  "EBADARCH",
  "UNKNOWN",
];
const DISK_FULL: readonly string[] = ["ENOSPC", "EDQUOT"];
const LACKS: Readonly<Record<string, string>> = {
  EMFILE: "this process may open no more files (`ulimit -n`)",
  ENFILE: "this machine may open no more files",
  EAGAIN: "this user may start no more processes (`ulimit -u`)",
  ENOMEM: "there is no memory left",
  E2BIG: "its environment is too large",
  ETXTBSY: "it is being written just now",
};

/** The failure, and the exit code that a shell would give. */
export function startFailure(
  code: string,
  program: string,
): { readonly failure: Failure; readonly raw_exit_code: number } {
  const said = (why: string) => `Could not start Codex at "${program}": ${why}.`;
  if (MISSING.includes(code))
    return { failure: failure("codex_missing", said("there is no such program")), raw_exit_code: 127 };
  if (NOT_EXECUTABLE.includes(code))
    return { failure: failure("codex_not_executable", said(code)), raw_exit_code: 126 };
  if (DISK_FULL.includes(code)) return { failure: failure("disk_full", said(code)), raw_exit_code: 1 };
  const hint = "Free what it lacks, or raise the limit (see `ulimit -a`), then start the task again.";
  return {
    failure: failure("launch_failed", said(LACKS[code] === undefined ? code : `${code}, ${LACKS[code]}`), hint),
    raw_exit_code: 1,
  };
}

/** True for a code that says that a disk has no room left. */
export function isDiskFull(code: string | null): boolean {
  return code !== null && DISK_FULL.includes(code);
}
