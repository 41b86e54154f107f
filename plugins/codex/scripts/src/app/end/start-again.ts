// What to do about a waiting job whose worker is gone: nothing of it was started, so it can be started again as it was.

import { join } from "node:path";
import type { JobRecord } from "../../core/job/record.ts";
import { startAgainLine } from "../../core/job/start-again.ts";
import { jobFolder } from "../../io/job-store.ts";
import { readOwnPolicy } from "../../io/policy-files.ts";
import type { Context } from "../scope/context.ts";

/** The hint, with the whole command line if flags can say what was asked for. */
export function startAgainHint(context: Context, record: JobRecord): string {
  const line = startAgainLine(record, {
    companion: "codex-companion",
    promptFile: join(jobFolder(context.home, record.id), "prompt.md"),
    nowMs: Date.parse(context.now()),
    hasDefaults: hasDefaults(context),
  });
  if (line === null) return "Start the review again.";
  return `Start it again${record.kind === "adversarial-review" ? " (with its focus, if it had one)" : ""}: ${line}`;
}

/** Not known of a policy that cannot be read; a task is refused then, which says so. */
function hasDefaults({ home }: Context): boolean {
  const policy = readOwnPolicy(home);
  return policy !== null && "policy" in policy && Object.keys(policy.policy.defaults).length > 0;
}
