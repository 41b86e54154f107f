// Starts the notifier (`cli/notifier.ts`), the program that runs the user's own command at the end of a job.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { MARK_NAME } from "../core/job/marks.ts";
import type { Environment } from "./home.ts";
import { workerLogPath } from "./job-files.ts";
import { launchAdopted } from "./process/launch.ts";

// The same path from here and from every bundle.
const NOTIFIER = join(import.meta.dirname, "..", "cli", "notifier.js");

/**
 * Starts it detached, and waits for nothing; what it prints goes to the worker's log. Without the mark of the job, by which
 * it would be ended with the job. False if the program is gone, as after an update that deleted it.
 */
export function launchNotifier(home: string, id: string, env: Environment): boolean {
  if (!existsSync(NOTIFIER)) return false;
  const launched = launchAdopted({
    file: process.execPath,
    args: [NOTIFIER, "--home", home, "--job", id],
    env: { ...env, [MARK_NAME]: undefined },
    cwd: home,
    logFile: workerLogPath(home, id),
  });
  launched.release();
  return true;
}
