// Asks one recorded process to end. It may take its time; nothing here waits for it.

import type { ProcessIdentity } from "../../core/job/record.ts";
import { livenessOf } from "./identity.ts";

/**
 * Sends SIGTERM to a process that certainly is the recorded one; false if nothing was sent. On Windows nothing is sent:
 * there it would kill.
 */
export function askToEnd(identity: ProcessIdentity): boolean {
  if (process.platform === "win32" || livenessOf(identity) !== "alive") return false;
  try {
    return process.kill(identity.pid, "SIGTERM");
  } catch {
    return false; // It ended meanwhile, or is not ours to signal: the caller sees to both.
  }
}
