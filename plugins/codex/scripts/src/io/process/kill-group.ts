// Ends a program that was started as the leader of a process group of its own (`detached`), with all of its group.

/** On Windows, which has no groups, the program alone. One that has ended, or was never started, is no error. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
