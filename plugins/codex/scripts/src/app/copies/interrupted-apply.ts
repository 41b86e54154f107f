// Whether an apply was cut short in a workspace. Whoever only reads says so; the next apply settles it.

import { hasJournal, readJournal } from "../../io/apply-journal.ts";
import { livenessOfActor } from "../../io/executor/actors.ts";
import { realPath } from "../../io/home.ts";
import type { Context } from "../scope/context.ts";

/** The job whose apply was cut short in the workspace with this root; null for none. */
export function interruptedApply({ home }: Context, workspaceRoot: string): string | null {
  const root = realPath(workspaceRoot);
  const journal = hasJournal(home, root) ? readJournal(home, root) : null;
  return journal !== null && livenessOfActor(journal.owner) === "gone" ? journal.job : null;
}
