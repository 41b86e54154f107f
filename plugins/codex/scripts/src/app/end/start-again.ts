// What to do about a waiting job whose worker is gone: nothing of it was started, so it can be started again as it was.

import { join } from "node:path";
import type { JobRecord } from "../../core/job/record.ts";
import { startAgainLine } from "../../core/job/start-again.ts";
import { jobFolder } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";

/** The hint, with the whole command line if flags can say what was asked for. */
export function startAgainHint(context: Context, record: JobRecord): string {
  const promptFile = join(jobFolder(context.home, record.id), "prompt.md");
  const line = startAgainLine(record, "codex-companion", promptFile, Date.parse(context.now()));
  if (line === null) return "Start the review again.";
  return `Start it again${record.kind === "adversarial-review" ? " (with its focus, if it had one)" : ""}: ${line}`;
}
